import { canonical } from "../../plan/fingerprint.js";
import type { SourcePointer } from "../../source.js";
import { isDeployValue, valueText } from "../value-text.js";

/** One member of a model that is not the same on both sides. */
export interface MemberChange {
  /** Names of members and keys of list items: `stages`, `prod`, `settings`, `throttle`. */
  readonly path: readonly string[];
  /** Undefined where the side has no such member. */
  readonly before: unknown;
  readonly after: unknown;
  /** Of the nearest node around it that has a place. */
  readonly origins: { readonly before: SourcePointer | undefined; readonly after: SourcePointer | undefined };
}

/** Members that places or expansions leave behind, which mean nothing. */
const meaningless: ReadonlySet<string> = new Set(["origin", "resourcePolicyOrigin", "expandedFrom"]);

/** What tells the items of a list apart, the first that all of them have; lists of anything else are sets. */
const keyMembers = [
  "id",
  "name",
  "to",
  "contentType",
  "key",
  "type",
  "stage",
  "operation",
  "path",
  "measure",
  "url",
  "flow",
] as const;

/** Lists whose order means something. */
const ordered: ReadonlySet<string> = new Set(["layers"]);

type Origins = MemberChange["origins"];

/** Everything that differs between two trees of model members, in the order of the trees. */
export function changesBetween(
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
  around: Origins = { before: undefined, after: undefined },
): readonly MemberChange[] {
  if (canonical(comparable(before), "") === canonical(comparable(after), "") && !isOrdered(path)) return [];
  const origins = { before: originOf(before) ?? around.before, after: originOf(after) ?? around.after };
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, path, origins);
  if (isStructure(before) && isStructure(after) && kindOf(before) === kindOf(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)].filter((name) => !meaningless.has(name)));
    return [...names].flatMap((name) => changesBetween(before[name], after[name], [...path, name], origins));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after, origins }];
}

const isOrdered = (path: readonly string[]): boolean => ordered.has(path.at(-1) ?? "");

type Structure = Readonly<Record<string, unknown>>;

const isStructure = (node: unknown): node is Structure =>
  typeof node === "object" && node !== null && !Array.isArray(node) && !isDeployValue(node) && !isTree(node);

/** A policy or another tree of the service's own. */
const isTree = (node: object): boolean =>
  "kind" in node && ((node.kind === "object" && "entries" in node) || (node.kind === "value" && "value" in node));

const kindOf = (node: Structure): unknown => node.kind ?? node.protocol ?? node.setting;

const originOf = (node: unknown): SourcePointer | undefined =>
  typeof node === "object" && node !== null && "origin" in node ? (node.origin as SourcePointer) : undefined;

/** The same node without what means nothing, at any depth; words count, unlike for a deployment. */
function comparable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(comparable);
  if (typeof node !== "object" || node === null) return node;
  if (isDeployValue(node)) return valueText(node);
  return Object.entries(node)
    .filter(([name, member]) => !meaningless.has(name) && member !== undefined)
    .map(([name, member]) => JSON.stringify([name, comparable(member)]));
}

function listChanges(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly string[],
  origins: Origins,
): readonly MemberChange[] {
  if (isOrdered(path)) {
    const same = JSON.stringify(before.map(comparable)) === JSON.stringify(after.map(comparable));
    return same ? [] : [{ path, before, after, origins }];
  }
  const member = keyMembers.find((name) => [...before, ...after].every((item) => isStructure(item) && name in item));
  const [known, now] = [keyed(before, member), keyed(after, member)];
  const gone = [...known.keys()].filter((key) => !now.has(key));
  const come = [...now.keys()].filter((key) => !known.has(key));
  const renamed = member === undefined ? undefined : renaming(gone, come, known, now, member);
  const changes = [...known].flatMap(([key, item]) => {
    const other = now.get(key) ?? (key === renamed?.[0] ? now.get(renamed[1]) : undefined);
    return other === undefined ? [] : changesBetween(item, other, [...path, key], origins);
  });
  if (renamed !== undefined) return changes;
  const single = (key: string, side: "before" | "after", item: unknown): MemberChange => ({
    path: [...path, key],
    before: side === "before" ? item : undefined,
    after: side === "after" ? item : undefined,
    origins: { ...origins, [side]: originOf(item) ?? origins[side] },
  });
  return [
    ...changes,
    ...gone.map((key) => single(key, "before", known.get(key))),
    ...come.map((key) => single(key, "after", now.get(key))),
  ];
}

/** One item that goes and one that comes are the same under another name where the name alone differs. */
function renaming(
  gone: readonly string[],
  come: readonly string[],
  known: ReadonlyMap<string, unknown>,
  now: ReadonlyMap<string, unknown>,
  member: string,
): readonly [string, string] | undefined {
  const [from, to] = [gone[0], come[0]];
  if (gone.length !== 1 || come.length !== 1 || from === undefined || to === undefined) return undefined;
  const rest = (node: unknown): string => canonical(comparable({ ...(node as Structure), [member]: "" }), "");
  return rest(known.get(from)) === rest(now.get(to)) ? [from, to] : undefined;
}

function keyed(items: readonly unknown[], member: (typeof keyMembers)[number] | undefined): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const key = member === undefined ? nodeText(item) : nodeText((item as Structure)[member]);
    found.set(found.has(key) ? `${key} ${found.size}` : key, item);
  }
  return found;
}

/** What a person reads of a member: text, a number, the kind of a structure. */
export function nodeText(node: unknown): string {
  if (typeof node === "string") return node;
  if (node === undefined) return "nothing";
  if (isDeployValue(node)) return valueText(node);
  if (typeof node !== "object" || node === null) return String(node);
  if (Array.isArray(node)) return node.map(nodeText).join(", ");
  if (isTree(node)) return "a policy";
  const members = Object.entries(node).filter(([name, member]) => !meaningless.has(name) && member !== undefined);
  return `{ ${members.map(([name, member]) => `${name}: ${nodeText(member)}`).join(", ")} }`;
}
