// A corpus document as one tree in which every `$ref` points into the tree itself.
import { readFileSync } from "node:fs";
import SwaggerParser from "@apidevtools/swagger-parser";
import { parse } from "yaml";

/** @returns the tree, or undefined for what is not one OpenAPI document that can be read. */
export async function readDocument(path) {
  const text = readFileSync(path, "utf8");
  const tree = parse(text, { maxAliasCount: -1, uniqueKeys: false, logLevel: "silent" });
  if (typeof tree !== "object" || tree === null || (tree.openapi ?? tree.swagger) === undefined) return undefined;
  return refersElsewhere(tree) ? await SwaggerParser.bundle(path, { resolve: { http: false } }) : tree;
}

/** Examples hold values: a `$ref` inside them is text. */
function refersElsewhere(node, key) {
  if (typeof node !== "object" || node === null || key === "example" || key === "examples") return false;
  if (typeof node.$ref === "string" && !node.$ref.startsWith("#") && !/^https?:/.test(node.$ref)) return true;
  return Object.entries(node).some(([name, member]) => refersElsewhere(member, name));
}

/** What a JSON pointer names; undefined for nothing. */
export function at(tree, pointer) {
  let node = tree;
  for (const part of pointer.split("/").slice(1)) {
    if (typeof node !== "object" || node === null) return undefined;
    node = node[unescapePart(part)];
  }
  return node;
}

/** Follows references; gives the pointer of what they end at. */
export function resolvePointer(tree, pointer) {
  let current = pointer;
  for (let hops = 0; hops < 20; hops += 1) {
    const reference = at(tree, current)?.$ref;
    if (typeof reference !== "string") return current;
    if (!reference.startsWith("#")) return undefined;
    current = reference.slice(1);
  }
  return undefined;
}

export const pointerTo = (pointer, ...parts) => [pointer, ...parts.map(escapePart)].join("/");
const escapePart = (part) => String(part).replaceAll("~", "~0").replaceAll("/", "~1");
/** Fragments are URI-encoded; pointers that we make ourselves hold a percent sign only where the document does. */
const unescapePart = (part) => decodePercent(part).replaceAll("~1", "/").replaceAll("~0", "~");

function decodePercent(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
