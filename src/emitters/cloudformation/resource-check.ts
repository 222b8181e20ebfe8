import type { JsonValue } from "../../ir/json.js";
import { isIntrinsicName } from "./inert-text.js";
import type { ObjectShape, PropertyType, ResourceSchema } from "./resource-schema.js";

/** What CloudFormation would refuse, and where below the resource's properties it stands. */
export interface PropertyFault {
  readonly path: readonly (string | number)[];
  /** The end of a sentence that begins with the path: "is unknown". */
  readonly problem: string;
}

type JsonObject = { readonly [key: string]: JsonValue };
type Path = PropertyFault["path"];

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Only the deployment knows what an intrinsic function returns. */
export const isIntrinsic = (value: JsonValue): boolean => {
  if (!isObject(value)) return false;
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && (isIntrinsicName(key) || key === "Condition");
};

/** Compares properties in JSON, intrinsic functions in their long form, with what the registry says of their type. */
export const findPropertyFaults = (properties: JsonObject, schema: ResourceSchema): readonly PropertyFault[] =>
  objectFaults(properties, schema, schema, []);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-resource-tags.html */
const tagShape: ObjectShape = { properties: { Key: "string", Value: "string" }, required: ["Key", "Value"] };

function objectFaults(
  value: JsonObject,
  shape: ObjectShape,
  schema: ResourceSchema,
  path: Path,
): readonly PropertyFault[] {
  const faults: PropertyFault[] = [];
  for (const [name, member] of Object.entries(value)) {
    const type = Object.hasOwn(shape.properties, name) ? shape.properties[name] : undefined;
    if (type === undefined) faults.push({ path: [...path, name], problem: `is no property${likeness(name, shape)}` });
    else faults.push(...typeFaults(member, type, schema, [...path, name]));
  }
  for (const name of shape.required ?? [])
    if (value[name] === undefined) faults.push({ path: [...path, name], problem: "is missing" });
  return faults;
}

/** Case is the usual slip. */
function likeness(name: string, { properties }: ObjectShape): string {
  const like = Object.keys(properties).find((each) => each.toLowerCase() === name.toLowerCase());
  return like === undefined ? "" : `; '${like}' is`;
}

function typeFaults(
  value: JsonValue,
  type: PropertyType,
  schema: ResourceSchema,
  path: Path,
): readonly PropertyFault[] {
  if (value === null || isIntrinsic(value)) return [];
  const wrong = (expected: string): readonly PropertyFault[] => [{ path, problem: `has to be ${expected}` }];
  if (typeof type === "string") return isOfType(value, type) ? [] : wrong(names[type]);
  if ("enum" in type) {
    const isOneOf = !isObject(value) && !Array.isArray(value) && type.enum.includes(String(value));
    return isOneOf ? [] : wrong(`one of ${type.enum.join(", ")}`);
  }
  if ("list" in type) {
    if (!Array.isArray(value)) return wrong("a list");
    return value.flatMap((item: JsonValue, index) => typeFaults(item, type.list, schema, [...path, index]));
  }
  if ("union" in type) {
    const attempts = type.union.map((each) => typeFaults(value, each, schema, path));
    return attempts.some((faults) => faults.length === 0) ? [] : (attempts[0] ?? []);
  }
  if (!isObject(value)) return wrong("an object");
  if ("map" in type)
    return Object.entries(value).flatMap(([key, member]) => typeFaults(member, type.map, schema, [...path, key]));
  const shape = type.object === "Tag" ? (schema.types?.Tag ?? tagShape) : schema.types?.[type.object];
  return shape === undefined ? [] : objectFaults(value, shape, schema, path);
}

type SimpleType = Extract<PropertyType, string>;

const names: Readonly<Record<SimpleType, string>> = {
  string: "text",
  integer: "a whole number",
  number: "a number",
  boolean: "true or false",
  json: "an object",
};

/** CloudFormation turns numbers and booleans into text and back. */
function isOfType(value: JsonValue, type: SimpleType): boolean {
  if (type === "json") return isObject(value) || typeof value === "string";
  if (typeof value === "object") return false;
  if (type === "string") return true;
  if (type === "boolean") return typeof value === "boolean" || value === "true" || value === "false";
  if (typeof value === "boolean" || (typeof value === "string" && value.trim() === "")) return false;
  return type === "integer" ? Number.isInteger(Number(value)) : Number.isFinite(Number(value));
}
