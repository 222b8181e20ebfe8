import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { OutputPath } from "../ir/ids.js";
import type { Artifact } from "./artifact.js";
import { manifestName, stagingFolder } from "./manifest.js";

/** An artifact, and whose it is. */
export interface EmittedArtifact extends Artifact {
  readonly path: OutputPath;
  readonly emitter: string;
}

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file: names of devices, whatever their extension. */
const windowsDevice = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbiddenCharacter = /[\u0000-\u001f\u007f<>:"|?*]/;
/** Bytes in one name on ext4, APFS and NTFS. */
const nameLimit = 255;

/** What is wrong with a path as the place of an output, on any system, as the end of a sentence; undefined when nothing is. */
export function outputPathProblem(path: string): string | undefined {
  if (path === "") return "is empty";
  if (path.includes("\\")) return "is written with a backslash";
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) return "is absolute";
  if (/\p{Surrogate}/u.test(path)) return "is not well-formed text";
  if (forbiddenCharacter.test(path)) return "holds a character that file systems refuse";
  for (const name of path.split("/")) {
    if (name === "..") return "leads out of the output folder";
    if (name === "" || name === ".") return "holds an empty step";
    if (/[. ]$/.test(name)) return "holds a name that ends with a full stop or a space, which Windows drops";
    if (windowsDevice.test(name)) return "is named like a device of Windows";
    if (Buffer.byteLength(name) > nameLimit) return `holds a name of more than ${nameLimit} bytes`;
  }
  const [first = ""] = path.split("/", 1);
  return [manifestName, stagingFolder].includes(first.toLowerCase())
    ? "is reserved for Gatewright's own records"
    : undefined;
}

/** Two paths with one fold are one file on some file systems: those that ignore case or compose accents. */
export const foldPath = (path: string): string => path.normalize("NFC").toLowerCase();

/** Reports paths that may not be written and pairs that would overwrite one another. */
export function checkOutputPaths(artifacts: readonly EmittedArtifact[], diagnostics: DiagnosticBag): void {
  const owners = new Map<string, EmittedArtifact>();
  const valid: EmittedArtifact[] = [];
  for (const artifact of artifacts) {
    const problem = outputPathProblem(artifact.path);
    if (problem !== undefined) {
      diagnostics.report("output-path-invalid", undefined, { emitter: artifact.emitter, path: artifact.path, problem });
      continue;
    }
    const fold = foldPath(artifact.path);
    const other = owners.get(fold);
    if (other === undefined) owners.set(fold, artifact);
    else reportPair(artifact, other, diagnostics);
    valid.push(artifact);
  }
  for (const artifact of valid) {
    const below = foldersOf(foldPath(artifact.path)).find((folder) => owners.has(folder));
    const other = below === undefined ? undefined : owners.get(below);
    if (other !== undefined) reportPair(other, artifact, diagnostics);
  }
}

const reportPair = (artifact: EmittedArtifact, other: EmittedArtifact, diagnostics: DiagnosticBag): void =>
  diagnostics.report("output-duplicate", undefined, {
    emitter: other.emitter,
    other: artifact.emitter,
    path: artifact.path,
  });

/** The folders that a path lies in, innermost first: "a/b/c" → a/b, a. */
export function foldersOf<Path extends string>(path: Path): readonly Path[] {
  const folders: Path[] = [];
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    folders.push(path.slice(0, end) as Path);
  }
  return folders;
}
