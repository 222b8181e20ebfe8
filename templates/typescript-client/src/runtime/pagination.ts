import type { Connection } from "./connection.js";
import type { CallParameters, Method, Operation } from "./method.js";
import type { OperationArguments, ReadBody } from "./operation.js";
import { readJson } from "./response.js";
import type { SendOptions } from "./send.js";

/*
 * How a list goes on after a page. Paths lead through the members of the body; an empty path is the body itself. Whatever
 * the form, a list ends with a page that does not say how to go on, and never by a count of items that came short: servers
 * give fewer items than they were asked for.
 */
export type Pagination =
  /**
   * The body holds what the next request sends as `parameter`; absent, null or empty text ends the list. With `more`, so
   * does anything but true there: a Relay connection has an `endCursor` on its last page, too.
   */
  | {
      readonly kind: "cursor";
      readonly parameter: string;
      readonly next: Path;
      readonly more?: Path;
      readonly items: Path;
    }
  /** The next request sends a member of the last item; `more` tells whether there is another page. */
  | {
      readonly kind: "last-item";
      readonly parameter: string;
      readonly member: string;
      readonly more: Path;
      readonly items: Path;
    }
  /** The next request leaves out all items so far. An empty page ends the list, or `total` items do. */
  | { readonly kind: "offset"; readonly parameter: string; readonly items: Path; readonly total?: Path }
  /** The next request asks for the next number. An empty page ends the list, or page `pages` does. */
  | {
      readonly kind: "page";
      readonly parameter: string;
      readonly first: number;
      readonly items: Path;
      readonly pages?: Path;
    }
  /** The next page is where the Link header leads (RFC 8288, `rel="next"`). */
  | { readonly kind: "link"; readonly items: Path }
  /** The next page is where a member of the body leads. */
  | { readonly kind: "url"; readonly next: Path; readonly items: Path };

type Path = readonly string[];

/** The type of the items at a path of a result. */
export type ItemOf<Result, Items extends Path> = Items extends readonly [infer Head, ...infer Rest extends Path]
  ? Head extends keyof NonNullable<Result>
    ? ItemOf<NonNullable<Result>[Head], Rest>
    : unknown
  : NonNullable<Result> extends readonly (infer Item)[]
    ? Item
    : unknown;

/** An operation whose results come in pages. */
export interface PaginatedOperation<Arguments, Result, Responses, Item, IsOptional extends boolean = false>
  extends Operation<Arguments, Result, Responses, IsOptional> {
  /** The items of all pages, one after the other. The next page is asked for when its first item is. */
  items(connection: Connection, ...call: CallParameters<Arguments, IsOptional>): AsyncGenerator<Item, void, void>;
  /** All pages, as the operation returns them. */
  pages(connection: Connection, ...call: CallParameters<Arguments, IsOptional>): AsyncGenerator<Result, void, void>;
}

/** The same as a method of a client. */
export interface PaginatedMethod<Arguments, Result, Responses, Item, IsOptional extends boolean = false>
  extends Method<Arguments, Result, Responses, IsOptional> {
  /** The items of all pages, one after the other. The next page is asked for when its first item is. */
  items(...call: CallParameters<Arguments, IsOptional>): AsyncGenerator<Item, void, void>;
  /** All pages, as the operation returns them. */
  pages(...call: CallParameters<Arguments, IsOptional>): AsyncGenerator<Result, void, void>;
}

type Call = [connection: Connection, input?: OperationArguments, options?: SendOptions];

/** Adds `items` and `pages` to an operation. */
export function paginated<Arguments, Result, Responses, Item, IsOptional extends boolean = false>(
  operation: Operation<Arguments, Result, Responses, IsOptional>,
  pagination: Pagination,
): PaginatedOperation<Arguments, Result, Responses, Item, IsOptional> {
  // The generated types hold for whoever calls; in here a call is a call.
  const send = operation as unknown as (...call: Call) => Promise<unknown>;
  async function* pages(...[connection, input = {}, options = {}]: Call): AsyncGenerator<unknown, void, void> {
    let current: Step | undefined = { input, options };
    let count = 0;
    const seen = new Set<string>();
    while (current !== undefined) {
      const { body, headers } = await page(connection, current);
      yield body;
      const items = listAt(body, pagination.items);
      count += items.length;
      current = nextStep(pagination, current, { body, headers, items, count });
      if (current !== undefined) refuseCircle(seen, current);
    }
  }
  async function page(connection: Connection, { input, options }: Step): Promise<Pick<Page, "body" | "headers">> {
    let headers = new Headers();
    const keepHeaders: ReadBody = (response, request, maximumSize) => {
      headers = response.headers;
      return (request.descriptor.read ?? readJson)(response, request, maximumSize);
    };
    const body = await send(connection, input, { ...options, readBody: keepHeaders });
    return { body, headers };
  }
  async function* items(...call: Call): AsyncGenerator<unknown, void, void> {
    for await (const body of pages(...call)) yield* listAt(body, pagination.items);
  }
  return Object.assign(send, { items, pages }) as unknown as PaginatedOperation<
    Arguments,
    Result,
    Responses,
    Item,
    IsOptional
  >;
}

