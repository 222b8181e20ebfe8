import { canonical } from "./canonical.js";
import { formatProblem } from "./formats.js";
import { checkRule, type Walk } from "./rules.js";
import type {
  ArraySchema,
  EnumSchema,
  NumberSchema,
  ObjectSchema,
  Schema,
  StringSchema,
  UnionSchema,
} from "./schema.js";

export interface Problem {
  /** RFC 6901 pointer from the value that was validated. */
  readonly pointer: string;
  /** "must be at most 100", "is required". */
  readonly message: string;
}

/** Values nested deeper than this are refused: the walk below recurses. */
const deepest = 200;
const mostProblems = 50;

interface Place {
  readonly pointer: string;
  readonly depth: number;
  /** Targets of the references followed at this very place; meeting one again adds nothing. */
  readonly open: readonly Schema[];
}

interface Run {
  readonly problems: Problem[];
  /** Properties that callers may not set: deleted once everything else has turned out well. */
  readonly removals: (() => void)[];
  readonly limit: number;
  /** Outcomes of the alternatives tried so far: keeps nested unions from multiplying. */
  readonly tried: Map<Schema, Map<unknown, Run>>;
}

/**
 * Checks a JSON value (with `Uint8Array` for binary text) against a schema, as a server receives it: read-only
 * properties are taken out of the value when it is valid.
 *
 * @returns what is wrong, at most 50 problems; empty for a valid value
 */
export function validate(schema: Schema, value: unknown): readonly Problem[] {
  const run: Run = { problems: [], removals: [], limit: mostProblems, tried: new Map() };
  check(schema, value, { pointer: "", depth: 0, open: [] }, run);
  if (run.problems.length === 0) for (const remove of run.removals) remove();
  return run.problems;
}

/** Returns undefined, so that a check can end with it. The parts of an `allOf` may find the same thing: it is said once. */
function report(run: Run, at: Place, message: string): undefined {
  const { pointer } = at;
  const isKnown = run.problems.some((known) => known.pointer === pointer && known.message === message);
  if (run.problems.length < run.limit && !isKnown) run.problems.push({ pointer, message });
}

const below = (at: Place, key: string | number): Place => ({
  pointer: `${at.pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`,
  depth: at.depth + 1,
  open: [],
});

function check(schema: Schema, value: unknown, at: Place, run: Run): undefined {
  if (run.problems.length >= run.limit || (value === null && schema.nullable === true)) return;
  if (at.depth > deepest) return report(run, at, `is nested more than ${deepest} levels deep`);
  switch (schema.kind) {
    case "any":
      return;
    case "never":
      return report(run, at, "is not allowed");
    case "null":
      return value === null ? undefined : report(run, at, "must be null");
    case "boolean":
      return typeof value === "boolean" ? undefined : report(run, at, "must be true or false");
    case "string":
      return checkString(schema, value, at, run);
    case "number":
    case "integer":
      return checkNumber(schema, value, at, run);
    case "enum":
      return checkEnum(schema, value, at, run);
    case "array":
      return checkArray(schema, value, at, run);
    case "object":
      return checkObject(schema, value, at, run);
    case "oneOf":
    case "anyOf":
      return checkUnion(schema, value, at, run);
    case "allOf":
      for (const member of schema.members) check(member, value, at, run);
      return;
    case "not":
      return attempt(schema.schema, value, at, run).problems.length > 0
        ? undefined
        : report(run, at, "has a form that is not allowed");
    case "ref": {
      const target = schema.to();
      if (!at.open.includes(target)) check(target, value, { ...at, open: [...at.open, target] }, run);
      return;
    }
    default:
      return checkRule(schema, value, walkFrom(at, run));
  }
}

function walkFrom(at: Place, run: Run): Walk {
  const placeOf = (key: string | number | undefined): Place => (key === undefined ? at : below(at, key));
  return {
    check: (schema, value, key) => check(schema, value, placeOf(key), run),
    isValid: (schema, value, key) => attempt(schema, value, placeOf(key), run).problems.length === 0,
    report: (message, key) => report(run, placeOf(key), message),
    matches: (pattern, name) => compilePattern(pattern)?.test(name) === true,
    problemsOf: validate,
  };
}

