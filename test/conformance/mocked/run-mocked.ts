import { archiveText } from "../account/archives.js";
import type { BuiltCase } from "../conformance-case.js";
import { openTerraformFolder, type TerraformFolder, type TerraformRun } from "../terraform/terraform.js";
import { moduleArguments } from "../terraform/variables.js";
import { mockProvider } from "./mock-provider.js";

/** How a configuration fared against a provider that makes everything up. */
export interface MockedRun {
  readonly status: "pass" | "fail" | "error" | "skip";
  /** What terraform said of it. */
  readonly problems: readonly string[];
}

/**
 * Plans and applies every case against a mocked provider, in one run of terraform: arguments are checked as by the real
 * provider, references are resolved, and what the emulator cannot hold is made all the same.
 */
export async function runMocked(cases: readonly BuiltCase[]): Promise<ReadonlyMap<string, MockedRun>> {
  const folder = openTerraformFolder();
  try {
    const runs = cases.map((each) => [each.slug, { command: "apply", ...writeCase(folder, each) }] as const);
    const test = { ...mockProvider(), run: Object.fromEntries(runs) };
    folder.write("tests/cases.tftest.json", JSON.stringify(test));
    // A folder without a configuration of its own is taken for an empty one, tests or not.
    folder.write("main.tf.json", JSON.stringify({ terraform: {} }));
    const initialised = await folder.run("init", "-input=false", "-no-color");
    if (initialised.exitCode !== 0) throw new Error(`terraform init failed:\n${initialised.errors}`);
    return runsOf(cases, await folder.run("test", "-json"));
  } finally {
    folder.remove();
  }
}

function writeCase(folder: TerraformFolder, { name, slug, builds, inputs }: BuiltCase): object {
  const { terraform } = builds;
  if (terraform.kind === "refused") throw new Error(`${name} is refused for Terraform: ${terraform.codes.join(", ")}`);
  for (const [path, text] of terraform.files) {
    folder.write(`${slug}/${path}`, text);
    for (const [, archive] of text.matchAll(/filebase64sha256\("\$\{path\.module\}\/([^"]+)"\)/g))
      folder.write(`${slug}/${archive}`, archiveText(archive ?? ""));
  }
  return { module: { source: `./${slug}` }, variables: moduleArguments(terraform.files, inputs) };
}

/** A line of `terraform test -json`, as far as it is read here. */
interface TestMessage {
  readonly type?: string;
  readonly "@testrun"?: string;
  readonly test_run?: { readonly run: string; readonly status?: MockedRun["status"]; readonly progress?: string };
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail?: string };
}

function runsOf(cases: readonly BuiltCase[], run: TerraformRun): ReadonlyMap<string, MockedRun> {
  const messages = run.output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as TestMessage);
  const rows = cases.map(({ name, slug }): readonly [string, MockedRun] => {
    const own = messages.filter((message) => (message["@testrun"] ?? message.test_run?.run) === slug);
    const problems = own.flatMap(({ diagnostic }) =>
      diagnostic?.severity === "error" ? [`${diagnostic.summary} ${diagnostic.detail ?? ""}`.trim()] : [],
    );
    const status = own.findLast(({ test_run }) => test_run?.status !== undefined)?.test_run?.status;
    return [
      name,
      {
        status: status ?? "error",
        problems: status === undefined ? [run.errors, run.output.slice(-2000), ...problems] : problems,
      },
    ];
  });
  return new Map(rows);
}
