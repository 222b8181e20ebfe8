import { describe, expect, it } from "vitest";
import { describeValue } from "../../src/ir/plan/values.js";
import { readModel } from "../support/read-document.js";

const document = (operation = "") => `
openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets:
    get: { operationId: listPets, tags: [pets], responses: { "200": { description: ok } }${operation} }
    put: { operationId: putPets, tags: [toys], responses: { "200": { description: ok } } }
`;

describe("settings of functions", () => {
  it("hold from the operation's to the API's, object by object, and rights add up", async () => {
    const { handlers } = await readModel(
      document(
        ", x-gatewright: { function: { memory: 1024, policies: [{ actions: ['s3:GetObject'], resources: [b] }] } }",
      ),
      `
functions:
  memory: 512
  timeout: 20
  resourceTags: { team: pets, cost: "1" }
  policies: [{ actions: ["s3:ListBucket"], resources: [a] }]
operations:
  listPets: { function: { timeout: 5, resourceTags: { cost: "2" } } }
`,
    );
    const [list, put] = handlers;
    expect(list).toMatchObject({
      memoryMb: 1024,
      timeoutSeconds: 5,
      policies: [{ actions: ["s3:GetObject"] }, { actions: ["s3:ListBucket"] }],
      resourceTags: [
        { key: "team", value: "pets" },
        { key: "cost", value: "2" },
      ],
    });
    expect(put).toMatchObject({ memoryMb: 512, timeoutSeconds: 20, policies: [{ actions: ["s3:ListBucket"] }] });
  });

  it("of a tag hold for the tag's function alone", async () => {
    const { handlers } = await readModel(
      document(),
      "functions: { per: tag, memory: 512, tags: { toys: { memory: 1024 } } }",
    );
    expect(handlers.map(({ id, memoryMb }) => [id, memoryMb])).toEqual([
      ["pets", 512],
      ["toys", 1024],
    ]);
  });

  it.each([
    ["{ version: '${V}' }", { kind: "archive", version: { kind: "parameter", name: "V" } }],
    ["{ local: dist/ }", { kind: "local", path: "dist/" }],
    ["{ image: '${Uri}' }", { kind: "image", uri: { kind: "parameter", name: "Uri" } }],
  ])("say where the code is: %s", async (code, expected) => {
    const { handlers } = await readModel(
      document(`, x-gatewright: { function: { code: ${code} } }`),
      "functions: { code: { bucket: b } }",
    );
    expect(handlers[0]?.code).toMatchObject(expected);
    expect(handlers[1]?.code).toMatchObject({ kind: "archive", bucket: { text: "b" } });
  });

  it("name a function that exists, for one operation or for all", async () => {
    const { handlers, operations } = await readModel(
      document(", x-gatewright: { function: { arn: 'arn:aws:lambda:eu-west-1:1:function:list', permission: false } }"),
      "functions: { arn: '${Router}' }",
    );
    expect(handlers).toEqual([]);
    const targets = operations.map(({ integration }) => integration.kind === "lambda" && integration.target);
    expect(targets).toMatchObject([
      { kind: "external", functionArn: { text: "arn:aws:lambda:eu-west-1:1:function:list" }, permission: "elsewhere" },
      { kind: "external", functionArn: { name: "Router" } },
    ]);
  });
});

describe("aliases", () => {
  it("are those that the stages' variables name", async () => {
    const { handlers, stages } = await readModel(
      document(),
      `
functions: { per: api, alias: { stageVariable: alias, aliases: { stable: { version: 3, provisionedConcurrency: 2 } } } }
stages: [{ name: test }, { name: prod, variables: { alias: stable } }, { name: spare, variables: { alias: stable } }]
`,
    );
    expect(handlers[0]?.alias?.aliases).toMatchObject([
      { name: "test", version: { kind: "published" } },
      { name: "stable", version: { kind: "given", number: { text: "3" } }, provisionedConcurrency: 2 },
    ]);
    expect(stages.map(({ variables }) => variables.map(({ value }) => describeValue(value)))).toEqual([
      ["test"],
      ["stable"],
      ["stable"],
    ]);
  });

  it("are those of canaries too", async () => {
    const { handlers } = await readModel(
      document(),
      `
functions: { per: api, alias: { stageVariable: alias } }
stages: [{ name: prod, deployment: "0123456789", canary: { percent: 10, variables: { alias: next } } }]
`,
    );
    expect(handlers[0]?.alias?.aliases.map(({ name }) => name)).toEqual(["prod", "next"]);
  });

  it("there is one, where environments are kept warm", async () => {
    const { handlers } = await readModel(document(), "functions: { per: api, provisionedConcurrency: 3 }");
    expect(handlers[0]?.alias).toMatchObject({
      selection: { kind: "name", name: "live" },
      aliases: [{ name: "live", version: { kind: "published" }, provisionedConcurrency: 3 }],
    });
  });
});

