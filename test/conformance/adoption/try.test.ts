import { appendFileSync } from "node:fs";
import process from "node:process";
import { it } from "vitest";
import { buildCase } from "../build-case.js";
import { ownCases } from "../cases/cases.js";
import { startEmulator } from "../emulator/emulator.js";
import { runAdoption } from "./run-adoption.js";

it("adopts", async () => {
  const names = (process.env.CASES ?? "").split(",");
  const emulator = await startEmulator();
  try {
    for (const each of ownCases().filter(({ name }) => names.includes(name))) {
      const built = await buildCase(each);
      if (built === undefined) { appendFileSync("/tmp/adopt.out", `${each.name}: refused\n`); continue; }
      try {
        const [result] = await runAdoption(emulator, [built]);
        const same = JSON.stringify(result?.before) === JSON.stringify(result?.after);
        appendFileSync("/tmp/adopt.out", `${each.name}: ${result?.imported} imported, same ${same}\n${result?.findings.map((f) => `   ${f}\n`).join("")}`);
      } catch (error) {
        appendFileSync("/tmp/adopt.out", `${each.name}: FAILED ${error instanceof Error ? error.stack : error}\n`);
      }
    }
  } finally {
    await emulator.stop();
  }
}, 1_200_000);
