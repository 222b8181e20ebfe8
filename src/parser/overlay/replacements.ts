import type { Diagnostic } from "../../ir/diagnostics.js";
import { unsafeId } from "../../ir/ids.js";
import type { SourcePointer } from "../../ir/source.js";

/** What overlays have put in place of parts of a text, or beside them, by the address that it has or would have there. */
export type Replacements = ReadonlyMap<string, SourcePointer>;

export const addressIn = ({ file, pointer }: Pick<SourcePointer, "file" | "pointer">): string => `${file}#${pointer}`;

/** Rules know where an object stands, and ask for members below it: an overlay may have brought just these. */
export function relocate(diagnostic: Diagnostic, replacements: Replacements): Diagnostic {
  if (replacements.size === 0) return diagnostic;
  const { at, related } = diagnostic;
  return {
    ...diagnostic,
    at: at === undefined ? undefined : placeOf(at, replacements),
    related: related.map((each) => ({ ...each, at: placeOf(each.at, replacements) })),
  };
}

function placeOf(at: SourcePointer, replacements: Replacements): SourcePointer {
  const { file, pointer } = at;
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1)) {
    const origin = replacements.get(addressIn({ file, pointer: unsafeId(pointer.slice(0, end)) }));
    if (origin !== undefined)
      return { ...at, file: origin.file, pointer: unsafeId(origin.pointer + pointer.slice(end)) };
  }
  return at;
}
