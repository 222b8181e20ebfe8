import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { paginationOf } from "../../../src/ir/recognise-pagination.js";
import { readModel } from "../../support/read-document.js";
import { strictErrors } from "../typescript/strict-check.js";
import { emitClient } from "./emit-client.js";

const fixture = (name: string): string =>
  readFileSync(new URL(`../../../fixtures/typescript-client-results/${name}`, import.meta.url), "utf8");

const usage = `
import { clientCredentials, signatureV4 } from "./auth.js";
import { createClient, createConnection } from "./index.js";
import { listDocuments } from "./operations.js";
import type { Document } from "./types.js";

const client = createClient({
  credentials: {
    machine: clientCredentials({ tokenUrl: "https://id.example.com", clientId: "a", clientSecret: "b" }),
    signed: signatureV4({ credentials: { accessKeyId: "a", secretAccessKey: "b" }, region: "eu-west-1" }),
  },
});

export async function use(): Promise<void> {
  for await (const document of client.listDocuments.items({ query: { limit: 10 } })) {
    const known: Document = document;
    // @ts-expect-error: no such member
    console.log(known.title, document.name);
  }
  for await (const page of client.listDocuments.pages()) console.log(page.documents.length, page.nextToken);
  for await (const folder of client.listFolders.items()) console.log(folder.toUpperCase());
  for await (const { data, id } of client.watchChanges.stream()) console.log(data.title, id?.length);
  for await (const { id } of client.exportDocuments.stream({}, { timeouts: { attempt: 1000 } })) console.log(id.length);
  for await (const { id } of listDocuments.items(createConnection())) console.log(id.length);
  await client.addDocument({ body: new Blob(["x"]).stream() });
  await client.addDocument({ body: new Uint8Array(2), headers: { "Idempotency-Key": "mine" } });
  // @ts-expect-error: it has no pages
  client.addDocument.items();
}
`;

describe("a client of lists and streams", () => {
  it("is typed to the last item", async () => {
    const { files } = await emitClient(await readModel(fixture("openapi.yaml"), fixture("gatewright.yaml")));
    expect(strictErrors(new Map([...files, ["src/usage.ts", usage]]))).toEqual([]);
  });
});

interface Shape {
  readonly query?: readonly (string | readonly [string, object])[];
  readonly schema: object;
  readonly headers?: object;
  readonly method?: string;
}

const list = { type: "array", items: { type: "object", properties: { id: { type: "string" } } } };
const text = { type: "string" };
const body = (properties: object): object => ({ type: "object", properties });

async function recognised({ query = [], schema, headers, method = "get" }: Shape) {
  const parameters = query.map((each) => {
    const [name, type] = typeof each === "string" ? [each, text] : each;
    return { name, in: "query", schema: type };
  });
  const response = { description: "", content: { "application/json": { schema } }, ...(headers ? { headers } : {}) };
  const { operations, schemas } = await readModel(
    JSON.stringify({
      openapi: "3.0.3",
      info: { title: "t", version: "1" },
      paths: { "/x": { [method]: { operationId: "x", parameters, responses: { "200": response } } } },
    }),
  );
  const [operation] = operations;
  return operation && paginationOf(operation, new Map(schemas.map((named) => [named.id, named])));
}

const integer = { type: "integer" };
const connection = body({ endCursor: { type: ["string", "null"] }, hasNextPage: { type: "boolean" } });

describe("pages are recognised", () => {
  it.each<[string, Shape, object]>([
    [
      "by a cursor",
      { query: ["page_token"], schema: body({ items: list, next_page_token: text }) },
      { kind: "cursor", parameter: "page_token", next: ["next_page_token"], items: ["items"] },
    ],
    [
      "by a cursor in the body's meta",
      { query: ["cursor"], schema: body({ data: list, tags: list, meta: body({ nextCursor: text }) }) },
      { kind: "cursor", parameter: "cursor", next: ["meta", "nextCursor"], items: ["data"] },
    ],
    [
      "by the last item",
      { query: ["starting_after"], schema: body({ data: list, has_more: { type: "boolean" } }) },
      { kind: "last-item", parameter: "starting_after", member: "id", more: ["has_more"], items: ["data"] },
    ],
    [
      "by a Relay connection",
      { query: ["after"], schema: body({ nodes: list, edges: list, pageInfo: connection }) },
      {
        kind: "cursor",
        parameter: "after",
        next: ["pageInfo", "endCursor"],
        more: ["pageInfo", "hasNextPage"],
        items: ["nodes"],
      },
    ],
    [
      "by a Relay connection in snake case",
      { query: ["cursor"], schema: body({ users: list, end_cursor: text, has_next_page: { type: "boolean" } }) },
      { kind: "cursor", parameter: "cursor", next: ["end_cursor"], more: ["has_next_page"], items: ["users"] },
    ],
    [
      "by a Link header",
      { query: [["per_page", integer]], schema: list, headers: { Link: { schema: text } } },
      { kind: "link", items: [] },
    ],
    [
      "by offset and limit",
      {
        query: [
          ["offset", integer],
          ["limit", integer],
        ],
        schema: list,
      },
      { kind: "offset", parameter: "offset", items: [] },
    ],
  ])("%s", async (_, shape, expected) => {
    expect(await recognised(shape)).toEqual(expected);
  });

  it.each<[string, Shape]>([
    [
      "a connection does not say how it ends",
      { query: ["after"], schema: body({ nodes: list, pageInfo: body({ endCursor: text }), has_next_page: text }) },
    ],
    ["half of a form is there", { query: ["cursor"], schema: body({ data: list }) }],
    ["two lists may be meant", { query: ["cursor"], schema: body({ a: list, b: list, nextCursor: text }) }],
    [
      "items have no id",
      {
        query: ["starting_after"],
        schema: body({ data: { type: "array", items: text }, has_more: { type: "boolean" } }),
      },
    ],
    ["it is no GET", { method: "post", query: ["cursor"], schema: body({ data: list, nextCursor: text }) }],
    ["a page number stands alone", { query: [["page", integer]], schema: list }],
  ])("not where %s", async (_, shape) => {
    expect(await recognised(shape)).toBeUndefined();
  });
});
