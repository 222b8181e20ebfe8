import { describe, expect, it } from "vitest";
import { HttpError } from "../../../templates/lambda-typescript/runtime/errors.js";
import type { ProxyEvent } from "../../../templates/lambda-typescript/runtime/event.js";
import type { BodyData, DecodedRequest, MediaData } from "../../../templates/lambda-typescript/runtime/operation.js";
import { readRequest } from "../../../templates/lambda-typescript/runtime/request.js";
import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";
import { aJsonBody, anEvent, someHeaders } from "./events.js";

const pet: Schema = {
  kind: "object",
  properties: {
    name: { kind: "string" },
    age: { kind: "integer" },
    tags: { kind: "array", items: { kind: "string" } },
    owner: { kind: "object", properties: { id: { kind: "integer" } } },
  },
  required: ["name"],
};
const json: MediaData = { type: "application/json", kind: "json", schema: pet };
const form: MediaData = { type: "application/x-www-form-urlencoded", kind: "form", schema: pet };

function read(body: BodyData, event: Partial<ProxyEvent>): DecodedRequest {
  const operation = { id: "test", method: "POST", path: "/test", parameters: [], body, responses: [] };
  return readRequest(operation, anEvent("POST", "/test", event), {});
}

const sent = (type: string, body: string): Partial<ProxyEvent> => ({ ...someHeaders({ "content-type": type }), body });
const sentBytes = (type: string, bytes: Uint8Array): Partial<ProxyEvent> => ({
  ...sent(type, Buffer.from(bytes).toString("base64")),
  isBase64Encoded: true,
});

