import { compile } from "../../src/compile.js";
import { createMemoryHost } from "../../src/host/memory-host.js";
import type { DiagnosticCode } from "../../src/ir/catalog.js";

/** What a build reads, in which one mistake is planted. */
export interface Base {
  readonly "openapi.yaml": string;
  readonly "gatewright.yaml": string;
}

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
    const holders = (["openapi.yaml", "gatewright.yaml"] as const).filter((file) => files[file].includes(before));
    const [file] = holders;
    if (file === undefined || holders.length > 1 || files[file].split(before).length !== 2)
      throw new Error(`'${name}': the base has to hold ${JSON.stringify(before)} once`);
    files[file] = files[file].replace(before, () => after);
  }
  for (const file of ["openapi.yaml", "gatewright.yaml"] as const) {
    const line = files[file].split("\n").findIndex((text) => text.endsWith("# <-- here")) + 1;
    if (line > 0) {
      files[file] = files[file].replace(marker, "");
      return { files, expected: { file, line } };
    }
  }
  throw new Error(`'${name}' marks no line`);
}

/** Everything that a build for both targets reports. */
export async function findMistakes(files: Base): Promise<readonly Found[]> {
  const { diagnostics, sources } = await compile({
    entry: "/openapi.yaml",
    configuration: "/gatewright.yaml",
    emitters: ["cloudformation", "terraform"],
    host: createMemoryHost({ "/openapi.yaml": files["openapi.yaml"], "/gatewright.yaml": files["gatewright.yaml"] }),
  });
  return diagnostics.map(({ code, message, at }) => ({
    code,
    message,
    file: at?.file ?? "",
    line: (at === undefined ? undefined : sources.get(at.file)?.locate(at).start.line) ?? 0,
  }));
}
