import type { SchemaForm } from "../lambda/data.js";
import { namedSchemaData } from "../lambda/named-schema-data.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { dataExpression } from "./data-expression.js";

/** Gives named schemas their names in `schemas.ts` and remembers which are used. */
export interface SchemaReferences {
  readonly refer: (form: SchemaForm) => string;
  /** In the order in which they were first used. */
  readonly used: ReadonlyMap<string, SchemaForm>;
}

export function schemaReferences(types: SchemaTypes): SchemaReferences {
  const used = new Map<string, SchemaForm>();
  const refer = (form: SchemaForm): string => {
    const name = types.nameOf(form.id, { direction: "request", base: form.base });
    if (!used.has(name)) used.set(name, form);
    return name;
  };
  return { refer, used };
}

/**
 * The data of all schemas that are used, and of those that these use in turn. In the order of the document, so that
 * operations that change places change nothing here.
 */
export function schemasModule(types: SchemaTypes, references: SchemaReferences): string {
  const dataOf = namedSchemaData(types);
  const texts = new Map<string, string>();
  // The map grows while it is walked: printing a schema finds those that it refers to.
  for (const [name, form] of references.used) {
    texts.set(name, `export const ${name}: runtime.Schema = ${dataExpression(dataOf(form), references.refer, "")};\n`);
  }
  const order = [...types.byId.keys()].flatMap((id) =>
    [false, true].map((base) => types.nameOf(id, { direction: "request", base })),
  );
  return [...new Set(order)].flatMap((name) => texts.get(name) ?? []).join("\n");
}
