import type { JsonValue } from "../ir/json.js";
import type { ResourceId } from "../parser/import/source-value.js";

/** What descriptions of live resources tell, taken together. */
export interface LiveDescription {
  /** Physical ids by logical ids, or the service's ids by addresses. */
  readonly ids: ReadonlyMap<ResourceId, string>;
  /** Of a REST API, the id of the path `/`. */
  readonly rootResourceId?: string;
}

type JsonObject = Readonly<Record<string, JsonValue>>;

const isRecord = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const recordsOf = (value: JsonValue | undefined): readonly JsonObject[] | undefined =>
  Array.isArray(value) && value.every(isRecord) ? (value as readonly JsonObject[]) : undefined;

const textOf = (value: JsonValue | undefined): string | undefined => (typeof value === "string" ? value : undefined);

/** States of a stack's resource in which it is there. */
const isThere = (status: JsonValue | undefined): boolean =>
  !/^(DELETE_COMPLETE|CREATE_FAILED)$/.test(textOf(status) ?? "");

/**
 * Adds what one file tells: the output of `aws cloudformation describe-stack-resources` or `list-stack-resources`, or of
 * `aws apigateway get-resources`. Undefined for anything else.
 */
export function readDescription(known: LiveDescription, file: JsonValue): LiveDescription | undefined {
  if (!isRecord(file)) return undefined;
  const stack = recordsOf(file.StackResources) ?? recordsOf(file.StackResourceSummaries);
  if (stack !== undefined) return withStack(known, stack);
  const paths = recordsOf(file.items);
  const root = paths?.find(({ path }) => path === "/");
  const rootResourceId = textOf(root?.id);
  return rootResourceId === undefined ? undefined : { ...known, rootResourceId };
}

function withStack(known: LiveDescription, resources: readonly JsonObject[]): LiveDescription {
  const ids = new Map(known.ids);
  for (const { LogicalResourceId, PhysicalResourceId, ResourceStatus } of resources) {
    const [logical, physical] = [textOf(LogicalResourceId), textOf(PhysicalResourceId)];
    if (logical !== undefined && physical !== undefined && isThere(ResourceStatus)) ids.set(logical, physical);
  }
  return { ...known, ids };
}
