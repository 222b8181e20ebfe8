import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openExamplesFolder, removeExamplesFolder } from "../../support/examples.js";
import { describeWithTool } from "../../support/tools.js";
import { clientConfiguration } from "../emulator/connection.js";
import { type Emulator, startEmulator } from "../emulator/emulator.js";
import { type DeployedProject, deployProject } from "./deployed-project.js";

const root = fileURLToPath(new URL("../../../", import.meta.url));
/** Milliseconds: esbuild, a stack, and a process for each call. */
const patience = 300_000;

/** An operation, written out. */
const operation = (file: string, name: string, answer: string): Readonly<Record<string, string>> => ({
  [`src/operations/${file}.ts`]: `export const ${name} = async (request: any) => (${answer});\n`,
});

describeWithTool(["python3", "moto_server"], "functions that are deployed for real", () => {
  const parent = openExamplesFolder();
  let emulator: Emulator;
  const deploy = (
    folder: string,
    document: string,
    written: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<DeployedProject> =>
    deployProject(emulator, { source: join(root, folder), document, parent, written, environment });

  beforeAll(async () => {
    emulator = await startEmulator();
  }, patience);
  afterAll(async () => {
    removeExamplesFolder(parent);
    await emulator.stop();
  });

  it(
    "answer a client of a REST API as its document says",
    async () => {
      const { client } = await deploy("fixtures/lambda-typescript-rest", "openapi.yaml", {
        ...operation(
          "list-pets",
          "listPets",
          '{ status: 200, headers: { "x-limit": `${request.query.limit}` }, body: [{ name: "Rex", kind: "dog", price: null }] }',
        ),
        ...operation("add-pet", "addPet", '{ status: 201, headers: { "x-name": request.body.name } }'),
        ...operation(
          "get-pet",
          "getPet",
          'request.path.petId === "rex" ? { status: 200, body: { name: "Rex" } } : { status: 404 }',
        ),
      });
      const pets = await client({ storeKey: "key" });
      const listed = await pets.listPets?.raw({ query: { limit: 2 } });
      expect(listed).toMatchObject({ status: 200, body: [{ name: "Rex", kind: "dog", price: null }] });
      expect(listed?.headers.get("x-limit")).toBe("2");
      const added = await pets.addPet?.raw({ body: { name: "Tom", kind: "cat" } });
      expect(added?.status).toBe(201);
      expect(added?.headers.get("x-name")).toBe("Tom");
      expect(await pets.getPet?.({ path: { petId: "rex" } })).toEqual({ name: "Rex" });
      expect((await pets.getPet?.raw({ path: { petId: "tom" } }))?.status).toBe(404);
      // What the document does not allow never reaches the operation.
      expect((await pets.addPet?.raw({ body: { name: "" } }))?.status).toBe(400);
    },
    patience,
  );

  it(
    "answer a client of an HTTP API, whose events have the other format",
    async () => {
      const { api, client } = await deploy("fixtures/lambda-typescript-http", "openapi.yaml", {
        ...operation("get-pet", "getPet", '{ status: 204, headers: { "x-pet": request.path.petId } }'),
      });
      expect(api.account["integration of GET /pets/{petId}"]?.PayloadFormatVersion).toBe("2.0");
      const reader = await client({ customers: "token" }, { jwt: { claims: { scope: "pets:read" } } });
      const found = await reader.getPet?.raw({ path: { petId: "rex" } });
      expect(found?.status).toBe(204);
      expect(found?.headers.get("x-pet")).toBe("rex");
      const stranger = await client({ customers: "token" }, { jwt: { claims: { scope: "pets:write" } } });
      expect((await stranger.getPet?.raw({ path: { petId: "rex" } }))?.status).toBe(403);
    },
    patience,
  );

  it(
    "answer messages of a WebSocket API",
    async () => {
      const sdk = "node_modules/@aws-sdk/client-apigatewaymanagementapi";
      const classes = ["ApiGatewayManagementApiClient", "DeleteConnectionCommand", "PostToConnectionCommand"];
      const { api, call } = await deploy("fixtures/lambda-typescript-websocket", "asyncapi.yaml", {
        // The build finds what the project depends on where it was installed; nothing is posted here.
        [`${sdk}/package.json`]: JSON.stringify({ name: "@aws-sdk/client-apigatewaymanagementapi", main: "index.js" }),
        [`${sdk}/index.js`]: classes.map((name) => `exports.${name} = class {};\n`).join(""),
        "src/routes/say.ts": 'export const say = async (message: any) => ({ from: "you", text: message.text });\n',
      });
      const say = (body: object): Promise<unknown> =>
        call(api.functionOf("integration of say"), {
          requestContext: {
            routeKey: "say",
            eventType: "MESSAGE",
            connectionId: "me=",
            requestId: "request-1",
            apiId: "a1b2c3",
            domainName: "a1b2c3.execute-api.eu-central-1.amazonaws.com",
            stage: "prod",
            identity: { sourceIp: "192.0.2.1" },
          },
          body: JSON.stringify(body),
          isBase64Encoded: false,
        });
      const answer = (await say({ action: "say", text: "Hello" })) as { statusCode: number; body: string };
      expect(answer.statusCode).toBe(200);
      expect(JSON.parse(answer.body)).toEqual({ from: "you", text: "Hello" });
      expect(await say({ action: "say" })).toMatchObject({ statusCode: 400 });
    },
    patience,
  );

  it(
    "keep users in the table that their environment names",
    async () => {
      const environment = { AWS_ENDPOINT_URL_DYNAMODB: emulator.endpoint };
      const { api, client, connection } = await deploy("examples/users-service", "openapi.yaml", {}, environment);
      const names = Object.entries(api.account).filter(([key]) => key.startsWith("function "));
      const [table] = names.map(([, { Environment }]) => JSON.stringify(Environment));
      await new DynamoDBClient(clientConfiguration(connection)).send(
        new CreateTableCommand({
          TableName: /"USERS_TABLE":"([^"]+)"/.exec(table ?? "")?.[1],
          BillingMode: "PAY_PER_REQUEST",
          AttributeDefinitions: [{ AttributeName: "email", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "email", KeyType: "HASH" }],
        }),
      );
      const credentials = { users: "token", partnerKey: "key" };
      const writer = await client(credentials, { claims: { sub: "7", scope: "users/write" } });
      const reader = await client(credentials, { claims: { sub: "7", scope: "users/read" } });
      const created = await writer.createUser?.raw({ body: { name: "Ada", email: "Ada@example.com" } });
      expect(created).toMatchObject({ status: 201, body: { name: "Ada", email: "ada@example.com" } });
      expect(created?.headers.get("location")).toBe("/user?email=ada%40example.com");
      expect(await reader.getUser?.({ query: { email: "ada@example.com" } })).toEqual(created?.body);
      const again = await writer.createUser?.raw({ body: { name: "Eve", email: "ada@example.com" } });
      expect(again?.status).toBe(409);
      expect((await reader.createUser?.raw({ body: { name: "Eve", email: "eve@example.com" } }))?.status).toBe(403);
      expect((await reader.getUser?.raw({ query: { email: "eve@example.com" } }))?.status).toBe(404);
    },
    patience,
  );
});
