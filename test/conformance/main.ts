import process from "node:process";
import { findTool, remedies, type ToolName } from "../support/find-tool.js";
import { readArguments } from "./arguments.js";
import { Findings } from "./findings.js";
import { gaps } from "./gaps.js";
import { runSuite } from "./suite.js";
import { judge } from "./table.js";

const tools: readonly ToolName[] = ["python3", "moto_server", "terraform", "terraform AWS provider"];

/**
 * Deploys the cases and prints the table. Where a tool is missing nothing can be: that is said by name, and fails where
 * `CI` is `true`.
 *
 * @returns the exit code
 */
export async function main(words: readonly string[]): Promise<number> {
  const missing = tools.filter((name) => findTool(name) === undefined);
  if (missing.length > 0) {
    const inCi = process.env.CI === "true";
    for (const name of missing)
      process.stdout.write(`${inCi ? "" : "skipped: "}${name} is missing: ${remedies[name]}\n`);
    process.stdout.write(inCi ? "0 passed, 1 failed\n" : "0 passed, 0 failed\n");
    return inCi ? 1 : 0;
  }
  const say = (text: string): boolean => process.stderr.write(`${text}\n`);
  const findings = new Findings(say);
  await runSuite(readArguments(words), findings, say);
  const verdict = judge(findings, gaps);
  process.stdout.write(verdict.text);
  return verdict.failed === 0 ? 0 : 1;
}
