import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import { markdownOf, spokenTitle } from "../schemas/prose.js";
import { docstringLines, valueLiteral } from "./literal.js";

/** Examples and defaults that are longer than this stay in the document. */
const maximumValueLength = 100;

/** What a docstring says of anything that has a summary and a description. */
export interface Documented {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  /** Sentences behind the description, still to be made safe. */
  readonly notes?: readonly string[] | undefined;
  readonly deprecated?: boolean | undefined;
}

/** Lines for `docstring`: paragraphs, then notes. A description that only repeats the summary is left out. */
export function documentationLines({ summary, description, notes, deprecated }: Documented): readonly string[] {
  const paragraphs = [summary, description === summary ? undefined : description]
    .filter((text) => text !== undefined && text.trim() !== "")
    .map((text) => docstringLines(markdownOf(text ?? "")));
  const sentences = [...(notes ?? []), ...(deprecated === true ? ["Deprecated."] : [])].map((note) =>
    docstringLines(note).join(" "),
  );
  const line = sentences.join(" ");
  if (sentences.length > 0) paragraphs.push(line.length <= 90 ? [line] : sentences);
  return paragraphs.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

/**
 * Lines that describe a schema: title, description, what a type cannot say, default, first example.
 *
 * @param name of the type or member that they belong to
 */
export const schemaDocumentation = (schema: Schema, name: string): readonly string[] =>
  documentationLines({
    summary: spokenTitle(schema.title, name),
    description: schema.description,
    notes: schemaNotes(schema),
    deprecated: schema.deprecated,
  });

/** Sentences on what a schema says beyond its type. */
export function schemaNotes(schema: Schema): readonly string[] {
  const notes: string[] = [];
  const constraints = constraintsOf(schema);
  if (constraints !== "") notes.push(constraints);
  if (schema.default !== undefined) notes.push(...valueNote("Default", schema.default));
  if (schema.examples.length > 0) notes.push(...valueNote("Example", schema.examples[0]));
  return notes;
}

function valueNote(word: string, value: JsonValue | undefined): readonly string[] {
  const text = value === undefined ? undefined : valueLiteral(value);
  return text !== undefined && text.length <= maximumValueLength ? [`${word}: ${text}.`] : [];
}

/** One sentence with every constraint: "A date-time of 1 to 30 characters that matches `^a`." */
function constraintsOf(schema: Schema): string {
  const parts: string[] = [];
  if (schema.kind === "string") {
    if (schema.format !== undefined && schema.format !== "binary") parts.push(`Format: ${schema.format}`);
    addRange(parts, schema.minLength, schema.maxLength, "characters");
    if (schema.pattern !== undefined) parts.push(`Pattern: ${schema.pattern}`);
  } else if (schema.kind === "number" || schema.kind === "integer") {
    if (schema.format !== undefined && !widths.has(schema.format)) parts.push(`Format: ${schema.format}`);
    addBound(parts, "At least", schema.minimum);
    addBound(parts, "More than", schema.exclusiveMinimum);
    addBound(parts, "At most", schema.maximum);
    addBound(parts, "Less than", schema.exclusiveMaximum);
    addBound(parts, "A multiple of", schema.multipleOf);
  } else if (schema.kind === "array") {
    addRange(parts, schema.minItems, schema.maxItems, "items");
    if (schema.uniqueItems) parts.push("No item twice");
  } else if (schema.kind === "object") addRange(parts, schema.minProperties, schema.maxProperties, "members");
  return parts.map((part) => `${part}.`).join(" ");
}

/** How many bits a number has in other languages says nothing in Python. */
const widths: ReadonlySet<string> = new Set(["double", "float", "int32", "int64"]);

function addBound(parts: string[], words: string, bound: number | undefined): void {
  if (bound !== undefined) parts.push(`${words} ${bound}`);
}

function addRange(parts: string[], minimum: number | undefined, maximum: number | undefined, unit: string): void {
  if (minimum !== undefined && maximum !== undefined) {
    parts.push(minimum === maximum ? `Exactly ${count(minimum, unit)}` : `${minimum} to ${maximum} ${unit}`);
  } else if (minimum !== undefined) parts.push(`At least ${count(minimum, unit)}`);
  else if (maximum !== undefined) parts.push(`At most ${count(maximum, unit)}`);
}

const count = (number: number, unit: string): string => `${number} ${number === 1 ? unit.replace(/s$/, "") : unit}`;
