import type { Operation } from "../../ir/api.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment } from "../typescript/literal.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { generatedLine } from "./header.js";
import type { UnitNames } from "./names.js";
import { gatewayPath, operationData } from "./operation-data.js";
import { requestDeclaration } from "./request-type.js";
import { responseDeclaration } from "./response-type.js";
import type { SchemaReferences } from "./schemas-module.js";

/** The types of one operation, with what the runtime knows of it: `src/generated/operations/<file>.ts`. */
export function operationModule(
  operation: Operation,
  names: UnitNames,
  types: SchemaTypes,
  references: SchemaReferences,
  scopes: readonly (readonly string[])[],
): string {
  const imports = new Set<"schemas" | "types">();
  const refer: SchemaReferences["refer"] = (form) => {
    imports.add("schemas");
    return `schemas.${references.refer(form)}`;
  };
  const nameOf: SchemaTypes["nameOf"] = (id, form) => {
    imports.add("types");
    return `types.${types.nameOf(id, form)}`;
  };
  const data = operationData(operation, { types, refer, scopes });
  const qualified: SchemaTypes = { ...types, nameOf };
  const request = requestDeclaration(names.type, operation, qualified);
  const response = responseDeclaration(names.type, operation, qualified);
  const { summary, description, deprecated } = operation;
  const title = `${operation.method.toUpperCase()} ${gatewayPath(operation)}`;
  return [
    `${generatedLine}\n`,
    'import type * as runtime from "../runtime/types.js";\n',
    ...(imports.has("schemas") ? ['import * as schemas from "../schemas.js";\n'] : []),
    ...(imports.has("types") ? ['import type * as types from "../types.js";\n'] : []),
    `\n${request}`,
    `\n${response}`,
    `\n${docComment(documentationLines({ summary: title, description: joined(summary, description), deprecated }), "")}`,
    `export type ${names.type}Handler = (\n  request: ${names.type}Request,\n  context: runtime.OperationContext,\n) => ${names.type}Response | Promise<${names.type}Response>;\n`,
    `\nexport const ${names.data}: runtime.OperationData = ${data};\n`,
  ].join("");
}

const joined = (summary: string | undefined, description: string | undefined): string =>
  [summary, description].filter((text) => text !== undefined && text.trim() !== "").join("\n\n");
