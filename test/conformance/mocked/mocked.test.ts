import { expect, it } from "vitest";
import { describeWithTool } from "../../support/tools.js";
import { buildCase } from "../build-case.js";
import { ownCases } from "../cases/cases.js";
import { runMocked } from "./run-mocked.js";

/** Milliseconds for a plan of some hundred resources. */
const patience = 600_000;

/** Two of what an emulator of AWS holds least well, certificates and alarms, and one of what it holds. */
const names = ["rest-alarms", "rest-domain-regional", "terraform-rest"];

describeWithTool(["terraform", "terraform AWS provider"], "a provider that makes everything up", () => {
  it(
    "applies configurations",
    async () => {
      const found = await Promise.all(
        ownCases()
          .filter((each) => names.includes(each.name))
          .map(buildCase),
      );
      const runs = await runMocked(found.filter((each) => each !== undefined));
      expect(Object.fromEntries(runs)).toEqual(
        Object.fromEntries(names.map((name) => [name, { status: "pass", problems: [] }])),
      );
    },
    patience,
  );
});
