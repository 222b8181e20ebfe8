import type { JsonValue } from "../../../ir/json.js";
import type { SettingsNode } from "./settings-node.js";
import type { MadeFrom, TemplateBuilder } from "./template-builder.js";

/** What every part of the expansion needs. */
export interface Service {
  readonly name: string;
  readonly stage: string;
  readonly provider: SettingsNode;
  readonly functions: readonly ServiceFunction[];
  /** What the plugin serverless-apigateway-service-proxy makes methods of: `proxy sqs`. */
  readonly proxies: readonly ServiceEvent[];
  readonly template: TemplateBuilder;
  /** What the service as a whole makes comes from its provider. */
  readonly from: MadeFrom;
  /** What is not carried over, for the ledger. */
  lose(from: MadeFrom, property: string | undefined, how: string, outcome?: "dropped" | "left" | "approximated"): void;
}

export interface ServiceFunction {
  readonly key: string;
  /** Name of the resource. */
  readonly id: string;
  readonly settings: SettingsNode;
  readonly from: MadeFrom;
  readonly events: readonly ServiceEvent[];
}

export interface ServiceEvent {
  /** `http`, `httpApi`, `websocket`; `proxy sqs` of a plugin's */
  readonly type: string;
  /** The event's settings; undefined where it is written as one text. */
  readonly settings: SettingsNode | undefined;
  readonly short: string | undefined;
  readonly from: MadeFrom;
}

/** What makes a method of a REST API, with its place. */
export interface RestRoute {
  readonly event: ServiceEvent;
  readonly verb: string;
  /** Without slashes at its ends; empty for the root. */
  readonly path: string;
}

/** An event of a function. */
export interface RestEvent extends RestRoute {
  readonly function: ServiceFunction;
}

/** `GET /pets`: a verb and a path in one text; `*` alone for everything. */
export function routeOf({ settings, short }: ServiceEvent): { readonly method: string; readonly path: string } {
  const [method = "", path] = (short ?? "").trim().split(/\s+/);
  if (short !== undefined) return path === undefined ? { method: "*", path: "*" } : { method, path };
  return { method: settings?.text("method") ?? "*", path: settings?.text("path") ?? "*" };
}

export const allOf = (value: JsonValue | undefined): Readonly<Record<string, JsonValue>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, JsonValue>>)
    : {};

export const functionName = ({ key, settings }: ServiceFunction, { name, stage }: Service): JsonValue =>
  settings.json("name") ?? `${name}-${stage}-${key}`;
