import { posix } from "node:path";
import { decodeFragment } from "../../../reference.js";
import { segmentsOf } from "../../../source/json-pointer.js";
import { scalar } from "../../build-value.js";
import type { ResourceGraph } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import type { Claims } from "../claims.js";
import { memberOf, type ObjectValue, withMember } from "./object-value.js";

type Documents = NonNullable<ResourceGraph["documents"]>;

/** Where something stands that is no schema, and has no place among the schemas of a document. */
const besideSchemas: ReadonlySet<string> = new Set([
  "callbacks",
  "examples",
  "headers",
  "links",
  "parameters",
  "paths",
  "requestBodies",
  "requestBody",
  "responses",
  "securityDefinitions",
  "securitySchemes",
]);

/** What a `$ref` of another document leads to. */
interface Target {
  /** Name of the document's file. */
  readonly document: string;
  readonly fragment: string;
  readonly value: SourceValue;
}

/**
 * The definition with what it refers to in other files put into it, so that it needs none of them: schemas among its own,
 * under their names there, and everything else in its place. References to files that were not read stay as they are.
 */
export function bundleReferences(body: ObjectValue, documents: Documents | undefined, claims: Claims): ObjectValue {
  if (documents === undefined || documents.size === 0) return body;
  const bundle = createBundle(body, documents, claims);
  const whole = bundle.walk(body, [], undefined);
  return whole.kind === "object" ? bundle.withSchemas(whole) : body;
}

interface Bundle {
  /** @param document name of the file that the value stands in; undefined for the definition itself */
  walk(value: SourceValue, path: readonly string[], document: string | undefined): SourceValue;
  withSchemas(body: ObjectValue): ObjectValue;
}

function createBundle(body: ObjectValue, documents: Documents, claims: Claims): Bundle {
  const place = memberOf(body, "swagger") === undefined ? ["components", "schemas"] : ["definitions"];
  const own = place.reduce<SourceValue | undefined>(memberOf, body);
  const taken = new Set(own?.kind === "object" ? own.members.map(([name]) => name) : []);
  const names = new Map<string, string>();
  const schemas = new Map<string, SourceValue>();
  const inlining = new Set<string>();

  const walk: Bundle["walk"] = (value, path, document) => {
    if (value.kind === "list") {
      return { ...value, items: value.items.map((item, index) => walk(item, [...path, String(index)], document)) };
    }
    if (value.kind !== "object") return value;
    const reference = memberOf(value, "$ref");
    const target = reference && targetOf(reference, document, documents);
    if (reference !== undefined && target !== undefined) return replace(value, reference, target, path);
    const members = value.members.map(([key, each]) => [key, walk(each, [...path, key], document)] as const);
    return { ...value, members };
  };

  const replace = (
    value: ObjectValue,
    reference: SourceValue,
    target: Target,
    path: readonly string[],
  ): SourceValue => {
    claims.take(reference);
    const key = `${target.document}#${target.fragment}`;
    if (path.slice(-2).some((step) => besideSchemas.has(step)) && !inlining.has(key)) {
      inlining.add(key);
      const inlined = walk(target.value, path, target.document);
      inlining.delete(key);
      return inlined;
    }
    return withMember(value, "$ref", scalar(`#/${[...place, nameOf(key, target)].join("/")}`, reference.at));
  };

  const nameOf = (key: string, target: Target): string => {
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = freeName(target, taken);
    names.set(key, name);
    taken.add(name);
    schemas.set(name, walk(target.value, ["schema"], target.document));
    return name;
  };

  return {
    walk,
    withSchemas: (whole) => [...schemas].reduce((each, [name, schema]) => putAt(each, [...place, name], schema), whole),
  };
}

function targetOf(reference: SourceValue, document: string | undefined, documents: Documents): Target | undefined {
  if (reference.kind !== "scalar" || typeof reference.value !== "string") return undefined;
  const [path = "", fragment = ""] = reference.value.split("#");
  const name = path === "" ? document : posix.normalize(posix.join(posix.dirname(reference.at.file), path));
  if (name === undefined) return undefined;
  const pointer = decodeFragment(fragment);
  const value =
    pointer === undefined
      ? undefined
      : segmentsOf(pointer).reduce<SourceValue | undefined>(memberOf, documents.get(name));
  return value === undefined ? undefined : { document: name, fragment, value };
}

/** The name that the schema has in its own document, which another one may have taken already. */
function freeName({ document, fragment }: Target, taken: ReadonlySet<string>): string {
  const last = fragment.split("/").at(-1) || posix.basename(document).replace(/\.\w+$/, "");
  const base = last.replace(/[^A-Za-z0-9._-]/g, "") || "Schema";
  let name = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}${count}`;
  return name;
}

function putAt(object: ObjectValue, path: readonly string[], value: SourceValue): ObjectValue {
  const [key = "", ...rest] = path;
  if (rest.length === 0) return withMember(object, key, value);
  const child = memberOf(object, key);
  const inner: ObjectValue = child?.kind === "object" ? child : { kind: "object", members: [], at: value.at };
  return withMember(object, key, putAt(inner, rest, value));
}
