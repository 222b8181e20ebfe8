import { describe, expect, it } from "vitest";
import { operation } from "../../../templates/typescript-client/src/runtime/call.js";
import { openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import { nextLink, type Pagination, paginated } from "../../../templates/typescript-client/src/runtime/pagination.js";

interface Answer {
  readonly body: unknown;
  readonly link?: string;
}

interface ListArguments {
  readonly query?: { readonly limit?: number; readonly page?: number };
}

function listing(pagination: Pagination, ...answers: readonly Answer[]) {
  const targets: string[] = [];
  const target = {
    baseUrl: "https://api.example.com/v1",
    isBaseUrlGiven: true,
  };
  const connection = openConnection(target, {
    fetch: async (url) => {
      const answer = answers[targets.length];
      targets.push(url.replace("https://api.example.com/v1", ""));
      if (answer === undefined) return Response.json({ message: "no such page" }, { status: 404 });
      return Response.json(answer.body, { headers: answer.link === undefined ? {} : { link: answer.link } });
    },
  });
  const list = paginated<ListArguments, unknown, unknown, unknown, true>(
    operation("list", { method: "GET", path: "/items" }),
    pagination,
  );
  const items = async (input?: ListArguments): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    for await (const item of list.items(connection, input)) found.push(item);
    return found;
  };
  return { list, connection, items, targets };
}

const cursor: Pagination = { kind: "cursor", parameter: "token", next: ["meta", "next"], items: ["data"] };

describe("a list that goes on", () => {
  it("with a cursor, until there is none", async () => {
    const { items, targets } = listing(
      cursor,
      { body: { data: [1, 2], meta: { next: "a/b" } } },
      { body: { data: [], meta: { next: "c" } } },
      { body: { data: [3], meta: { next: null } } },
    );
    expect(await items({ query: { limit: 2 } })).toEqual([1, 2, 3]);
    expect(targets).toEqual(["/items?limit=2", "/items?limit=2&token=a%2Fb", "/items?limit=2&token=c"]);
  });

  it("with a cursor, while there is more", async () => {
    const { items, targets } = listing(
      { ...cursor, more: ["meta", "hasNextPage"] },
      { body: { data: [1], meta: { next: "a", hasNextPage: true } } },
      { body: { data: [2], meta: { next: "b", hasNextPage: false } } },
    );
    expect(await items()).toEqual([1, 2]);
    expect(targets).toEqual(["/items", "/items?token=a"]);
  });

  it("behind the last item, while there is more", async () => {
    const { items, targets } = listing(
      { kind: "last-item", parameter: "starting_after", member: "id", more: ["has_more"], items: ["data"] },
      { body: { data: [{ id: "x" }, { id: "y" }], has_more: true } },
      { body: { data: [{ id: "z" }], has_more: false } },
    );
    expect(await items()).toEqual([{ id: "x" }, { id: "y" }, { id: "z" }]);
    expect(targets).toEqual(["/items", "/items?starting_after=y"]);
  });

  it("behind so many items, until a page is empty or all are there", async () => {
    const offset = { kind: "offset", parameter: "offset", items: ["data"] } as const;
    const open = listing(offset, { body: { data: [1, 2] } }, { body: { data: [3] } }, { body: { data: [] } });
    expect(await open.items()).toEqual([1, 2, 3]);
    expect(open.targets).toEqual(["/items", "/items?offset=2", "/items?offset=3"]);
    const counted = listing({ ...offset, total: ["total"] }, { body: { data: [1, 2], total: 2 } });
    expect(await counted.items()).toEqual([1, 2]);
  });

  it("with the next number, from where the caller begins", async () => {
    const pages = { kind: "page", parameter: "page", first: 1, items: [] } as const;
    const { items, targets } = listing(pages, { body: [1] }, { body: [2] }, { body: [] });
    expect(await items()).toEqual([1, 2]);
    expect(targets).toEqual(["/items", "/items?page=2", "/items?page=3"]);
    const later = listing({ ...pages, items: ["data"], pages: ["pages"] }, { body: { data: [9], pages: 5 } });
    expect(await later.items({ query: { page: 5 } })).toEqual([9]);
  });

  it("where a Link header leads, on the same host only", async () => {
    const link: Pagination = { kind: "link", items: [] };
    const { items, targets } = listing(
      link,
      { body: [1], link: '<https://api.example.com/v1/other?cursor=2>; rel="next", <x>; rel="last"' },
      { body: [2], link: "</v1/items?cursor=3>; rel=next" },
      { body: [3] },
    );
    expect(await items({ query: { limit: 1 } })).toEqual([1, 2, 3]);
    expect(targets).toEqual(["/items?limit=1", "/other?cursor=2", "/items?cursor=3"]);
    const elsewhere = listing(link, { body: [1], link: "<https://evil.example/>; rel=next" });
    await expect(elsewhere.items()).rejects.toThrow("said to be at https://evil.example");
  });

  it("where a member of the body leads", async () => {
    const { items, targets } = listing(
      { kind: "url", next: ["links", "next"], items: ["data"] },
      { body: { data: [1], links: { next: "items?page=2" } } },
      { body: { data: [2], links: {} } },
    );
    expect(await items()).toEqual([1, 2]);
    expect(targets).toEqual(["/items", "https://api.example.com/items?page=2"]);
  });
});

describe("whoever lists", () => {
  it("asks for no page before its first item is wanted", async () => {
    const { list, connection, targets } = listing(cursor, { body: { data: [1, 2], meta: { next: "a" } } });
    for await (const item of list.items(connection)) if (item === 2) break;
    expect(targets).toHaveLength(1);
  });

  it("gets whole pages too, and the error of one that fails", async () => {
    const { list, connection } = listing(cursor, { body: { data: [1], meta: { next: "a" } } });
    const pages = list.pages(connection);
    expect((await pages.next()).value).toEqual({ data: [1], meta: { next: "a" } });
    await expect(pages.next()).rejects.toMatchObject({ status: 404, operation: "list" });
  });

  it("is not led in a circle", async () => {
    const answer = { body: { data: [1], meta: { next: "same" } } };
    const { items } = listing(cursor, answer, answer, answer, answer);
    await expect(items()).rejects.toThrow("goes in a circle");
  });
});

describe("the Link header", () => {
  it.each([
    ['<a>; rel="next"', "a"],
    ['<a>; rel="prev", <b?x=1,2>; title="a, b"; rel=next', "b?x=1,2"],
    ['<a>; rel="last next"', "a"],
    ['<a>; rel="nextish"', undefined],
    ["", undefined],
    ["garbage", undefined],
  ])("%j leads to %j", (header, url) => {
    expect(nextLink(header)).toBe(url);
  });
});