describe("the check of tokens", () => {
  const secured = (scheme: string) => `
openapi: 3.0.3
info: { title: Pets, version: "1" }
security: [{ users: [] }]
paths: { /pets: { get: { operationId: listPets, responses: { "200": { description: ok } } } } }
components: { securitySchemes: { users: ${scheme} } }
`;

  it("follows from the address of an OpenID provider", async () => {
    const url = "https://login.example.com/realms/pets/.well-known/openid-configuration";
    const { authorizers, handlers } = await readModel(secured(`{ type: openIdConnect, openIdConnectUrl: "${url}" }`));
    expect(authorizers[0]).toMatchObject({
      verification: {
        issuer: { text: "https://login.example.com/realms/pets" },
        audiences: [{ kind: "parameter", name: "UsersAudience" }],
        algorithms: ["RS256", "ES256"],
      },
    });
    const environment = handlers.find(({ purpose }) => purpose.kind === "authorizer")?.environment;
    expect(environment?.map(({ name, value }) => [name, describeValue(value)])).toEqual([
      ["TOKEN_ISSUER", "https://login.example.com/realms/pets"],
      ["TOKEN_AUDIENCE", "${UsersAudience}"],
    ]);
  });

  it.each([
    [
      "an address without TLS",
      '{ type: openIdConnect, openIdConnectUrl: "http://login.example.com/.well-known/openid-configuration" }',
    ],
    ["an address that is none of metadata", '{ type: openIdConnect, openIdConnectUrl: "https://login.example.com/" }'],
    ["a bearer token", "{ type: http, scheme: bearer }"],
  ])("is the author's with %s", async (_, scheme) => {
    const { authorizers } = await readModel(secured(scheme));
    expect(authorizers[0]).toMatchObject({ kind: "lambda" });
    expect(authorizers[0]).not.toHaveProperty("verification");
  });

  it("leaves what the settings put into the environment", async () => {
    const { handlers } = await readModel(
      secured("{ type: http, scheme: bearer }"),
      `
authorizers: { users: { type: lambda, jwt: { issuer: "https://i", audience: [a, b] } } }
functions: { authorizers: { users: { environment: { TOKEN_ISSUER: "\${Issuer}" } } } }
`,
    );
    const environment = handlers.find(({ purpose }) => purpose.kind === "authorizer")?.environment;
    expect(environment?.map(({ name, value }) => [name, describeValue(value)])).toEqual([
      ["TOKEN_ISSUER", "${Issuer}"],
      ["TOKEN_AUDIENCE", "a,b"],
    ]);
  });

  it("name functions that several operations and integrations share", async () => {
    const { handlers, operations, roles } = await readModel(
      document(
        ", x-amazon-apigateway-integration: { type: aws, httpMethod: POST, uri: 'arn:aws:apigateway:r:lambda:path/2015-03-31/functions/${functions.Pets.arn}/invocations' }",
      ),
      `
functions:
  named: { Pets: { handler: app.handler, runtime: python3.13, role: { use: Worker } } }
roles: { Worker: { trust: lambda.amazonaws.com } }
operations: { putPets: { function: { use: Pets } } }
`,
    );
    expect(handlers).toMatchObject([
      {
        id: "Pets",
        purpose: { kind: "operations", operations: ["listPets", "putPets"], shared: true, named: "Pets" },
        generated: false,
        entryPoint: "app.handler",
        role: { shared: "Worker" },
      },
    ]);
    expect(operations.map(({ integration }) => integration)).toMatchObject([
      { kind: "lambda", proxy: false, target: { kind: "handler", handler: "Pets" } },
      { kind: "lambda", proxy: true, target: { kind: "handler", handler: "Pets" } },
    ]);
    expect(roles).toMatchObject([{ id: "Worker", trust: { kind: "services", services: ["lambda.amazonaws.com"] } }]);
  });

  it("leave a generated handler the proxy's events alone", async () => {
    const { handlers } = await readModel(
      document(
        ", x-amazon-apigateway-integration: { type: aws, httpMethod: POST, uri: 'arn:aws:apigateway:r:lambda:path/2015-03-31/functions/${functions.Pets.arn}/invocations' }",
      ),
      "functions: { named: { Pets: {} } }\noperations: { putPets: { function: { use: Pets } } }",
    );
    expect(handlers[0]).toMatchObject({ generated: true, purpose: { operations: ["putPets"] } });
  });

  it("do not let a name be taken by an operation", async () => {
    const { handlers } = await readModel(
      document(),
      "functions: { named: { listpets: { handler: app.handler } } }\noperations: { putPets: { function: { use: listpets } } }",
    );
    expect(handlers.map(({ id }) => id.toLowerCase())).toHaveLength(2);
    expect(new Set(handlers.map(({ id }) => id.toLowerCase())).size).toBe(2);
    expect(handlers[0]?.id).toBe("listpets");
  });
});
