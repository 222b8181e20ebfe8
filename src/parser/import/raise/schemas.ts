import { knownText, memberOf, scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";
import { putTree } from "./plain-json.js";
import type { TreePath } from "./tree-builder.js";

export interface SchemaRaising {
  /** Path of the schema that `#` refers to. */
  readonly root: TreePath;
  /** Whether a schema within the model is one that has a model of its own by that name. */
  isModel?(name: string, schema: SourceValue): boolean;
  /** Definitions of the model, by name. */
  readonly definitions?: SourceValue | undefined;
  /** Name of the model that a reference by name or id means. */
  modelName(value: SourceValue): string | undefined;
}

const single = new Set(["additionalProperties", "not", "items", "contains", "propertyNames", "if", "then", "else"]);
const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const maps = new Set(["properties", "patternProperties", "dependentSchemas"]);

/**
 * Writes a schema of JSON Schema's draft 4, in which models are, as one of OpenAPI 3.1's.
 * https://json-schema.org/draft-06/json-schema-release-notes, https://json-schema.org/draft/2020-12/release-notes
 */
export function raiseSchema(context: RaiseContext, path: TreePath, value: SourceValue, raising: SchemaRaising): void {
  const { document, claims, values } = context;
  claims.take(value);
  if (value.kind !== "object") {
    document.put(path, values.known(value)?.toLowerCase() !== "false", value);
    return;
  }
  document.put(path, {}, value);
  const isExclusive = (key: string): boolean => {
    const found = value.members.find(([name]) => name === key)?.[1];
    return found !== undefined && knownText(found) === "true";
  };
  for (const [key, member] of value.members) {
    const at = [...path, key];
    if (key === "$ref") raiseReference(context, path, member, raising);
    else if (key === "$schema" || key === "id" || key === "$id") claims.takeAll(member);
    else if (key === "definitions" || key === "$defs") raiseDefinitions(context, member, raising);
    else if (key === "exclusiveMinimum" || key === "exclusiveMaximum") raiseBound(context, path, key, value, member);
    else if (key === "minimum" && isExclusive("exclusiveMinimum")) claims.take(member);
    else if (key === "maximum" && isExclusive("exclusiveMaximum")) claims.take(member);
    else if (key === "items" && member.kind === "list") raiseEach(context, [...path, "prefixItems"], member, raising);
    else if (key === "additionalItems") raiseSchema(context, [...path, "items"], member, raising);
    else if (single.has(key)) raiseSchema(context, at, member, raising);
    else if (lists.has(key)) raiseEach(context, at, member, raising);
    else if (maps.has(key)) raiseMembers(context, at, member, raising);
    else putTree(context, document, at, member, (text) => values.literal(text));
  }
}

function raiseEach(context: RaiseContext, path: TreePath, list: SourceValue, raising: SchemaRaising): void {
  context.claims.take(list);
  context.document.put(path, [], list);
  if (list.kind === "list") {
    list.items.forEach((item, index) => {
      raiseSchema(context, [...path, index], item, raising);
    });
  }
}

function raiseMembers(context: RaiseContext, path: TreePath, object: SourceValue, raising: SchemaRaising): void {
  context.claims.take(object);
  context.document.put(path, {}, object);
  if (object.kind !== "object") return;
  for (const [key, member] of object.members) raiseSchema(context, [...path, key], member, raising);
}

/** A boolean beside `minimum` in draft 4, the bound itself later. */
function raiseBound(
  { document, values, claims }: RaiseContext,
  path: TreePath,
  key: "exclusiveMinimum" | "exclusiveMaximum",
  schema: Extract<SourceValue, { kind: "object" }>,
  value: SourceValue,
): void {
  const text = values.known(value);
  claims.take(value);
  const bound = schema.members.find(([name]) => name === (key === "exclusiveMinimum" ? "minimum" : "maximum"))?.[1];
  if (text === "false") return;
  const number = Number(text === "true" ? (bound === undefined ? Number.NaN : knownText(bound)) : text);
  if (Number.isFinite(number)) document.put([...path, key], number, value);
}

/** Schemas within a model have no names of their own outside of it: they are called after the model as well. */
function raiseDefinitions(context: RaiseContext, value: SourceValue, raising: SchemaRaising): void {
  context.claims.take(value);
  if (value.kind !== "object") return;
  for (const [name, member] of value.members) {
    if (raising.isModel?.(name, member) === true) context.claims.takeAll(member);
    else raiseSchema(context, [...raising.root.slice(0, -1), definitionName(raising, name)], member, raising);
  }
}

const definitionName = ({ root, definitions, isModel }: SchemaRaising, name: string): string => {
  const schema = memberOf(definitions, name);
  if (schema !== undefined && isModel?.(name, schema) === true) return name;
  const model = String(root.at(-1));
  const called = (each: string): string =>
    `${model}${each.charAt(0).toUpperCase()}${each.slice(1)}`.replace(/[^A-Za-z0-9._-]/g, "");
  // One that is called after the model already keeps its name, unless another one comes to it.
  const others = definitions?.kind === "object" ? definitions.members.map(([each]) => each) : [];
  const isNamed = /^[\w.-]+$/.test(name) && name.startsWith(model) && name.length > model.length;
  return isNamed && others.every((each) => called(each) !== name) ? name : called(name);
};

/** `https://apigateway.amazonaws.com/restapis/{api}/models/{name}`, `#/definitions/{name}`, `#`. */
function raiseReference(
  { document, claims }: RaiseContext,
  path: TreePath,
  value: SourceValue,
  raising: SchemaRaising,
): void {
  claims.take(value);
  const name = referredName(value, raising);
  if (name !== undefined) document.put([...path, "$ref"], `#/components/schemas/${name}`, value);
  else claims.annotate(value, "dropped", "the source has no such model");
}

function referredName(value: SourceValue, raising: SchemaRaising): string | undefined {
  const text = knownText(value);
  const [, definition] = /^#\/(?:definitions|\$defs)\/(.+)$/.exec(text ?? "") ?? [];
  if (definition !== undefined) return definitionName(raising, definition);
  if (text === "#") return String(raising.root.at(-1));
  // The last part of the address is the model's name, or refers to the model.
  const last = value.kind === "join" ? value.parts.at(-1) : value;
  const [, named] = /\/models\/([^/]*)$/.exec((last === undefined ? undefined : knownText(last)) ?? "") ?? [];
  if (named !== undefined && named !== "") return raising.modelName(scalar(named, value.at));
  return last === undefined ? undefined : raising.modelName(last);
}
