import type { SchemaTypes } from "../typescript/schema-types.js";
import type { SchemaReferences } from "./schemas-module.js";

/** What a generated module takes from `types.ts` and `schemas.ts`. */
export interface ModuleImports {
  /** The types, by their names in this module. */
  readonly types: SchemaTypes;
  /** The data, by their names in this module. */
  readonly refer: SchemaReferences["refer"];
  /** The import statements for what has been named so far. `from`: the folder of the two, as seen from the module. */
  lines(from: "." | ".."): readonly string[];
}

export function moduleImports(types: SchemaTypes, references: SchemaReferences): ModuleImports {
  const used = new Set<"schemas" | "types">();
  return {
    types: {
      ...types,
      nameOf: (id, form) => {
        used.add("types");
        return `types.${types.nameOf(id, form)}`;
      },
    },
    refer: (form) => {
      used.add("schemas");
      return `schemas.${references.refer(form)}`;
    },
    lines: (from) => [
      ...(used.has("schemas") ? [`import * as schemas from "${from}/schemas.js";\n`] : []),
      ...(used.has("types") ? [`import type * as types from "${from}/types.js";\n`] : []),
    ],
  };
}
