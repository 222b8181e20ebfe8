import { describe, expect, it } from "vitest";
import { outputPathProblem } from "../../../src/emitters/output-path.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { unsafeId } from "../../../src/ir/ids.js";
import {
  aBody,
  aHandler,
  aNamedSchema,
  anApi,
  anEnum,
  anObject,
  anOperation,
  aParameter,
  aReference,
  aRequirement,
  aResponse,
  aScheme,
  aString,
  lambdaProxy,
} from "../../support/models.js";
import { aJsonBody, aLambdaContext, anEvent } from "../../templates/lambda-typescript/events.js";
import { emitProject, loadFunction, projectErrors } from "./emit-project.js";

/** Each would run if it left the string, comment, template or name that it is printed in. */
const attacks = [
  "*/ globalThis.harmed = 1; /*",
  '"; globalThis.harmed = 2; //',
  "`; globalThis.harmed = 3; `${globalThis.harmed = 4}`",
  "\u2028globalThis.harmed = 5;\u2029",
  "x\r\nglobalThis.harmed = 6;",
  "@ts-ignore\n@deprecated",
  "{{harmed}} ${harmed} \\",
  "../../../outside",
  "/etc/passwd",
  "C:\\con",
  "__proto__",
  "constructor",
  "",
  "con",
  "日本語",
  "await",
  "\u202eevil\u0000",
];

const attack = attacks.join(" ");

function hostileApi(): ApiModel {
  const bearer = aScheme(
    attack,
    { kind: "openIdConnect", url: attack },
    { kind: "lambda", mode: "request", target: { kind: "handler", handler: unsafeId("auth") }, identitySources: [] },
  );
  const operations = attacks.map((text, index) =>
    anOperation(text, "post", `/p${index}/{${text.replace(/[{}/]/g, "") || "x"}}`, {
      summary: text,
      description: text,
      tags: [text],
      parameters: [
        aParameter("query", text, { description: text, schema: anEnum([text, { [text]: text }]) }),
        aParameter("header", text, { schema: aString({ pattern: text, default: text, description: text }) }),
      ],
      body: aBody(aReference(text)),
      responses: [
        { ...aResponse("200", aReference(text)), description: text, headers: [] },
        aResponse("default", aString()),
      ],
      security: [[aRequirement(attack, [text])]],
      integration: lambdaProxy("api"),
    }),
  );
  const schemas = attacks.map((text) =>
    aNamedSchema(
      text,
      anObject(
        { [`${text}!`]: aString({ description: text, default: text, pattern: text, examples: [text] }) },
        { patterns: [{ pattern: text, schema: aString() }], requiredElsewhere: [text], title: text },
      ),
    ),
  );
  return anApi({
    title: attack,
    name: attack,
    description: attack,
    operations,
    schemas,
    securitySchemes: [{ ...bearer.scheme, description: attack }],
    authorizers: [bearer.authorizer],
    handlers: [
      aHandler("api", {
        purpose: { kind: "operations", operations: operations.map(({ id }) => id), shared: true },
        description: attack,
      }),
      aHandler("auth", { purpose: { kind: "authorizer", authorizer: bearer.authorizer.id }, description: attack }),
    ],
    cors: {
      origins: [attack],
      headers: [attack],
      exposedHeaders: [],
      credentials: false,
      origin: { file: attack, pointer: unsafeId("") },
    },
  });
}

describe("a document that attacks", () => {
  it("leaves no path out of the folder, and no two files in one place", async () => {
    const { files } = await emitProject(hostileApi());
    for (const path of files.keys()) expect([path, outputPathProblem(path)]).toEqual([path, undefined]);
    expect(new Set([...files.keys()].map((path) => path.toLowerCase())).size).toBe(files.size);
    for (const path of files.keys()) expect(path).toMatch(/^[A-Za-z0-9._/-]+$/);
  });

  it("compiles strictly", async () => {
    const { files } = await emitProject(hostileApi());
    expect(projectErrors(files)).toEqual([]);
  });

  it("stays inert when its functions run", async () => {
    const { files } = await emitProject(hostileApi());
    const api = await loadFunction(files, "api");
    await loadFunction(files, "auth");
    const event = anEvent("POST", "/p10/{__proto__}", {
      pathParameters: { ["__proto__"]: "x" },
      ...aJsonBody(JSON.parse('{"__proto__": "x"}')),
    });
    const requestContext = { ...event.requestContext, authorizer: { scp: [...attacks] } };
    const { statusCode } = await api({ ...event, requestContext }, aLambdaContext());
    expect([400, 501]).toContain(statusCode);
    expect(globalThis).not.toHaveProperty("harmed");
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("leaves the project's own files well-formed", async () => {
    const { files } = await emitProject(hostileApi());
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ private: true, type: "module" });
    for (const path of ["README.md", "build.mjs", "package.json"]) expect(files.get(path)).not.toContain("harmed =");
  });
});

describe("names", () => {
  it("that differ in case or punctuation only stay apart, whatever their order", async () => {
    const ids = [
      "getPet",
      "GetPet",
      "get-pet",
      "get_pet",
      "GET PET",
      "createHandler",
      "handler",
      "getPetOperation",
      "then",
    ];
    const apiOf = (order: readonly string[]) =>
      anApi({
        operations: order.map((id, index) => anOperation(id, "get", `/${index}`, { integration: lambdaProxy("api") })),
      });
    const { files } = await emitProject(apiOf(ids));
    expect(projectErrors(files)).toEqual([]);
    const operations = (all: ReadonlyMap<string, string>) =>
      [...all.keys()].filter((path) => path.startsWith("src/operations/") && !path.endsWith(".test.ts")).sort();
    expect(operations(files)).toHaveLength(ids.length);
    expect(files.get("src/operations/then.ts")).not.toContain("export const then:");
    const reversed = await emitProject(apiOf([...ids].reverse()));
    expect(operations(reversed.files)).toEqual(operations(files));
    expect(files.has("src/operations/get-pet.ts")).toBe(true);
  });
});
