import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { readModel } from "../../support/read-document.js";
import { describeWithTool } from "../../support/tools.js";
import { pets } from "../lambda-typescript/pets.js";
import { emitProject, inPython, pythonIn, writeProject } from "./emit-project.js";

/** A package that stands for the real one: pip takes it from a folder, and no test needs a registry. */
const wheel = zipSync({
  "jwt/__init__.py": strToU8("class PyJWTError(Exception): ...\nclass PyJWK: ...\n"),
  "pyjwt-2.15.1.dist-info/METADATA": strToU8(
    "Metadata-Version: 2.1\nName: PyJWT\nVersion: 2.15.1\nProvides-Extra: crypto\n",
  ),
  "pyjwt-2.15.1.dist-info/WHEEL": strToU8("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
  "pyjwt-2.15.1.dist-info/RECORD": strToU8("jwt/__init__.py,,\npyjwt-2.15.1.dist-info/METADATA,,\n"),
});

/** A project of the API with everything, beside the wheels that it is built with. */
async function builtProject(): Promise<string> {
  const folder = writeProject(await emitProject(inPython(await readModel(pets))));
  mkdirSync(join(folder, "wheels"));
  writeFileSync(join(folder, "wheels", "pyjwt-2.15.1-py3-none-any.whl"), wheel);
  expect(buildProject(folder)).toMatchObject({ status: 0, stderr: "" });
  return folder;
}

const buildProject = (folder: string): ReturnType<typeof pythonIn> =>
  pythonIn(folder, ["build.py"], { PIP_NO_INDEX: "1", PIP_FIND_LINKS: "wheels", PIP_ROOT_USER_ACTION: "ignore" });

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

const unpacked = (folder: string, name: string): Readonly<Record<string, Uint8Array>> =>
  unzipSync(readFileSync(join(folder, "dist", `${name}.zip`)));

/** Operations with parameters and a body, each with a schema of its own. */
const twentyOperations = JSON.stringify({
  openapi: "3.0.3",
  info: { title: "Twenty", version: "1" },
  paths: Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => {
      const content = { "application/json": { schema: { $ref: `#/components/schemas/Thing${index}` } } };
      const operation = {
        operationId: `operation${index}`,
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", maximum: 100, default: 20 } },
          { name: "X-Trace", in: "header", schema: { type: "string", format: "uuid" } },
        ],
        requestBody: { required: true, content },
        responses: { 200: { description: "Done.", content } },
      };
      return [`/things-${index}`, { post: operation }];
    }),
  ),
  components: {
    schemas: Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => {
        const status = { type: "string", enum: ["open", "closed", `state${index}`] };
        const properties = {
          name: { type: "string", minLength: 1 },
          status,
          at: { type: "string", format: "date-time" },
        };
        return [`Thing${index}`, { type: "object", required: ["name", "status"], properties }];
      }),
    ),
  },
});

describeWithTool("python3", "a project of Python handlers", () => {
  it("passes its own tests as long as nothing is written", { timeout: 60_000 }, async () => {
    const folder = writeProject(await emitProject(inPython(await readModel(pets))));
    const { status, stderr } = pythonIn(folder, ["-m", "unittest"]);
    const tests = readdirSync(join(folder, "tests")).filter((name) => name.startsWith("test_"));
    expect(tests.length).toBeGreaterThan(5);
    expect(stderr).toContain(`Ran ${tests.length} tests`);
    // Nothing is made up for a body in parts.
    expect(stderr).toContain("OK (skipped=1)");
    expect(status).toBe(0);
  });

  it("builds the same archives twice, each with what its function imports", { timeout: 120_000 }, async () => {
    const folder = await builtProject();
    const first = archives(folder);
    rmSync(join(folder, "dist"), { recursive: true });
    buildProject(folder);
    expect(archives(folder)).toEqual(first);
    const { handlers } = await readModel(pets);
    expect(Object.keys(first)).toEqual(handlers.map(({ id }) => `${id}.zip`).sort());
    const filesOf = (name: string): readonly string[] => Object.keys(unpacked(folder, name));
    const files = filesOf("listPets");
    expect(files).toContain("index.py");
    expect(files).toContain("handlers/operations/list_pets.py");
    expect(files).not.toContain("handlers/operations/create_pet.py");
    expect(files).not.toContain("handlers/generated/types.py");
    expect(files).not.toContain("handlers/generated/runtime/testing.py");
    expect(files).not.toContain("jwt/__init__.py");
    expect(files).not.toContain("handlers/generated/runtime/multipart.py");
    expect(filesOf("addPhoto")).toContain("handlers/generated/runtime/multipart.py");
    const authorizer = filesOf("tokenAuthorizer");
    expect(authorizer).toContain("jwt/__init__.py");
    expect(authorizer).toContain("pyjwt-2.15.1.dist-info/METADATA");
    expect(authorizer).not.toContain("pyjwt-2.15.1.dist-info/RECORD");
    expect(authorizer).not.toContain("handlers/generated/runtime/validate.py");
  });

  it("leaves headers and docstrings of generated modules behind, and every line where it is", {
    timeout: 120_000,
  }, async () => {
    const folder = await builtProject();
    const archive = unpacked(folder, "listPets");
    for (const [name, content] of Object.entries(archive).filter(([path]) => path.startsWith("handlers/"))) {
      const source = readFileSync(join(folder, name), "utf8").split("\n");
      const packed = strFromU8(content).split("\n");
      expect(packed.length).toBe(source.length);
      const left = source.filter((line, index) => line !== packed[index]);
      expect(packed.filter((line, index) => line !== source[index] && line !== "")).toEqual([]);
      // What is written by hand goes into the archive as it is.
      expect({ name, hasLeft: left.length > 0 }).toEqual({ name, hasLeft: name.startsWith("handlers/generated/") });
    }
  });

  it("packs twenty operations into the 60 KB that a function may have without the AWS SDK", async () => {
    const folder = writeProject(
      await emitProject(inPython(await readModel(twentyOperations, "functions: { per: api }"))),
    );
    expect(buildProject(folder)).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(folder, "dist", "api.zip")).length).toBeLessThan(60_000);
  });

  it("refuses an import that no dependency brings", { timeout: 60_000 }, async () => {
    const folder = writeProject(await emitProject(inPython(await readModel(pets))));
    writeFileSync(join(folder, "handlers", "middleware.py"), "import somewhere_else\nmiddleware = []\n");
    writeFileSync(join(folder, "pyproject.toml"), "[project]\ndependencies = []\n");
    const { status, stderr } = buildProject(folder);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "somewhere_else: imported, and among no dependency of pyproject.toml\n",
    });
  });

  it("answers events from an archive alone", { timeout: 120_000 }, async () => {
    const folder = await builtProject();
    const program = `
import json, sys
sys.path.insert(0, "dist/listPets.zip")
import index
event = {"resource": "/pets", "path": "/pets", "httpMethod": "GET", "headers": {}, "requestContext": {"requestId": "r", "authorizer": {"scope": "pets:read"}}}
print(json.dumps([index.handler({**event, "queryStringParameters": {"limit": limit}}, None) for limit in ("1000", "5")]))`;
    const { stdout, stderr } = pythonIn(folder, ["-I", "-c", program]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject([{ statusCode: 400 }, { statusCode: 501 }]);
  });
});
