import { describe, expect, it } from "vitest";
import { pagerArguments } from "../../../src/emitters/python-client/paging.js";

describe("how pages follow each other, as Python says it", () => {
  it.each([
    [
      {
        kind: "cursor",
        parameter: "after",
        next: ["pageInfo", "endCursor"],
        more: ["pageInfo", "hasNextPage"],
        items: [],
      },
      `"cursor", (), parameter="after", next=("pageInfo", "endCursor"), more=("pageInfo", "hasNextPage")`,
    ],
    [
      { kind: "last-item", parameter: "after", member: "id", more: ["has_more"], items: ["data"] },
      `"last-item", ("data",), parameter="after", member="id", more=("has_more",)`,
    ],
    [
      { kind: "page", parameter: "page", first: 0, pages: ["pages"], items: ["data"] },
      `"page", ("data",), parameter="page", first=0, total=("pages",)`,
    ],
  ] as const)("%j", (pagination, text) => {
    expect(pagerArguments(pagination)).toBe(text);
  });
});
