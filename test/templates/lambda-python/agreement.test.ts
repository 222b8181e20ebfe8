import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { validate } from "../../../templates/lambda-typescript/runtime/validate.js";
import { requireTool } from "../../support/find-tool.js";
import { describeWithTool } from "../../support/tools.js";
import { validationCases } from "../lambda-typescript/validation-cases.js";

const templates = fileURLToPath(new URL("../../../templates/lambda-python", import.meta.url));
const program = fileURLToPath(new URL("validate_cases.py", import.meta.url));

/** Bytes as JSON has them; `undefined` has no form in it, and no value of a request is that. */
const plain = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString("base64") } : value;

/** JavaScript has rounded these before anything could be checked; Python has them as they were sent. */
const isRounded = (value: unknown): boolean =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);

describeWithTool("python3", "the runtimes of both languages", () => {
  it("find the same wrong with the same values, in the same words", () => {
    const rows = validationCases.map(([name, schema, valid, invalid]) => {
      const values = [...valid, ...invalid].filter((value) => value !== undefined && !isRounded(value));
      return { name, schema, values };
    });
    const { stdout, stderr } = spawnSync(requireTool("python3"), ["-B", program], {
      encoding: "utf8",
      env: { PATH: process.env.PATH, PYTHONPATH: templates },
      input: JSON.stringify(
        rows.map(({ schema, values }) => [schema, values]),
        plain,
      ),
    });
    expect(stderr).toBe("");
    const inPython = JSON.parse(stdout) as string[][][];
    const differing = rows.flatMap(({ name, schema, values }, row) =>
      values.flatMap((value, index) => {
        const here = validate(schema, value).map(({ pointer, message }) => `${pointer} ${message}`.trim());
        const there = inPython[row]?.[index];
        return JSON.stringify(here) === JSON.stringify(there) ? [] : [{ name, value, here, there }];
      }),
    );
    expect(differing).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
  });
});