interface Step {
  readonly input: OperationArguments;
  readonly options: SendOptions;
  /** Where the last page led to. */
  readonly url?: string;
}

interface Page {
  readonly body: unknown;
  readonly headers: Headers;
  readonly items: readonly unknown[];
  /** Items of all pages so far. */
  readonly count: number;
}

/** A server that names the same next page twice would be asked for ever. */
function refuseCircle(seen: Set<string>, { input, url }: Step): void {
  const key = JSON.stringify([input.query, url], (_, value) => (typeof value === "bigint" ? String(value) : value));
  if (seen.has(key)) throw new TypeError("The list goes in a circle: a page leads to one that was there already.");
  seen.add(key);
}

function nextStep(pagination: Pagination, step: Step, page: Page): Step | undefined {
  const asking = (parameter: string, value: unknown): Step => ({
    ...step,
    input: { ...step.input, query: { ...step.input.query, [parameter]: value } },
  });
  const sent = (parameter: string, first: number): number =>
    Number(new Map<string, unknown>(Object.entries(step.input.query ?? {})).get(parameter) ?? first);
  switch (pagination.kind) {
    case "cursor": {
      const next = valueAt(page.body, pagination.next);
      const isOver = pagination.more !== undefined && valueAt(page.body, pagination.more) !== true;
      return !isOver && isGiven(next) ? asking(pagination.parameter, next) : undefined;
    }
    case "last-item": {
      const next = valueAt(page.items.at(-1), [pagination.member]);
      return valueAt(page.body, pagination.more) === true && isGiven(next)
        ? asking(pagination.parameter, next)
        : undefined;
    }
    case "offset": {
      const next = sent(pagination.parameter, 0) + page.items.length;
      const total = pagination.total === undefined ? undefined : valueAt(page.body, pagination.total);
      const isOver = page.items.length === 0 || (typeof total === "number" && next >= total);
      return isOver ? undefined : asking(pagination.parameter, next);
    }
    case "page": {
      const number = sent(pagination.parameter, pagination.first);
      const pages = pagination.pages === undefined ? undefined : valueAt(page.body, pagination.pages);
      const last = typeof pages === "number" ? pages - 1 + pagination.first : undefined;
      const isOver = page.items.length === 0 || (last !== undefined && number >= last);
      return isOver ? undefined : asking(pagination.parameter, number + 1);
    }
    case "link":
      return leadingTo(step, nextLink(page.headers.get("link") ?? ""));
    case "url":
      return leadingTo(step, valueAt(page.body, pagination.next));
  }
}

const leadingTo = ({ input, options }: Step, url: unknown): Step | undefined =>
  typeof url === "string" && url !== ""
    ? { input, options: { ...options, locate: (base) => urlBelow(base, url) }, url }
    : undefined;

/** Credentials go where the caller has sent them, and to no other host, whatever a response says. */
function urlBelow(base: string, url: string): string {
  const { location } = globalThis as { readonly location?: { readonly href: string } };
  const from = new URL(base, location?.href);
  const target = new URL(url, from);
  if (target.origin !== from.origin) {
    throw new TypeError(`The next page is said to be at ${target.origin}, and the API is at ${from.origin}.`);
  }
  return target.href;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== "" && value !== false;

function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const name of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, name)) return undefined;
    current = current[name as keyof typeof current];
  }
  return current;
}

function listAt(value: unknown, path: Path): readonly unknown[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list : [];
}

/** The target of the first link whose relation types hold `next` (RFC 8288, section 3). */
export function nextLink(header: string): string | undefined {
  for (const [, target, parameters = ""] of header.matchAll(
    /<([^>]*)>((?:\s*;\s*[\w!#$&+\-.^`|~*]+(?:=(?:"[^"]*"|[^",;]*))?)*)/g,
  )) {
    const relation = /;\s*rel=(?:"([^"]*)"|([^",;\s]*))/i.exec(parameters);
    const types = (relation?.[1] ?? relation?.[2] ?? "").toLowerCase().split(/\s+/);
    if (types.includes("next")) return target;
  }
  return undefined;
}
