import type { Operation } from "../../ir/api.js";
import { gatewayPath } from "../lambda/operation-data.js";
import { documentationLines } from "../python/docstring.js";
import { docstring, stringLiteral } from "../python/literal.js";
import { importLine } from "../python/module-text.js";
import { maximumWidth } from "../python/type-text.js";
import { scaffoldHeader } from "./header.js";
import type { UnitNames } from "./names.js";

/** The user's file for one operation: written once, and complete enough to be deployed. */
export function operationScaffold(operation: Operation, { module, type }: UnitNames): string {
  const head = `def ${module}(request: ${type}Request, context: Context) -> ${type}Response:`;
  const broken = `def ${module}(\n    request: ${type}Request, context: Context\n) -> ${type}Response:`;
  return [
    scaffoldHeader,
    "\n",
    importLine(`handlers.generated.operations.${module}`, [`${type}Request`, `${type}Response`]),
    "from handlers.generated.runtime.errors import not_implemented\n",
    "from handlers.generated.runtime.operation import Context\n",
    `\n\n${head.length <= maximumWidth ? head : broken}\n`,
    docstring(documentationLines({ summary: operationTitle(operation) }), "    "),
    `    raise not_implemented(${stringLiteral(operation.id)})\n`,
  ].join("");
}

/** `GET /pets/{petId}: Finds a pet`. */
export function operationTitle(operation: Operation): string {
  const title = `${operation.method.toUpperCase()} ${gatewayPath(operation)}`;
  const [about] = (operation.summary?.trim() || operation.description?.trim() || "").split(/[\r\n]/, 1);
  return about ? `${title}: ${about}` : title;
}
