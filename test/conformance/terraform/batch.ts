import type { Account } from "../account/account.js";
import { readAccount } from "../account/read-account.js";
import type { Scope } from "../account/scope.js";
import { inAccounts } from "../cases/claims.js";
import { openBucket } from "../cloudformation/stack-files.js";
import type { BuiltCase } from "../conformance-case.js";
import { accessKeyOf, type Connection, remembering, secretKey } from "../emulator/connection.js";
import type { Emulator } from "../emulator/emulator.js";
import { artifactBucket } from "../inputs.js";
import { changesIn, errorsIn, type ModuleMessage } from "./messages.js";
import { writeModule } from "./module.js";
import { openStateStore } from "./state.js";
import { openTerraformFolder, type TerraformRun } from "./terraform.js";

/** The services that the provider is led to the emulator for; every other one would leave the machine. */
const services = [
  "acm",
  "apigateway",
  "apigatewayv2",
  "cloudfront",
  "cloudwatch",
  "cloudwatchlogs",
  "iam",
  "lambda",
  "route53",
  "s3",
  "sts",
  "wafv2",
];

/**
 * Cases that are applied at once, each as a module of one configuration: making the provider ready costs as much as a
 * hundred cases do. What an account has but once is claimed by one case of it, so there may be several accounts, with a
 * provider each. The state says what is whose.
 */
export interface Batch {
  /** What failed, module by module. */
  apply(): Promise<readonly ModuleMessage[]>;
  /** What a plan would still change, or failed with. */
  drift(): Promise<readonly ModuleMessage[]>;
  /** Without another look at what stands: the plan that has just been made had one. */
  destroy(): Promise<readonly ModuleMessage[]>;
  readonly accounts: readonly BatchAccount[];
  scopeOf(built: BuiltCase): Scope;
  /** Puts another edition of a case in the place of the one that was there. */
  replace(built: BuiltCase): void;
  close(): Promise<void>;
}

export interface BatchAccount {
  readonly connection: Connection;
  readonly cases: readonly BuiltCase[];
}

export async function openBatch(emulator: Emulator, cases: readonly BuiltCase[]): Promise<Batch> {
  const folder = openTerraformFolder();
  const state = await openStateStore();
  const accounts = inAccounts(cases).map((own) => ({ connection: emulator.newAccount(), cases: own }));
  // Configurations upload code that stands in the settings.
  for (const { connection } of accounts) await openBucket(connection, artifactBucket);
  const calls = new Map<string, object>();
  const put = (built: BuiltCase): void => {
    const index = accounts.findIndex((account) => account.cases.some(({ slug }) => slug === built.slug));
    calls.set(built.slug, { ...writeModule(folder, built), providers: { aws: `aws.${providerName(index)}` } });
    folder.write("main.tf.json", JSON.stringify({ module: Object.fromEntries(calls) }));
  };
  for (const each of cases) put(each);
  const terraform = {
    backend: { http: { address: state.address } },
    required_providers: { aws: { source: "hashicorp/aws" } },
  };
  const aws = accounts.map(({ connection }, index) => ({
    alias: providerName(index),
    ...providerConfiguration(connection),
  }));
  folder.write("provider.tf.json", JSON.stringify({ terraform, provider: { aws } }));
  const initialised = await folder.run("init", "-input=false", "-no-color");
  if (initialised.exitCode !== 0) throw new Error(`terraform init failed:\n${initialised.errors}`);
  return {
    apply: async () => errorsIn(await folder.run("apply", ...unattended)),
    drift: async () => planned(await folder.run("plan", "-detailed-exitcode", "-input=false", "-json")),
    destroy: async () => errorsIn(await folder.run("apply", "-destroy", "-refresh=false", ...unattended)),
    accounts,
    scopeOf: ({ slug }) => state.scopeOf(slug),
    replace: put,
    close: async () => {
      folder.remove();
      await state.close();
    },
  };
}

/** What each module has made, by slug, or why that cannot be said. */
export async function readModules({ accounts, scopeOf }: Batch): Promise<ReadonlyMap<string, Account | Error>> {
  const read = new Map<string, Account | Error>();
  for (const { connection, cases } of accounts) {
    const place = remembering(connection);
    for (const built of cases) {
      const found = await readAccount(place, scopeOf(built)).catch((error: unknown) => new Error(`${error}`));
      read.set(built.slug, found);
    }
  }
  return read;
}

const providerName = (account: number): string => `account${account}`;

const unattended = ["-auto-approve", "-input=false", "-json"] as const;

/** Exit code 2 says that something would change. */
const planned = (run: TerraformRun): readonly ModuleMessage[] => {
  const found = [...errorsIn(run), ...changesIn(run)];
  return run.exitCode !== 0 && found.length === 0
    ? [{ module: undefined, text: `terraform plan ended with ${run.exitCode}` }]
    : found;
};

export const providerConfiguration = ({ endpoint, account, region }: Connection) => ({
  region,
  access_key: accessKeyOf(account),
  secret_key: secretKey,
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
  s3_use_path_style: true,
  // The default of 25 takes minutes over one error of the server.
  max_retries: 3,
  endpoints: [Object.fromEntries(services.map((service) => [service, endpoint]))],
});
