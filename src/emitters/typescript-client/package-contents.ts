import type { ApiModel } from "../../ir/api.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { typeDeclarations } from "../typescript/type-declarations.js";
import { generatedHeader } from "./module-text.js";

/** What a client is made of. */
export interface PackageContents {
  readonly files: readonly (readonly [path: string, text: string])[];
  /** Names of modules below `src/runtime`; they are shipped as they are tested. */
  readonly runtime: readonly string[];
}

/** `src/types.ts`. Without any schema the file still has to be a module. */
export function typesModule(api: ApiModel, types: SchemaTypes): string {
  const declarations = typeDeclarations(api, types);
  return `${generatedHeader}\n${declarations === "" ? "export {};\n" : declarations}`;
}
