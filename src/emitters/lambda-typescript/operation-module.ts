import type { Operation } from "../../ir/api.js";
import { gatewayPath, operationData } from "../lambda/operation-data.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment } from "../typescript/literal.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import { dataExpression } from "./data-expression.js";
import { generatedLine } from "./header.js";
import { moduleImports } from "./module-imports.js";
import type { UnitNames } from "./names.js";
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
  const imports = moduleImports(types, references);
  const data = dataExpression(operationData(operation, { types, scopes }), imports.refer, "");
  const request = requestDeclaration(names.type, operation, imports.types);
  const response = responseDeclaration(names.type, operation, imports.types);
  const { summary, description, deprecated } = operation;
  const title = `${operation.method.toUpperCase()} ${gatewayPath(operation)}`;
  return [
    `${generatedLine}\n`,
    'import type * as runtime from "../runtime/types.js";\n',
    ...imports.lines(".."),
    `\n${request}`,
    `\n${response}`,
    `\n${docComment(documentationLines({ summary: title, description: joined(summary, description), deprecated }), "")}`,
    `export type ${names.type}Handler = (\n  request: ${names.type}Request,\n  context: runtime.OperationContext,\n) => ${names.type}Response | Promise<${names.type}Response>;\n`,
    `\nexport const ${names.data}: runtime.OperationData = ${data};\n`,
  ].join("");
}

const joined = (summary: string | undefined, description: string | undefined): string =>
  [summary, description].filter((text) => text !== undefined && text.trim() !== "").join("\n\n");
