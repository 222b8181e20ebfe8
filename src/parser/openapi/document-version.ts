import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { describeValue, type SpecificationVersion } from "../read-context.js";

/** Which specification a document follows; undefined, and reported, when it is none that can be read. */
export function readVersion(document: DocumentNode, diagnostics: DiagnosticBag): SpecificationVersion | undefined {
  const unsupported = (node: DocumentNode, detail: string): undefined => {
    diagnostics.report("version-unsupported", placeOf(node), { detail });
    return undefined;
  };
  if (!isRecord(document.value)) return unsupported(document, "it is not an object");
  const swagger = member(document, "swagger");
  if (swagger !== undefined) {
    // Unquoted in YAML it is a number.
    if (swagger.value === "2.0" || swagger.value === 2) return "2.0";
    return unsupported(swagger, `'swagger: ${JSON.stringify(swagger.value)}' is no version of Swagger that is read`);
  }
  const openapi = member(document, "openapi");
  if (openapi === undefined)
    return unsupported(document, "it has neither 'openapi' nor 'swagger' nor 'asyncapi' at its root");
  if (typeof openapi.value !== "string" && typeof openapi.value !== "number") {
    return unsupported(openapi, `'openapi' is ${describeValue(openapi.value)}`);
  }
  const version = String(openapi.value);
  if (/^3\.0(\.\d+)?(-.*)?$/.test(version)) return "3.0";
  if (/^3\.1(\.\d+)?(-.*)?$/.test(version)) return "3.1";
  if (/^3\.\d+/.test(version)) {
    diagnostics.report("version-newer", placeOf(openapi), { version });
    return "3.1";
  }
  return unsupported(openapi, `'openapi: ${version.slice(0, 40)}' is no version of OpenAPI that is read`);
}
