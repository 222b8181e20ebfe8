import { describe, expect, it } from "vitest";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import type { JsonPointer } from "../../../src/ir/ids.js";
import { unsafeId } from "../../../src/ir/ids.js";
import { placeOf } from "../../../src/parser/document-node.js";
import type { LoadedFile } from "../../../src/parser/loaded-file.js";
import { applyOverlays } from "../../../src/parser/overlay/apply-overlay.js";
import { relocate } from "../../../src/parser/overlay/replacements.js";
import { parseText } from "../../../src/parser/source/parse-text.js";

const file = (name: string, text: string): LoadedFile => parseText(name, `/${name}`, text);

/** Applies actions, in YAML, to a document. */
async function overlay(document: string, actions: string, version = "1.0.0") {
  const diagnostics = new DiagnosticBag();
  const laidOver = file("overlay.yaml", `overlay: ${version}\ninfo: {title: t, version: "1"}\nactions: ${actions}`);
  const result = await applyOverlays(file("openapi.yaml", document), [laidOver], diagnostics);
  const placeAt = (pointer: string): string => {
    const place = placeOf({ file: result, pointer: unsafeId<JsonPointer>(pointer) });
    return `${place.file}#${place.pointer}`;
  };
  /** Where a rule finds what it asks for by an address in the document's text. */
  const relocated = (pointer: string): string => {
    const report = new DiagnosticBag();
    report.report("title-missing", { file: "openapi.yaml", pointer: unsafeId<JsonPointer>(pointer) }, {});
    const [at] = report.items.map((each) => relocate(each, result.replacements ?? new Map()).at);
    return `${at?.file}#${at?.pointer}`;
  };
  return {
    value: result.value,
    placeAt,
    relocated,
    found: diagnostics.items.map(({ code, message }) => `${code} ${message}`),
  };
}

describe("an update", () => {
  it("merges objects member by member, and replaces plain values", async () => {
    const { value } = await overlay("{a: {b: 1, c: {d: 2}}}", "[{target: $.a, update: {b: 3, c: {e: 4}, f: 5}}]");
    expect(value).toEqual({ a: { b: 3, c: { d: 2, e: 4 }, f: 5 } });
  });

  it("appends to arrays: an item, or all of an array, also within objects", async () => {
    const { value } = await overlay(
      "{a: [1], b: [1], c: {d: [1]}}",
      "[{target: $.a, update: 2}, {target: $.b, update: [2, 3]}, {target: $.c, update: {d: [2]}}]",
    );
    expect(value).toEqual({ a: [1, 2], b: [1, 2, 3], c: { d: [1, 2] } });
  });

  it("applies to every match, each with a copy of its own", async () => {
    const { value } = await overlay(
      "{a: {}, b: {}}",
      "[{target: $.*, update: {c: {}}}, {target: $.a.c, update: {d: 1}}]",
    );
    expect(value).toEqual({ a: { c: { d: 1 } }, b: { c: {} } });
  });

  it("changes one place alone where an alias stands for several", async () => {
    const { value } = await overlay("{a: &x {b: 1}, c: *x}", "[{target: $.a, update: {b: 2}}]");
    expect(value).toEqual({ a: { b: 2 }, c: { b: 1 } });
  });

  it("takes `__proto__` for a name as any other", async () => {
    const { value } = await overlay("{a: {}}", '[{target: $.a, update: {"__proto__": {b: 1}}}]');
    expect(Object.keys((value as { a: object }).a)).toEqual(["__proto__"]);
    expect({}).not.toHaveProperty("b");
  });

  it.each([
    ["{a: {b: 1}}", "[{target: $.a, update: {b: {}}}]"],
    ["{a: {b: []}}", "[{target: $.a, update: {b: 1}}]"],
    ["{a: 1}", "[{target: $.a, update: {}}]"],
  ])("of %s by %s is refused", async (document, actions) => {
    expect((await overlay(document, actions)).found).toEqual([expect.stringMatching(/^overlay-invalid /)]);
  });
});

