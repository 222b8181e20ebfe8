import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/run.js";
import { recordingTerminal } from "../support/golden.js";
import { makeProject } from "../support/projects.js";

const before = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0 }
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
      responses: { "200": { description: Pets. } }
`;
const after = before.replace("in: query,", "in: query, required: true,");
const broken = before.replace("operationId: listPets", "operationId: [listPets]");

/** An API with a path, as a template; `names` are its own and that of the path. */
const template = (...names: readonly (readonly [api: string, part: string])[]): string => `Resources:
${names
  .map(
    ([api, part]) => `  ${api}:
    Type: AWS::ApiGateway::RestApi
    Properties: { Name: ${api} }
  ${api}Path:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref ${api}, ParentId: !GetAtt ${api}.RootResourceId, PathPart: ${part} }
  ${api}Method:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref ${api}
      ResourceId: !Ref ${api}Path
      HttpMethod: GET
      AuthorizationType: NONE
      Integration: { Type: HTTP_PROXY, IntegrationHttpMethod: GET, Uri: "https://example.com/${part}" }
`,
  )
  .join("")}`;
const templates = {
  "one.yaml": template(["Pets", "pets"]),
  "repeating.yaml": template(["Pets", "pets"]).replace(
    "Resources:\n",
    "Description: Old.\nDescription: New.\nResources:\n",
  ),
  "several.yaml": template(["Pets", "pets"], ["Shops", "shops"]),
};

async function gatewright(...words: readonly string[]) {
  const folder = makeProject({ "before.yaml": before, "after.yaml": after, "broken.yaml": broken, ...templates });
  const { terminal, written } = recordingTerminal(folder);
  return { exitCode: await run(["diff", ...words], terminal), ...written };
}

describe("gatewright diff", () => {
  it("prints what differs, where, what it risks and why", async () => {
    expect(await gatewright("before.yaml", "after.yaml", "--no-plan")).toEqual({
      exitCode: 0,
      errors: "",
      output: `GET /pets  (before.yaml:8:11 → after.yaml:8:11)
  client-breaking: demands the query parameter 'limit', which was optional
    Callers who leave it out are refused.

1 difference: 1 client-breaking
`,
    });
  });

  it("says so where nothing differs", async () => {
    expect(await gatewright("before.yaml", "before.yaml", "--fail-on", "any")).toEqual({
      exitCode: 0,
      errors: "",
      output: "no differences\n",
    });
  });

  it.each([
    [[], 0],
    [["--fail-on", "client-breaking"], 1],
    [["--fail-on", "security-widened"], 0],
    [["--fail-on", "security-widened", "--fail-on", "redeploy"], 1],
    [["--fail-on", "any"], 1],
    [["--fail-on", "everything"], 2],
  ])("with %j it exits with %d", async (words, expected) => {
    const { exitCode } = await gatewright("before.yaml", "after.yaml", ...words);
    expect(exitCode).toBe(expected);
  });

  it("prints JSON as the published schema has it", async () => {
    const { output } = await gatewright(
      "before.yaml",
      "after.yaml",
      "--format",
      "json",
      "--fail-on",
      "client-breaking",
    );
    const report = JSON.parse(output);
    const schema = readFileSync(fileURLToPath(new URL("../../schemas/diff.schema.json", import.meta.url)), "utf8");
    const validate = new Ajv({ strict: false }).compile(JSON.parse(schema));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report).toMatchObject({
      version: 1,
      before: "before.yaml",
      after: "after.yaml",
      plans: true,
      counts: { "client-breaking": 1, redeploy: 1 },
      failing: ["client-breaking"],
      differences: [
        {
          code: "parameter-made-required",
          subject: "GET /pets",
          risks: ["client-breaking"],
          before: { file: "before.yaml", line: 8, column: 11 },
          after: { file: "after.yaml", line: 8, column: 11 },
        },
        { code: "deployment-renewed", subject: "API", risks: ["redeploy"] },
      ],
    });
  });

  it("does not choose among several APIs", async () => {
    const { exitCode, errors } = await gatewright("before.yaml", "several.yaml");
    expect([exitCode, /error ([a-z-]+):/.exec(errors)?.[1]]).toEqual([1, "diff-several-apis"]);
  });

  it("reads a template that says a key twice as CloudFormation does", async () => {
    const { exitCode, output, errors } = await gatewright("one.yaml", "repeating.yaml");
    expect([exitCode, output, /warning ([a-z-]+):/.exec(errors)?.[1]]).toEqual([
      0,
      "no differences\n",
      "template-key-duplicate",
    ]);
  });

  it("compares nothing where a source has errors", async () => {
    const { exitCode, output, errors } = await gatewright("before.yaml", "broken.yaml");
    expect([exitCode, output]).toEqual([1, ""]);
    expect(errors).toContain("broken.yaml:6:");
  });
});
