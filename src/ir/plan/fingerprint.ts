import type { ResourceOverride } from "../api.js";
import { compareText } from "../compare.js";
import { digest } from "../digest.js";
import type { PlanResource } from "./model.js";
import type { RestApiResource } from "./model-rest.js";
import type { HttpApiResource, WebSocketApiResource } from "./model-v2.js";

/** What a reader sees and a deployment does not snapshot, or has no meaning to a caller. */
const withoutMeaning: ReadonlySet<string> = new Set([
  "key",
  "description",
  "operationName",
  "origin",
  "dependsOn",
  "tag",
  "tags",
]);
/** Lists whose order means something; the order of all others is the author's taste. */
const ordered: ReadonlySet<string> = new Set(["parts", "items", "prefix", "layers"]);

/**
 * Digest of everything that a deployment takes a snapshot of: another one whenever a caller could notice a difference,
 * and the same one when the document is merely reordered or described in other words. 40 bits: a collision between two
 * successive states of one API is out of reach.
 */
export function fingerprint(
  api: RestApiResource | HttpApiResource | WebSocketApiResource,
  within: readonly PlanResource[],
  overrides: readonly Pick<ResourceOverride, "target" | "resource" | "properties">[] = [],
): string {
  const { name: _, ...others } = api;
  const { body, ...settings } = { body: undefined, ...others };
  const definition = body === undefined ? "resources" : "body";
  const parts = within.map((part) => digest(canonical(part, ""))).sort(compareText);
  // Later ones win over earlier ones, and what they mean only their target knows: they count as they are written.
  const changes = overrides.map(({ target, resource, properties }) => JSON.stringify([target, resource, properties]));
  const overridden = changes.length === 0 ? undefined : JSON.stringify(changes);
  return digest(canonical({ definition, settings, parts, overridden }, "")).slice(0, 10);
}

/** JSON with members in the order of their names and lists in the order of their members' texts. */
export function canonical(value: unknown, key: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, ""));
    return `[${(ordered.has(key) ? items : items.sort(compareText)).join(",")}]`;
  }
  const entries = isTreeObject(value) ? value.entries : meaningful(value);
  const members = entries.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member, name)}`);
  return `{${members.sort(compareText).join(",")}}`;
}

interface TreeObject {
  readonly kind: "object";
  readonly entries: readonly (readonly [string, unknown])[];
}

const isTreeObject = (value: object): value is TreeObject =>
  "kind" in value && value.kind === "object" && "entries" in value && Array.isArray(value.entries);

const meaningful = (value: object): readonly (readonly [string, unknown])[] =>
  Object.entries(value).filter(([name, member]) => member !== undefined && !withoutMeaning.has(name));
