import { digest } from "../../ir/digest.js";
import type { SchemaId } from "../../ir/ids.js";
import { unsafeId } from "../../ir/ids.js";
import { pascalCase } from "../../ir/names.js";
import type { DocumentNode } from "../document-node.js";
import type { LoadedFile } from "../loaded-file.js";
import { segmentsOf } from "../source/json-pointer.js";

/** A schema that has a name, waiting to be read or already read. */
export interface RegisteredSchema {
  readonly id: SchemaId;
  readonly name: string;
  readonly node: DocumentNode;
}

/** Gives every schema that something refers to an id of its own, once. */
export interface SchemaRegistry {
  /** Registers a component under its own key; `name` is what the model calls it. */
  addComponent(key: string, name: string, node: DocumentNode): void;
  /** The id of the schema at the node, which becomes a named one if it was none. */
  idOf(node: DocumentNode): SchemaId;
  /** What `idOf` gave for the target of that reference in that file. */
  findReference(file: LoadedFile, reference: string): SchemaId | undefined;
  /** `idOf`, remembered for the next time that the same reference is met. */
  addReference(file: LoadedFile, reference: string, target: DocumentNode): SchemaId;
  /** The component of that name, if it is registered. */
  find(name: string): SchemaId | undefined;
  /** All so far, in the order of registration; grows while references are met. */
  readonly schemas: readonly RegisteredSchema[];
}

/** Words of a pointer that say nothing about what stands there. */
const structural = new Set([
  "components",
  "schemas",
  "definitions",
  "properties",
  "items",
  "schema",
  "content",
  "$defs",
]);

export function createSchemaRegistry(): SchemaRegistry {
  const schemas: RegisteredSchema[] = [];
  const idByPlace = new Map<string, SchemaId>();
  const idByReference = new Map<LoadedFile, Map<string, SchemaId>>();
  const taken = new Set<string>();

  const register = (id: string, name: string, node: DocumentNode): SchemaId => {
    const schemaId: SchemaId = unsafeId(id);
    taken.add(id);
    idByPlace.set(placeKey(node), schemaId);
    schemas.push({ id: schemaId, name, node });
    return schemaId;
  };

  const idOf = (node: DocumentNode): SchemaId => {
    const known = idByPlace.get(placeKey(node));
    if (known !== undefined) return known;
    const name = nameOf(node);
    return register(taken.has(name) ? `${name}${digest(placeKey(node)).slice(0, 6)}` : name, name, node);
  };

  return {
    schemas,
    addComponent: (key, name, node) => {
      register(key, name, node);
    },
    idOf,
    find: (name) => (taken.has(name) ? unsafeId<SchemaId>(name) : undefined),
    findReference: (file, reference) => idByReference.get(file)?.get(reference),
    addReference: (file, reference, target) => {
      const id = idOf(target);
      const known = idByReference.get(file);
      if (known === undefined) idByReference.set(file, new Map([[reference, id]]));
      else known.set(reference, id);
      return id;
    },
  };
}

const placeKey = (node: DocumentNode): string => `${node.file.source.name}#${node.pointer}`;

/** The last word of the pointer that is a name; the file's name for a file that is one schema. */
function nameOf(node: DocumentNode): string {
  const segments = segmentsOf(node.pointer);
  const last = segments.at(-1);
  const parent = segments.at(-2);
  if (last !== undefined && (parent === "schemas" || parent === "definitions" || parent === "$defs")) return last;
  if (last !== undefined && segments.length === 1) return last;
  const base =
    node.file.source.name
      .split("/")
      .at(-1)
      ?.replace(/\.[^.]*$/, "") ?? "";
  if (last === undefined) return base === "" ? "Schema" : base;
  return (
    pascalCase(
      segments
        .filter((segment) => !structural.has(segment))
        .slice(-4)
        .join(" "),
    ) ||
    pascalCase(base) ||
    "Schema"
  );
}