describe("a removal", () => {
  it("takes members and items away, several at once", async () => {
    const { value } = await overlay(
      "{a: [1, 2, 3, 4], b: {c: 1, d: 2}}",
      "[{target: '$.a[0,2]', remove: true}, {target: $.b.c, remove: true}]",
    );
    expect(value).toEqual({ a: [2, 4], b: { d: 2 } });
  });

  it("of what holds another match takes both", async () => {
    const { value } = await overlay("{a: {b: {b: 1}}, c: {b: 1}}", "[{target: $..b, remove: true}]");
    expect(value).toEqual({ a: {}, c: {} });
  });

  it("never takes the document itself", async () => {
    const { value, found } = await overlay("{a: 1}", "[{target: $, remove: true}]");
    expect(value).toEqual({ a: 1 });
    expect(found).toHaveLength(1);
  });
});

describe("places", () => {
  it("are the overlay's for what it brought, and the document's for the rest", async () => {
    const { placeAt } = await overlay(
      "{a: {b: 1}, c: [1, 2, 3]}",
      "[{target: $.a, update: {d: {e: [1]}, b: 2}}, {target: '$.c[0]', remove: true}, {target: $.c, update: 4}]",
    );
    expect(placeAt("/a")).toBe("openapi.yaml#/a");
    expect(placeAt("/a/b")).toBe("overlay.yaml#/actions/0/update/b");
    expect(placeAt("/a/d/e/0")).toBe("overlay.yaml#/actions/0/update/d/e/0");
    expect(placeAt("/c/0")).toBe("openapi.yaml#/c/1");
    expect(placeAt("/c/1")).toBe("openapi.yaml#/c/2");
    expect(placeAt("/c/2")).toBe("overlay.yaml#/actions/2/update");
  });

  it("of a copy are those of what was copied", async () => {
    const { value, placeAt } = await overlay("{a: {b: 1}, c: {}}", "[{target: $.c, copy: $.a}]", "1.1.0");
    expect(value).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect(placeAt("/c/b")).toBe("openapi.yaml#/a/b");
  });
});

describe("an address below an object of the document", () => {
  it("leads to what an overlay has put there, and no further", async () => {
    const { relocated } = await overlay("{a: {b: 1, c: 1}}", "[{target: $.a, update: {b: 2, e: 3}}]");
    expect(relocated("/a/b")).toBe("overlay.yaml#/actions/0/update/b");
    expect(relocated("/a/c")).toBe("openapi.yaml#/a/c");
    expect(relocated("/a/e/f")).toBe("overlay.yaml#/actions/0/update/e/f");
  });

  it("leads to the last of several", async () => {
    const { relocated } = await overlay(
      "{a: {b: 1}}",
      "[{target: $.a, update: {b: 2}}, {target: $.a, update: {b: 3}}]",
    );
    expect(relocated("/a/b")).toBe("overlay.yaml#/actions/1/update/b");
  });

  it("stays where it is in a list whose items have moved", async () => {
    const { relocated } = await overlay(
      "{a: [1, 2, 3]}",
      "[{target: '$.a[0]', remove: true}, {target: $.a, update: 4}]",
    );
    expect(relocated("/a/2")).toBe("openapi.yaml#/a/2");
  });

  it("stays where it is where its text stands at several places", async () => {
    const { relocated } = await overlay(
      "{a: {x: 1}, b: {}}",
      "[{target: $.b, update: {c: {x: 1}}}, {target: $.a, copy: $.b.c}, {target: $.b.c, update: {y: 2}}]",
      "1.1.0",
    );
    expect(relocated("/a/y")).toBe("openapi.yaml#/a/y");
    expect(relocated("/b/c/y")).toBe("overlay.yaml#/actions/0/update/c/y");
  });
});
