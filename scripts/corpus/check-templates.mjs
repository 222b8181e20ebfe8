// cfn-lint on every template, many a call, since its start takes longer than a template.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inBatches, mapInTurn } from "./in-turn.mjs";
import { requireProgram, runProgram } from "./tools.mjs";

const templatesPerCall = 12;

/** @returns per folder of a build, the errors of its template as text. */
export async function checkTemplates(results, width, say) {
  const program = requireProgram("cfn-lint");
  const files = results.map(({ folder }) => ({
    folder,
    file: join(folder, "output", "cloudformation", "template.yaml"),
  }));
  const batches = inBatches(
    files.filter(({ file }) => existsSync(file)),
    templatesPerCall,
  );
  const failures = new Map();
  await mapInTurn(batches, width, async (batch, index) => {
    say(`cfn-lint: ${index + 1} of ${batches.length}`);
    const words = ["--format", "json", "--regions", "us-east-1", "--", ...batch.map(({ file }) => file)];
    const run = await runProgram(program, words, {});
    // The exit code is a set of bits: 2 errors, 4 warnings, 8 information.
    if (run.exitCode === null || (run.exitCode & ~0b1110) !== 0)
      throw new Error(`cfn-lint failed: ${run.errors}${run.output}`);
    for (const match of JSON.parse(run.output === "" ? "[]" : run.output)) {
      if (match.Level !== "Error") continue;
      const folder = batch.find(({ file }) => file === match.Filename)?.folder ?? "";
      const text = `${match.Rule.Id} ${match.Message} at ${(match.Location.Path ?? []).join("/")}`;
      failures.set(folder, [...(failures.get(folder) ?? []), text]);
    }
  });
  return { checked: batches.flat().length, failures };
}
