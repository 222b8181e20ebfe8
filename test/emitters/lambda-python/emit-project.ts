import { spawnSync } from "node:child_process";
import { emitter } from "../../../src/emitters/lambda-python/index.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { requireTool } from "../../support/find-tool.js";
import { makeProject } from "../../support/projects.js";

/** The same API with functions in Python. */
export const inPython = (api: ApiModel): ApiModel => ({
  ...api,
  handlers: api.handlers.map((each) => ({ ...each, runtime: "python3.13" })),
});

export interface EmittedProject {
  /** Text by path inside the project. */
  readonly files: ReadonlyMap<string, string>;
  /** `code: message`. */
  readonly found: readonly string[];
}

export async function emitProject(api: ApiModel): Promise<EmittedProject> {
  const diagnostics = new DiagnosticBag();
  const plan = (): never => {
    throw new Error("Handlers are made from the model alone.");
  };
  const artifacts = await emitter.emit({
    api,
    plan,
    options: emitter.readOptions(undefined, diagnostics),
    diagnostics,
  });
  return {
    files: new Map(artifacts.map(({ path, text }) => [path.replace(/^lambda-python\//, ""), text])),
    found: diagnostics.items.map(({ code, message }) => `${code}: ${message}`),
  };
}

export const writeProject = ({ files }: EmittedProject): string => makeProject(Object.fromEntries(files));

/** Runs Python in a folder, with nothing of the user's. */
export function pythonIn(
  folder: string,
  given: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const env = { PATH: process.env["PATH"], PYTHONDONTWRITEBYTECODE: "1", ...environment };
  return spawnSync(requireTool("python3"), given, { cwd: folder, encoding: "utf8", env });
}
