import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";
import { describe, it } from "vitest";

/** External programs that check what is generated. They are used when found; no test downloads one. */
export type ToolName = "cfn-lint" | "terraform" | "terraform AWS provider";

/** How to come by a tool; printed when it is missing. */
const remedies: Readonly<Record<ToolName, string>> = {
  "cfn-lint": "put cfn-lint on the PATH (`pip install cfn-lint`)",
  terraform: "put terraform on the PATH",
  "terraform AWS provider":
    "set GATEWRIGHT_PROVIDER_MIRROR to a folder that `terraform providers mirror` filled with hashicorp/aws",
};

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

function findOnPath(program: string): string | undefined {
  const names = process.platform === "win32" ? [`${program}.exe`, `${program}.cmd`] : [program];
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const found = names.map((name) => join(folder, name)).find(isExecutable);
    if (folder !== "" && found !== undefined) return found;
  }
  return undefined;
}

const subfolders = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
};

/**
 * A filesystem mirror holds `<host>/hashicorp/aws/<version>/<os>_<arch>/terraform-provider-aws_v*`.
 * Looks at the folder itself and two levels below, so that the search ends soon on a full disk.
 */
function findMirror(folder: string, depth = 2): string | undefined {
  const folders = subfolders(folder);
  for (const host of folders) {
    const platforms = subfolders(join(host, "hashicorp", "aws")).flatMap(subfolders);
    if (platforms.some((platform) => holdsProvider(platform))) return folder;
  }
  if (depth === 0) return undefined;
  for (const below of folders) {
    const found = findMirror(below, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const holdsProvider = (folder: string): boolean => {
  try {
    return readdirSync(folder).some((name) => name.startsWith("terraform-provider-aws_v"));
  } catch {
    return false;
  }
};

function findProviderMirror(): string | undefined {
  const named = process.env.GATEWRIGHT_PROVIDER_MIRROR;
  if (named !== undefined && named !== "") return findMirror(named, 0);
  const usual = [
    join(homedir(), ".terraform.d", "plugins"),
    join(homedir(), ".local", "share", "terraform", "plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
  ];
  const exact = usual.map((folder) => findMirror(folder, 0)).find((folder) => folder !== undefined);
  return exact ?? ["/opt", "/usr/local/share", "/usr/share"].map((folder) => findMirror(folder, 1)).find((f) => f);
}

/** Where a tool is: a program's file, or the mirror's folder; undefined when this machine has none. */
export const findTool = (name: ToolName): string | undefined =>
  name === "terraform AWS provider" ? findProviderMirror() : findOnPath(name);

/** The same for tests that cannot run without it. */
export function requireTool(name: ToolName): string {
  const location = findTool(name);
  if (location === undefined) throw new Error(`${name} is missing: ${remedies[name]}`);
  return location;
}

/**
 * A `describe` block that needs external tools. Where one is missing its tests are skipped and the title says which;
 * with `CI=true` the block fails instead, because a check that nobody runs is none.
 */
export function describeWithTool(tools: ToolName | readonly ToolName[], title: string, define: () => void): void {
  const missing = [tools].flat().filter((name) => findTool(name) === undefined);
  if (missing.length === 0) {
    describe(title, define);
  } else if (process.env.CI === "true") {
    describe(title, () => {
      it(`finds ${missing.join(" and ")}`, () => {
        throw new Error(missing.map((name) => `${name} is missing: ${remedies[name]}`).join("\n"));
      });
    });
  } else {
    describe.skip(`${title} (skipped: ${missing.join(" and ")} not found)`, define);
  }
}

export interface CfnLintFinding {
  readonly file: string;
  /** `E3012`, `W2001`. */
  readonly rule: string;
  readonly message: string;
  /** Where in the template: keys and indices. */
  readonly path: string;
}

interface CfnLintMatch {
  readonly Filename: string;
  readonly Rule: { readonly Id: string };
  readonly Message: string;
  readonly Location: { readonly Path: readonly (string | number)[] | null };
}

/**
 * Checks templates with cfn-lint, all in one call: its start takes longer than a template.
 * Errors and warnings are returned; a crash of cfn-lint itself is thrown.
 */
export function cfnLint(files: readonly string[]): readonly CfnLintFinding[] {
  const run = spawnSync(requireTool("cfn-lint"), ["--format", "json", "--regions", "us-east-1", "--", ...files], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  // The exit code is a set of bits: 2 errors, 4 warnings, 8 information. Everything else is a failure of the tool.
  if (run.error !== undefined || run.status === null || (run.status & ~0b1110) !== 0) {
    throw new Error(`cfn-lint failed with ${run.status}: ${run.stderr}\n${run.stdout}`, { cause: run.error });
  }
  const matches = JSON.parse(run.stdout === "" ? "[]" : run.stdout) as readonly CfnLintMatch[];
  return matches.map((match) => ({
    file: match.Filename,
    rule: match.Rule.Id,
    message: match.Message,
    path: (match.Location.Path ?? []).join("/"),
  }));
}
