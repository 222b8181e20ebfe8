import type { Operation, Parameter } from "./api.js";
import type { Pagination } from "./client-hints.js";
import { followReferences, membersOf, resultSchema, type SchemasById } from "./list-shape.js";
import type { Schema } from "./schema.js";

/** Names are compared without their case and separators: `next_page_token` is `nextPageToken`. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

const cursorParameters = new Set(
  "cursor nexttoken pagetoken nextpagetoken continuationtoken startingtoken after".split(" "),
);
const cursorMembers = new Set("nextcursor nexttoken nextpagetoken continuationtoken nextcontinuationtoken".split(" "));
const metaMembers = new Set("meta metadata pagination paging page responsemetadata pageinfo".split(" "));
const itemMembers = new Set("data items results records entries values list nodes".split(" "));

/**
 * How an operation's results go on: as its hints say, or as the document lets one recognise. Recognised is only what leaves
 * no doubt: a GET with a query parameter and a result that are the two halves of one of the usual forms.
 */
export function paginationOf(operation: Operation, byId: SchemasById): Pagination | undefined {
  const hint = operation.client?.pagination;
  if (hint !== undefined) return hint === "none" ? undefined : hint;
  const result = resultSchema(operation);
  if (operation.method !== "get" || result === undefined) return undefined;
  const list = findItems(result, byId);
  if (list === undefined) return undefined;
  return (
    byCursor(operation, result, list.items, byId) ??
    byConnection(operation, result, list.items, byId) ??
    byLastItem(operation, result, list, byId) ??
    byLink(operation, list.items) ??
    byOffset(operation, list.items)
  );
}

interface FoundList {
  readonly items: readonly string[];
  readonly item: Schema | undefined;
}

/** The body itself, a member that is called so, or the only member that is a list. */
function findItems(result: Schema, byId: SchemasById): FoundList | undefined {
  const itemOf = (schema: Schema): Schema | undefined =>
    schema.kind === "array" && schema.items !== "forbidden" ? schema.items : undefined;
  const resolved = followReferences(result, byId);
  if (resolved.kind === "array") return { items: [], item: itemOf(resolved) };
  const lists = [...membersOf(resolved, byId)]
    .map(([name, schema]) => ({ name, schema: followReferences(schema, byId) }))
    .filter(({ schema }) => schema.kind === "array");
  const named = lists.filter(({ name }) => itemMembers.has(plain(name)));
  const [chosen, ...others] = lists.length === 1 ? lists : named;
  return chosen === undefined || others.length > 0 ? undefined : { items: [chosen.name], item: itemOf(chosen.schema) };
}

const isQuery = (parameter: Parameter): boolean => parameter.in === "query" && !parameter.required;

function optionalQuery(operation: Operation, names: ReadonlySet<string>): string | undefined {
  const found = operation.parameters.filter((each) => isQuery(each) && names.has(plain(each.name)));
  return found.length === 1 ? found[0]?.name : undefined;
}

/** A `page` that is a text is no number of one, but what `next_page` of the last response says. */
const textPage = (operation: Operation): string | undefined =>
  operation.parameters.find((each) => isQuery(each) && plain(each.name) === "page" && each.schema.kind === "string")
    ?.name;

/** `next_cursor` in the body or in its `meta`, and `cursor` in the query. */
function byCursor(
  operation: Operation,
  result: Schema,
  items: readonly string[],
  byId: SchemasById,
): Pagination | undefined {
  const parameter = optionalQuery(operation, cursorParameters) ?? textPage(operation);
  if (parameter === undefined) return undefined;
  const names = plain(parameter) === "page" ? new Set(["nextpage"]) : cursorMembers;
  const next = placesIn(result, byId).find(
    ({ path, schema }) => names.has(plain(path.at(-1) ?? "")) && isText(followReferences(schema, byId)),
  );
  return next === undefined ? undefined : { kind: "cursor", parameter, next: next.path, items };
}

