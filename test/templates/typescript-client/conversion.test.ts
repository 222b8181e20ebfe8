import { describe, expect, it } from "vitest";
import { operation } from "../../../templates/typescript-client/src/runtime/call.js";
import { openConnection } from "../../../templates/typescript-client/src/runtime/connection.js";
import { type Conversion, convertedJson } from "../../../templates/typescript-client/src/runtime/conversion.js";
import { mockMiddleware } from "../../../templates/typescript-client/src/runtime/mock.js";
import { paginated } from "../../../templates/typescript-client/src/runtime/pagination.js";

const read = (text: string, conversion: Conversion, status = 200): unknown =>
  convertedJson({ responses: { default: conversion } }).parse(text, status);
const write = (value: unknown, conversion?: Conversion): string =>
  convertedJson(conversion === undefined ? {} : { request: conversion }).stringify(value);

describe("dates", () => {
  it("are read where the document has them, at any depth", () => {
    const tree: Conversion = () => ({ members: { at: "date", children: { items: tree } }, others: { others: "date" } });
    const text =
      '{"at":"2024-01-02T03:04:05.678Z","children":[{"at":"2024-01-02T03:04:05+02:00"}],"x":{"y":"2024-01-02t03:04:05z"}}';
    expect(read(text, tree)).toEqual({
      at: new Date("2024-01-02T03:04:05.678Z"),
      children: [{ at: new Date("2024-01-02T01:04:05Z") }],
      x: { y: new Date("2024-01-02T03:04:05Z") },
    });
  });

  it.each(['"2024-01-02"', '"soon"', '"2024-13-45T99:99:99Z"', "null", "7", "[]"])("are not made of %s", (text) => {
    expect(read(`{"at":${text}}`, { members: { at: "date" } })).toEqual({ at: JSON.parse(text) });
  });

  it("are written as they were", () => {
    expect(write({ at: new Date(0), none: undefined, list: [undefined, new Date(1)] })).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","list":[null,"1970-01-01T00:00:00.001Z"]}',
    );
  });
});

describe("long integers", () => {
  const long = "9223372036854775807";

  it("keep their digits both ways", () => {
    const text = `{"id":${long},"small":5,"list":[-${long}]}`;
    const bigints: Conversion = { members: { id: "bigint", small: "bigint", list: { items: "bigint" } } };
    const value = read(text, bigints);
    expect(value).toEqual({ id: 2n ** 63n - 1n, small: 5n, list: [1n - 2n ** 63n] });
    expect(write(value, bigints)).toBe(text);
    const digits: Conversion = { members: { id: "digits", small: "digits", list: { items: "digits" } } };
    const texts = read(text, digits);
    expect(texts).toEqual({ id: long, small: "5", list: [`-${long}`] });
    expect(write(texts, digits)).toBe(text);
  });

  it("are numbers where nothing else is asked for", () => {
    const text = `{"a":${long},"b":"${long}","c":1.2345678901234567891,"d":12e20,"e":[${long}],"__proto__":{"f":"\\"${long}"}}`;
    expect(read(text, { members: { x: "bigint" } })).toEqual(JSON.parse(text));
  });

  it("are answers of a mock, and cursors", async () => {
    const page: Conversion = { members: { next: "bigint", data: { items: "bigint" } } };
    const answers = { list: { status: 200, body: { next: 2n ** 60n, data: [1n, 2n ** 63n] } } };
    const connection = openConnection(
      { baseUrl: "https://api.example.com", isBaseUrlGiven: true },
      { middleware: [mockMiddleware({}, answers)] },
    );
    const json = convertedJson({ responses: { "200": page } });
    const list = paginated(operation<object, unknown, unknown>("list", { method: "GET", path: "/", json }), {
      kind: "cursor",
      parameter: "after",
      next: ["next"],
      items: ["data"],
    });
    const items = list.items(connection, {});
    expect([(await items.next()).value, (await items.next()).value]).toEqual([1n, 2n ** 63n]);
    expect((await items.next()).value).toBe(1n);
    await items.next();
    await expect(items.next()).rejects.toThrow("in a circle");
  });

  it("leave broken JSON broken", () => {
    expect(() => read(`{"a":${long}`, "bigint")).toThrow(SyntaxError);
  });
});

describe("what is converted", () => {
  it("depends on the status", () => {
    const codec = convertedJson({ responses: { "200": "date", "4XX": { members: { at: "date" } } } });
    expect(codec.parse('"2024-01-02T03:04:05Z"', 200)).toBeInstanceOf(Date);
    expect(codec.parse('{"at":"2024-01-02T03:04:05Z"}', 404)).toEqual({ at: new Date("2024-01-02T03:04:05Z") });
    expect(codec.parse('"2024-01-02T03:04:05Z"', 500)).toBe("2024-01-02T03:04:05Z");
  });

  it("depends on what a discriminator says", () => {
    const event: Conversion = { by: { member: "kind", cases: { meeting: { members: { at: "date" } } } } };
    const text = '[{"kind":"meeting","at":"2024-01-02T03:04:05Z"},{"kind":"note","at":"2024-01-02T03:04:05Z"}]';
    expect(read(text, { items: event })).toEqual([
      { kind: "meeting", at: new Date("2024-01-02T03:04:05Z") },
      { kind: "note", at: "2024-01-02T03:04:05Z" },
    ]);
  });

  it("is a place of a tuple, and all that several schemas say", () => {
    const pair: Conversion = { all: [{ prefix: [null, "date"], items: "bigint" }] };
    expect(read('["2024-01-02T03:04:05Z","2024-01-02T03:04:05Z",7]', pair)).toEqual([
      "2024-01-02T03:04:05Z",
      new Date("2024-01-02T03:04:05Z"),
      7n,
    ]);
  });
});
