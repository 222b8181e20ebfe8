import type { SourcePointer } from "../../../../ir/source.js";
import { type DocumentNode, items, keyPlaceOf, member, members, placeOf } from "../../../document-node.js";
import type { Value } from "../evaluate/value.js";
import { valueOfNode } from "./value-of-node.js";

/** A resource as a plan or state describes it. */
export interface DescribedResource {
  readonly address: string;
  readonly type: string;
  /** `module.api.`; empty in the root. */
  readonly module: string;
  readonly values: ReadonlyMap<string, DescribedValue>;
  /** Addresses that arguments refer to whose values are not known yet, by argument; of a plan only. */
  readonly unknown: ReadonlyMap<string, readonly string[]>;
  readonly at: SourcePointer;
}

export interface DescribedValue {
  readonly value: Value;
  readonly at: SourcePointer;
}

/** The resources of a module and of those within it. */
export function describedResources(
  module: DocumentNode,
  configuration: DocumentNode | undefined,
): readonly DescribedResource[] {
  const prefix = text(module, "address");
  const blocks = new Map(listOf(configuration, "resources").map((each) => [text(each, "address"), each] as const));
  const own = listOf(module, "resources")
    .filter((each) => text(each, "mode") !== "data")
    .map((node): DescribedResource => {
      const address = text(node, "address");
      const block = blocks.get(`${text(node, "type")}.${text(node, "name")}`);
      return {
        address,
        type: text(node, "type"),
        module: prefix === "" ? "" : `${prefix}.`,
        values: valuesOf(member(node, "values")),
        unknown: block === undefined ? new Map() : referencesOf(member(block, "expressions")),
        at: placeOf(node),
      };
    });
  const inner = listOf(module, "child_modules").flatMap((child) =>
    describedResources(child, calledModule(child, prefix, configuration)),
  );
  return [...own, ...inner];
}

const text = (node: DocumentNode, name: string): string => {
  const value = member(node, name)?.value;
  return typeof value === "string" ? value : "";
};

const listOf = (node: DocumentNode | undefined, name: string): readonly DocumentNode[] => {
  const child = node === undefined ? undefined : member(node, name);
  return child !== undefined && Array.isArray(child.value) ? items(child) : [];
};

function valuesOf(node: DocumentNode | undefined): ReadonlyMap<string, DescribedValue> {
  return new Map(
    (node === undefined ? [] : members(node)).map(
      ([name, child]) => [name, { value: valueOfNode(child), at: keyPlaceOf(child) }] as const,
    ),
  );
}

function referencesOf(expressions: DocumentNode | undefined): ReadonlyMap<string, readonly string[]> {
  const rows = expressions === undefined ? [] : members(expressions);
  return new Map(
    rows.flatMap(([name, node]) => {
      const references = Array.isArray(node.value) ? [] : listOf(node, "references").map((each) => String(each.value));
      return references.length === 0 ? [] : [[name, references] as const];
    }),
  );
}

/** `module.api["x"]` is called as `api`. */
function calledModule(
  child: DocumentNode,
  prefix: string,
  configuration: DocumentNode | undefined,
): DocumentNode | undefined {
  const address = text(child, "address").slice(prefix === "" ? 0 : prefix.length + 1);
  const [, name = ""] = /^module\.([\w-]+)/.exec(address) ?? [];
  const calls = configuration === undefined ? undefined : member(configuration, "module_calls");
  const call = calls === undefined ? undefined : member(calls, name);
  return call === undefined ? undefined : member(call, "module");
}
