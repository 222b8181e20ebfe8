import { spawnSync } from "node:child_process";
import { requireTool } from "../../support/find-tool.js";

/** Runs a Python program on a JSON value; gives back the JSON that it prints. Python is started with nothing of the user's. */
export function runPython(program: string, input: unknown): unknown {
  const { stdout, stderr, status } = spawnSync(requireTool("python3"), ["-I", "-X", "utf8", "-c", program], {
    encoding: "utf8",
    input: JSON.stringify(input),
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`python3 ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
