import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ApiModel } from "../../../src/ir/api.js";
import { compareApis } from "../../../src/ir/diff/compare-models.js";
import { readModel } from "../../support/read-document.js";
import { document, settings } from "./base.js";

/** Addresses of all texts, numbers and booleans of a model, but for places and what means nothing to anybody. */
function leaves(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof node !== "object" || node === null) return node === undefined ? [] : [path];
  return Object.entries(node)
    .filter(([name]) => !/[oO]rigin$/.test(name) && name !== "modelVersion")
    .flatMap(([name, member]) => leaves(member, [...path, name]));
}

/** The same tree with one leaf changed. */
function withLeaf(node: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) {
    if (typeof node === "boolean") return !node;
    return typeof node === "number" ? node + 1 : `${String(node)}x`;
  }
  if (Array.isArray(node)) return node.map((item, index) => (String(index) === name ? withLeaf(item, rest) : item));
  const object = node as Readonly<Record<string, unknown>>;
  return { ...object, [name]: withLeaf(object[name], rest) };
}

/**
 * What cannot be changed alone: ids and kinds that the rest of the model refers to, and words whose meaning stands in
 * another member.
 */
const bound: readonly RegExp[] = [
  /\.(kind|protocol|setting|id|target|handler|authorizer|scheme|credential|method)(\.|$)/,
  // What the text of a path says.
  /\.path\.(text|segments)/,
  // Path variables are told by the path, and the type beside an enum by its values.
  /^operations\.\d+\.parameters\.\d+\.name$/,
  /\.schema\.type$/,
  // Only of a property does it matter whether it is read or written.
  /(?<!properties\.\d+\.schema)\.access$/,
  // Of what an operation or schema is made by itself.
  /^(operations\.\d+\.named|handlers\.\d+\.purpose)/,
  /^schemas\.\d+\.(id|name)$/,
];

const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/${name}`, import.meta.url)), "utf8");

const models: readonly (readonly [string, () => Promise<ApiModel>])[] = [
  ["the base of the planted changes", () => readModel(document, settings)],
  ...[
    "rest-canary",
    "rest-cache",
    "http-jwt",
    "http-parameter-mapping",
    "rest-web-acl-managed",
    "rest-function-vpc",
  ].map((name): readonly [string, () => Promise<ApiModel>] => [
    name,
    () => readModel(fixture(`${name}/openapi.yaml`), fixture(`${name}/gatewright.yaml`)),
  ]),
];

describe("no member of a model changes unnoticed", () => {
  it.each(models)("%s", async (_, read) => {
    const api = await read();
    const unnoticed = leaves(api)
      .filter((path) => !bound.some((pattern) => pattern.test(path.join("."))))
      .filter((path) => {
        const changed = withLeaf(api, path) as ApiModel;
        return compareApis({ api, plan: undefined }, { api: changed, plan: undefined }).length === 0;
      })
      .map((path) => path.join("."));
    expect(unnoticed).toEqual([]);
  });

  it("and nothing differs from itself", async () => {
    for (const [, read] of models) {
      const api = await read();
      expect(compareApis({ api, plan: undefined }, { api: await read(), plan: undefined })).toEqual([]);
    }
  });
});
