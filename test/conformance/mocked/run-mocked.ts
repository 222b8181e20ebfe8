import type { BuiltCase } from "../conformance-case.js";
import { errorsIn, type ModuleMessage } from "../terraform/messages.js";
import { writeModule } from "../terraform/module.js";
import { openTerraformFolder } from "../terraform/terraform.js";
import { mockProvider } from "./mock-provider.js";

/**
 * Plans, applies and destroys every case against a mocked provider, all of them as modules of one configuration in one
 * run: arguments are checked as by the real provider, references are resolved, and what the emulator cannot hold is made
 * all the same.
 *
 * @returns what failed, module by module
 */
export async function runMocked(cases: readonly BuiltCase[]): Promise<readonly ModuleMessage[]> {
  const folder = openTerraformFolder();
  try {
    const terraform = { required_providers: { aws: { source: "hashicorp/aws" } } };
    const calls = Object.fromEntries(cases.map((each) => [each.slug, writeModule(folder, each)]));
    folder.write("main.tf.json", JSON.stringify({ terraform, module: calls }));
    const test = { ...mockProvider(), run: { applies: { command: "apply" } } };
    folder.write("tests/cases.tftest.json", JSON.stringify(test));
    const initialised = await folder.run("init", "-input=false", "-no-color");
    if (initialised.exitCode !== 0) throw new Error(`terraform init failed:\n${initialised.errors}`);
    const run = await folder.run("test", "-json");
    const passed = run.output.includes('"test_summary":{"status":"pass","passed":1,');
    const errors = errorsIn(run);
    return passed || errors.length > 0 ? errors : [{ module: undefined, text: run.output.slice(-2000) }];
  } finally {
    folder.remove();
  }
}