function checkString(schema: StringSchema, value: unknown, at: Place, run: Run): undefined {
  if (value instanceof Uint8Array && schema.format === "binary") return checkLength(schema, value.length, at, run);
  if (typeof value !== "string") return report(run, at, "must be text");
  checkLength(schema, value, at, run);
  if (schema.pattern !== undefined && compilePattern(schema.pattern)?.test(value) === false) {
    report(run, at, `must match ${schema.pattern}`);
  }
  const problem = schema.format === undefined ? undefined : formatProblem(schema.format, value);
  if (problem !== undefined) report(run, at, problem);
}

function checkLength(schema: StringSchema, value: string | number, at: Place, run: Run): undefined {
  if (schema.minLength === undefined && schema.maxLength === undefined) return;
  const length = typeof value === "number" ? value : codePoints(value);
  if (length < (schema.minLength ?? 0)) report(run, at, `must be at least ${schema.minLength} long`);
  if (length > (schema.maxLength ?? Number.POSITIVE_INFINITY))
    report(run, at, `must be at most ${schema.maxLength} long`);
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

const compiled = new Map<string, RegExp | undefined>();

/** Each pattern once; undefined for one that this JavaScript engine does not know. */
function compilePattern(pattern: string): RegExp | undefined {
  if (!compiled.has(pattern)) {
    try {
      compiled.set(pattern, new RegExp(pattern, "u"));
    } catch {
      compiled.set(pattern, undefined);
    }
  }
  return compiled.get(pattern);
}

function checkNumber(schema: NumberSchema, value: unknown, at: Place, run: Run): undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    return report(run, at, schema.kind === "integer" ? "must be a whole number" : "must be a number");
  }
  if (schema.kind === "integer") checkInteger(schema, value, at, run);
  if (schema.minimum !== undefined && value < schema.minimum) report(run, at, `must be at least ${schema.minimum}`);
  if (schema.maximum !== undefined && value > schema.maximum) report(run, at, `must be at most ${schema.maximum}`);
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) {
    report(run, at, `must be greater than ${schema.exclusiveMinimum}`);
  }
  if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum) {
    report(run, at, `must be less than ${schema.exclusiveMaximum}`);
  }
  if (schema.multipleOf !== undefined && !isMultiple(value, schema.multipleOf)) {
    report(run, at, `must be a multiple of ${schema.multipleOf}`);
  }
}

function checkInteger(schema: NumberSchema, value: number, at: Place, run: Run): undefined {
  if (!Number.isInteger(value)) return report(run, at, "must be a whole number");
  if (schema.format === "int32" && (value < -(2 ** 31) || value > 2 ** 31 - 1)) {
    return report(run, at, "must fit into 32 bits");
  }
  // A number that JavaScript has rounded already would reach the handler as another one than was sent.
  if (!Number.isSafeInteger(value)) report(run, at, "must be between -(2^53 - 1) and 2^53 - 1");
}

/** Allows for the rounding of binary fractions: 0.3 is a multiple of 0.1. */
function isMultiple(value: number, divisor: number): boolean {
  // Whole numbers have been rounded nowhere, and their remainder is exact.
  if (Number.isInteger(value) && Number.isInteger(divisor)) return value % divisor === 0;
  const quotient = value / divisor;
  if (!Number.isFinite(quotient)) return true;
  return Math.abs(quotient - Math.round(quotient)) <= Number.EPSILON * 2 * Math.max(1, Math.abs(quotient));
}

function checkEnum(schema: EnumSchema, value: unknown, at: Place, run: Run): undefined {
  if (schema.values.includes(value)) return;
  if (typeof value === "object" && value !== null) {
    const text = canonical(value);
    if (schema.values.some((allowed) => canonical(allowed) === text)) return;
  }
  const shown = schema.values.slice(0, 20).map((allowed) => JSON.stringify(allowed));
  report(run, at, `must be one of ${shown.join(", ")}${schema.values.length > shown.length ? ", ..." : ""}`);
}

