import { type JsonPointer, unsafeId } from "../ir/ids.js";
import type { SourcePointer } from "../ir/source.js";
import type { LoadedFile } from "./loaded-file.js";
import { childPointer, rootPointer } from "./source/json-pointer.js";

/** A value of a document together with its place. */
export interface DocumentNode {
  readonly value: unknown;
  readonly file: LoadedFile;
  readonly pointer: JsonPointer;
  /** Where values that a normalising step has moved stand in the text. Absent for documents that are read as they are. */
  readonly moved?: WeakMap<object, Place>;
}

export interface Place {
  readonly file: LoadedFile;
  readonly pointer: JsonPointer;
}

export const rootNode = (file: LoadedFile): DocumentNode => ({ value: file.value, file, pointer: rootPointer });

/** Where a diagnostic about the node points to. */
export const placeOf = ({ file, pointer }: Pick<DocumentNode, "file" | "pointer">): SourcePointer =>
  file.origins === undefined ? { file: file.source.name, pointer } : originOf(file.source.name, pointer, file.origins);

/** Where a part stands that an overlay may have brought: where the nearest part that holds it and was brought stands. */
function originOf(file: string, pointer: JsonPointer, origins: ReadonlyMap<JsonPointer, SourcePointer>): SourcePointer {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const origin = origins.get(unsafeId(pointer.slice(0, end)));
    if (origin !== undefined) return { file: origin.file, pointer: unsafeId(origin.pointer + pointer.slice(end)) };
  }
  // A document that was made of something else has nothing that stands where its own addresses say.
  return origins.get(unsafeId("")) ?? { file, pointer };
}
export const keyPlaceOf = (node: DocumentNode): SourcePointer => ({ ...placeOf(node), part: "key" });

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The member of that name; undefined when there is none, or when it is null in YAML's way of writing nothing. */
export function member(node: DocumentNode, key: string): DocumentNode | undefined {
  if (!isRecord(node.value) || !Object.hasOwn(node.value, key)) return undefined;
  const value = node.value[key];
  return value === undefined ? undefined : descend(node, key, value);
}

export function members(node: DocumentNode): readonly (readonly [key: string, child: DocumentNode])[] {
  if (!isRecord(node.value)) return [];
  return Object.entries(node.value).map(([key, value]) => [key, descend(node, key, value)] as const);
}

export const items = (node: DocumentNode): readonly DocumentNode[] =>
  Array.isArray(node.value) ? node.value.map((value, index) => descend(node, index, value)) : [];

function descend(parent: DocumentNode, key: string | number, value: unknown): DocumentNode {
  if (parent.moved === undefined) return { value, file: parent.file, pointer: childPointer(parent.pointer, key) };
  const place = typeof value === "object" && value !== null ? parent.moved.get(value) : undefined;
  return {
    value,
    file: place?.file ?? parent.file,
    pointer: place?.pointer ?? childPointer(parent.pointer, key),
    moved: parent.moved,
  };
}
