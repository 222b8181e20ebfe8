import { essence, isJson } from "./media-type.js";
import type { Middleware } from "./operation.js";

/** A schema of the API's responses as data; members that do not belong to its kind are absent. */
export interface SchemaData {
  readonly kind:
    | "any"
    | "never"
    | "null"
    | "boolean"
    | "string"
    | "number"
    | "integer"
    | "enum"
    | "array"
    | "object"
    | "oneOf"
    | "anyOf"
    | "allOf"
    | "not"
    | "reference";
  readonly nullable?: true;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly values?: readonly unknown[];
  readonly items?: SchemaData | "forbidden";
  readonly prefix?: readonly SchemaData[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;
  readonly properties?: { readonly [name: string]: SchemaData };
  readonly required?: readonly string[];
  readonly additional?: SchemaData | "forbidden";
  readonly patterns?: readonly { readonly pattern: string; readonly schema: SchemaData }[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly members?: readonly SchemaData[];
  readonly schema?: SchemaData;
  readonly target?: string;
}

export type NamedSchemas = { readonly [name: string]: SchemaData };

export interface Problem {
  /** RFC 6901 pointer from the body. */
  readonly pointer: string;
  /** "is required", "is no string". */
  readonly message: string;
}

/** Thrown for a response whose body is not what the API describes. */
export class ValidationError extends Error {
  override readonly name = "ValidationError";
  readonly operation: string;
  readonly status: number;
  readonly problems: readonly Problem[];

  constructor(operation: string, status: number, problems: readonly Problem[]) {
    const [first] = problems;
    const place = first === undefined || first.pointer === "" ? "its body" : `its body at ${first.pointer}`;
    super(`${operation} was answered with status ${status}, and ${place} ${first?.message ?? "is wrong"}.`);
    this.operation = operation;
    this.status = status;
    this.problems = problems;
  }
}

/** Schemas of JSON bodies by operation, and by status as the document has it: `200`, `4XX`, `default`. */
export type ResponseSchemas = { readonly [operation: string]: { readonly [status: string]: SchemaData } };

/** Middleware that reads a copy of each JSON body and ends the call with a `ValidationError` where it is not as described. */
export const validationMiddleware =
  (responses: ResponseSchemas, schemas: NamedSchemas): Middleware =>
  async (request, next) => {
    const response = await next(request);
    const schema = schemaOf(responses, request.operation, response.status);
    if (schema === undefined || !isJson(essence(response.headers.get("content-type") ?? ""))) return response;
    const text = await response.clone().text();
    const value = parse(text);
    if (value === undefined) return response;
    const problems = validate(value, schema, schemas);
    if (problems.length > 0) throw new ValidationError(request.operation, response.status, problems);
    return response;
  };

/** Broken JSON is somebody else's error to report. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function schemaOf(responses: ResponseSchemas, operation: string, status: number): SchemaData | undefined {
  const own = Object.hasOwn(responses, operation) ? responses[operation] : undefined;
  return own?.[status] ?? own?.[`${String(status)[0]}XX`] ?? own?.["default"];
}

/** Values nested deeper than this are not looked at: the walk recurses. */
const deepest = 200;

interface Walk {
  readonly schemas: NamedSchemas;
  readonly problems: Problem[];
}

/** What is wrong with a value; empty where nothing is. */
export function validate(value: unknown, schema: SchemaData, schemas: NamedSchemas): readonly Problem[] {
  const problems: Problem[] = [];
  check(value, schema, "", 0, { schemas, problems });
  return problems;
}

function check(value: unknown, schema: SchemaData, pointer: string, depth: number, walk: Walk): void {
  if (depth > deepest || (value === null && schema.nullable === true)) return;
  const report = (message: string): void => {
    walk.problems.push({ pointer, message });
  };
  switch (schema.kind) {
    case "string":
      if (typeof value === "string") checkText(value, schema, report);
      else report("is no string");
      break;
    case "number":
    case "integer":
      if (typeof value === "number") checkNumber(value, schema, report);
      else report(`is no ${schema.kind}`);
      break;
    case "array":
      if (Array.isArray(value)) checkItems(value, schema, pointer, depth, walk);
      else report("is no list");
      break;
    case "object":
      if (isObject(value)) checkMembers(value, schema, pointer, depth, walk);
      else report("is no object");
      break;
    case "reference":
    case "allOf":
      for (const each of partsOf(schema, walk.schemas)) check(value, each, pointer, depth + 1, walk);
      break;
    case "oneOf":
    case "anyOf":
    case "not":
      checkAlternatives(value, schema, pointer, depth, walk);
      break;
    default: {
      const problem = simpleProblem(value, schema);
      if (problem !== undefined) report(problem);
    }
  }
}

/** Schemas that hold for the same value. */
function partsOf({ members = [], target }: SchemaData, schemas: NamedSchemas): readonly SchemaData[] {
  const named = target !== undefined && Object.hasOwn(schemas, target) ? schemas[target] : undefined;
  return named === undefined ? members : [named];
}

/** What is wrong with a value of a kind that has no further rules. */
function simpleProblem(value: unknown, { kind, values = [] }: SchemaData): string | undefined {
  if (kind === "never") return "may not be there";
  if (kind === "null") return value === null ? undefined : "is not null";
  if (kind === "boolean") return typeof value === "boolean" ? undefined : "is no boolean";
  if (kind === "enum") return values.some((each) => isEqual(each, value)) ? undefined : "is none of its values";
  return undefined;
}

type Report = (message: string) => void;

function checkText(value: string, { minLength = 0, maxLength, pattern }: SchemaData, report: Report): void {
  const length = minLength > 0 || maxLength !== undefined ? [...value].length : 0;
  if (length < minLength) report(`has fewer than ${minLength} characters`);
  if (maxLength !== undefined && length > maxLength) report(`has more than ${maxLength} characters`);
  if (pattern !== undefined && expression(pattern)?.test(value) === false) report(`does not match ${pattern}`);
}

/** A pattern that JavaScript cannot read excludes nothing. */
function expression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

function checkNumber(value: number, schema: SchemaData, report: Report): void {
  if (schema.kind === "integer" && !Number.isInteger(value)) report("is no integer");
  if (schema.minimum !== undefined && value < schema.minimum) report(`is less than ${schema.minimum}`);
  if (schema.maximum !== undefined && value > schema.maximum) report(`is more than ${schema.maximum}`);
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum)
    report(`is not more than ${schema.exclusiveMinimum}`);
  if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum)
    report(`is not less than ${schema.exclusiveMaximum}`);
  if (schema.multipleOf !== undefined && !isMultiple(value, schema.multipleOf))
    report(`is no multiple of ${schema.multipleOf}`);
}

