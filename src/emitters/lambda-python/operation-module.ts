import type { Operation } from "../../ir/api.js";
import { gatewayPath, operationData } from "../lambda/operation-data.js";
import { documentationLines } from "../python/docstring.js";
import { schemaTypeImports } from "../python/imports.js";
import { docstring } from "../python/literal.js";
import { generatedHeader, importLine } from "../python/module-text.js";
import type { SchemaTypes } from "../python/schema-types.js";
import { separated } from "../python/type-declarations.js";
import type { TypePlace } from "../python/type-place.js";
import { named, quoted, typeText, union } from "../python/type-text.js";
import type { DataPrinting } from "./data-expression.js";
import { layOut } from "./expression.js";
import type { UnitNames } from "./names.js";
import { operationExpression } from "./operation-expression.js";
import { requestClasses } from "./request-classes.js";
import { responseClasses } from "./response-classes.js";
import { runtimeImports } from "./runtime-imports.js";
import type { SchemaReferences } from "./schemas-module.js";

/** The types of one operation, with what the runtime knows of it: `handlers/generated/operations/<module>.py`. */
export function operationModule(
  operation: Operation,
  names: UnitNames,
  types: SchemaTypes,
  references: SchemaReferences,
  scopes: readonly (readonly string[])[],
): string {
  const inTypes = new Set<string>();
  const response: TypePlace = { types, direction: "response", qualifier: "types.", used: inTypes };
  const request = requestClasses(names.type, operation, { ...response, direction: "request" });
  const responses = responseClasses(names.type, operation, response);
  const printing: DataPrinting = { refer: (form) => `schemas.${references.refer(form)}`, used: new Set() };
  const data = operationExpression(operationData(operation, { types, scopes }), {
    printing,
    indent: "",
    column: "OPERATION = ".length,
  });
  const answer = union(responses.names.map(named));
  const declarations = [
    ...request.classes,
    ...responses.classes,
    `${names.type}Response: TypeAlias = ${quoted(typeText(answer))}\n${handlerAlias(names.type)}`,
    request.reader,
    `def route(handle: ${names.type}Handler) -> Route:\n    """The operation with the code that serves it."""\n    return Route(OPERATION, lambda request, context: handle(_read(request), context))\n`,
    `OPERATION = ${data}\n`,
  ];
  const { summary, description, deprecated } = operation;
  const title = `${operation.method.toUpperCase()} ${gatewayPath(operation)}`;
  const about = documentationLines({ summary: title, description: joined(summary, description), deprecated });
  const hasSchemas = data.includes("schemas.");
  const guarded = schemaTypeImports(new Set([...inTypes].filter((name) => name !== "Literal")), "TYPE_CHECKING", {
    values: "..runtime.values",
    types: "..",
  });
  return [
    generatedHeader,
    `${docstring(about, "")}\n`,
    "from __future__ import annotations\n\n",
    importLine("collections.abc", ["Callable", ...(inTypes.has("Mapping") ? ["Mapping"] : [])]),
    importLine("typing", [
      "TypeAlias",
      ...(inTypes.has("ClassVar") ? ["ClassVar"] : []),
      ...(inTypes.has("Literal") ? ["Literal"] : []),
      ...(guarded.length > 0 ? ["TYPE_CHECKING"] : []),
    ]),
    "\n",
    ...(hasSchemas ? ["from .. import schemas\n"] : []),
    runtimeImports(
      new Set([...inTypes, ...printing.used, "Context", "Operation", "Record", "Request", "Route"]),
      "..runtime",
    ),
    ...(guarded.length === 0 ? [] : ["\n", ...guarded]),
    "\n\n",
    separated(declarations),
  ].join("");
}

function handlerAlias(type: string): string {
  const head = `${type}Handler: TypeAlias = Callable`;
  return `${layOut(`${head}[`, [`[${type}Request, Context]`, `"${type}Response"`], "]", "", 0)}\n`;
}

const joined = (summary: string | undefined, description: string | undefined): string =>
  [summary, description].filter((text) => text !== undefined && text.trim() !== "").join("\n\n");
