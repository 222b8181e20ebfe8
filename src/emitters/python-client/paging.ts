import type { Pagination } from "../../ir/client-hints.js";
import type { Schema } from "../../ir/schema.js";
import { acceptedContent } from "../client/content.js";
import { stringLiteral, tupleLiteral } from "../python/literal.js";
import type { ObjectShape } from "../python/object-shape.js";
import { schemaType } from "../python/schema-type.js";
import type { TypePlace } from "../python/type-place.js";
import { typeText } from "../python/type-text.js";
import { resolveSchema } from "../schemas/schema-graph.js";
import type { ClientModel, ClientOperation } from "./client-model.js";
import { resultType, successes } from "./content.js";

/** How the pages of an operation follow each other, as arguments of the runtime's `Paging`. */
export function pagerArguments(form: Pagination): string {
  const path = (names: readonly string[]): string =>
    names.length === 0 ? "()" : tupleLiteral(names.map(stringLiteral));
  const members = [stringLiteral(form.kind), path(form.items)];
  if ("parameter" in form) members.push(`parameter=${stringLiteral(form.parameter)}`);
  if ("next" in form) members.push(`next=${path(form.next)}`);
  if (form.kind === "last-item") members.push(`member=${stringLiteral(form.member)}`);
  if ("more" in form && form.more !== undefined) members.push(`more=${path(form.more)}`);
  if (form.kind === "offset" && form.total !== undefined) members.push(`total=${path(form.total)}`);
  if (form.kind === "page") members.push(`first=${form.first}`);
  if (form.kind === "page" && form.pages !== undefined) members.push(`total=${path(form.pages)}`);
  return members.join(", ");
}

/** The types of one item and of one page. */
export function pageTypes(
  { operation, pagination }: ClientOperation,
  { types }: ClientModel,
  place: TypePlace,
): { readonly item: string; readonly page: string } {
  const page = typeText(resultType(operation, place));
  let schema: Schema | undefined = successes(operation).flatMap(acceptedContent)[0]?.schema;
  for (const name of pagination?.form.items ?? []) {
    const shapes: readonly ObjectShape[] = (schema === undefined ? undefined : types.shapes.of(schema)) ?? [];
    schema = shapes[0]?.properties.find((property) => property.name === name)?.schema;
  }
  const list = schema === undefined ? undefined : resolveSchema(schema, types.byId);
  const items = list?.kind === "array" && list.items !== "forbidden" ? list.items : undefined;
  if (items === undefined) place.used?.add("JsonValue");
  return { page, item: items === undefined ? "JsonValue" : typeText(schemaType(items, place)) };
}
