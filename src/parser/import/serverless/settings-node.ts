import type { JsonPointer } from "../../../ir/ids.js";
import type { JsonValue } from "../../../ir/json.js";
import type { SourcePointer } from "../../../ir/source.js";
import { type DocumentNode, isRecord, items, keyPlaceOf, member, members, placeOf } from "../../document-node.js";

/** A part of the configuration. Asking for one takes it; what nobody asks for shows in the ledger. */
export interface SettingsNode {
  readonly at: SourcePointer;
  readonly value: JsonValue;
  /** A member as it is, with all that it holds. */
  json(name: string): JsonValue | undefined;
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  boolean(name: string): boolean | undefined;
  /** A member that is an object; its own members are to be asked for. */
  object(name: string): SettingsNode | undefined;
  items(name: string): readonly SettingsNode[];
  entries(name: string): readonly (readonly [key: string, node: SettingsNode])[];
  /** Takes it with all that it holds. */
  all(): JsonValue;
  has(name: string): boolean;
}

export interface Reading {
  /** Addresses that were asked for; those that end with a slash count for all below. */
  readonly taken: Set<JsonPointer>;
  readonly whole: Set<JsonPointer>;
}

export function settingsNode(node: DocumentNode, reading: Reading): SettingsNode {
  const child = (name: string): DocumentNode | undefined => {
    const found = member(node, name);
    if (found === undefined || found.value === null) return undefined;
    reading.taken.add(found.pointer);
    return found;
  };
  const whole = (found: DocumentNode | undefined): JsonValue | undefined => {
    if (found === undefined) return undefined;
    reading.whole.add(found.pointer);
    return found.value as JsonValue;
  };
  const scalar = (name: string): unknown => {
    const value = member(node, name)?.value;
    return typeof value === "object" ? undefined : whole(child(name));
  };
  return {
    at: placeOf(node),
    value: node.value as JsonValue,
    json: (name) => whole(child(name)),
    text: (name) => {
      const value = scalar(name);
      return value === undefined ? undefined : String(value);
    },
    number: (name) => {
      const value = Number(scalar(name) ?? Number.NaN);
      return Number.isFinite(value) ? value : undefined;
    },
    boolean: (name) => {
      const value = scalar(name);
      return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
    },
    object: (name) => {
      const found = child(name);
      return found === undefined || !isRecord(found.value) ? undefined : settingsNode(found, reading);
    },
    items: (name) => {
      const found = child(name);
      return found === undefined ? [] : items(found).map((each) => settingsNode(each, reading));
    },
    entries: (name) => {
      const found = child(name);
      if (found === undefined) return [];
      return members(found).map(([key, each]) => {
        reading.taken.add(each.pointer);
        return [key, settingsNode(each, reading)] as const;
      });
    },
    all: () => {
      reading.whole.add(node.pointer);
      return node.value as JsonValue;
    },
    has: (name) => member(node, name) !== undefined && member(node, name)?.value !== null,
  };
}

export interface UnreadSetting {
  readonly path: readonly string[];
  readonly at: SourcePointer;
}

/** The highest settings below a node that nobody asked for. */
export function unreadSettings(
  node: DocumentNode,
  reading: Reading,
  path: readonly string[] = [],
): readonly UnreadSetting[] {
  if (reading.whole.has(node.pointer)) return [];
  const children: readonly (readonly [string, DocumentNode])[] = Array.isArray(node.value)
    ? items(node).map((each, index) => [String(index), each] as const)
    : members(node);
  const isTaken = reading.taken.has(node.pointer) || path.length === 0;
  if (children.length === 0 && isTaken) return [];
  const touched = children.some(([, each]) => isTouched(each, reading));
  if (!isTaken && !touched) return [{ path, at: keyPlaceOf(node) }];
  if (!touched && path.length > 0) return children.length === 0 ? [] : [{ path, at: keyPlaceOf(node) }];
  return children.flatMap(([name, each]) => unreadSettings(each, reading, [...path, name]));
}

const isTouched = (node: DocumentNode, { taken, whole }: Reading): boolean => {
  const isBelow = (pointer: string): boolean => pointer === node.pointer || pointer.startsWith(`${node.pointer}/`);
  return [...taken].some(isBelow) || [...whole].some(isBelow);
};
