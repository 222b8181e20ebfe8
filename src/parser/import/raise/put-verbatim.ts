import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";
import type { TreePath } from "./tree-builder.js";

/** Writes members whose texts mean something to the gateway: mappings, templates. */
export function putVerbatim(
  { document, values }: RaiseContext,
  path: TreePath,
  members: readonly (readonly [key: string, value: SourceValue])[],
): void {
  for (const [key, value] of members) {
    const text = values.verbatim(value);
    if (text !== undefined) document.put([...path, key], text, value);
  }
}
