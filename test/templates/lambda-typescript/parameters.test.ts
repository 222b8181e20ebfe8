import { describe, expect, it } from "vitest";
import { HttpError } from "../../../templates/lambda-typescript/runtime/errors.js";
import type { ProxyEvent } from "../../../templates/lambda-typescript/runtime/event.js";
import type { OperationData, ParameterData } from "../../../templates/lambda-typescript/runtime/operation.js";
import { readRequest } from "../../../templates/lambda-typescript/runtime/request.js";
import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";
import { anEvent, aQuery, someHeaders } from "./events.js";

const integers: Schema = { kind: "array", items: { kind: "integer" } };
const texts: Schema = { kind: "array", items: { kind: "string" } };
const color: Schema = {
  kind: "object",
  properties: { R: { kind: "integer" }, name: { kind: "string" } },
  required: ["R"],
  additional: false,
};

const operationWith = (...parameters: readonly ParameterData[]): OperationData => ({
  id: "test",
  method: "GET",
  path: "/test/{id}",
  parameters,
  responses: [],
});

function read(parameter: Partial<ParameterData> & Pick<ParameterData, "in">, event: Partial<ProxyEvent>): unknown {
  const usual = parameter.in === "query" || parameter.in === "cookie" ? "form" : "simple";
  const whole: ParameterData = { name: "id", style: usual, schema: { kind: "string" }, ...parameter };
  const request = readRequest(operationWith(whole), anEvent("GET", "/test/{id}", event), path(event));
  const place = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;
  return request[place[whole.in]][whole.name];
}

const path = (event: Partial<ProxyEvent>): Record<string, string> =>
  ({ ...event.pathParameters }) as Record<string, string>;

function problemsOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    if (error instanceof HttpError) return error.details;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

type Row = readonly [written: string, parameter: Partial<ParameterData>, expected: unknown];

describe("path variables", () => {
  const rows: readonly Row[] = [
    ["a%2Fb%20c", {}, "a/b c"],
    ["5", { schema: { kind: "integer" } }, 5],
    ["-1.5e3", { schema: { kind: "number" } }, -1500],
    ["true", { schema: { kind: "boolean" } }, true],
    ["2", { schema: { kind: "enum", values: [1, 2] } }, 2],
    ["5", { schema: { kind: "string" } }, "5"],
    ["3,4,5", { schema: integers }, [3, 4, 5]],
    ["a%2Cb,c", { schema: texts }, ["a,b", "c"]],
    ["R,100,name,red", { schema: color }, { R: 100, name: "red" }],
    ["R=100,name=dark%3Dred", { schema: color, explode: true }, { R: 100, name: "dark=red" }],
    [".5", { style: "label", schema: { kind: "integer" } }, 5],
    [".3,4,5", { style: "label", schema: integers }, [3, 4, 5]],
    [".3.4.5", { style: "label", schema: integers }, [3, 4, 5]],
    [".3.4.5", { style: "label", schema: integers, explode: true }, [3, 4, 5]],
    [".R=100.name=red", { style: "label", schema: color, explode: true }, { R: 100, name: "red" }],
    [".R,100,name,red", { style: "label", schema: color }, { R: 100, name: "red" }],
    [";id=5", { style: "matrix", schema: { kind: "integer" } }, 5],
    [";id=3,4,5", { style: "matrix", schema: integers }, [3, 4, 5]],
    [";id=3;id=4", { style: "matrix", schema: integers, explode: true }, [3, 4]],
    [";R=100;name=red", { style: "matrix", schema: color, explode: true }, { R: 100, name: "red" }],
    [";id=R,100,name,red", { style: "matrix", schema: color }, { R: 100, name: "red" }],
    ["%7B%22R%22%3A1%7D", { content: "json", schema: color }, { R: 1 }],
  ];
  for (const [written, parameter, expected] of rows) {
    it(`${parameter.style ?? "simple"}${parameter.explode ? " exploded" : ""}: ${written}`, () => {
      expect(read({ in: "path", ...parameter }, { pathParameters: { id: written } })).toEqual(expected);
    });
  }

  it("that are not encoded correctly are refused", () => {
    expect(problemsOf(() => read({ in: "path" }, { pathParameters: { id: "%zz" } }))).toEqual([
      { in: "path", name: "id", pointer: "", message: "is not percent-encoded correctly" },
    ]);
  });
});

