import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { requireTool } from "../../support/find-tool.js";

/** How a run of terraform ended. */
export interface TerraformRun {
  readonly exitCode: number;
  /** What it printed: with `-json`, an object a line. */
  readonly output: string;
  readonly errors: string;
}

/** A working folder in which terraform runs; the provider comes from a mirror on this machine. */
export interface TerraformFolder {
  readonly folder: string;
  write(path: string, text: string | Uint8Array): void;
  /** Removes files directly in the folder. */
  removeFiles(names: RegExp): void;
  run(...words: readonly string[]): Promise<TerraformRun>;
  remove(): void;
}

export function openTerraformFolder(): TerraformFolder {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-conformance-"));
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const mirror = JSON.stringify(requireTool("terraform AWS provider"));
  write("cli.tfrc", `provider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`);
  return {
    folder,
    write,
    removeFiles: (names) => {
      for (const name of readdirSync(folder)) if (names.test(name)) rmSync(join(folder, name));
    },
    run: (...words) => runTerraform(folder, words),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function runTerraform(folder: string, words: readonly string[]): Promise<TerraformRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(requireTool("terraform"), [...words], {
      cwd: folder,
      // Nothing of the caller's own account reaches the provider.
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        TF_CLI_CONFIG_FILE: join(folder, "cli.tfrc"),
        CHECKPOINT_DISABLE: "1",
        AWS_EC2_METADATA_DISABLED: "true",
        // Collecting garbage less often saves a quarter of the processor time.
        GOGC: "400",
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({
        exitCode: code ?? 1,
        output: Buffer.concat(output).toString("utf8"),
        errors: Buffer.concat(errors).toString("utf8"),
      }),
    );
  });
}
