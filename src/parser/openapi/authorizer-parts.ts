import type { Authorizer } from "../../ir/authorizer.js";
import { digest } from "../../ir/digest.js";
import type { HandlerId } from "../../ir/ids.js";
import { asciiWords, pascalCase } from "../../ir/names.js";
import type { DocumentNode } from "../document-node.js";
import type { SettingsInput } from "../settings/schema.js";

/** What decides about authorizers beside the document. */
export interface AuthorizerSettings {
  readonly values: SettingsInput["authorizers"];
  nodeAt(path: readonly (string | number)[]): DocumentNode;
  /** The function that the build makes for a scheme. */
  handlerFor(scheme: string): HandlerId;
}

export type AuthorizerBase = Pick<Authorizer, "id" | "name" | "origin">;

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html */
export function authorizerName(scheme: string): string {
  if (/^[A-Za-z0-9_-]{1,128}$/.test(scheme)) return scheme;
  return pascalCase(asciiWords(scheme)).slice(0, 120) || `Authorizer${digest(scheme).slice(0, 6)}`;
}

export const ttl = (seconds: number | undefined): { readonly ttlSeconds?: number } =>
  seconds === undefined ? {} : { ttlSeconds: seconds };
