import { spawnSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LambdaContext, ProxyEvent, ProxyResult } from "../../templates/lambda-typescript/runtime/event.js";
import { type BuiltExample, buildExample, openExamplesFolder, removeExamplesFolder } from "../support/examples.js";
import { aJsonBody, aLambdaContext, anEvent, aQuery } from "../templates/lambda-typescript/events.js";

type Invoke = (event: ProxyEvent, context: LambdaContext) => Promise<ProxyResult>;

const folder = openExamplesFolder();
const table = new Map<string, unknown>();
let example: BuiltExample;
let server: Server;
let createUser: Invoke;
let getUser: Invoke;

/** As much of DynamoDB as the service calls: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html */
function answer(operation: string, input: TableRequest): { readonly status: number; readonly body: unknown } {
  if (input.TableName !== "users") return failure("ResourceNotFoundException");
  if (operation === "GetItem") return { status: 200, body: { Item: table.get(input.Key?.email?.S ?? "") } };
  const email = input.Item?.email?.S ?? "";
  if (input.ConditionExpression === "attribute_not_exists(email)" && table.has(email))
    return failure("ConditionalCheckFailedException");
  table.set(email, input.Item);
  return { status: 200, body: {} };
}

interface TableRequest {
  readonly TableName: string;
  readonly Item?: { readonly email?: { readonly S?: string } };
  readonly Key?: { readonly email?: { readonly S?: string } };
  readonly ConditionExpression?: string;
}

const failure = (type: string) => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type },
});

async function startTable(): Promise<Server> {
  const started = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const operation = String(request.headers["x-amz-target"]).replace(/^.*\./, "");
    const { status, body } = answer(operation, JSON.parse(Buffer.concat(chunks).toString()) as TableRequest);
    response.writeHead(status, { "Content-Type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  return started;
}

async function loadFunction(name: string): Promise<Invoke> {
  const outfile = join(folder, `${name}.cjs`);
  await build({
    entryPoints: [join(example.folder, "lambda-typescript/src/functions", `${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  return (createRequire(import.meta.url)(outfile) as { readonly handler: Invoke }).handler;
}

beforeAll(async () => {
  server = await startTable();
  Object.assign(process.env, {
    USERS_TABLE: "users",
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
  example = await buildExample("users-service", folder);
  createUser = await loadFunction("createUser");
  getUser = await loadFunction("getUser");
});
afterAll(() => {
  server.close();
  removeExamplesFolder(folder);
});
beforeEach(() => table.clear());

/** What the user pool's authorizer hands on: the claims of an access token. */
const signedIn = (event: ProxyEvent, scope: string): ProxyEvent => ({
  ...event,
  requestContext: { ...event.requestContext, authorizer: { claims: { sub: "7", scope } } },
});
const post = async (body: unknown, scope = "users/write") =>
  read(await createUser(signedIn(anEvent("POST", "/user", aJsonBody(body)), scope), aLambdaContext()));
const get = async (query: string) =>
  read(await getUser(signedIn(anEvent("GET", "/user", aQuery(query)), "users/read"), aLambdaContext()));
const read = ({ statusCode, headers, body }: ProxyResult) => ({
  status: statusCode,
  headers,
  body: JSON.parse(body) as Readonly<Record<string, unknown>>,
});

describe("the users service", () => {
  it("compiles strictly, its operations included", () => {
    const project = join(example.folder, "lambda-typescript");
    const { config } = ts.readConfigFile(join(project, "tsconfig.json"), ts.sys.readFile);
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, project);
    const program = ts.createProgram(fileNames, { ...options, noEmit: true });
    const found = ts.getPreEmitDiagnostics(program);
    expect(ts.formatDiagnostics(found, ts.createCompilerHost(options))).toBe("");
  });

  it("passes tests of its own", { timeout: 60_000 }, () => {
    const { NODE_TEST_CONTEXT: _, NODE_OPTIONS: __, ...env } = process.env;
    const project = join(example.folder, "lambda-typescript");
    const { stdout, stderr } = spawnSync(process.execPath, ["test.mjs"], { cwd: project, encoding: "utf8", env });
    expect(stdout + stderr).toMatch(/(?:#|ℹ) pass 5\n(?:#|ℹ) fail 0/);
  });

  it("adds a user and reads it again, however the address is written", async () => {
    const created = await post({ name: "Ada", email: "Ada@Example.com" });
    expect(created.status).toBe(201);
    expect(created.headers.Location).toBe("/user?email=ada%40example.com");
    expect(created.body).toMatchObject({ name: "Ada", email: "ada@example.com" });
    expect(created.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await get("email=ADA@example.com")).toMatchObject({ status: 200, body: created.body });
  });

  it("adds a user once", async () => {
    await post({ name: "Ada", email: "ada@example.com" });
    expect(await post({ name: "Eve", email: "ada@example.com" })).toMatchObject({ status: 409 });
    expect((await get("email=ada@example.com")).body.name).toBe("Ada");
  });

  it("says that there is no such user", async () => {
    expect(await get("email=nobody@example.com")).toMatchObject({ status: 404 });
  });

  it("adds no user for callers who may only read", async () => {
    expect(await post({ name: "Ada", email: "ada@example.com" }, "users/read")).toMatchObject({ status: 403 });
    expect(table.size).toBe(0);
  });

  it("refuses what the document does not describe", async () => {
    expect(await post({ name: "", email: "ada@example.com" })).toMatchObject({ status: 400 });
    expect(await post({ name: "Ada", email: "nowhere" })).toMatchObject({ status: 400 });
    expect(await post({ name: "Ada", email: "ada@example.com", admin: true })).toMatchObject({ status: 400 });
    expect(await get("")).toMatchObject({ status: 400 });
    expect(table.size).toBe(0);
  });
});
