import type { PathSegment } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";
import type { SourcePointer } from "../source.js";

/** What the gateway has for a variable of the document. */
export interface Place {
  /** `variable2`: depends on nothing but the place, so that no other operation ever renames it. */
  readonly name: string;
  /** Whether the variable is the whole segment. */
  readonly isWhole: boolean;
}

export type Places = ReadonlyMap<string, Place>;

const nameAt = (index: number): string => `variable${index + 1}`;

export const positionalSegments = (segments: readonly PathSegment[]): readonly PathSegment[] =>
  segments.map((segment, index) => positionalSegment(segment, index, segments.length));

function positionalSegment(segment: PathSegment, index: number, count: number): PathSegment {
  if (segment.kind === "literal") return segment;
  // Refused wherever it is not the last one: by the name that the document has for it.
  if (segment.kind === "variable" && segment.greedy && index < count - 1) return segment;
  return { kind: "variable", name: nameAt(index), greedy: segment.kind === "variable" && segment.greedy };
}

/** A document may happen to call its variables what the gateway does. */
export const isRenamed = (name: string, place: Place): boolean => name !== place.name || !place.isWhole;

/** A name that occurs twice is read at its first place. */
export function placesOf(segments: readonly PathSegment[]): Places {
  const places = new Map<string, Place>();
  for (const [index, segment] of segments.entries()) {
    const isWhole = segment.kind === "variable";
    const names = isWhole ? [segment.name] : segment.kind === "mixed" ? segment.names : [];
    for (const name of names) if (!places.has(name)) places.set(name, { name: nameAt(index), isWhole });
  }
  return places;
}

/** Says that something reads a variable under a name, or a part, that the gateway does not have. */
export function reportRenamed(
  reader: string,
  name: string,
  place: Place,
  at: SourcePointer,
  diagnostics: DiagnosticBag,
): void {
  const detail = place.isWhole ? `is called '${place.name}'` : `is a part of '${place.name}'`;
  diagnostics.report("path-variable-renamed", at, { reader, name, detail });
}
