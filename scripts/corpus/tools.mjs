// External programs, found at run time by the rules of test/support/tools.ts; none is ever downloaded.
import { spawn } from "node:child_process";
import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, join } from "node:path";

export function requireProgram(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, process.platform === "win32" ? `${name}.exe` : name);
    if (folder !== "" && isExecutable(file)) return file;
  }
  throw new Error(`${name} is not on the PATH`);
}

/** The folder of a filesystem mirror that holds hashicorp/aws, as `<host>/hashicorp/aws/<version>/<os>_<arch>/`. */
export function requireProviderMirror() {
  const named = process.env.GATEWRIGHT_PROVIDER_MIRROR;
  const mirror = named ? findMirror(named, 0) : findUsualMirror();
  if (mirror === undefined) throw new Error("no mirror with hashicorp/aws: set GATEWRIGHT_PROVIDER_MIRROR to one");
  return mirror;
}

/** The newest version of hashicorp/aws in a mirror. */
export function newestProvider(mirror) {
  const versions = subfolders(mirror).flatMap((host) =>
    subfolders(join(host, "hashicorp", "aws")).map((folder) => basename(folder)),
  );
  return versions.sort((left, right) => left.localeCompare(right, "en", { numeric: true })).at(-1);
}

function findUsualMirror() {
  const exact = [
    join(homedir(), ".terraform.d", "plugins"),
    join(homedir(), ".local", "share", "terraform", "plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
  ].map((folder) => findMirror(folder, 0));
  const nearby = ["/opt", "/usr/local/share", "/usr/share"].map((folder) => findMirror(folder, 1));
  return [...exact, ...nearby].find((mirror) => mirror !== undefined);
}

function findMirror(folder, depth) {
  const hosts = subfolders(folder);
  const holdsProvider = (platform) => readdirSync(platform).some((name) => name.startsWith("terraform-provider-aws_v"));
  if (hosts.flatMap((host) => subfolders(join(host, "hashicorp", "aws")).flatMap(subfolders)).some(holdsProvider))
    return folder;
  if (depth === 0) return undefined;
  return hosts.map((below) => findMirror(below, depth - 1)).find((mirror) => mirror !== undefined);
}

function subfolders(folder) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(folder, entry.name));
  } catch {
    return [];
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Runs a program to its end; resolves to its exit code and what it printed. */
export function runProgram(program, words, options) {
  return new Promise((resolve, reject) => {
    const output = [];
    const errors = [];
    const child = spawn(program, words, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      resolve({
        exitCode,
        output: Buffer.concat(output).toString("utf8"),
        errors: Buffer.concat(errors).toString("utf8"),
      });
    });
  });
}
