import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { accountForExtensions } from "../../scripts/corpus/extensions.mjs";
import { compile } from "../../src/compile.js";
import { createMemoryHost } from "../../src/host/memory-host.js";
import { createNodeHost } from "../../src/host/node-host.js";
import { readFiles } from "../support/read-document.js";

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
const cases = readdirSync(fixtures).filter((name) => existsSync(join(fixtures, name, "openapi.yaml")));

/** Settings may say otherwise, so they are left out wherever the document can be read without. */
const account = async (name: string) => {
  const entry = join(fixtures, name, "openapi.yaml");
  const beside = join(fixtures, name, "gatewright.yaml");
  const choices = [{}, ...(existsSync(beside) ? [{ configuration: beside }] : [])];
  for (const settings of choices) {
    const compilation = await compile({ entry, ...settings, emitters: [], host: createNodeHost() });
    if (compilation.api !== undefined) return accountForExtensions(compilation);
  }
  return { count: 0, lost: [] };
};

describe("every extension of a document is in its model or reported", () => {
  it.each(cases)("%s", async (name) => {
    expect((await account(name)).lost).toEqual([]);
  });

  it("which is worth counting", async () => {
    const counts = await Promise.all(cases.map(async (name) => (await account(name)).count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40);
  });

  it("and counts as lost what is in neither", async () => {
    const text =
      "openapi: 3.0.3\ninfo: {title: a, version: '1'}\nx-amazon-apigateway-api-key-source: HEADER\npaths: {}\n";
    const compilation = await compile({
      entry: "/openapi.yaml",
      emitters: [],
      host: createMemoryHost({ "/openapi.yaml": text }),
    });
    expect(accountForExtensions(compilation)).toEqual({ count: 1, lost: [] });
    expect(accountForExtensions({ ...compilation, api: undefined }).lost).toEqual([
      "openapi.yaml:3 x-amazon-apigateway-api-key-source: 'HEADER' is neither in the model nor reported",
    ]);
  });
});

describe("extensions that nobody reads", () => {
  const document = (rest: string): string => `openapi: 3.1.0
info: {title: a, version: "1"}
paths:
  /a:
    get:
      responses: {"200": {$ref: "shared.yaml#/used"}, default: {description: x, x-amazon-apigateway-default: 1}}
${rest}`;
  const shared = `used: {description: y, x-amazon-apigateway-used: 1}
unused: {description: z, x-amazon-apigateway-unused: 1}
`;

  it("are reported wherever the document or what it refers to holds them", async () => {
    const { found } = await readFiles({ "openapi.yaml": document(""), "shared.yaml": shared });
    expect(found.map((each) => each.split(" ", 2).join(" "))).toEqual([
      "extension-not-read openapi.yaml:6:81",
      "extension-not-read shared.yaml:1:24",
    ]);
  });

  it("are not looked for in data and names of the author's own", async () => {
    const schema = `components:
  schemas:
    A:
      type: object
      properties: {x-amazon-apigateway-auth: {type: string}}
      default: {x-amazon-apigateway-auth: a}
      examples: [{x-amazon-apigateway-auth: a}]
`;
    const { found } = await readFiles({ "openapi.yaml": document(schema), "shared.yaml": shared });
    expect(found).toHaveLength(2);
  });
});
