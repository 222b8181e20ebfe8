import { beforeAll, describe, expect, it, vi } from "vitest";
import type { ProxyEvent, ProxyResult } from "../../../templates/lambda-typescript/runtime/event.js";
import { readModel } from "../../support/read-document.js";
import { aJsonBody, aLambdaContext, anEvent, aQuery, someHeaders } from "../../templates/lambda-typescript/events.js";
import { bundleFunction, emitProject, loadFunction } from "./emit-project.js";
import { pets } from "./pets.js";

const head = (file: string, name: string): string =>
  `import type { ${name}Handler } from "../generated/operations/${file}.js";\n`;

/** What a user would have written. */
const written: ReadonlyMap<string, string> = new Map([
  [
    "src/operations/list-pets.ts",
    `${head("list-pets", "ListPets")}export const listPets: ListPetsHandler = (request) => ({
  status: 200,
  headers: { "X-Total": request.query.limit },
  body: (request.query.tags ?? []).map((name, id) => ({ id, name })),
});\n`,
  ],
  [
    "src/operations/create-pet.ts",
    `import { HttpError } from "../generated/runtime/errors.js";
${head("create-pet", "CreatePet")}export const createPet: CreatePetHandler = async (request) => {
  if (request.contentType === "application/xml") throw new HttpError(422, "No XML, please.");
  return { status: 201, body: { id: Object.keys(request.body).length, name: request.body.name } };
};\n`,
  ],
  [
    "src/operations/get-photo.ts",
    `${head("get-photo", "GetPhoto")}export const getPhoto: GetPhotoHandler = (request) =>
  request.path.petId === 1
    ? { status: 200, contentType: "image/png", body: new Uint8Array([137, 80, 78, 71]) }
    : { status: 200, contentType: "text/plain", body: "none" };\n`,
  ],
]);

/** What the authorizer tells of a caller that it lets through. */
const asKnownCaller = (event: ProxyEvent): ProxyEvent => ({
  ...event,
  requestContext: { authorizer: { scope: "pets:read pets:write" }, ...event.requestContext },
});

const results: Record<string, (event: ProxyEvent) => Promise<ProxyResult>> = {};

beforeAll(async () => {
  for (const per of ["operation", "api"]) {
    const api = await readModel(pets, `functions: { per: ${per} }\ncors: { origins: ["https://pets.example"] }`);
    const { files } = await emitProject(api);
    const project = new Map([...files, ...written]);
    for (const { id } of api.handlers) {
      if (id.endsWith("Authorizer")) continue;
      const invoke = await loadFunction(project, id);
      results[id] = (event) => invoke(asKnownCaller(event), aLambdaContext());
    }
  }
});

const invoke = async (handler: string, event: ProxyEvent): Promise<ProxyResult & { readonly json: unknown }> => {
  const result = await results[handler]?.(event);
  if (result === undefined) throw new Error(`There is no function ${handler}.`);
  return { ...result, json: /json/.test(result.headers["Content-Type"] ?? "") ? JSON.parse(result.body) : undefined };
};

for (const handlerOf of [(operation: string) => operation, () => "api"]) {
  describe(`a function per ${handlerOf("operation") === "api" ? "API" : "operation"}`, () => {
    it("reads a request, with defaults, and writes a response", async () => {
      const event = anEvent("GET", "/pets", aQuery("tags=a&tags=b"));
      expect(await invoke(handlerOf("listPets"), event)).toMatchObject({
        statusCode: 200,
        headers: { "Content-Type": "application/json", "X-Total": "20", Vary: "Origin" },
        json: [
          { id: 0, name: "a" },
          { id: 1, name: "b" },
        ],
      });
    });

    it("refuses what the document does not allow", async () => {
      const event = anEvent("GET", "/pets", aQuery("limit=101&filter[min]=x"));
      const { statusCode, json } = await invoke(handlerOf("listPets"), event);
      expect([statusCode, json]).toEqual([
        400,
        {
          message: "Invalid request: query parameter 'limit' must be at most 100.",
          details: [
            { in: "query", name: "limit", pointer: "", message: "must be at most 100" },
            { in: "query", name: "filter", pointer: "/min", message: "must be a whole number" },
          ],
        },
      ]);
    });

    it("takes read-only properties out, at every depth, and does not ask for them", async () => {
      const pet = { id: 666, name: "Rex", friends: [{ name: "Tom", id: 7 }] };
      const { statusCode, json } = await invoke(handlerOf("createPet"), anEvent("POST", "/pets", aJsonBody(pet)));
      expect([statusCode, json]).toEqual([201, { id: 2, name: "Rex" }]);
      const bad = { name: "Rex", friends: [{ name: "" }] };
      expect((await invoke(handlerOf("createPet"), anEvent("POST", "/pets", aJsonBody(bad)))).json).toMatchObject({
        details: [{ in: "body", pointer: "/friends/0/name", message: "must be at least 1 long" }],
      });
    });

    it("answers errors that the handler throws", async () => {
      const event = anEvent("POST", "/pets", { ...someHeaders({ "content-type": "application/xml" }), body: "<pet/>" });
      expect(await invoke(handlerOf("createPet"), event)).toMatchObject({
        statusCode: 422,
        json: { message: "No XML, please." },
      });
    });

    it("sends bytes and text", async () => {
      const photo = (petId: string) => anEvent("GET", "/pets/{petId}/photo", { pathParameters: { petId } });
      expect(await invoke(handlerOf("getPhoto"), photo("1"))).toMatchObject({
        headers: { "Content-Type": "image/png" },
        body: "iVBORw==",
        isBase64Encoded: true,
      });
      expect(await invoke(handlerOf("getPhoto"), photo("2"))).toMatchObject({ body: "none", isBase64Encoded: false });
    });

    it("says what is not written yet", async () => {
      const event = anEvent("GET", "/pets/{petId}", { pathParameters: { petId: "1" } });
      expect(await invoke(handlerOf("getPet"), event)).toMatchObject({
        statusCode: 501,
        json: { message: "The operation 'getPet' is not implemented yet." },
      });
    });
  });
}

