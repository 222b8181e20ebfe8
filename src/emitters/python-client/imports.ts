import { importLine } from "./module-text.js";

/** Where the names come from that printed types use. */
const sources: readonly (readonly [module: string, names: readonly string[]])[] = [
  ["datetime", ["date", "datetime"]],
  ["typing", ["Literal", "NoReturn"]],
  ["._runtime.values", ["FileContent", "FileInput", "JsonValue"]],
];

/** Imports for what type expressions use; they are needed by checkers only, so they cost nothing when a program starts. */
export function schemaTypeImports(used: ReadonlySet<string>, guard: "TYPE_CHECKING" | undefined): readonly string[] {
  const indent = guard === undefined ? "" : "    ";
  const needsTypes = [...used].some((name) => name.startsWith("types."));
  const lines = [
    ...sources.map(([module, names]) =>
      importLine(
        module,
        names.filter((name) => used.has(name)),
        indent,
      ),
    ),
    ...(needsTypes ? [`${indent}from . import types\n`] : []),
  ].filter((line) => line !== "");
  if (lines.length === 0) return [];
  return guard === undefined ? lines : [`if ${guard}:\n${lines.join("")}`];
}
