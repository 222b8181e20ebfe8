import type { Schema } from "./schema.js";
import { itemSchema, memberSchema, shapeOf } from "./shape.js";
import { validate } from "./validate.js";

const numberPattern = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Reads text as the value that its schema means: "5" is a number for `integer`, and text for `string`. */
export function textValue(schema: Schema, text: string): unknown {
  return firstValid(schema, textCandidates(schema, text));
}

/** Reads the texts of a list, each as the schema of its place means it. */
export function listValue(schema: Schema, texts: readonly string[]): readonly unknown[] {
  const shape = shapeOf(schema);
  return texts.map((text, index) => textValue(itemSchema(shape, index), text));
}

/** Reads the texts of an object's members; `__proto__` is a name like any other. */
export function objectValue(schema: Schema, members: Iterable<readonly [name: string, text: string]>): object {
  const shape = shapeOf(schema);
  return Object.fromEntries([...members].map(([name, text]) => [name, textValue(memberSchema(shape, name), text)]));
}

/** The first candidate that is valid; where none is, the first, so that its problems are reported. */
export function firstValid(schema: Schema, candidates: readonly unknown[]): unknown {
  if (candidates.length < 2) return candidates[0];
  return candidates.find((candidate) => validate(schema, candidate).length === 0) ?? candidates[0];
}

function textCandidates(schema: Schema, text: string): readonly unknown[] {
  const shape = shapeOf(schema);
  const candidates: unknown[] = shape.enumValues.filter((value) => String(value) === text).slice(0, 1);
  if (shape.number && numberPattern.test(text)) candidates.push(Number(text));
  if (shape.boolean && (text === "true" || text === "false")) candidates.push(text === "true");
  if (shape.objects.length + shape.arrays.length > 0) candidates.push(...documentsIn(text));
  if (shape.null && (text === "" || text === "null")) candidates.push(null);
  if (shape.text || candidates.length === 0) candidates.push(text);
  return candidates;
}

/** No style has a form for lists and objects inside others: clients write them as JSON. */
function documentsIn(text: string): readonly unknown[] {
  if (!/^\s*[[{]/.test(text)) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
