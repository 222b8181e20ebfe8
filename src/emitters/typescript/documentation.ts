import type { ExternalDocumentation } from "../../ir/about.js";
import type { JsonValue } from "../../ir/json.js";
import type { Schema } from "../../ir/schema.js";
import { markdownOf, spokenTitle } from "../schemas/prose.js";
import { commentLines, valueLiteral } from "./literal.js";

/** Examples and defaults that are longer than this stay in the document. */
const maximumValueLength = 100;

/** What a comment says of anything that has a summary and a description: paragraphs, then tags. */
export interface Documented {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  readonly deprecated?: boolean | undefined;
  /** Where more is said. */
  readonly externalDocs?: ExternalDocumentation | undefined;
  /** Whole tags (`@minimum 1`), still to be made safe. */
  readonly tags?: readonly string[] | undefined;
}

/** Lines for `docComment`. A description that only repeats the summary is left out. */
export function documentationLines({
  summary,
  description,
  deprecated,
  externalDocs,
  ...rest
}: Documented): readonly string[] {
  const tags = [...(rest.tags ?? []), ...(externalDocs === undefined ? [] : [seeTag(externalDocs)])];
  const lines: string[] = [];
  if (summary !== undefined) addParagraph(lines, summary);
  if (description !== undefined && description !== summary) addParagraph(lines, description);
  const hasTags = tags.length > 0;
  if (lines.length > 0 && (hasTags || deprecated === true)) lines.push("");
  if (hasTags) for (const tag of tags) lines.push(tagLine(tag));
  if (deprecated === true) lines.push("@deprecated");
  return lines;
}

/** https://tsdoc.org/pages/tags/see/ */
const seeTag = ({ url, description }: ExternalDocumentation): string =>
  `@see ${description === undefined ? url : `${description} ${url}`}`;

function addParagraph(lines: string[], text: string): void {
  const trimmed = markdownOf(text).trim();
  if (trimmed === "") return;
  if (lines.length > 0) lines.push("");
  for (const line of commentLines(trimmed)) lines.push(line);
}

/** One line: a tag's own `@` stays, what follows it is made safe. */
const tagLine = (tag: string): string => `@${commentLines(tag.slice(1)).join(" ")}`;

/**
 * Lines that describe a schema: title, description, what a type cannot say, default, first example.
 *
 * @param name of the type or member that they stand above
 */
export function schemaDocumentation(schema: Schema, name?: string): readonly string[] {
  const tags: string[] = [];
  addConstraints(schema, tags);
  if (schema.default !== undefined) addValue(tags, "default", schema.default);
  if (schema.examples.length > 0) addValue(tags, "example", schema.examples[0]);
  const { description, deprecated, externalDocs } = schema;
  const title = spokenTitle(schema.title, name);
  const isSilent = title === undefined && description === undefined && externalDocs === undefined && !deprecated;
  if (tags.length === 0 && isSilent) return tags;
  return documentationLines({ summary: title, description, deprecated, externalDocs, tags });
}

function addValue(tags: string[], tag: string, value: JsonValue | undefined): void {
  const text = value === undefined ? undefined : valueLiteral(value);
  if (text !== undefined && text.length <= maximumValueLength) addTag(tags, tag, text);
}

function addConstraints(schema: Schema, tags: string[]): void {
  if (schema.kind === "string") {
    addTag(tags, "minLength", schema.minLength);
    addTag(tags, "maxLength", schema.maxLength);
    if (schema.format !== "binary") addTag(tags, "format", schema.format);
    addTag(tags, "pattern", schema.pattern);
  } else if (schema.kind === "number" || schema.kind === "integer") {
    addTag(tags, "minimum", schema.minimum);
    addTag(tags, "exclusiveMinimum", schema.exclusiveMinimum);
    addTag(tags, "maximum", schema.maximum);
    addTag(tags, "exclusiveMaximum", schema.exclusiveMaximum);
    addTag(tags, "multipleOf", schema.multipleOf);
    addTag(tags, "format", schema.format);
  } else if (schema.kind === "array") {
    addTag(tags, "minItems", schema.minItems);
    addTag(tags, "maxItems", schema.maxItems);
    if (schema.uniqueItems) tags.push("@uniqueItems");
  } else if (schema.kind === "object") {
    addTag(tags, "minProperties", schema.minProperties);
    addTag(tags, "maxProperties", schema.maxProperties);
  }
}

function addTag(tags: string[], name: string, value: string | number | undefined): void {
  if (value !== undefined) tags.push(`@${name} ${value}`);
}
