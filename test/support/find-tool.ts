import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import process from "node:process";

/** External programs that check what is generated. They are used when found; no test downloads one. */
export type ToolName = "cfn-lint" | "moto_server" | "python3" | "terraform" | "terraform AWS provider";

/** How to come by a tool; printed when it is missing. */
export const remedies: Readonly<Record<ToolName, string>> = {
  "cfn-lint": "put cfn-lint on the PATH (`pip install cfn-lint`)",
  moto_server: "put moto_server on the PATH (`pip install moto[server]`)",
  python3: "put Python 3.11 or newer on the PATH",
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