function checkArray(schema: ArraySchema, value: unknown, at: Place, run: Run): undefined {
  if (!Array.isArray(value)) return report(run, at, "must be a list");
  if (value.length < (schema.minItems ?? 0)) report(run, at, `must have at least ${schema.minItems} items`);
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    return report(run, at, `must have at most ${schema.maxItems} items`);
  }
  const prefix = schema.prefix ?? [];
  if (schema.items === false && value.length > prefix.length) {
    report(run, at, `must have at most ${prefix.length} items`);
  }
  for (const [index, item] of value.entries()) {
    const itemSchema = prefix[index] ?? schema.items;
    if (itemSchema !== undefined && itemSchema !== false) check(itemSchema, item, below(at, index), run);
  }
  if (schema.uniqueItems === true && new Set(value.map((item) => canonical(item))).size < value.length) {
    report(run, at, "must not hold an item twice");
  }
}

function checkObject(schema: ObjectSchema, value: unknown, at: Place, run: Run): undefined {
  if (!isRecord(value)) return report(run, at, "must be an object");
  const names = Object.keys(value);
  if (names.length < (schema.minProperties ?? 0)) report(run, at, `must have at least ${schema.minProperties} members`);
  if (schema.maxProperties !== undefined && names.length > schema.maxProperties) {
    return report(run, at, `must have at most ${schema.maxProperties} members`);
  }
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) report(run, below(at, name), "is required");
  }
  for (const name of names) {
    if (schema.readOnly?.includes(name) === true) run.removals.push(() => delete value[name]);
    else checkMember(schema, name, value[name], below(at, name), run);
  }
}

function checkMember(schema: ObjectSchema, name: string, value: unknown, at: Place, run: Run): undefined {
  const property =
    schema.properties !== undefined && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  const matching = (schema.patterns ?? []).filter(([pattern]) => compilePattern(pattern)?.test(name) === true);
  if (property !== undefined) check(property, value, at, run);
  for (const [, patternSchema] of matching) check(patternSchema, value, at, run);
  if (property !== undefined || matching.length > 0 || schema.additional === undefined) return;
  if (schema.additional === false) report(run, at, "is not a known member");
  else check(schema.additional, value, at, run);
}

function checkUnion(schema: UnionSchema, value: unknown, at: Place, run: Run): undefined {
  if (schema.discriminator !== undefined && isRecord(value)) return checkDiscriminated(schema, value, at, run);
  const outcomes = schema.members.map((member) => attempt(member, value, at, run));
  const valid = outcomes.filter((outcome) => outcome.problems.length === 0);
  if (schema.kind === "oneOf" && valid.length > 1) {
    return report(run, at, "must match one alternative only, and matches several");
  }
  for (const outcome of valid) run.removals.push(...outcome.removals);
  if (valid.length > 0) return;
  // The alternative that is wrong only further down is the one that was meant.
  const meant = schema.members.filter((_, index) => outcomes[index]?.problems[0]?.pointer !== at.pointer);
  if (meant.length === 1 && meant[0] !== undefined) check(meant[0], value, at, run);
  else report(run, at, "must match one of the alternatives");
}

function checkDiscriminated(
  schema: UnionSchema,
  value: { readonly [name: string]: unknown },
  at: Place,
  run: Run,
): undefined {
  const { property, mapping } = schema.discriminator ?? { property: "", mapping: {} };
  const place = below(at, property);
  if (!Object.hasOwn(value, property)) return report(run, place, "is required");
  const found = value[property];
  const index = typeof found === "string" && Object.hasOwn(mapping, found) ? mapping[found] : undefined;
  const member = index === undefined ? undefined : schema.members[index];
  if (member !== undefined) return check(member, value, at, run);
  checkEnum({ kind: "enum", values: Object.keys(mapping) }, undefined, place, run);
}

/** Tries one alternative, up to its first problem. */
function attempt(member: Schema, value: unknown, at: Place, run: Run): Run {
  const earlier = run.tried.get(member)?.get(value);
  if (earlier !== undefined) return earlier;
  const trial: Run = { problems: [], removals: [], limit: 1, tried: run.tried };
  check(member, value, at, trial);
  if (typeof value === "object" && value !== null) {
    const outcomes = run.tried.get(member) ?? new Map<unknown, Run>();
    run.tried.set(member, outcomes.set(value, trial));
  }
  return trial;
}

const isRecord = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
