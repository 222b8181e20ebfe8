import type { JsonValue } from "../ir/json.js";
import type { ResourceId } from "../parser/import/source-value.js";

/** What descriptions of live resources tell, taken together. */
export interface LiveDescription {
  /** Physical ids by logical ids, or the service's ids by addresses. */
  readonly ids: ReadonlyMap<ResourceId, string>;
  /** Values of the stack's parameters, by their names. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Of a REST API, the id of the path `/`. */
  readonly rootResourceId?: string;
}

type JsonObject = Readonly<Record<string, JsonValue>>;

const isRecord = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const recordsOf = (value: JsonValue | undefined): readonly JsonObject[] | undefined =>
  Array.isArray(value) && value.every(isRecord) ? (value as readonly JsonObject[]) : undefined;

const textOf = (value: JsonValue | undefined): string | undefined => (typeof value === "string" ? value : undefined);

export const nothingDescribed: LiveDescription = { ids: new Map(), parameters: new Map() };

/** States of a stack's resource in which it is there. */
const isThere = (status: JsonValue | undefined): boolean =>
  !/^(DELETE_COMPLETE|CREATE_FAILED)$/.test(textOf(status) ?? "");

/**
 * Adds what one file tells: the output of `aws cloudformation describe-stack-resources`, `list-stack-resources` or
 * `describe-stacks`, or of `aws apigateway get-resources`. Undefined for anything else.
 */
export function readDescription(known: LiveDescription, file: JsonValue): LiveDescription | undefined {
  if (!isRecord(file)) return undefined;
  const stack = recordsOf(file.StackResources) ?? recordsOf(file.StackResourceSummaries);
  if (stack !== undefined) return withStack(known, stack);
  const [described, ...others] = recordsOf(file.Stacks) ?? [];
  if (described !== undefined && others.length === 0) return withParameters(known, described);
  const paths = recordsOf(file.items);
  const root = paths?.find(({ path }) => path === "/");
  const rootResourceId = textOf(root?.id);
  return rootResourceId === undefined ? undefined : { ...known, rootResourceId };
}

/** A parameter that Systems Manager keeps shows its value apart; one that is secret shows none. */
function withParameters(known: LiveDescription, { Parameters }: JsonObject): LiveDescription {
  const parameters = new Map(known.parameters);
  for (const { ParameterKey, ParameterValue, ResolvedValue } of recordsOf(Parameters) ?? []) {
    const [name, value] = [textOf(ParameterKey), textOf(ResolvedValue) ?? textOf(ParameterValue)];
    if (name !== undefined && value !== undefined && !/^\*+$/.test(value)) parameters.set(name, value);
  }
  return { ...known, parameters };
}

function withStack(known: LiveDescription, resources: readonly JsonObject[]): LiveDescription {
  const ids = new Map(known.ids);
  for (const { LogicalResourceId, PhysicalResourceId, ResourceStatus } of resources) {
    const [logical, physical] = [textOf(LogicalResourceId), textOf(PhysicalResourceId)];
    if (logical !== undefined && physical !== undefined && isThere(ResourceStatus)) ids.set(logical, physical);
  }
  return { ...known, ids };
}