describe("a handler", () => {
  it("refuses callers whose token lacks its scopes, though an authorizer let them through", async () => {
    const event = anEvent("POST", "/pets", aJsonBody({ name: "Rex" }));
    const requestContext = { ...event.requestContext, authorizer: { scope: "pets:read" } };
    const { statusCode, json } = await invoke("createPet", { ...event, requestContext });
    expect([statusCode, json]).toEqual([403, { message: "Forbidden: the caller lacks a scope." }]);
  });
});

describe("an authorizer", () => {
  it("that is not written yet lets nobody through", async () => {
    const { files } = await emitProject(
      await readModel(pets.replace("type: openIdConnect", "type: http, scheme: bearer")),
    );
    const methodArn = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/live/GET/pets";
    const authorize = (await loadFunction(files, "tokenAuthorizer")) as unknown as (event: object) => Promise<unknown>;
    expect(await authorize({ type: "TOKEN", authorizationToken: "Bearer abc", methodArn })).toMatchObject({
      policyDocument: { Statement: [{ Effect: "Deny" }] },
    });
    await expect(authorize({ type: "TOKEN", authorizationToken: "abc", methodArn })).rejects.toThrow("Unauthorized");
  });

  it("whose issuer is known is complete, and lets no token through that is not signed", async () => {
    vi.stubEnv("TOKEN_ISSUER", "https://issuer.example");
    vi.stubEnv("TOKEN_AUDIENCE", "pets");
    vi.stubEnv("TOKEN_JWKS_URI", "https://issuer.example/keys");
    const { files } = await emitProject(await readModel(pets));
    const methodArn = "arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/live/GET/pets";
    const authorize = (await loadFunction(files, "tokenAuthorizer")) as unknown as (event: object) => Promise<unknown>;
    for (const authorizationToken of ["Bearer abc", "abc", "", "Bearer eyJhbGciOiJub25lIn0.e30."])
      await expect(authorize({ type: "TOKEN", authorizationToken, methodArn })).rejects.toThrow("Unauthorized");
    vi.unstubAllEnvs();
  });

  it("knows the scopes of what it protects", async () => {
    const { files } = await emitProject(await readModel(pets));
    const text = `import { allow, type TokenAuthorizer } from "../generated/runtime/authorizer.js";
export const token: TokenAuthorizer = () => allow({ principalId: "me", scopes: ["pets:read"] });\n`;
    const project = new Map([...files, ["src/authorizers/token.ts", text] as const]);
    const authorize = (await loadFunction(project, "tokenAuthorizer")) as unknown as (
      event: object,
    ) => Promise<unknown>;
    const arn = (call: string) => `arn:aws:execute-api:eu-central-1:123456789012:a1b2c3d4e5/live/${call}`;
    const result = await authorize({ type: "TOKEN", authorizationToken: "Bearer abc", methodArn: arn("POST/pets") });
    expect(result).toMatchObject({
      context: { scope: "pets:read" },
      policyDocument: {
        Statement: [
          {
            Effect: "Allow",
            Resource: ["GET/pets", "GET/pets/*", "PUT/pets/*", "POST/pets/*/photo"].map(arn),
          },
        ],
      },
    });
  });
});

describe("a bundle", () => {
  it("holds only the schemas that its function needs, and stays small", async () => {
    const { files } = await emitProject(await readModel(pets));
    const project = new Map([...files, ...written]);
    const [get, replace] = [await bundleFunction(project, "getPet"), await bundleFunction(project, "replace-pet")];
    expect(get).not.toContain("lives");
    expect(replace).toContain("lives");
  });

  it("of twenty operations stays below 60 KB", async () => {
    const places = Array.from({ length: 5 }, (_, index) => `/resource-${index}`);
    const parameters = [
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100, default: 20 } },
      { name: "X-Trace", in: "header", schema: { type: "string", format: "uuid" } },
    ];
    const schema = {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", minLength: 1 },
        count: { type: "integer" },
        at: { type: "string", format: "date-time" },
      },
    };
    const content = { "application/json": { schema } };
    const operation = { parameters, requestBody: { content }, responses: { "200": { description: "", content } } };
    const methods = Object.fromEntries(["put", "post", "patch", "delete"].map((method) => [method, operation]));
    const document = {
      openapi: "3.0.3",
      info: { title: "Twenty", version: "1" },
      paths: Object.fromEntries(places.map((place) => [place, methods])),
    };
    const api = await readModel(JSON.stringify(document), "functions: { per: api }");
    expect(api.operations).toHaveLength(20);
    const { files } = await emitProject(api);
    expect((await bundleFunction(files, "api")).length).toBeLessThan(60_000);
  });
});