/**
 * A Relay connection over HTTP: `after` in the query, `endCursor` and `hasNextPage` side by side, mostly in `pageInfo`. Where
 * only one of them is there, nothing says how the list ends.
 * https://relay.dev/graphql/connections.htm
 */
function byConnection(
  operation: Operation,
  result: Schema,
  items: readonly string[],
  byId: SchemasById,
): Pagination | undefined {
  const parameter = optionalQuery(operation, cursorParameters);
  const places = placesIn(result, byId);
  const next = places.find(({ path }) => plain(path.at(-1) ?? "") === "endcursor");
  const more = places.find(
    ({ path, schema }) =>
      plain(path.at(-1) ?? "") === "hasnextpage" &&
      path.slice(0, -1).join() === next?.path.slice(0, -1).join() &&
      followReferences(schema, byId).kind === "boolean",
  );
  if (parameter === undefined || next === undefined || more === undefined) return undefined;
  if (!isText(followReferences(next.schema, byId))) return undefined;
  return { kind: "cursor", parameter, next: next.path, more: more.path, items };
}

interface Place {
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** The members of a result, and behind them those of what it says about itself. */
function placesIn(result: Schema, byId: SchemasById): readonly Place[] {
  const members = [...membersOf(result, byId)];
  return [
    ...members.map(([name, schema]) => ({ path: [name], schema })),
    ...members
      .filter(([name]) => metaMembers.has(plain(name)))
      .flatMap(([meta, schema]) =>
        [...membersOf(schema, byId)].map(([name, inner]) => ({ path: [meta, name], schema: inner })),
      ),
  ];
}

const isText = (schema: Schema): boolean =>
  schema.kind === "string" || schema.kind === "integer" || schema.kind === "any" || schema.kind === "anyOf";

/** `starting_after`, `has_more`, and items with an `id`. */
function byLastItem(
  operation: Operation,
  result: Schema,
  { items, item }: FoundList,
  byId: SchemasById,
): Pagination | undefined {
  const parameter = optionalQuery(operation, new Set(["startingafter"]));
  const more = [...membersOf(result, byId)].find(([name]) => plain(name) === "hasmore");
  if (parameter === undefined || more === undefined || followReferences(more[1], byId).kind !== "boolean")
    return undefined;
  return item === undefined || !hasId(item, byId)
    ? undefined
    : { kind: "last-item", parameter, member: "id", more: [more[0]], items };
}

/** Of a union, every member needs one. */
function hasId(item: Schema, byId: SchemasById, depth = 0): boolean {
  const schema = followReferences(item, byId);
  if ((schema.kind === "oneOf" || schema.kind === "anyOf") && depth < 5) {
    return schema.members.length > 0 && schema.members.every((member) => hasId(member, byId, depth + 1));
  }
  return membersOf(schema, byId).has("id");
}

/** The success describes a Link header, and the query has something to do with pages. */
function byLink(operation: Operation, items: readonly string[]): Pagination | undefined {
  const success = operation.responses.find(({ status }) => /^2/.test(status));
  const hasLink = success?.headers.some(({ name }) => name.toLowerCase() === "link") === true;
  const asks = operation.parameters.some(
    (each) => isQuery(each) && /^(page|perpage|cursor|after|since|limit)$/.test(plain(each.name)),
  );
  return hasLink && asks ? { kind: "link", items } : undefined;
}

/** `offset` beside `limit`, both of them integers. */
function byOffset(operation: Operation, items: readonly string[]): Pagination | undefined {
  const isInteger = (name: string): boolean =>
    operation.parameters.some((each) => isQuery(each) && each.name === name && each.schema.kind === "integer");
  return isInteger("offset") && isInteger("limit") ? { kind: "offset", parameter: "offset", items } : undefined;
}

/** The header that takes an operation's idempotency key: as its hints say, or the one that it describes by that name. */
export function idempotencyKeyOf({ client, parameters }: Operation): string | undefined {
  if (client?.idempotencyKey !== undefined) return client.idempotencyKey;
  return parameters.find((each) => each.in === "header" && /^(x-)?idempotency-key$/i.test(each.name))?.name;
}
