import type { Operation } from "../../ir/api.js";
import { gatewayPath } from "../lambda/operation-data.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, stringLiteral } from "../typescript/literal.js";
import type { UnitNames } from "./names.js";

/** The user's file for one operation: written once, and complete enough to be deployed. */
export function operationScaffold(operation: Operation, names: UnitNames): string {
  const summary = operationTitle(operation);
  return [
    "// Yours: Gatewright writes this file once and never again.\n",
    `import type { ${names.type}Handler } from "../generated/operations/${names.file}.js";\n`,
    'import { notImplemented } from "../generated/runtime/errors.js";\n',
    `\n${docComment(documentationLines({ summary }), "")}`,
    `export const ${names.value}: ${names.type}Handler = async (request, context) => {\n`,
    `  throw notImplemented(${stringLiteral(operation.id)});\n};\n`,
  ].join("");
}

/** `GET /pets/{petId}: Finds a pet`. */
export function operationTitle(operation: Operation): string {
  const title = `${operation.method.toUpperCase()} ${gatewayPath(operation)}`;
  const [about] = (operation.summary?.trim() || operation.description?.trim() || "").split(/[\r\n]/, 1);
  return about ? `${title}: ${about}` : title;
}
