import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import process from "node:process";

const pyright = createRequire(import.meta.url).resolve("pyright/index.js");

interface Report {
  readonly generalDiagnostics: readonly {
    readonly file: string;
    readonly severity: string;
    readonly message: string;
    readonly rule?: string;
    readonly range: { readonly start: { readonly line: number } };
  }[];
}

/**
 * Checks every Python file below a folder, strictly and for the oldest Python that is promised; gives back what it finds as
 * `file:line message (rule)`. All packages go into one call: its start takes longer than a package.
 *
 * @param roots folders below it that each are a project of their own
 * @param pythonVersion the oldest: clients promise 3.10, handlers run on 3.11 and newer
 */
export function strictFindings(
  folder: string,
  roots: readonly string[] = [],
  pythonVersion: "3.10" | "3.11" = "3.10",
): readonly string[] {
  const settings = {
    typeCheckingMode: "strict",
    pythonVersion,
    pythonPlatform: "Linux",
    include: ["."],
    // They are for the newest Python.
    ignore: ["**/build.py"],
    ...(roots.length === 0 ? {} : { executionEnvironments: roots.map((root) => ({ root })) }),
  };
  writeFileSync(join(folder, "pyrightconfig.json"), JSON.stringify(settings));
  const { stdout, stderr, status } = spawnSync(process.execPath, [pyright, "-p", folder, "--outputjson"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status === null || status > 1) throw new Error(`pyright ended with ${status}: ${stderr}${stdout}`);
  const { generalDiagnostics } = JSON.parse(stdout) as Report;
  return generalDiagnostics.map(({ file, range, message, rule }) => {
    return `${relative(folder, file)}:${range.start.line + 1} ${message} (${rule ?? "syntax"})`;
  });
}

/** Writes files below a folder, making the folders that they need. */
export function writeFiles(folder: string, files: Iterable<readonly [path: string, text: string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
