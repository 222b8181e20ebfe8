import { describe, expect, it } from "vitest";
import { readModel } from "../../support/read-document.js";
import { emitProject, projectErrors } from "./emit-project.js";
import { pets } from "./pets.js";

describe("a project with one of everything", () => {
  for (const per of ["operation", "tag", "api"]) {
    it(`compiles strictly with a function per ${per}`, async () => {
      const api = await readModel(pets, `functions: { per: ${per} }\ncors: { origins: ["https://pets.example"] }`);
      const { files } = await emitProject(api);
      expect(projectErrors(files)).toEqual([]);
      const entries = [...files.keys()].filter((path) => path.startsWith("src/functions/"));
      expect(entries).toHaveLength(api.handlers.length);
    });
  }

  it("leaves the user what the user writes, and nothing else", async () => {
    const { scaffolds } = await emitProject(await readModel(pets));
    expect([...scaffolds].sort()).toEqual([
      ".gitignore",
      "build.mjs",
      "package.json",
      "src/authorizers/key.ts",
      "src/authorizers/token.ts",
      "src/middleware.ts",
      "src/operations/add-photo.test.ts",
      "src/operations/add-photo.ts",
      "src/operations/create-pet.test.ts",
      "src/operations/create-pet.ts",
      "src/operations/get-pet.test.ts",
      "src/operations/get-pet.ts",
      "src/operations/get-photo.test.ts",
      "src/operations/get-photo.ts",
      "src/operations/list-pets.test.ts",
      "src/operations/list-pets.ts",
      "src/operations/proxy.test.ts",
      "src/operations/proxy.ts",
      "src/operations/replace-pet.test.ts",
      "src/operations/replace-pet.ts",
      "test.mjs",
      "tsconfig.json",
    ]);
  });

  it("says which bodies it does not take apart", async () => {
    const { found } = await emitProject(await readModel(pets));
    expect(found).toEqual([
      "body-opaque: The application/xml request body of operation 'createPet' passes through its handler as text; its schema is neither compiled into types nor checked.",
    ]);
  });

  it("is the same again", async () => {
    const [first, second] = [await emitProject(await readModel(pets)), await emitProject(await readModel(pets))];
    expect([...second.files]).toEqual([...first.files]);
  });
});

/** For each text of an operation's file, whether the compiler takes it. Checked in one go: the library takes longest. */
async function accepted(operation: string, name: string, texts: readonly string[]): Promise<readonly boolean[]> {
  const { files } = await emitProject(await readModel(pets));
  const head = `import type { ${name}Handler } from "../generated/operations/${operation}.js";\n`;
  const variants = texts.map((text, index): [string, string] => [`src/operations/variant-${index}.ts`, head + text]);
  const errors = projectErrors(new Map([...files, ...variants]));
  expect(errors.filter((error) => !error.startsWith("src/operations/variant-"))).toEqual([]);
  return variants.map(([path]) => !errors.some((error) => error.startsWith(`${path}:`)));
}

describe("the types of a handler", () => {
  const listPets = (responses: readonly string[]): Promise<readonly boolean[]> =>
    accepted(
      "list-pets",
      "ListPets",
      responses.map((response) => `export const listPets: ListPetsHandler = (request) => (${response});\n`),
    );

  it("take what the document describes", async () => {
    const right = [
      `{
        status: 200,
        headers: { "X-Total": request.query.limit.valueOf(), "Cache-Control": "no-store", "Set-Cookie": ["a=1"] },
        body: [{ id: request.query.filter?.min ?? 1, name: request.query.tags?.[0] ?? "", tag: null }],
      }`,
      `{ status: 404, body: { title: "Not found" } }`,
      `{ status: 503, body: { title: "Later" } }`,
    ];
    expect(await listPets(right)).toEqual(right.map(() => true));
  });

  it("refuse what it does not", async () => {
    const wrong = [
      `{ status: 200, body: [] }`,
      `{ status: 200, headers: { "X-Total": "1" }, body: [] }`,
      `{ status: 200, headers: { "X-Total": 1 }, body: [{ name: "without id" }] }`,
      `{ status: 200, headers: { "X-Total": 1 }, body: { id: 1, name: "no list" } }`,
      `{ status: 503, body: { name: "no problem" } }`,
      `{ status: 299, body: { title: "no such status" } }`,
      `{ status: 404, body: { title: request.query.nothing } }`,
    ];
    expect(await listPets(wrong)).toEqual(wrong.map(() => false));
  });

  it("tell bodies apart by their content type, and leave out what only the server sets", async () => {
    const bodies = [
      `const name: string = request.contentType === "application/xml" ? request.body.trim() : request.body.name;
       if (request.contentType === "application/json") request.body.secret?.trim();
       void name;`,
      `if (request.contentType === "application/json") void request.body.id;`,
      "void request.body.name;",
    ];
    const texts = bodies.map(
      (body) =>
        `export const createPet: CreatePetHandler = (request) => {\n${body}\n  return { status: 201, body: { id: 1, name: "a" } };\n};\n`,
    );
    expect(await accepted("create-pet", "CreatePet", texts)).toEqual([true, false, false]);
  });

  it("let a discriminator narrow a body, which may be missing", async () => {
    const bodies = [
      `if (request.body?.kind === "cat") request.body.lives?.toFixed();`,
      `if (request.body?.kind === "Dog") request.body.bark?.trim();`,
      "void request.body.kind;",
      `if (request.body?.kind === "cow") return { status: 204 };`,
    ];
    const texts = bodies.map(
      (body) =>
        `export const replacePet: ReplacePetHandler = async (request) => {\n${body}\n  return { status: 204 };\n};\n`,
    );
    expect(await accepted("replace-pet", "ReplacePet", texts)).toEqual([true, true, false, false]);
  });

  it("hold for a function that forgets to name its type", async () => {
    const { files } = await emitProject(await readModel(pets));
    const text = 'export const getPet = () => ({ status: 200 as const, body: { id: "x" } });\n';
    const errors = projectErrors(new Map([...files, ["src/operations/get-pet.ts", text]]));
    expect(errors.every((error) => error.startsWith("src/functions/getPet.ts"))).toBe(true);
    expect(errors).not.toEqual([]);
  });
});
