import type { JsonCodec } from "./operation.js";

/** What a JSON value is for the caller: a `Date` for a text, a `bigint` or a text of digits for a number. */
export type Leaf = "date" | "bigint" | "digits";

/** Where such values are in a larger one. A function stands for what is declared elsewhere, even within itself. */
export type Conversion = Leaf | ConversionNode | (() => Conversion);

export interface ConversionNode {
  readonly members?: { readonly [name: string]: Conversion };
  /** Of members that `members` does not name. */
  readonly others?: Conversion;
  readonly items?: Conversion;
  /** Of a tuple, by place; `null` where nothing is converted. */
  readonly prefix?: readonly (Conversion | null)[];
  /** All of them, one after the other. */
  readonly all?: readonly Conversion[];
  /** By the value of a member. */
  readonly by?: { readonly member: string; readonly cases: { readonly [value: string]: Conversion } };
}

interface BodyConversions {
  readonly request?: Conversion;
  /** By status: three digits, a range (`4XX`) or `default`. */
  readonly responses?: { readonly [status: string]: Conversion };
}

/** How the bodies of one operation are written and read. */
export const convertedJson = ({ request, responses = {} }: BodyConversions): JsonCodec => ({
  stringify: (value) => writeJson(request === undefined ? value : convert(value, request, encodeLeaf)) ?? "null",
  parse: (text, status) => {
    const value = readExactly(text);
    const range = `${Math.floor(status / 100)}XX`;
    const conversion = responses[status] ?? responses[range] ?? responses["default"];
    return withNumbers(conversion === undefined ? value : convert(value, conversion, decodeLeaf));
  },
});

/** A whole number that a `number` would round, until it is known what it is for. */
class LongInteger {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

const longInteger = /^\0-?\d{16,}$/;

/** Parses JSON so that no digit of a whole number is lost. */
function readExactly(text: string): unknown {
  const marked = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    /^-?\d{16,}$/.test(token) ? `"\\u0000${token}"` : token,
  );
  if (marked === text) return JSON.parse(text);
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === "string" && longInteger.test(value) ? new LongInteger(value.slice(1)) : value,
  );
}

/** Long integers that no conversion asked for are numbers like any other. */
function withNumbers(value: unknown): unknown {
  if (value instanceof LongInteger) return Number(value.digits);
  if (Array.isArray(value)) return value.map(withNumbers);
  return isRecord(value) ? mapMembers(value, withNumbers) : value;
}

type ConvertLeaf = (value: unknown, leaf: Leaf) => unknown;

function convert(value: unknown, conversion: Conversion, leaf: ConvertLeaf): unknown {
  if (typeof conversion === "function") return convert(value, conversion(), leaf);
  if (typeof conversion === "string") return leaf(value, conversion);
  const { members, others, items, prefix, all = [], by } = conversion;
  let result = value;
  if (Array.isArray(value)) {
    result = value.map((item, index) => convertOptional(item, prefix?.[index] ?? items, leaf));
  } else if (isRecord(value)) {
    result = mapMembers(value, (member, name) => convertOptional(member, own(members, name) ?? others, leaf));
    const known = by === undefined ? undefined : own(by.cases, String(Reflect.get(value, by.member)));
    if (known !== undefined) result = convert(result, known, leaf);
  }
  return all.reduce((current: unknown, each) => convert(current, each, leaf), result);
}

const convertOptional = (value: unknown, conversion: Conversion | null | undefined, leaf: ConvertLeaf): unknown =>
  conversion === undefined || conversion === null ? value : convert(value, conversion, leaf);

const own = <Value>(values: { readonly [name: string]: Value } | undefined, name: string): Value | undefined =>
  values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;

const isRecord = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof LongInteger);

const mapMembers = (value: object, map: (member: unknown, name: string) => unknown): object =>
  Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(member, name)]));

/** RFC 3339, section 5.6. Other texts stay as they are: a union may allow them. */
const dateTime = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

function decodeLeaf(value: unknown, leaf: Leaf): unknown {
  if (leaf === "date") {
    if (typeof value !== "string" || !dateTime.test(value)) return value;
    const date = new Date(value);
    return Number.isNaN(date.getTime()) ? value : date;
  }
  const digits = value instanceof LongInteger ? value.digits : Number.isInteger(value) ? String(value) : undefined;
  if (digits === undefined || !/^-?\d+$/.test(digits)) return value;
  return leaf === "bigint" ? BigInt(digits) : digits;
}

const encodeLeaf = (value: unknown, leaf: Leaf): unknown =>
  leaf === "digits" && typeof value === "string" && /^-?\d+$/.test(value) ? BigInt(value) : value;

/** `JSON.stringify`, which refuses a `bigint`; here it is a number with all its digits. */
function writeJson(value: unknown): string | undefined {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if ("toJSON" in value && typeof value.toJSON === "function") return writeJson(value.toJSON());
  if (Array.isArray(value)) return `[${value.map((item) => writeJson(item) ?? "null").join(",")}]`;
  const members = Object.entries(value).flatMap(([name, member]) => {
    const text = writeJson(member);
    return text === undefined ? [] : [`${JSON.stringify(name)}:${text}`];
  });
  return `{${members.join(",")}}`;
}
