import { compile } from "../../src/compile.js";
import { createMemoryHost } from "../../src/host/memory-host.js";
import type { DiagnosticCode } from "../../src/ir/catalog.js";

/** The files that a build reads, by path, in which one mistake is planted. The first is the document. */
export type Base = Readonly<Record<string, string>>;

/** Text of the base, which has to occur once, and what takes its place. `# <-- here` marks the line of the diagnostic. */
export type Edit = readonly [before: string, after: string];

export interface Mistake {
  readonly name: string;
  readonly edits: readonly Edit[];
  readonly code: DiagnosticCode;
  /** Why it is not found, where it is not. */
  readonly missed?: string;
}

export interface Found {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

const marker = / *# <-- here$/gm;

/** The base with its mistake, and where the mistake stands. */
export function plant(base: Base, { name, edits }: Mistake): { files: Base; expected: Pick<Found, "file" | "line"> } {
  const files = { ...base };
  for (const [before, after] of edits) {
    const [[file, text] = [], ...others] = Object.entries(files).filter(([, text]) => text.includes(before));
    if (file === undefined || text === undefined || others.length > 0 || text.split(before).length !== 2)
      throw new Error(`'${name}': the base has to hold ${JSON.stringify(before)} once`);
    files[file] = text.replace(before, () => after);
  }
  for (const [file, text] of Object.entries(files)) {
    const line = text.split("\n").findIndex((each) => each.endsWith("# <-- here")) + 1;
    if (line > 0) return { files: { ...files, [file]: text.replace(marker, "") }, expected: { file, line } };
  }
  throw new Error(`'${name}' marks no line`);
}

/** Everything that a build for both targets reports. */
export async function findMistakes(files: Base): Promise<readonly Found[]> {
  const [entry = ""] = Object.keys(files);
  const { diagnostics, sources } = await compile({
    entry: `/${entry}`,
    configuration: "/gatewright.yaml",
    emitters: ["cloudformation", "terraform"],
    host: createMemoryHost(Object.fromEntries(Object.entries(files).map(([name, text]) => [`/${name}`, text]))),
  });
  return diagnostics.map(({ code, message, at }) => ({
    code,
    message,
    file: at?.file ?? "",
    line: (at === undefined ? undefined : sources.get(at.file)?.locate(at).start.line) ?? 0,
  }));
}
