import type { JsonValue } from "../ir/json.js";
import type { ResourceId } from "../parser/import/source-value.js";

/** What descriptions of live resources tell, taken together. */
export interface LiveDescription {
  /** Physical ids by logical ids, or the service's ids by addresses. */
  readonly ids: ReadonlyMap<ResourceId, string>;
  /** Types of what `ids` names by logical ids. */
  readonly types: ReadonlyMap<ResourceId, string>;
  /** Values of the stack's parameters, by their names. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Values of the stack's outputs, by their names. */
  readonly outputs: ReadonlyMap<string, string>;
  /** What stacks of the region export, by its names. */
  readonly exports: ReadonlyMap<string, string>;
  /** Attributes of resources of a state, by addresses, as the provider names them. */
  readonly attributes: ReadonlyMap<ResourceId, Readonly<Record<string, JsonValue>>>;
  /** The stack whose resources these are. */
  readonly stack?: LiveStack;
  /** Of a REST API, the id of the path `/`. */
  readonly rootResourceId?: string;
}

/** What the ARN of a stack tells. */
export interface LiveStack {
  readonly id: string;
  readonly name: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

type JsonObject = Readonly<Record<string, JsonValue>>;

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const recordsOf = (value: JsonValue | undefined): readonly JsonObject[] | undefined =>
  Array.isArray(value) && value.every(isObject) ? (value as readonly JsonObject[]) : undefined;

const textOf = (value: JsonValue | undefined): string | undefined => (typeof value === "string" ? value : undefined);

export const nothingDescribed: LiveDescription = {
  ids: new Map(),
  types: new Map(),
  parameters: new Map(),
  outputs: new Map(),
  exports: new Map(),
  attributes: new Map(),
};

/** Text by name, for those of some records that have both. */
function textsOf(records: JsonValue | undefined, name: string, value: string): readonly (readonly [string, string])[] {
  return (recordsOf(records) ?? []).flatMap((record): readonly (readonly [string, string])[] => {
    const [key, text] = [textOf(record[name]), textOf(record[value])];
    return key === undefined || text === undefined ? [] : [[key, text]];
  });
}

/** `arn:aws:cloudformation:eu-west-1:111122223333:stack/pets/1b9e...` */
function stackOf(id: JsonValue | undefined): { readonly stack?: LiveStack } {
  const [, partition, , region, account, path] = textOf(id)?.split(":") ?? [];
  const name = path?.split("/")[1];
  if (partition === undefined || region === undefined || account === undefined || name === undefined) return {};
  return { stack: { id: textOf(id) ?? "", name, partition, region, account } };
}

/** States of a stack's resource in which it is there. */
const isThere = (status: JsonValue | undefined): boolean =>
  !/^(DELETE_COMPLETE|CREATE_FAILED)$/.test(textOf(status) ?? "");

/**
 * Adds what one file tells: the output of `aws cloudformation describe-stack-resources`, `list-stack-resources` or
 * `describe-stacks` or `list-exports`, of `aws apigateway get-resources`, or of `terraform show -json` for a state. Undefined for anything else.
 */
export function readDescription(known: LiveDescription, file: JsonValue): LiveDescription | undefined {
  if (!isObject(file)) return undefined;
  const stack = recordsOf(file.StackResources) ?? recordsOf(file.StackResourceSummaries);
  if (stack !== undefined) return withStack(known, stack);
  const [described, ...others] = recordsOf(file.Stacks) ?? [];
  if (described !== undefined && others.length === 0) return withParameters(known, described);
  if (recordsOf(file.Exports) !== undefined)
    return { ...known, exports: new Map([...known.exports, ...textsOf(file.Exports, "Name", "Value")]) };
  if (isObject(file.values) && isObject(file.values.root_module)) return withModule(known, file.values.root_module);
  const paths = recordsOf(file.items);
  const root = paths?.find(({ path }) => path === "/");
  const rootResourceId = textOf(root?.id);
  return rootResourceId === undefined ? undefined : { ...known, rootResourceId };
}

/** A parameter that Systems Manager keeps shows its value apart; one that is secret shows none. */
function withParameters(known: LiveDescription, { StackId, Parameters, Outputs }: JsonObject): LiveDescription {
  const parameters = new Map(known.parameters);
  for (const { ParameterKey, ParameterValue, ResolvedValue } of recordsOf(Parameters) ?? []) {
    const [name, value] = [textOf(ParameterKey), textOf(ResolvedValue) ?? textOf(ParameterValue)];
    if (name !== undefined && value !== undefined && !/^\*+$/.test(value)) parameters.set(name, value);
  }
  const outputs = new Map([...known.outputs, ...textsOf(Outputs, "OutputKey", "OutputValue")]);
  return { ...known, ...stackOf(StackId), parameters, outputs };
}

/**
 * A module of a state, with those within it.
 * https://developer.hashicorp.com/terraform/internals/json-format#values-representation
 */
function withModule(known: LiveDescription, { resources, child_modules: children }: JsonObject): LiveDescription {
  const ids = new Map(known.ids);
  const attributes = new Map(known.attributes);
  let { rootResourceId } = known;
  for (const { address, mode, values } of recordsOf(resources) ?? []) {
    const [at, id] = [textOf(address), isObject(values) ? textOf(values.id) : undefined];
    if (mode !== "managed" || at === undefined || id === undefined) continue;
    ids.set(at, id);
    if (!isObject(values)) continue;
    attributes.set(at, values);
    rootResourceId ??= textOf(values.root_resource_id);
  }
  const own = { ...known, ids, attributes, ...(rootResourceId === undefined ? {} : { rootResourceId }) };
  return (recordsOf(children) ?? []).reduce(withModule, own);
}

function withStack(known: LiveDescription, resources: readonly JsonObject[]): LiveDescription {
  const ids = new Map(known.ids);
  const types = new Map(known.types);
  for (const { LogicalResourceId, PhysicalResourceId, ResourceType, ResourceStatus } of resources) {
    const [logical, physical] = [textOf(LogicalResourceId), textOf(PhysicalResourceId)];
    if (logical === undefined || physical === undefined || !isThere(ResourceStatus)) continue;
    ids.set(logical, physical);
    types.set(logical, textOf(ResourceType) ?? "");
  }
  return { ...known, ...stackOf(resources[0]?.StackId), ids, types };
}
