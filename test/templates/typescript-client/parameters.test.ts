import { describe, expect, it } from "vitest";
import type {
  ParameterDescriptor,
  ParameterDescriptors,
} from "../../../templates/typescript-client/src/runtime/operation.js";
import { writeHeaders, writePairs, writePath } from "../../../templates/typescript-client/src/runtime/parameters.js";
import * as styles from "../../../templates/typescript-client/src/runtime/styles.js";

const { deepObject, encodeReserved, form, label, matrix, pipeDelimited, simple, spaceDelimited } = styles;
const named = { deepObject, form, label, matrix, pipeDelimited, simple, spaceDelimited };

const writeQuery = (values: object, descriptors?: ParameterDescriptors): string => writePairs("&", values, descriptors);

const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

/** As the document says it; the emitter names the style wherever a value may be a list or an object. */
interface Said {
  readonly style?: keyof typeof named;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

const descriptorOf = ({ style, explode, allowReserved }: Said, usual: "simple" | "form"): ParameterDescriptor => ({
  style: named[style ?? usual],
  ...(explode === undefined ? {} : { explode }),
  ...(allowReserved === true ? { encode: encodeReserved } : {}),
});

const path = (said: Said, value: unknown): string =>
  writePath("/{color}", { color: value }, { color: descriptorOf(said, "simple") }).slice(1);
const query = (said: Said, value: unknown): string =>
  writeQuery({ color: value }, { color: descriptorOf(said, "form") });

describe("JSON inside a parameter", () => {
  it("keeps the digits of long integers, and dates", () => {
    const value = { id: 2n ** 63n, ids: [-1n], at: new Date(0), text: "\\u00001" };
    const expected = '{"id":9223372036854775808,"ids":[-1],"at":"1970-01-01T00:00:00.000Z","text":"\\\\u00001"}';
    expect(decodeURIComponent(writeQuery({ value }, { value: { style: styles.json } }))).toBe(`value=${expected}`);
    expect(styles.bareJson("value", value, String)).toEqual([expected]);
  });
});

describe("the table of OpenAPI 3.1, section 4.8.12.4", () => {
  it.each([
    [
      { style: "matrix", explode: false },
      ";color",
      ";color=blue",
      ";color=blue,black,brown",
      ";color=R,100,G,200,B,150",
    ],
    [
      { style: "matrix", explode: true },
      ";color",
      ";color=blue",
      ";color=blue;color=black;color=brown",
      ";R=100;G=200;B=150",
    ],
    [{ style: "label", explode: false }, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"],
    [{ style: "label", explode: true }, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
    [{ style: "simple", explode: false }, undefined, "blue", "blue,black,brown", "R,100,G,200,B,150"],
    [{ style: "simple", explode: true }, undefined, "blue", "blue,black,brown", "R=100,G=200,B=150"],
  ] as const)("path, %j", (descriptor, empty, text, listed, shown) => {
    // A segment that is a lone dot would be taken away by whoever parses the URL.
    if (empty === ".") expect(() => path(descriptor, "")).toThrow(TypeError);
    else if (empty !== undefined) expect(path(descriptor, "")).toBe(empty);
    expect(path(descriptor, "blue")).toBe(text);
    expect(path(descriptor, list)).toBe(listed);
    expect(path(descriptor, object)).toBe(shown);
  });

  it.each([
    [{ style: "form", explode: false }, "color=blue,black,brown", "color=R,100,G,200,B,150"],
    [{ style: "form", explode: true }, "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
    [{}, "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
    [{ style: "spaceDelimited" }, "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"],
    [{ style: "pipeDelimited" }, "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"],
    [{ style: "pipeDelimited", explode: true }, "color=blue&color=black&color=brown", "R=100&G=200&B=150"],
    [
      { style: "deepObject" },
      "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
      "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ],
  ] as const)("query, %j", (descriptor, listed, shown) => {
    expect(query(descriptor, "")).toBe("color=");
    expect(query(descriptor, "blue")).toBe("color=blue");
    expect(query(descriptor, list)).toBe(listed);
    expect(query(descriptor, object)).toBe(shown);
  });
});

describe("the examples of RFC 6570", () => {
  const hello = "Hello World!";
  it.each([
    ["{var}", {}, hello, "Hello%20World%21"],
    ["{+path}", { allowReserved: true }, "foo/bar", "foo/bar"],
    ["{+hello}", { allowReserved: true }, hello, "Hello%20World!"],
    ["{+half}", { allowReserved: true }, "50%", "50%25"],
    ["{+base}", { allowReserved: true }, "http://example.com/home/", "http://example.com/home/"],
    ["{keys}", {}, { semi: ";", dot: ".", comma: "," }, "semi,%3B,dot,.,comma,%2C"],
    ["{keys*}", { explode: true }, { semi: ";", dot: ".", comma: "," }, "semi=%3B,dot=.,comma=%2C"],
    ["{.keys*}", { style: "label", explode: true }, { semi: ";", dot: "." }, ".semi=%3B.dot=."],
    ["{;keys*}", { style: "matrix", explode: true }, { semi: ";", dot: "." }, ";semi=%3B;dot=."],
  ] as const)("%s", (_, descriptor, value, text) => expect(path(descriptor, value)).toBe(text));
});

describe("paths", () => {
  it("keep the slashes of a greedy variable and encode the rest", () => {
    expect(writePath("/files/{path}", { path: "a b/c?d/e#f" }, { path: { style: styles.greedy } })).toBe(
      "/files/a%20b/c%3Fd/e%23f",
    );
  });

  it("may have several variables beside text in one segment", () => {
    expect(writePath("/{name}.{format}/x", { name: "a/b", format: "json" }, undefined)).toBe("/a%2Fb.json/x");
  });

  it("leave out what a browser would not send", () => expect(writePath("/a#Action=x", {}, undefined)).toBe("/a"));

  it.each(["..", ".", "%2e%2E"])("never lead to another path (%s)", (value) => {
    expect(() => writePath("/pets/{id}/toys", { id: value }, { id: { encode: encodeReserved } })).toThrow(TypeError);
  });

  it("are not sent without their variables", () => {
    expect(() => writePath("/pets/{id}", {}, undefined)).toThrow("'id' is missing");
    expect(() => writePath("/pets/{id}", { id: "" }, undefined)).toThrow("'id' is empty");
    expect(() => writePath("/pets/{toString}", {}, undefined)).toThrow("'toString' is missing");
  });
});

describe("queries", () => {
  it("leave out what is absent", () => {
    const lists = { c: { style: form }, d: { style: form }, e: { style: form } };
    expect(writeQuery({ a: undefined, b: null, c: [], d: {}, e: [undefined, "x", null] }, lists)).toBe("e=x");
    expect(writeQuery({ a: [] }, { a: { style: form, explode: false } })).toBe("");
  });

  it("encode names and values", () => {
    expect(writeQuery({ "a b&c": "d=e&f+g'" })).toBe("a%20b%26c=d%3De%26f%2Bg%27");
    expect(writeQuery({ a: "x/y?z:@,;&#" }, { a: { encode: encodeReserved } })).toBe("a=x/y?z:@,;%26%23");
  });

  it("write values as JSON where the document says so, dates as text", () => {
    expect(writeQuery({ a: { b: 1 } }, { a: { style: styles.json } })).toBe("a=%7B%22b%22%3A1%7D");
    expect(writeQuery({ since: new Date(0), on: true, n: 1n })).toBe("since=1970-01-01T00%3A00%3A00.000Z&on=true&n=1");
  });

  it("nest deep objects", () => {
    expect(
      decodeURIComponent(
        writeQuery({ f: { a: { b: [1, { c: 2 }] }, d: undefined } }, { f: { style: styles.deepObject } }),
      ),
    ).toBe("f[a][b][0]=1&f[a][b][1][c]=2");
  });

  it("have no member of Object.prototype for a descriptor", () => {
    expect(writeQuery({ constructor: "a", ["__proto__"]: "b" }, {})).toBe("constructor=a&__proto__=b");
  });
});

describe("headers and cookies", () => {
  it("are not percent-encoded or are, as their places need it", () => {
    const lists = { "X-A": { style: simple }, "X-B": { style: simple } };
    expect(writeHeaders({ "X-A": ["a b", "c"], "X-B": { k: 1 }, "X-C": undefined }, lists)).toEqual([
      ["X-A", "a b,c"],
      ["X-B", "k,1"],
    ]);
    expect(writeHeaders({ "X-B": { k: 1 } }, { "X-B": { style: simple, explode: true } })).toEqual([["X-B", "k=1"]]);
    expect(writeHeaders({ "X-J": { k: 1 } }, { "X-J": { style: styles.bareJson } })).toEqual([["X-J", '{"k":1}']]);
    const cookies = writePairs("; ", { a: "x;y", b: [1, 2] }, { b: { style: form, explode: false } });
    expect(cookies).toBe("a=x%3By; b=1,2");
  });
});
