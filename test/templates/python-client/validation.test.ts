import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type SchemaData, validate } from "../../../templates/typescript-client/src/runtime/validation.js";
import { requireTool } from "../../support/find-tool.js";
import { describeWithTool } from "../../support/tools.js";
import { rows, text, tree } from "../validation-cases.js";

const templates = fileURLToPath(new URL("../../../templates", import.meta.url));

const program = `
import json, sys
from runtime.schema_check import validate
cases = json.load(sys.stdin)
found = [[vars(problem) for problem in validate(value, schema, cases["named"])] for schema, value in cases["pairs"]]
json.dump(found, sys.stdout)
`;

/** What the Python runtime finds, for all pairs in one process. */
function pythonProblems(pairs: readonly (readonly [SchemaData, unknown])[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), "validation-"));
  try {
    // As packages carry them: the runtime of clients, with the reader of patterns that handlers have too.
    cpSync(join(templates, "python-client/runtime"), join(folder, "runtime"), { recursive: true });
    cpSync(join(templates, "lambda-python/runtime/pattern.py"), join(folder, "runtime/pattern.py"));
    const { stdout, stderr, status } = spawnSync(requireTool("python3"), ["-B", "-c", program], {
      encoding: "utf8",
      input: JSON.stringify({ named: tree, pairs }),
      env: { PATH: process.env.PATH, PYTHONPATH: folder },
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describeWithTool("python3", "the validator of Python clients", () => {
  it("finds what that of TypeScript clients finds", () => {
    const reference: SchemaData = { kind: "reference", target: "Tree" };
    const pairs: readonly (readonly [SchemaData, unknown])[] = [
      ...rows.flatMap(([schema, , values]) => values.map((value) => [schema, value] as const)),
      [reference, { value: 1, children: [{ value: 2 }, { children: [] }, { value: "3", "a/b": 1 }] }],
      [{ kind: "oneOf", members: [text, reference] }, { value: "x" }],
      [{ kind: "number", multipleOf: 0.1 }, 0.3],
      [{ kind: "number", multipleOf: 0.1 }, 0.35],
      [{ kind: "enum", values: [1, true] }, true],
      [{ kind: "enum", values: [1] }, true],
      [{ kind: "integer" }, true],
      [{ kind: "string", pattern: "^\\p{L}+$" }, "ä\n"],
    ];
    expect(pythonProblems(pairs)).toEqual(pairs.map(([schema, value]) => validate(value, schema, tree)));
  });
});
