import { type Draft, propertyOf } from "./draft.js";
import { identityOf } from "./source-value.js";

/** What stands beside a definition wins over it; where both say the same, the definition says it. */
export function dropRepeatedInfo(api: Draft): void {
  const body = propertyOf(api, "Body")?.value;
  const info = body?.kind === "object" ? body.members.get("info") : undefined;
  if (info?.kind !== "object") return;
  for (const [property, member] of [
    ["Description", "description"],
    ["Version", "version"],
  ] as const) {
    const own = propertyOf(api, property);
    if (own === undefined || identityOf(own.value) !== identityOf(info.members.get(member))) continue;
    api.properties.splice(api.properties.indexOf(own), 1);
  }
}
