import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { describeValue } from "../read-context.js";

/** Versions of the specification, as far as they are read differently. */
export type AsyncApiVersion = "2" | "3";

/** Whether a document says of itself that it follows AsyncAPI. */
export const isAsyncApi = (document: DocumentNode): boolean =>
  isRecord(document.value) && Object.hasOwn(document.value, "asyncapi");

/** Which version a document follows; undefined, and reported, when it is none that can be read. */
export function readAsyncApiVersion(document: DocumentNode, diagnostics: DiagnosticBag): AsyncApiVersion | undefined {
  const node = member(document, "asyncapi") ?? document;
  const unsupported = (detail: string): undefined => {
    diagnostics.report("version-unsupported", placeOf(node), { detail });
    return undefined;
  };
  // Unquoted in YAML, `3.0` is a number.
  if (typeof node.value !== "string" && typeof node.value !== "number")
    return unsupported(`'asyncapi' is ${describeValue(node.value)}`);
  const version = String(node.value);
  if (/^2(\.[0-6](\.\d+)?)?(-.*)?$/.test(version)) return "2";
  if (/^3(\.0(\.\d+)?)?(-.*)?$/.test(version)) return "3";
  if (/^3\.\d+/.test(version)) {
    diagnostics.report("asyncapi-version-newer", placeOf(node), { version });
    return "3";
  }
  return unsupported(`'asyncapi: ${version.slice(0, 40)}' is no version of AsyncAPI that is read`);
}
