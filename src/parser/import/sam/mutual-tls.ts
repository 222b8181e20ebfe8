import type { SourceValue } from "../source-value.js";
import { reportInvalid, type SamContext } from "./sam-context.js";
import { isObject, member } from "./values.js";

/** `MutualTlsAuthentication` of a domain, which takes a trust store and its version. */
export function mutualTls(domain: SourceValue, where: string, context: SamContext): SourceValue | undefined {
  const value = member(domain, "MutualTlsAuthentication");
  if (value === undefined) return undefined;
  if (!isObject(value)) {
    reportInvalid(context, where, "a map", value);
    return undefined;
  }
  for (const [key, { at }] of value.members) {
    if (key !== "TruststoreUri" && key !== "TruststoreVersion") {
      context.diagnostics.report("sam-property-unknown", at, { property: key, type: "MutualTlsAuthentication" });
    }
  }
  return value;
}
