import { digest } from "../../ir/digest.js";
import type { SchemaId } from "../../ir/ids.js";
import { unsafeId } from "../../ir/ids.js";
import { pascalCase } from "../../ir/names.js";
import type { Schema } from "../../ir/schema.js";
import type { DocumentNode } from "../document-node.js";
import type { LoadedFile } from "../loaded-file.js";
import { segmentsOf } from "../source/json-pointer.js";

/** A schema that has a name, waiting to be read or already read. */
export interface RegisteredSchema {
  readonly id: SchemaId;
  readonly name: string;
  readonly node: DocumentNode;
  /** Reads it, in the version of the specification that it was met in. */
  readonly read: (node: DocumentNode) => Schema;
}

/** Gives every schema that something refers to an id of its own, once. */
export interface SchemaRegistry {
  /** Registers a component of the document, which is `key` there and `id` in the model; `name` is what it is called. */
  addComponent(key: string, id: string, name: string, node: DocumentNode): void;
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

/** The schemas of all documents, with a view for each of them. */
export interface SharedRegistry {
  readonly schemas: readonly RegisteredSchema[];
  has(id: string): boolean;
  /** The registry as one document sees it: `read` reads what it registers. */
  for(read: (node: DocumentNode) => Schema): SchemaRegistry;
}

export function createSchemaRegistry(): SharedRegistry {
  const schemas: RegisteredSchema[] = [];
  const idByPlace = new Map<string, SchemaId>();
  const idByReference = new Map<LoadedFile, Map<string, SchemaId>>();
  const taken = new Set<string>();

  const register = (registered: RegisteredSchema): SchemaId => {
    taken.add(registered.id);
    idByPlace.set(placeKey(registered.node), registered.id);
    schemas.push(registered);
    return registered.id;
  };

  const view = (read: RegisteredSchema["read"]): SchemaRegistry => {
    const components = new Map<string, SchemaId>();
    const idOf = (node: DocumentNode): SchemaId => {
      const known = idByPlace.get(placeKey(node));
      if (known !== undefined) return known;
      const name = nameOf(node);
      const id = taken.has(name) ? `${name}${digest(placeKey(node)).slice(0, 6)}` : name;
      return register({ id: unsafeId(id), name, node, read });
    };
    return {
      schemas,
      addComponent: (key, id, name, node) => {
        components.set(key, register({ id: unsafeId(id), name, node, read }));
      },
      idOf,
      find: (name) => components.get(name) ?? (taken.has(name) ? unsafeId<SchemaId>(name) : undefined),
      findReference: (file, reference) => idByReference.get(file)?.get(reference),
      addReference: (file, reference, target) => {
        const id = idOf(target);
        const known = idByReference.get(file);
        if (known === undefined) idByReference.set(file, new Map([[reference, id]]));
        else known.set(reference, id);
        return id;
      },
    };
  };
  return { schemas, has: (id) => taken.has(id), for: view };
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
