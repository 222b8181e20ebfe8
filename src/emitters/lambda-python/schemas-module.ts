import type { Schema } from "../../ir/schema.js";
import type { SchemaForm } from "../lambda/data.js";
import { namedSchemaData } from "../lambda/named-schema-data.js";
import { allocateSnakeNames, isBuiltin } from "../python/identifier.js";
import { generatedHeader } from "../python/module-text.js";
import type { SchemaTypes } from "../python/schema-types.js";
import { isExtended } from "../schemas/discriminator.js";
import { runtimeImports } from "./runtime-imports.js";
import { schemaExpression } from "./schema-expression.js";

/** Gives named schemas the names of their functions in `schemas.py` and remembers which are used. */
export interface SchemaReferences {
  readonly refer: (form: SchemaForm) => string;
  /** In the order in which they were first used. */
  readonly used: ReadonlyMap<string, SchemaForm>;
  /** Every name there may be, in the document's order. */
  readonly names: readonly string[];
}

/** The plain forms get their names first, so that a base never takes a schema's own name. */
export function schemaReferences({ byId, discrimination }: SchemaTypes): SchemaReferences {
  const isTaken = (name: string): boolean => isBuiltin(name) || name === "cache";
  const plain = allocateSnakeNames([...byId.keys()], isTaken, (id) => id, "schema");
  const given = new Set(plain.values());
  const extended = [...byId.keys()].filter((id) => isExtended(discrimination, id));
  const bases = allocateSnakeNames(
    extended,
    (name) => isTaken(name) || given.has(name),
    (id) => `${id} base`,
    "schema",
  );
  const used = new Map<string, SchemaForm>();
  const refer = (form: SchemaForm): string => {
    const name = (form.base ? bases.get(form.id) : undefined) ?? plain.get(form.id);
    if (name === undefined) throw new Error(`The model has no schema ${form.id}.`);
    if (!used.has(name)) used.set(name, form);
    return name;
  };
  const names = [...byId.keys()].flatMap((id) => [plain.get(id) ?? [], bases.get(id) ?? []].flat());
  return { refer, used, names };
}

/** The named schemas that values are held against, once the data that refers to them has been printed. */
export function usedSchemas({ byId }: SchemaTypes, { used }: SchemaReferences): readonly Schema[] {
  const ids = new Set([...used.values()].map(({ id }) => id));
  return [...ids].flatMap((id) => byId.get(id)?.schema ?? []);
}

/**
 * The data of all schemas that are used, and of those that these use in turn: a function for each, called when a request
 * needs it. In the order of the document, so that operations that change places change nothing here.
 */
export function schemasModule(types: SchemaTypes, references: SchemaReferences): string {
  const dataOf = namedSchemaData(types);
  const printing = { refer: references.refer, used: new Set(["Schema"]) };
  const texts = new Map<string, string>();
  // The map grows while it is walked: printing a schema finds those that it refers to.
  for (const [name, form] of references.used) {
    const data = schemaExpression(dataOf(form), { printing, indent: "    ", column: 11 });
    texts.set(name, `@cache\ndef ${name}() -> Schema:\n    return ${data}\n`);
  }
  if (texts.size === 0) return "";
  return [
    generatedHeader,
    '"""What requests are checked against."""\n\n',
    "from __future__ import annotations\n\n",
    "from functools import cache\n\n",
    runtimeImports(printing.used, ".runtime"),
    "\n\n",
    references.names.flatMap((name) => texts.get(name) ?? []).join("\n\n"),
  ].join("");
}
