import { createHash } from "node:crypto";
import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { Account, Thing } from "../account/account.js";
import { withoutPresupposed } from "../account/presupposed.js";
import { readAccount } from "../account/read-account.js";
import type { BuiltCase } from "../conformance-case.js";
import { type Connection, clientConfiguration } from "../emulator/connection.js";
import { deployStack } from "../run-stacks.js";
import type { Archives } from "./handler-project.js";

/** A function as Lambda would start it. */
export interface DeployedFunction {
  /** ZIP. */
  readonly archive: Uint8Array;
  /** `index.handler`. */
  readonly entryPoint: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

export interface DeployedApi {
  readonly account: Account;
  /**
   * The function that an integration of the account calls.
   *
   * @param integration key of a method, or of a route's integration
   */
  functionOf(integration: string): string;
  /** @throws Error when the archive that comes back is not the one that the account names */
  fetchFunction(name: string): Promise<DeployedFunction>;
}

/** Uploads the archives and deploys the stack that takes its functions from them. */
export async function deployApi(connection: Connection, built: BuiltCase, archives: Archives): Promise<DeployedApi> {
  // Names of buckets are shared by all accounts.
  const bucket = `archives-${connection.account}`;
  const storage = new S3Client({ ...clientConfiguration(connection), forcePathStyle: true });
  await storage.send(
    new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration: { LocationConstraint: "eu-central-1" } }),
  );
  for (const [name, archive] of archives)
    await storage.send(new PutObjectCommand({ Bucket: bucket, Key: name, Body: archive }));
  await deployStack(connection, { ...built, inputs: new Map([...built.inputs, ["ArtifactBucket", bucket]]) });
  const account = await readAccount(connection, await withoutPresupposed(connection));
  return {
    account,
    functionOf: (integration) => functionOf(account[integration]),
    fetchFunction: (name) => fetchFunction(connection, storage, bucket, name),
  };
}

/** `...:function:pets-listPets/invocations`. */
function functionOf(thing: Thing | undefined): string {
  const name = /:function:([^:/]+)/.exec(JSON.stringify(thing?.methodIntegration ?? thing))?.[1];
  if (name === undefined) throw new Error(`No function is called by ${JSON.stringify(thing)}.`);
  return name;
}

async function fetchFunction(
  connection: Connection,
  storage: S3Client,
  bucket: string,
  name: string,
): Promise<DeployedFunction> {
  const lambda = new LambdaClient(clientConfiguration(connection));
  const { Code, Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
  // The place that the emulator names is nowhere; its path is the key that the function was made with.
  const key = new URL(Code?.Location ?? "").pathname.slice(1);
  const { Body } = await storage.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const archive = (await Body?.transformToByteArray()) ?? new Uint8Array();
  const digest = createHash("sha256").update(archive).digest("base64");
  if (digest !== Configuration?.CodeSha256)
    throw new Error(`${name} has the code ${Configuration?.CodeSha256}, and ${key} is ${digest}.`);
  return {
    archive,
    entryPoint: Configuration.Handler ?? "",
    environment: Configuration.Environment?.Variables ?? {},
    timeoutSeconds: Configuration.Timeout ?? 3,
  };
}