/** 0.3 is a multiple of 0.1, although 0.3 / 0.1 is none of 1. */
function isMultiple(value: number, step: number): boolean {
  // Whole numbers have been rounded nowhere, and their remainder is exact.
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const quotient = value / step;
  if (!Number.isFinite(quotient)) return true;
  return Math.abs(quotient - Math.round(quotient)) <= Number.EPSILON * 2 * Math.max(1, Math.abs(quotient));
}

function checkItems(value: readonly unknown[], schema: SchemaData, pointer: string, depth: number, walk: Walk): void {
  const { prefix = [], items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema;
  const report = (message: string): void => {
    walk.problems.push({ pointer, message });
  };
  if (value.length < minItems) report(`has fewer than ${minItems} items`);
  if (value.length > maxItems || (items === "forbidden" && value.length > prefix.length)) report("has too many items");
  if (
    schema.uniqueItems === true &&
    value.some((each, index) => value.slice(0, index).some((one) => isEqual(one, each)))
  )
    report("has the same item twice");
  for (const [index, each] of value.entries()) {
    const item = prefix[index] ?? items;
    if (item !== undefined && item !== "forbidden") check(each, item, `${pointer}/${index}`, depth + 1, walk);
  }
}

function checkMembers(value: object, schema: SchemaData, pointer: string, depth: number, walk: Walk): void {
  const { properties = {}, patterns = [], additional, required = [] } = schema;
  const entries = Object.entries(value);
  const at = (name: string): string => `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  for (const name of required)
    if (!Object.hasOwn(value, name)) walk.problems.push({ pointer: at(name), message: "is required" });
  const { minProperties = 0, maxProperties = Number.POSITIVE_INFINITY } = schema;
  if (entries.length < minProperties)
    walk.problems.push({ pointer, message: `has fewer than ${minProperties} members` });
  if (entries.length > maxProperties)
    walk.problems.push({ pointer, message: `has more than ${maxProperties} members` });
  for (const [name, member] of entries) {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const matching = patterns.filter(({ pattern }) => expression(pattern)?.test(name) === true);
    for (const each of [...(own === undefined ? [] : [own]), ...matching.map((each) => each.schema)])
      check(member, each, at(name), depth + 1, walk);
    if (own !== undefined || matching.length > 0 || additional === undefined) continue;
    if (additional === "forbidden") walk.problems.push({ pointer: at(name), message: "is not described" });
    else check(member, additional, at(name), depth + 1, walk);
  }
}

/** `oneOf`, `anyOf` and `not`. */
function checkAlternatives(value: unknown, schema: SchemaData, pointer: string, depth: number, walk: Walk): void {
  const problemsOf = (member: SchemaData): readonly Problem[] => {
    const inner: Walk = { schemas: walk.schemas, problems: [] };
    check(value, member, pointer, depth + 1, inner);
    return inner.problems;
  };
  if (schema.kind === "not") {
    if (schema.schema !== undefined && problemsOf(schema.schema).length === 0)
      walk.problems.push({ pointer, message: "is what it may not be" });
    return;
  }
  const outcomes = (schema.members ?? []).map(problemsOf);
  const fitting = outcomes.filter((each) => each.length === 0).length;
  if (fitting === 1 || (fitting > 1 && schema.kind === "anyOf")) return;
  if (fitting > 1) walk.problems.push({ pointer, message: "fits more than one of its alternatives" });
  else {
    // What comes closest has its problems furthest inside.
    const [closest = []] = [...outcomes].sort(
      (one, other) => depthOf(other) - depthOf(one) || one.length - other.length,
    );
    if (depthOf(closest) > pointer.length) walk.problems.push(...closest);
    else walk.problems.push({ pointer, message: "fits none of its alternatives" });
  }
}

const depthOf = (problems: readonly Problem[]): number =>
  problems.reduce((shortest, { pointer }) => Math.min(shortest, pointer.length), Number.POSITIVE_INFINITY);

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isEqual(each, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const members = Object.entries(one);
  return (
    members.length === Object.keys(other).length &&
    members.every(([name, each]) => Object.hasOwn(other, name) && isEqual(each, other[name as keyof typeof other]))
  );
}
