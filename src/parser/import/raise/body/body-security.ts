import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import { memberOf, type ObjectValue, withMember, withoutMember } from "./object-value.js";

/** Keys of the service stand beside an authorizer. */
const isKey = (name: string): boolean => /^api[-_]?key$/i.test(name);

/**
 * What the service makes of `security`: names that stand for no scheme ask for nothing (SAM writes `NONE`), and an
 * alternative that is a key of the service is asked for beside the other one.
 */
export function effectiveSecurity(
  { claims }: RaiseContext,
  operation: ObjectValue,
  schemes: ReadonlySet<string>,
): ObjectValue {
  const security = memberOf(operation, "security");
  if (security?.kind !== "list") {
    if (security === undefined) return operation;
    claims.takeAll(security);
    return withoutMember(operation, "security");
  }
  const kept = security.items.flatMap((item) => withKnownSchemes(claims, item, schemes) ?? []);
  if (kept.length === 0) {
    claims.takeAll(security);
    return withoutMember(operation, "security");
  }
  return withMember(operation, "security", { ...security, items: combined(kept) });
}

function withKnownSchemes(
  claims: RaiseContext["claims"],
  item: SourceValue,
  schemes: ReadonlySet<string>,
): ObjectValue | undefined {
  if (item.kind !== "object") return undefined;
  const members = item.members.filter(([name]) => schemes.has(name));
  for (const [name, scopes] of item.members) {
    if (schemes.has(name) || name === "NONE" || name === "api_key_false") continue;
    claims.annotate(scopes, "approximated", `the document has no scheme '${name}', and the service asks for nothing`);
  }
  return members.length === 0 && item.members.length > 0 ? undefined : { ...item, members };
}

function combined(items: readonly ObjectValue[]): readonly ObjectValue[] {
  const keys = items.filter(({ members }) => members.length > 0 && members.every(([name]) => isKey(name)));
  const others = items.filter((item) => !keys.includes(item));
  const [key] = keys;
  const [other] = others;
  if (key === undefined || other === undefined || others.length > 1) return items;
  return [{ ...other, members: [...other.members, ...key.members] }];
}
