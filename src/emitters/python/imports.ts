import { importLine } from "./module-text.js";

/** Modules of the package, as seen from the one that imports them. */
export interface TypeSources {
  /** The runtime's values. */
  readonly values: string;
  /** The package that holds `types`. */
  readonly types: string;
}

const clientSources: TypeSources = { values: "._runtime.values", types: "." };

/** Where the names come from that printed types use. */
const namesBySource = (values: string): readonly (readonly [module: string, names: readonly string[]])[] => [
  ["datetime", ["date", "datetime"]],
  ["typing", ["Literal", "NoReturn"]],
  [values, ["FileContent", "FileInput", "JsonValue"]],
];

/** Imports for what type expressions use; they are needed by checkers only, so they cost nothing when a program starts. */
export function schemaTypeImports(
  used: ReadonlySet<string>,
  guard: "TYPE_CHECKING" | undefined,
  from: TypeSources = clientSources,
): readonly string[] {
  const indent = guard === undefined ? "" : "    ";
  const needsTypes = [...used].some((name) => name.startsWith("types."));
  const lines = [
    ...namesBySource(from.values).map(([module, names]) =>
      importLine(
        module,
        names.filter((name) => used.has(name)),
        indent,
      ),
    ),
    ...(needsTypes ? [`${indent}from ${from.types} import types\n`] : []),
  ].filter((line) => line !== "");
  if (lines.length === 0) return [];
  // As isort has it: Python's own come first, and an empty line behind them.
  const isOwn = (line: string): boolean => line.trimStart().startsWith("from .");
  const groups = [lines.filter((line) => !isOwn(line)), lines.filter(isOwn)].map((group) => group.join(""));
  const text = groups.filter((group) => group !== "").join("\n");
  return guard === undefined ? [text] : [`if ${guard}:\n${text}`];
}
