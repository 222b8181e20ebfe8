import type { Operation } from "../../ir/api.js";
import type { Handler } from "../../ir/handler.js";
import type { JsonValue } from "../../ir/json.js";
import { settingText } from "./deploy-text.js";
import { as, derived, type ExportContext, type Fragment, type JsonObject, type Rows, setting, write } from "./rows.js";

/** A function as the settings describe it. */
const functions: Rows<Handler> = {
  id: derived,
  purpose: derived,
  description: derived,
  runtime: as("runtime"),
  architecture: as("architecture"),
  memoryMb: as("memory"),
  timeoutSeconds: as("timeout"),
  environment: (environment, _, context) =>
    environment.length === 0
      ? {}
      : { environment: Object.fromEntries(environment.map(({ name, value }) => [name, settingText(value, context)])) },
  logRetentionDays: as("logRetention"),
  tracing: as("tracing"),
  reservedConcurrency: as("reservedConcurrency"),
  origin: derived,
};

const isEqual = (left: JsonValue | undefined, right: JsonValue | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** What holds for every function of the API. */
export function sharedFunction(context: ExportContext): JsonObject {
  const { handlers } = context.api;
  // A function that decides about callers has the shared settings and no others.
  const authorizer = handlers.find(({ purpose }) => purpose.kind === "authorizer");
  if (authorizer !== undefined) return write(functions, authorizer, context);
  const [first = {}, ...others] = handlers.map((each) => write(functions, each, context));
  return Object.fromEntries(
    Object.entries(first).filter(([key, value]) => others.every((each) => isEqual(each[key], value))),
  );
}

/** `functions` at the root. */
export function functionsRow(handlers: readonly Handler[], _: unknown, context: ExportContext): Fragment {
  const per = sharedPer(handlers, context);
  const settings = { ...(per === undefined ? {} : { per }), ...context.sharedFunction };
  return Object.keys(settings).length === 0 ? {} : setting({ functions: settings });
}

/** What the operations of a function have in common: their first tag, or nothing but the API. */
function sharedPer(handlers: readonly Handler[], { api }: ExportContext): "tag" | "api" | undefined {
  const shared = handlers.filter(({ purpose }) => purpose.kind === "operations" && purpose.shared);
  if (shared.length === 0) return undefined;
  const isTagged = api.operations.every(({ tags: [first] }) => first?.toLowerCase() === "api");
  return shared.length === 1 && shared[0]?.id.startsWith("api") && !isTagged ? "api" : "tag";
}

/** What differs for the function of one operation; a function of several operations has the shared settings alone. */
export function functionSettings({ integration }: Operation, context: ExportContext): Fragment {
  if (integration.kind !== "lambda" || integration.target.kind !== "handler") return {};
  const handler = context.handlers.get(integration.target.handler);
  if (handler === undefined || handler.purpose.kind !== "operations" || handler.purpose.shared) return {};
  const own = Object.entries(write(functions, handler, context)).flatMap(([key, value]): [string, JsonValue][] => {
    const shared = context.sharedFunction[key];
    if (isEqual(value, shared)) return [];
    return [[key, key === "environment" ? differing(value, shared) : value]];
  });
  return own.length === 0 ? {} : setting({ function: Object.fromEntries(own) });
}

/** Variables of the environment that the shared ones lack or set otherwise: those are laid over by name. */
function differing(own: JsonValue, shared: JsonValue | undefined): JsonValue {
  const others = new Map(Object.entries((shared ?? {}) as JsonObject));
  const differences = Object.entries(own as JsonObject).filter(([name, value]) => !isEqual(value, others.get(name)));
  return Object.fromEntries(differences);
}
