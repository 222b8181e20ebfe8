import type { JsonValue } from "../../src/ir/json.js";
import type { Account, Thing } from "./account/account.js";
import { sortKeys } from "./account/canonical.js";

/**
 * An account with nothing in it that an import cannot carry, so that an API made of resources can be compared with the
 * same one imported from an OpenAPI 3.0 body:
 *
 * - Models. Schemas of OpenAPI 3.0 have no place for `$schema`, `definitions`, `null`, tuples and patterns of names, and
 *   the service ignores bounds that are exclusive.
 *   https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 * - Who may call an authorizer's function. The address ends in the authorizer's id, to which nothing in a template can
 *   refer before the import, so `authorizers/*` stands there.
 *   https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 *
 * The side that is made of resources is compared with the plan as it is, so nothing of it is left out for good.
 */
export function asImported(account: Account): Account {
  const api = Object.keys(account).find((key) => key.startsWith("rest-api ")) ?? "";
  const things = Object.entries(account).flatMap(([key, thing]) =>
    key.startsWith("model ") ? importedModels(key, thing, api) : [[key, thing] as const],
  );
  // Models that are definitions within several others are one component.
  const imported = JSON.stringify(Object.fromEntries([...things].reverse()));
  return JSON.parse(imported.replaceAll(/authorizers\/@(?:route-)?authorizer [^"\\]*/g, "authorizers/*")) as Account;
}

type JsonObject = { readonly [key: string]: JsonValue };

/** A model, and those that stand within it because they refer to each other in a circle. */
function importedModels(key: string, thing: Thing, api: string): readonly (readonly [string, Thing])[] {
  const schema = JSON.parse(String(thing.schema)) as JsonObject;
  const { definitions } = schema;
  const model = (name: string, given: Thing, own: JsonValue): readonly [string, Thing] => {
    const text = JSON.stringify(sortKeys(importedSchema(own).schema));
    const address = `https://apigateway.amazonaws.com/restapis/@${api}/models/`;
    return [name, { ...given, schema: text.replaceAll("#/definitions/", address) }];
  };
  if (definitions === undefined || !isObject(definitions)) return [model(key, thing, schema)];
  return Object.entries(definitions).map(([name, own]) =>
    model(`model ${name}`, `model ${name}` === key ? thing : { contentType: "application/json", name }, own),
  );
}

interface ImportedSchema {
  readonly schema: JsonValue;
  /** Whether it lets through what the original refuses. */
  readonly isLooser: boolean;
}

const anything: ImportedSchema = { schema: {}, isLooser: true };

/** Keywords that an import drops, or takes without holding requests to them. */
const dropped = ["$schema", "exclusiveMinimum", "exclusiveMaximum", "patternProperties", "additionalItems"];
const unchecked = ["minItems", "maxItems"];

/** A schema of draft 4 as a component of OpenAPI 3.0: never stricter, so that no request is refused that was let through. */
function importedSchema(value: JsonValue): ImportedSchema {
  if (!isObject(value)) return { schema: value, isLooser: false };
  if (allowsNull(value)) return anything;
  let isLooser = [...dropped.slice(1), ...unchecked].some((keyword) => keyword in value);
  const inner = (given: JsonValue): JsonValue => {
    const made = importedSchema(given);
    isLooser ||= made.isLooser;
    return made.schema;
  };
  const entries = Object.entries(value)
    .filter(([keyword]) => !dropped.includes(keyword))
    .filter(([keyword]) => !(keyword === "additionalProperties" && "patternProperties" in value))
    .map(([keyword, given]): readonly [string, JsonValue] => {
      if (keyword === "properties" && isObject(given)) return [keyword, mapValues(given, inner)];
      if (keyword === "items" && isList(given)) return [keyword, {}];
      if (isList(given) && ["allOf", "anyOf", "oneOf"].includes(keyword)) return [keyword, given.map(inner)];
      if (["items", "additionalProperties", "not"].includes(keyword)) return [keyword, inner(given)];
      return [keyword, given];
    });
  // A value may now be valid by several alternatives; what is refused more loosely would be refused more often.
  const schema = Object.fromEntries(
    isLooser ? entries.map(([keyword, given]) => [keyword === "oneOf" ? "anyOf" : keyword, given]) : entries,
  );
  return isLooser && "not" in schema ? anything : { schema, isLooser };
}

/** OpenAPI 3.0 has no type for `null`, and the service ignores `nullable`. */
function allowsNull({ type, anyOf }: JsonObject): boolean {
  if (type === "null" || (isList(type) && type.includes("null"))) return true;
  return isList(anyOf) && anyOf.some((each) => isObject(each) && each.type === "null");
}

const mapValues = (object: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

const isList = (value: JsonValue | undefined): value is readonly JsonValue[] => Array.isArray(value);

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
