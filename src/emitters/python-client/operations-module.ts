import { schemaTypeImports } from "../python/imports.js";
import { generatedHeader, importLine } from "../python/module-text.js";
import type { TypePlace } from "../python/type-place.js";
import { typeText } from "../python/type-text.js";
import type { ClientModel } from "./client-model.js";
import { resultType } from "./content.js";
import { operationConstant } from "./operation-constant.js";
import { streamOf } from "./streams.js";

/** `_operations.py`: how each operation is called. */
export function operationsModule({ api, operations, types }: ClientModel): string {
  const used = new Set<string>();
  const place: TypePlace = { types, direction: "response", qualifier: "types.", used };
  const constants = operations.map((each) => {
    const isStream = streamOf(each.operation, types.byId)?.isOnly === true;
    const result = isStream ? "object" : typeText(resultType(each.operation, place));
    return operationConstant(each, result, api.servers[0]?.url);
  });
  const text = constants.join("\n");
  const runtime = ["Operation", ...(text.includes(": Parameter(") ? ["Parameter"] : [])];
  const imports = schemaTypeImports(used, "TYPE_CHECKING");
  return [
    generatedHeader,
    '"""How each operation is called. What is absent is OpenAPI\'s default."""\n',
    "from __future__ import annotations\n",
    ...(imports.length > 0 ? [importLine("typing", ["TYPE_CHECKING"])] : []),
    ...(constants.length > 0 ? [importLine("._runtime.operation", runtime)] : []),
    ...imports,
    text,
  ].join("\n");
}