function refusal(run: () => unknown): HttpError {
  try {
    run();
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
  throw new Error("Nothing was refused.");
}

describe("JSON bodies", () => {
  it("are parsed and checked", () => {
    expect(read({ content: [json] }, aJsonBody({ name: "Rex", age: 3 }))).toMatchObject({
      contentType: "application/json",
      body: { name: "Rex", age: 3 },
    });
    expect(refusal(() => read({ content: [json] }, aJsonBody({ age: "3" }))).details).toEqual([
      { in: "body", pointer: "/name", message: "is required" },
      { in: "body", pointer: "/age", message: "must be a whole number" },
    ]);
  });

  it("of text keep a byte order mark, however they are handed over", () => {
    const text: MediaData = { type: "text/plain", kind: "text", schema: { kind: "string" } };
    const expected = { body: "\ufeffRäx" };
    expect(read({ content: [text] }, sent("text/plain", "\ufeffRäx"))).toMatchObject(expected);
    expect(read({ content: [text] }, sentBytes("text/plain", Buffer.from("\ufeffRäx")))).toMatchObject(expected);
  });

  it("may come as base64", () => {
    const bytes = Buffer.from('{"name": "Räx"}');
    expect(read({ content: [json] }, sentBytes("application/json; charset=utf-8", bytes)).body).toEqual({
      name: "Räx",
    });
    const broken = refusal(() => read({ content: [json] }, sentBytes("application/json", new Uint8Array([0xff]))));
    expect([broken.status, broken.details]).toEqual([
      400,
      [{ in: "body", pointer: "", message: "must be UTF-8 text" }],
    ]);
  });

  it("that are no JSON are refused", () => {
    expect(refusal(() => read({ content: [json] }, sent("application/json", "{")))).toMatchObject({
      status: 400,
      details: [{ in: "body", pointer: "", message: "must be JSON" }],
    });
  });

  it("are needed when the document says so", () => {
    expect(read({ content: [json] }, {})).not.toHaveProperty("body");
    expect(refusal(() => read({ required: true, content: [json] }, {})).details).toEqual([
      { in: "body", pointer: "", message: "is required" },
    ]);
  });
});

describe("content types", () => {
  const patch: MediaData = { type: "application/merge-patch+json", kind: "json", schema: { kind: "any" } };
  const image: MediaData = { type: "image/*", kind: "binary", schema: { kind: "any" } };
  const content = [json, patch, image];

  it("choose the schema, the more exact one first", () => {
    expect(read({ content }, sent("Application/Merge-Patch+JSON", "1")).contentType).toBe(
      "application/merge-patch+json",
    );
    expect(read({ content }, sentBytes("image/png", new Uint8Array([1, 255]))).body).toEqual(new Uint8Array([1, 255]));
    expect(read({ content }, { body: '{"name": "Rex"}' }).contentType).toBe("application/json");
  });

  it("that are not described are refused with 415", () => {
    const error = refusal(() => read({ content }, sent("text/html", "<p>")));
    expect([error.status, error.message]).toEqual([
      415,
      "Unsupported content type; use application/json or application/merge-patch+json or image/*.",
    ]);
  });
});

describe("text and bytes", () => {
  it("are handed over as they are", () => {
    const text: MediaData = { type: "text/plain", kind: "text", schema: { kind: "string", maxLength: 3 } };
    expect(read({ content: [text] }, sent("text/plain", "abc")).body).toBe("abc");
    expect(read({ required: true, content: [text] }, sent("text/plain", "")).body).toBe("");
    expect(refusal(() => read({ content: [text] }, sent("text/plain", "abcd"))).status).toBe(400);
    const count: MediaData = { type: "text/plain", kind: "text", schema: { kind: "integer" } };
    expect(read({ content: [count] }, sent("text/plain", "12")).body).toBe(12);
    const bytes: MediaData = { type: "application/octet-stream", kind: "binary", schema: { kind: "any" } };
    expect(read({ content: [bytes] }, sent("application/octet-stream", "é")).body).toEqual(
      new Uint8Array([0xc3, 0xa9]),
    );
  });
});

describe("URL-encoded forms", () => {
  const type = "application/x-www-form-urlencoded";

  it("become typed objects", () => {
    const body = "name=Rex+the%20dog&age=3&tags=a&tags=b%2Cc&owner[id]=7";
    expect(read({ content: [form] }, sent(type, body)).body).toEqual({
      name: "Rex the dog",
      age: 3,
      tags: ["a", "b,c"],
      owner: { id: 7 },
    });
    expect(read({ content: [form] }, sent(type, "name=x&tags[]=a&owner=%7B%22id%22%3A7%7D&extra=1")).body).toEqual({
      name: "x",
      tags: ["a"],
      owner: { id: 7 },
      extra: "1",
    });
  });

  it("follow the encoding of their fields", () => {
    const encoded: MediaData = { ...form, encoding: { tags: { style: "pipeDelimited", explode: false } } };
    expect(read({ content: [encoded] }, sent(type, "name=x&tags=a|b")).body).toEqual({ name: "x", tags: ["a", "b"] });
  });

  it("are checked", () => {
    expect(refusal(() => read({ content: [form] }, sent(type, "age=x"))).details).toEqual([
      { in: "body", pointer: "/name", message: "is required" },
      { in: "body", pointer: "/age", message: "must be a whole number" },
    ]);
    const closed: MediaData = { ...form, schema: { ...pet, additional: false } as Schema };
    expect(refusal(() => read({ content: [closed] }, sent(type, "name=x&more=1"))).details).toEqual([
      { in: "body", pointer: "/more", message: "is not a known member" },
    ]);
    expect(refusal(() => read({ content: [form] }, sent(type, "name=%zz"))).status).toBe(400);
  });
});

describe("multipart forms", () => {
  const upload: MediaData = {
    type: "multipart/form-data",
    kind: "multipart",
    schema: {
      kind: "object",
      properties: {
        file: { kind: "string", format: "binary" },
        meta: { kind: "object", properties: { a: { kind: "integer" } } },
        count: { kind: "integer" },
        tags: { kind: "array", items: { kind: "string" } },
      },
      required: ["file"],
    },
  };

  async function multipart(fill: (data: FormData) => void): Promise<Partial<ProxyEvent>> {
    const data = new FormData();
    fill(data);
    const message = new Response(data);
    return sentBytes(message.headers.get("content-type") ?? "", new Uint8Array(await message.arrayBuffer()));
  }

  it("are taken apart as a browser writes them", async () => {
    const bytes = new Uint8Array([13, 10, 45, 45, 0, 255]);
    const event = await multipart((data) => {
      data.append("file", new Blob([bytes], { type: "image/png" }), 'ä "1".png');
      data.append("meta", '{"a": 1}');
      data.append("count", "2");
      data.append("tags", "x");
      data.append("tags", "y");
    });
    const request = read({ content: [upload] }, event);
    expect(request.body).toEqual({ file: bytes, meta: { a: 1 }, count: 2, tags: ["x", "y"] });
    expect(request.parts?.[0]).toEqual({ name: "file", filename: 'ä "1".png', contentType: "image/png", bytes });
  });

  it("take one value for a list, and nothing for an empty part", async () => {
    const event = await multipart((data) => {
      data.append("file", new Blob([]), "empty");
      data.append("tags", "x");
    });
    expect(read({ content: [upload] }, event).body).toEqual({ file: new Uint8Array(), tags: ["x"] });
  });

  it("are checked", async () => {
    const event = await multipart((data) => data.append("count", "x"));
    expect(refusal(() => read({ content: [upload] }, event)).details).toEqual([
      { in: "body", pointer: "/file", message: "is required" },
      { in: "body", pointer: "/count", message: "must be a whole number" },
    ]);
  });

  it("that are malformed are refused", () => {
    for (const [type, body] of [
      ["multipart/form-data", "--x\r\n\r\n--x--"],
      ["multipart/form-data; boundary=x", ""],
      ["multipart/form-data; boundary=x", "nothing"],
      ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb"],
      ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nb\r\n--x--"],
      ["multipart/form-data; boundary=x", "--x"],
      [
        "multipart/form-data; boundary=x",
        `--x\r\nContent-Disposition: form-data; name=a${';"'.repeat(5000)}\r\n\r\nb\r\n--x--`,
      ],
    ] as const) {
      expect(refusal(() => read({ required: true, content: [upload] }, sent(type, body))).status, body).toBe(400);
    }
  });

  it("never cost more than their length", () => {
    const body = `--x\r\n${"--x\r\n".repeat(50_000)}`;
    const start = performance.now();
    expect(refusal(() => read({ content: [upload] }, sent("multipart/form-data; boundary=x", body))).status).toBe(400);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
