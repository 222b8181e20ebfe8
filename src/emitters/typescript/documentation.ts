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
    lines.push(...commentLines(trimmed));
  };
  addParagraph(documented.summary);
  if (documented.description?.trim() !== documented.summary?.trim()) addParagraph(documented.description);
  const tags = (documented.tags ?? []).map(tagLine);
  if (documented.deprecated === true) tags.push("@deprecated");
  if (tags.length > 0 && lines.length > 0) lines.push("");
  lines.push(...tags);
  return lines;
}

/** One line: a tag's own `@` stays, what follows it is made safe. */
const tagLine = (tag: string): string => `@${commentLines(tag.slice(1)).join(" ")}`;

/** Lines that describe a schema: title, description, what a type cannot say, default, first example. */
export function schemaDocumentation(schema: Schema): readonly string[] {
  return documentationLines({
    summary: schema.title,
    description: schema.description,
    deprecated: schema.deprecated,
    tags: [
      ...constraintTags(schema),
      ...valueTags("@default", schema.default),
      ...valueTags("@example", schema.examples[0]),
    ],
  });
}

function valueTags(tag: string, value: JsonValue | undefined): readonly string[] {
  if (value === undefined) return [];
  const text = valueLiteral(value);
  return text.length > maximumValueLength ? [] : [`${tag} ${text}`];
}

function constraintTags(schema: Schema): readonly string[] {
  switch (schema.kind) {
    case "string":
      return numberedTags({ minLength: schema.minLength, maxLength: schema.maxLength }).concat(
        schema.format === undefined || schema.format === "binary" ? [] : [`@format ${schema.format}`],
        schema.pattern === undefined ? [] : [`@pattern ${schema.pattern}`],
      );
    case "number":
    case "integer":
      return numberedTags({
        minimum: schema.minimum,
        exclusiveMinimum: schema.exclusiveMinimum,
        maximum: schema.maximum,
        exclusiveMaximum: schema.exclusiveMaximum,
        multipleOf: schema.multipleOf,
      }).concat(schema.format === undefined ? [] : [`@format ${schema.format}`]);
    case "array":
      return numberedTags({ minItems: schema.minItems, maxItems: schema.maxItems }).concat(
        schema.uniqueItems ? ["@uniqueItems"] : [],
      );
    case "object":
      return numberedTags({ minProperties: schema.minProperties, maxProperties: schema.maxProperties });
    default:
      return [];
  }
}

const numberedTags = (limits: Readonly<Record<string, number | undefined>>): string[] =>
  Object.entries(limits).flatMap(([name, limit]) => (limit === undefined ? [] : [`@${name} ${limit}`]));
