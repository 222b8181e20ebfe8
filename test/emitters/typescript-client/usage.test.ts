import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readModel } from "../../support/read-document.js";
import { strictErrors } from "../typescript/strict-check.js";
import { emitClient } from "./emit-client.js";
import { richApi } from "./models.js";

/** What a user writes, with the mistakes that have to be found. A mistake that is not found is an error itself. */
const usage = `
import {
  type Beast,
  createClient,
  createConnection,
  type Middleware,
  type Pet,
  type PetInput,
  rateLimit,
  servers,
} from "./index.js";
import { delete as deleteAll, getPet, listPets } from "./operations.js";

const middleware: Middleware = (request, next) => next({ ...request, headers: new Headers(request.headers) });
const client = createClient({
  baseUrl: servers[0]?.url,
  variables: { region: "us" },
  credentials: { apiKey: () => "k", basic: { username: "u", password: "p" }, token: async () => "t" },
  middleware: [middleware, rateLimit({ all: { ratePerSecond: 10, burst: 20 } })],
  retry: { attempts: 5 },
  timeouts: { total: 30_000 },
});
const connection = createConnection({ retry: false });
// @ts-expect-error: no such region
createClient({ variables: { region: "mars" } });
// @ts-expect-error: no such scheme
createClient({ credentials: { oauth: "x" } });

export async function use(given: { signal?: AbortSignal; limit?: number } = {}): Promise<void> {
  const pets: Pet[] = await client.listPets();
  await client.listPets({ query: { limit: given.limit } }, { signal: given.signal, timeouts: { total: given.limit } });
  await client.listPets({ query: { limit: 1, tags: ["a"], filter: { a: "b" } } }, { signal: AbortSignal.timeout(1) });
  // @ts-expect-error: a number
  await client.listPets({ query: { limit: "1" } });
  // @ts-expect-error: no such parameter
  await client.listPets({ query: { limits: 1 } });
  // @ts-expect-error: arguments are required
  await client.getPet();
  const pet: Pet = await client.getPet({ path: { petId: "1" } });
  const tag: string | null | undefined = pet.tag;
  const input: PetInput = { name: "Tom" };
  // @ts-expect-error: the server gives the id
  const wrong: PetInput = { id: 1, name: "Tom" };
  await client.updatePet({ path: { petId: "1" }, body: input });
  await client.updatePet({ path: { petId: "1" }, body: input, contentType: "application/x-www-form-urlencoded" });
  await client.updatePet({ path: { petId: "1" }, body: "<pet/>", contentType: "application/xml" });
  // @ts-expect-error: XML is text
  await client.updatePet({ path: { petId: "1" }, body: input, contentType: "application/xml" });
  const nothing: void = await client.deletePet({ path: { petId: "1" } });
  await client.upload({ path: { petId: "1" }, body: { file: new Blob([]), meta: { a: "b" } } });

  const beast: Beast = await client.beasts({ body: { kind: "cat", lives: 9 } });
  if (beast.kind === "cat") console.log(beast.lives);
  else console.log(beast.bark);
  // @ts-expect-error: dogs have no lives
  await client.beasts({ body: { kind: "Dog", lives: 9 } });

  const response = await client.getPet.raw({ path: { petId: "1" } });
  if (response.ok) console.log(response.body.name);
  else if (response.status === 404) console.log(response.body.title);
  else if (response.status === 409) console.log(response.body.toUpperCase());
  else {
    const body: unknown = response.body;
    // @ts-expect-error: nobody says what stands in a failure that is not described
    console.log(body, response.body.title);
  }
  const report = await client.report.raw({ path: { path: "a" } });
  if (report.ok && report.contentType === "text/csv") console.log(report.body.toUpperCase());

  try {
    await client.getPet({ path: { petId: "1" } });
  } catch (error) {
    if (!client.getPet.isError(error)) throw error;
    if (error.status === 404) console.log(error.body.title);
    // @ts-expect-error: only a 404 has a title
    else console.log(error.body.title);
  }
  const list: Pet[] = await listPets(connection, { query: { limit: 1 } });
  await listPets(connection);
  // @ts-expect-error: arguments are required
  await getPet(connection);
  const one: Pet = await client.pets.get({ path: { petId: "1" } }, { retry: false });
  const bytes: Response = await getPet.open(connection, { path: { petId: "1" } });
  await deleteAll(connection);
  console.log(pets, tag, wrong, nothing, list, one, bytes);
}
`;

describe("the types of a generated client", () => {
  it("let right calls pass and find wrong ones", async () => {
    const { files } = await emitClient(richApi);
    expect(strictErrors(new Map([...files, ["src/usage.ts", usage]]))).toEqual([]);
  });

  it("hold without the stricter options too", async () => {
    const { files } = await emitClient(richApi);
    const changed = { exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false };
    expect(strictErrors(new Map([...files, ["src/usage.ts", usage]]), changed)).toEqual([]);
  });
});

describe("the README of a generated client", () => {
  it.each([
    ["with one of everything", () => richApi, "pet-store-client", 10],
    ["of lists and streams", () => read("typescript-client-results"), "archive-client", 11],
    ["with bodies that fill more than a line", () => read("typescript-client-types"), "types-client", 8],
  ] as const)("%s shows code that compiles", async (_, api, name, count) => {
    const { files } = await emitClient(await api(), { mock: true, validation: true });
    const blocks = [...(files.get("README.md") ?? "").matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code);
    expect(blocks.length).toBe(count);
    const sources = blocks.map((code, index): readonly [string, string] => {
      const imports = /import \{[^}]*createClient/.test(code) ? "" : 'import { createClient } from "./index.js";\n';
      const body = /\{ body \}/.test(code) && !/const body\b/.test(code) ? "declare const body: never;\n" : "";
      const client = /const client\b/.test(code) ? "" : "declare const client: ReturnType<typeof createClient>;\n";
      const text = code.replaceAll(`"${name}"`, '"./index.js"').replace(/"[\w-]+-client\/(\w+)"/g, '"./$1.js"');
      return [`src/readme-${index}.ts`, `${imports}${client}${body}declare const currentToken: () => string;\n${text}`];
    });
    expect(strictErrors(new Map([...files, ...sources]), { noUnusedLocals: false })).toEqual([]);
  });
});

const read = (fixture: string): ReturnType<typeof readModel> => {
  const text = (name: string): string =>
    readFileSync(new URL(`../../../fixtures/${fixture}/${name}`, import.meta.url), "utf8");
  return readModel(text("openapi.yaml"), text("gatewright.yaml"));
};
