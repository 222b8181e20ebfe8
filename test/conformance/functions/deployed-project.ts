import { join } from "node:path";
import { bundleModule } from "../../emitters/lambda-typescript/emit-project.js";
import { emitClient } from "../../emitters/typescript-client/emit-client.js";
import { readApi } from "../../support/exported.js";
import { buildCase } from "../build-case.js";
import { accessKeyOf, type Connection, secretKey } from "../emulator/connection.js";
import type { Emulator } from "../emulator/emulator.js";
import { callFunction } from "./bare-process.js";
import { type DeployedApi, deployApi } from "./deployed-api.js";
import { type Authorizer, gatewayOf } from "./gateway.js";
import { buildArchives } from "./handler-project.js";

/** A generated client, as far as the tests use it. */
export type Client = Readonly<Record<string, ClientOperation>>;

type ClientOperation = ((given: object) => Promise<unknown>) & {
  raw(given: object): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }>;
};

/** An API with functions that do something. */
export interface DeployedProject {
  readonly api: DeployedApi;
  readonly connection: Connection;
  /** The generated client, whose requests go to the functions that stand in the account. */
  client(credentials: Readonly<Record<string, string>>, authorizer?: Authorizer): Promise<Client>;
  /** Calls a function in a process of its own. */
  call(name: string, event: unknown): Promise<unknown>;
}

interface ProjectSource {
  /** Folder with the document and its settings. */
  readonly source: string;
  readonly document: string;
  /** Where the project is built. */
  readonly parent: string;
  readonly written: Readonly<Record<string, string>>;
  /** What the function's process is told beside its own environment. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Builds the handlers, deploys them with the API's stack, and leads a generated client to them. */
export async function deployProject(
  emulator: Emulator,
  { source, document, parent, written, environment }: ProjectSource,
): Promise<DeployedProject> {
  const [entry, configuration] = [join(source, document), join(source, "gatewright.yaml")];
  const built = await buildCase({ name: "functions", entry, configuration, edition: new Map() });
  if (built === undefined) throw new Error(`${source} cannot be built.`);
  const connection = emulator.newAccount();
  const api = await deployApi(connection, built, await buildArchives(source, parent, written));
  const given = {
    AWS_REGION: connection.region,
    AWS_ACCESS_KEY_ID: accessKeyOf(connection.account),
    AWS_SECRET_ACCESS_KEY: secretKey,
    ...environment,
  };
  const call = async (name: string, event: unknown): Promise<unknown> =>
    callFunction(await api.fetchFunction(name), event, given);
  return {
    api,
    connection,
    call,
    client: async (credentials, authorizer) => {
      const model = await readApi(entry, configuration);
      if (model === undefined) throw new Error(`${source} has no model.`);
      const { files } = await emitClient(model);
      const { createClient } = (await bundleModule(files, "src/index.ts")) as { createClient(options: object): Client };
      const send = gatewayOf(api, "prod", call, authorizer);
      return createClient({
        baseUrl: "https://api.example/prod",
        credentials,
        fetch: (input: string | URL | Request, init?: RequestInit) => send(new Request(input, init)),
      });
    },
  };
}
