import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { readModel } from "../../support/read-document.js";
import { describeWithTool } from "../../support/tools.js";
import { pets } from "../lambda-typescript/pets.js";
import { emitProject, inPython, pythonIn, writeProject } from "./emit-project.js";

/** Digest of each archive, by its name. */
const archives = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(join(folder, "dist")).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, "dist", name)))
        .digest("hex"),
    ]),
  );

describeWithTool("python3", "a project of Python handlers", () => {
  it("passes its own tests as long as nothing is written", { timeout: 60_000 }, async () => {
    const folder = writeProject(await emitProject(inPython(await readModel(pets))));
    const { status, stderr } = pythonIn(folder, "-m", "unittest");
    const tests = readdirSync(join(folder, "tests")).filter((name) => name.startsWith("test_"));
    expect(tests.length).toBeGreaterThan(5);
    expect(stderr).toContain(`Ran ${tests.length} tests`);
    // Nothing is made up for a body in parts.
    expect(stderr).toContain("OK (skipped=1)");
    expect(status).toBe(0);
  });

  it("builds the same archives twice, each with what its function imports", { timeout: 60_000 }, async () => {
    const api = inPython(await readModel(pets));
    const folder = writeProject(await emitProject(api));
    expect(pythonIn(folder, "build.py")).toMatchObject({ status: 0, stderr: "" });
    const first = archives(folder);
    rmSync(join(folder, "dist"), { recursive: true });
    pythonIn(folder, "build.py");
    expect(archives(folder)).toEqual(first);
    expect(Object.keys(first)).toEqual(api.handlers.map(({ id }) => `${id}.zip`).sort());
    const files = Object.keys(unzipSync(readFileSync(join(folder, "dist", "listPets.zip"))));
    expect(files).toContain("index.py");
    expect(files).toContain("handlers/operations/list_pets.py");
    expect(files).not.toContain("handlers/operations/create_pet.py");
    expect(files).not.toContain("handlers/generated/types.py");
    expect(files).not.toContain("handlers/generated/runtime/testing.py");
  });

  it("answers events from an archive alone", { timeout: 60_000 }, async () => {
    const folder = writeProject(await emitProject(inPython(await readModel(pets))));
    pythonIn(folder, "build.py");
    const program = `
import json, sys
sys.path.insert(0, "dist/listPets.zip")
import index
event = {"resource": "/pets", "path": "/pets", "httpMethod": "GET", "headers": {}, "requestContext": {"requestId": "r", "authorizer": {"scope": "pets:read"}}}
print(json.dumps([index.handler({**event, "queryStringParameters": {"limit": limit}}, None) for limit in ("1000", "5")]))`;
    const { stdout, stderr } = pythonIn(folder, "-I", "-c", program);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject([{ statusCode: 400 }, { statusCode: 501 }]);
  });
});
