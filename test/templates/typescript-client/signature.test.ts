import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../../templates/typescript-client/src/runtime/operation.js";
import { type SignatureOptions, signatureV4 } from "../../../templates/typescript-client/src/runtime/signature.js";

const keys = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const base = "https://example.amazonaws.com";
const form = "application/x-www-form-urlencoded";

async function sign(
  url: string,
  changed: { readonly method?: string; readonly headers?: object; readonly body?: HttpRequest["body"] } = {},
  options: Partial<SignatureOptions> = {},
): Promise<HttpRequest> {
  const signer = signatureV4({
    credentials: keys,
    region: "us-east-1",
    service: "service",
    environment: { now: () => Date.UTC(2015, 7, 30, 12, 36) },
    ...options,
  });
  const headers = new Headers({ accept: "application/json", ...changed.headers });
  return signer({
    operation: "call",
    descriptor: { method: "GET", path: "/" },
    attempt: 1,
    method: changed.method ?? "GET",
    url,
    headers,
    body: changed.body,
    signal: undefined,
    redirect: "follow",
    isRedirectChosen: false,
  });
}

const signatureOf = ({ headers }: HttpRequest): string | undefined =>
  /SignedHeaders=(.*), Signature=(\w+)$/
    .exec(headers.get("authorization") ?? "")
    ?.slice(1)
    .join(" ");

/**
 * The service's own test suite for Signature Version 4, as far as its requests can be sent at all, each of them signed by
 * botocore with the same result. The suite takes paths unencoded, so where that makes a difference the path is encoded once.
 */
describe("the published test vectors", () => {
  it.each([
    ["get-vanilla", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
    [
      "get-vanilla-query-order-key-case",
      "/?Param2=value2&Param1=value1",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ],
    [
      "get-vanilla-query-order-value",
      "/?Param1=value2&Param1=value1",
      "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694",
    ],
    [
      "get-vanilla-empty-query-key",
      "/?Param1=value1",
      "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
    ],
    [
      "get-unreserved",
      "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
    ],
    ["get-vanilla-utf8-query", "/?ሴ=bar", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"],
    ["get-relative", "/example/..", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
    ["get-relative-relative", "/a1/a2/../..", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
    ["get-slash", "//", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
    ["get-slash-dot-slash", "/./", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
    ["get-slash-pointless-dot", "/./example", "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"],
    ["get-slashes", "//example//", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"],
  ])("%s", async (_, target, signature) => {
    expect(signatureOf(await sign(base + target))).toBe(`host;x-amz-date ${signature}`);
  });

  it.each([
    ["get-utf8", "/ሴ", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"],
    ["get-space", "/example space/", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"],
  ])("%s", async (_, target, signature) => {
    const request = await sign(base + target, {}, { isPathEncodedTwice: false });
    expect(signatureOf(request)).toBe(`host;x-amz-date ${signature}`);
  });

  it.each([
    ["post-vanilla", "/", undefined, "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"],
    [
      "post-vanilla-query",
      "/?Param1=value1",
      undefined,
      "",
      "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11",
    ],
    [
      "post-x-www-form-urlencoded",
      "/",
      form,
      "Param1=value1",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    ],
    [
      "post-x-www-form-urlencoded-parameters",
      "/",
      `${form}; charset=utf8`,
      "Param1=value1",
      "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe",
    ],
  ])("%s", async (_, target, contentType, body, signature) => {
    const headers = contentType === undefined ? {} : { "content-type": contentType };
    const request = await sign(base + target, { method: "POST", headers, body });
    expect(signatureOf(request)?.split(" ")[1]).toBe(signature);
  });

  it("post-sts-header-before", async () => {
    const sessionToken =
      "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==";
    const request = await sign(
      `${base}/`,
      { method: "POST" },
      { credentials: async () => ({ ...keys, sessionToken }) },
    );
    expect(signatureOf(request)).toBe(
      "host;x-amz-date;x-amz-security-token 85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead",
    );
  });
});

describe("a request to the gateway", () => {
  const target = "https://abc.execute-api.eu-west-1.amazonaws.com/live/pets/a%20b%2Fc%3Ad/x?b=%2B%201&a=%C3%A9&a=&c";

  it("is signed for the region in the host's name, its path encoded once more, as botocore does", async () => {
    const request = await sign(target, {}, { region: undefined, service: undefined });
    expect(signatureOf(request)).toBe(
      "host;x-amz-date f6a4b079486116d5ad7d9d459bda833f1dc379fc834a6bc741a0ad61ab475ddc",
    );
    expect(request.headers.get("authorization")).toContain("/20150830/eu-west-1/execute-api/aws4_request,");
    await expect(sign(`${base}/`, {}, { region: undefined })).rejects.toThrow("does not tell the region");
  });

  it("is signed with its bytes: of a Blob, of a form with its boundary", async () => {
    const text = await sign(target, { method: "POST", body: "abc" });
    const blob = await sign(target, { method: "POST", body: new Blob(["abc"]) });
    const bytes = await sign(target, { method: "POST", body: new TextEncoder().encode("abc") });
    expect([signatureOf(blob), signatureOf(bytes)]).toEqual([signatureOf(text), signatureOf(text)]);
    const data = new FormData();
    data.append("a", "b");
    const sent = await sign(target, { method: "POST", body: data });
    expect(sent.headers.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
    expect(new TextDecoder().decode(sent.body as Uint8Array)).toContain('name="a"');
  });

  it("has no stream for a body", async () => {
    await expect(sign(target, { method: "POST", body: new Blob(["x"]).stream() })).rejects.toThrow(TypeError);
  });
});
