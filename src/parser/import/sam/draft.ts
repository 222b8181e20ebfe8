import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { isObject, member, type ObjectValue } from "./values.js";

/**
 * An object that is still being written, as the definition of an API is while one event after the other adds to it.
 * Members that nobody has opened stay as the source has them.
 */
export interface Draft {
  readonly members: Map<string, Draft | SourceValue>;
  readonly at: SourcePointer;
}

export const emptyDraft = (at: SourcePointer): Draft => ({ members: new Map(), at });

export const draftOf = ({ members, at }: ObjectValue): Draft => ({ members: new Map(members), at });

const isDraft = (value: Draft | SourceValue): value is Draft => !("kind" in value);

/** The member as an object to write to, made when it is missing or null; undefined where something else stands. */
export function open(draft: Draft, key: string, at: SourcePointer): Draft | undefined {
  const found = draft.members.get(key);
  if (found !== undefined && isDraft(found)) return found;
  if (found !== undefined && !isObject(found) && !(found.kind === "scalar" && found.value === null)) return undefined;
  const opened = isObject(found) ? draftOf(found) : emptyDraft(at);
  draft.members.set(key, opened);
  return opened;
}

/** As `open`, without making anything. */
export const openExisting = (draft: Draft, key: string): Draft | undefined => {
  const found = draft.members.get(key);
  if (found === undefined) return undefined;
  if (isDraft(found)) return found;
  return isObject(found) ? open(draft, key, found.at) : undefined;
};

export function write(draft: Draft, key: string, value: Draft | SourceValue | undefined): void {
  if (value !== undefined) draft.members.set(key, value);
}

/** What stands there now; undefined for null. */
export function read(draft: Draft, key: string): SourceValue | undefined {
  const found = draft.members.get(key);
  if (found === undefined) return undefined;
  if (isDraft(found)) return finish(found);
  return found.kind === "scalar" && found.value === null ? undefined : found;
}

export const finish = ({ members, at }: Draft): ObjectValue => ({
  kind: "object",
  members: [...members].map(([key, value]) => [key, isDraft(value) ? finish(value) : value] as const),
  at,
});

/** A member of a member, for reading. */
export const readWithin = (draft: Draft, key: string, inner: string): SourceValue | undefined =>
  member(read(draft, key), inner);
