import { expect, it } from "vitest";
import { describeWithTool } from "../../support/tools.js";
import { buildCase } from "../build-case.js";
import { ownCases } from "../cases/cases.js";
import type { BuiltCase } from "../conformance-case.js";
import { runMocked } from "./run-mocked.js";

/** Milliseconds for some two thousand resources. */
const patience = 1_800_000;

async function configurations(): Promise<readonly BuiltCase[]> {
  const built: BuiltCase[] = [];
  for (const each of ownCases()) {
    const found = await buildCase(each);
    if (found?.builds.terraform.kind === "built") built.push(found);
  }
  return built;
}

describeWithTool(["terraform", "terraform AWS provider"], "a provider that makes everything up", () => {
  it(
    "plans, applies and destroys every configuration, what no emulator holds among them",
    async () => {
      const cases = await configurations();
      expect(cases.length).toBeGreaterThan(150);
      expect(await runMocked(cases)).toEqual([]);
    },
    patience,
  );

  it(
    "minds what a provider would refuse",
    async () => {
      const [first] = await configurations();
      if (first?.builds.terraform.kind !== "built") throw new Error("There is no configuration.");
      const files = new Map([
        ...first.builds.terraform.files,
        ["broken.tf", 'resource "aws_sns_topic" "t" { nam = 1 }'],
      ]);
      const broken = { ...first, builds: { ...first.builds, terraform: { kind: "built" as const, files } } };
      const found = await runMocked([broken]);
      expect(found.map(({ module, text }) => `${module} ${text}`).join("\n")).toContain('An argument named "nam"');
    },
    patience,
  );
});
