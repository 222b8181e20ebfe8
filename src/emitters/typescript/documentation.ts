import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import { commentLines, valueLiteral } from "./literal.js";

/** Examples and defaults that are longer than this stay in the document. */
const maximumValueLength = 100;

/** What a comment says of anything that has a summary and a description: paragraphs, then tags. */
export interface Documented {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly deprecated?: boolean | undefined;
  /** Whole tags (`@minimum 1`), still to be made safe. */
  readonly tags?: readonly string[] | undefined;
}

/** Lines for `docComment`. A description that only repeats the summary is left out. */
export function documentationLines(documented: Documented): readonly string[] {
  const lines: string[] = [];
  const addParagraph = (text: string | undefined): void => {
    const trimmed = text?.trim() ?? "";
    if (trimmed === "") return;
    if (lines.length > 0) lines.push("");
    for (const line of commentLines(trimmed)) lines.push(line);
  };
  addParagraph(documented.summary);
  if (documented.description !== documented.summary) addParagraph(documented.description);
  const { tags = [], deprecated = false } = documented;
  if (lines.length > 0 && (tags.length > 0 || deprecated)) lines.push("");
  for (const tag of tags) lines.push(tagLine(tag));
  if (deprecated) lines.push("@deprecated");
  return lines;
}

/** One line: a tag's own `@` stays, what follows it is made safe. */
const tagLine = (tag: string): string => `@${commentLines(tag.slice(1)).join(" ")}`;

/** Lines that describe a schema: title, description, what a type cannot say, default, first example. */
export function schemaDocumentation(schema: Schema): readonly string[] {
  const tags: string[] = [];
  addConstraints(schema, tags);
  if (schema.default !== undefined) addValue(tags, "default", schema.default);
  if (schema.examples.length > 0) addValue(tags, "example", schema.examples[0]);
  const { title, description, deprecated } = schema;
  if (tags.length === 0 && title === undefined && description === undefined && !deprecated) return tags;
  return documentationLines({ summary: title, description, deprecated, tags });
}

function addValue(tags: string[], tag: string, value: JsonValue | undefined): void {
  if (value === undefined) return;
  const text = valueLiteral(value);
  if (text.length <= maximumValueLength) tags.push(`@${tag} ${text}`);
}

function addConstraints(schema: Schema, tags: string[]): void {
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined) tags.push(`@${name} ${value}`);
  };
  if (schema.kind === "string") {
    add("minLength", schema.minLength);
    add("maxLength", schema.maxLength);
    if (schema.format !== "binary") add("format", schema.format);
    add("pattern", schema.pattern);
  } else if (schema.kind === "number" || schema.kind === "integer") {
    add("minimum", schema.minimum);
    add("exclusiveMinimum", schema.exclusiveMinimum);
    add("maximum", schema.maximum);
    add("exclusiveMaximum", schema.exclusiveMaximum);
    add("multipleOf", schema.multipleOf);
    add("format", schema.format);
  } else if (schema.kind === "array") {
    add("minItems", schema.minItems);
    add("maxItems", schema.maxItems);
    if (schema.uniqueItems) tags.push("@uniqueItems");
  } else if (schema.kind === "object") {
    add("minProperties", schema.minProperties);
    add("maxProperties", schema.maxProperties);
  }
}