describe("query parameters", () => {
  const rows: readonly Row[] = [
    ["id=a%26b+c", {}, "a&b c"],
    ["id=5", { schema: { kind: "integer" } }, 5],
    ["other=5", { schema: { kind: "integer" } }, undefined],
    ["id=", { schema: { kind: "string" } }, ""],
    ["id=", { schema: { kind: "integer", nullable: true } }, null],
    ["id=3&id=4", { schema: integers, explode: true }, [3, 4]],
    ["id=3", { schema: integers, explode: true }, [3]],
    ["id=a,b", { schema: texts, explode: true }, ["a,b"]],
    ["id=3,4", { schema: integers }, [3, 4]],
    ["id=", { schema: integers }, []],
    ["id=3%204", { style: "spaceDelimited", schema: integers }, [3, 4]],
    ["id=3%7C4", { style: "pipeDelimited", schema: integers }, [3, 4]],
    ["R=100&name=red&other=1", { schema: color, explode: true }, { R: 100, name: "red" }],
    ["id=R,100,name,red", { schema: color }, { R: 100, name: "red" }],
    ["id[R]=100&id[name]=red&x=1", { style: "deepObject", explode: true, schema: color }, { R: 100, name: "red" }],
    ["other[R]=100", { style: "deepObject", explode: true, schema: color }, undefined],
    ['id={"R":1}', { content: "json", schema: color }, { R: 1 }],
    ["id=7", { schema: { kind: "anyOf", members: [{ kind: "integer" }, texts] } }, 7],
    ["id=a&id=b", { schema: { kind: "anyOf", members: [{ kind: "integer" }, texts] } }, ["a", "b"]],
    ["id=5", { schema: { kind: "oneOf", members: [{ kind: "enum", values: ["5"] }, { kind: "boolean" }] } }, "5"],
    ["id=5", { schema: { kind: "allOf", members: [{ kind: "any" }, { kind: "integer" }] } }, 5],
  ];
  for (const [written, parameter, expected] of rows) {
    it(`${parameter.style ?? "form"}${parameter.explode ? " exploded" : ""}: ${written}`, () => {
      expect(read({ in: "query", ...parameter }, aQuery(written))).toEqual(expected);
    });
  }

  it("of style deepObject may be nested the usual ways", () => {
    const schema: Schema = {
      kind: "object",
      properties: { a: { kind: "object", properties: { b: { kind: "integer" } } }, c: integers, d: texts, e: texts },
    };
    const query = aQuery("id[a][b]=1&id[c][]=2&id[c][]=3&id[d][1]=y&id[d][0]=x&id[e]=p&id[e]=q");
    expect(read({ in: "query", style: "deepObject", explode: true, schema }, query)).toEqual({
      a: { b: 1 },
      c: [2, 3],
      d: ["x", "y"],
      e: ["p", "q"],
    });
  });

  it("of style deepObject may be no object", () => {
    const schema: Schema = { kind: "anyOf", members: [color, { kind: "integer" }, texts] };
    const written = (query: string) => read({ in: "query", style: "deepObject", explode: true, schema }, aQuery(query));
    expect(written("id=-8")).toBe(-8);
    expect(written("id=a")).toEqual(["a"]);
    expect(written("id=a&id=b")).toEqual(["a", "b"]);
    expect(written("id[0]=a")).toEqual(["a"]);
    expect(written("id[R]=5")).toEqual({ R: 5 });
  });

  it("that are an open object take what no other parameter has", () => {
    const filter: ParameterData = {
      name: "filter",
      in: "query",
      style: "form",
      explode: true,
      schema: { kind: "object" },
    };
    const limit: ParameterData = { name: "limit", in: "query", style: "form", schema: { kind: "integer" } };
    const event = anEvent("GET", "/test", aQuery("limit=1&color=red"));
    expect(readRequest(operationWith(filter, limit), event, {}).query).toEqual({ filter: { color: "red" }, limit: 1 });
  });

  it("keep names of Object.prototype harmless", () => {
    const schema: Schema = { kind: "object", additional: { kind: "string" } };
    const found = read({ in: "query", style: "deepObject", explode: true, schema }, aQuery("id[__proto__]=x"));
    expect(Object.getOwnPropertyNames(found)).toEqual(["__proto__"]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("come from the single values where a caller sends no lists", () => {
    expect(read({ in: "query" }, { queryStringParameters: { id: "x" } })).toBe("x");
  });
});

describe("headers and cookies", () => {
  it("are found whatever the case of their names", () => {
    expect(read({ in: "header", name: "X-Id", schema: { kind: "integer" } }, someHeaders({ "x-iD": "5" }))).toBe(5);
  });

  it("hold lists and objects", () => {
    expect(read({ in: "header", schema: integers }, someHeaders({ id: "3, 4,5" }))).toEqual([3, 4, 5]);
    expect(read({ in: "header", schema: integers }, { multiValueHeaders: { id: ["3", "4"] } })).toEqual([3, 4]);
    expect(read({ in: "header", schema: color, explode: true }, someHeaders({ id: "R=1,name=x" }))).toEqual({
      R: 1,
      name: "x",
    });
    expect(read({ in: "header", schema: { kind: "string" } }, someHeaders({ id: "a, b" }))).toBe("a, b");
  });

  it("come from the Cookie header", () => {
    const cookies = someHeaders({ Cookie: 'other=1; id="a%20b"; x=100%' });
    expect(read({ in: "cookie" }, cookies)).toBe("a b");
    expect(read({ in: "cookie", name: "x" }, cookies)).toBe("100%");
    expect(read({ in: "cookie", schema: integers }, someHeaders({ cookie: "id=3,4" }))).toEqual([3, 4]);
    expect(read({ in: "cookie" }, someHeaders({ cookie: "idx=1" }))).toBeUndefined();
  });
});

describe("requests", () => {
  const limit: ParameterData = {
    name: "limit",
    in: "query",
    style: "form",
    schema: { kind: "integer", maximum: 100 },
    default: 20,
  };

  it("get defaults for what is left out", () => {
    expect(readRequest(operationWith(limit), anEvent("GET", "/test"), {}).query).toEqual({ limit: 20 });
  });

  it("do not share the default's value", () => {
    const list: ParameterData = { name: "list", in: "query", style: "form", schema: integers, default: [1] };
    const first = readRequest(operationWith(list), anEvent("GET", "/test"), {}).query.list as number[];
    first.push(2);
    expect(readRequest(operationWith(list), anEvent("GET", "/test"), {}).query).toEqual({ list: [1] });
  });

  it("are refused with everything that is wrong with them", () => {
    const trace: ParameterData = {
      name: "X-Trace",
      in: "header",
      required: true,
      style: "simple",
      schema: { kind: "string" },
    };
    const event = anEvent("GET", "/test", aQuery("limit=101"));
    expect(() => readRequest(operationWith(limit, trace), event, {})).toThrow(
      "Invalid request: query parameter 'limit' must be at most 100.",
    );
    expect(problemsOf(() => readRequest(operationWith(limit, trace), event, {}))).toEqual([
      { in: "query", name: "limit", pointer: "", message: "must be at most 100" },
      { in: "header", name: "X-Trace", pointer: "", message: "is required" },
    ]);
  });

  it("have text where a number should be refused, not turned into NaN", () => {
    for (const text of ["", "x", "0x10", "1e999", "Infinity", " 5", "5 "]) {
      expect(
        problemsOf(() => read({ in: "query", schema: { kind: "integer" } }, { queryStringParameters: { id: text } })),
        text,
      ).toHaveLength(1);
    }
  });
});
