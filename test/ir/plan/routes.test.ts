import { describe, expect, it } from "vitest";
import { anOperation } from "../../support/models.js";
import { lowered } from "./lowered.js";

describe("paths", () => {
  it("makes one resource a part, parents first, in document order", () => {
    const { of } = lowered({
      operations: [
        anOperation("getToy", "get", "/pets/{petId}/toys/{toyId}"),
        anOperation("listPets", "get", "/pets"),
        anOperation("root", "get", "/"),
      ],
    });
    expect(of("path").map(({ key, part, parent }) => [key, part, parent])).toEqual([
      ["path:/pets", "pets", { kind: "attribute", of: "rest-api:api", name: "rootResourceId" }],
      ["path:/pets/{petId}", "{petId}", { kind: "attribute", of: "path:/pets", name: "id" }],
      ["path:/pets/{petId}/toys", "toys", { kind: "attribute", of: "path:/pets/{petId}", name: "id" }],
      ["path:/pets/{petId}/toys/{toyId}", "{toyId}", { kind: "attribute", of: "path:/pets/{petId}/toys", name: "id" }],
    ]);
    const root = of("method").find(({ path }) => path === "/");
    expect(root?.resource).toEqual({ kind: "attribute", of: "rest-api:api", name: "rootResourceId" });
  });

  it("takes a trailing slash for the same route", () => {
    const { found, of } = lowered({
      operations: [
        anOperation("one", "get", "/pets"),
        anOperation("two", "get", "/pets/"),
        anOperation("three", "post", "/pets/"),
      ],
    });
    expect(found).toEqual(["error route-duplicate"]);
    expect(of("path").map(({ key }) => key)).toEqual(["path:/pets"]);
  });

  it("routes greedy variables and every method", () => {
    const { of, found } = lowered({ operations: [anOperation("all", "any", "/files/{path+}")] });
    expect(found).toEqual([]);
    expect(of("method").map(({ httpMethod, path }) => `${httpMethod} ${path}`)).toEqual(["ANY /files/{path+}"]);
  });

  it.each([
    ["/reports/{name}.json", "path-segment-mixed"],
    ["/files/{path+}/versions", "path-variable-greedy-inside"],
    ["/{id}/copies/{id}", "path-variable-repeated"],
    ["/caf\u00e9", "path-character-unsupported"],
    ["/a b", "path-character-unsupported"],
    ["/pets//toys", "path-character-unsupported"],
    ["/{pet id}", "path-character-unsupported"],
  ])("refuses %s", (path, code) => {
    const { found, of } = lowered({ operations: [anOperation("it", "get", path)] });
    expect(found).toEqual([`error ${code}`]);
    expect(of("method")).toEqual([]);
  });

  it("accepts what the service accepts", () => {
    const operations = ["/v1.0/events:batch", "/~me/a,b", "/$metadata", "/caf%C3%A9"].map((path, index) =>
      anOperation(`operation${index}`, "get", path),
    );
    expect(lowered({ operations }).found).toEqual([]);
  });

  it("refuses variables of two names at one place, and says where the other is", () => {
    const { diagnostics } = lowered({
      operations: [anOperation("one", "get", "/pets/{petId}"), anOperation("two", "get", "/pets/{id}/toys")],
    });
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      code: "path-variables-differ",
      at: { pointer: "/paths/~1pets~1{id}~1toys", part: "key" },
      related: [{ at: { pointer: "/paths/~1pets~1{petId}" } }],
    });
  });

  it("reports a path once, however many operations it has", () => {
    const path = "/{a}.{b}";
    const operations = [anOperation("one", "get", path), anOperation("two", "put", path)];
    expect(lowered({ operations }).found).toEqual(["error path-segment-mixed"]);
  });

  it("has no TRACE", () => {
    expect(lowered({ operations: [anOperation("trace", "trace", "/")] }).found).toEqual(["error method-unsupported"]);
  });

  it("warns of the paths that the service keeps for itself", () => {
    expect(lowered({ operations: [anOperation("ping", "get", "/ping")] }).found).toEqual(["warning path-reserved"]);
  });
});
