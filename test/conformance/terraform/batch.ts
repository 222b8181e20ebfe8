import { archiveText } from "../account/archives.js";
import type { Scope } from "../account/scope.js";
import type { BuiltCase } from "../conformance-case.js";
import { accessKeyOf, type Connection, secretKey } from "../emulator/connection.js";
import { changesIn, errorsIn, type ModuleMessage } from "./messages.js";
import { moduleScope } from "./state.js";
import { openTerraformFolder, type TerraformFolder, type TerraformRun } from "./terraform.js";
import { moduleArguments } from "./variables.js";

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
 * Cases that are applied at once, each as a module of one configuration: making the provider ready costs as much as many
 * cases do. They share an account, in which the state says what is whose.
 */
export interface Batch {
  /** What failed, module by module. */
  apply(): Promise<readonly ModuleMessage[]>;
  /** What a plan would still change, or failed with. */
  drift(): Promise<readonly ModuleMessage[]>;
  destroy(): Promise<readonly ModuleMessage[]>;
  scopeOf(built: BuiltCase): Scope;
  /** Puts another edition of a case in the place of the one that was there. */
  replace(built: BuiltCase): void;
  close(): void;
}

export async function openBatch(cases: readonly BuiltCase[], connection: Connection): Promise<Batch> {
  const folder = openTerraformFolder();
  const calls = new Map<string, object>();
  const put = (built: BuiltCase): void => {
    calls.set(built.slug, writeModule(folder, built));
    folder.write("main.tf.json", JSON.stringify({ module: Object.fromEntries(calls) }));
  };
  for (const each of cases) put(each);
  folder.write("provider.tf.json", JSON.stringify({ provider: { aws: providerConfiguration(connection) } }));
  const initialised = await folder.run("init", "-input=false", "-no-color");
  if (initialised.exitCode !== 0) throw new Error(`terraform init failed:\n${initialised.errors}`);
  return {
    apply: async () => errorsIn(await folder.run("apply", "-auto-approve", "-input=false", "-json")),
    drift: async () => planned(await folder.run("plan", "-detailed-exitcode", "-input=false", "-json")),
    destroy: async () => errorsIn(await folder.run("apply", "-destroy", "-auto-approve", "-input=false", "-json")),
    scopeOf: ({ slug }) => moduleScope(folder.folder, slug),
    replace: put,
    close: folder.remove,
  };
}

/** Exit code 2 says that something would change. */
const planned = (run: TerraformRun): readonly ModuleMessage[] => {
  const found = [...errorsIn(run), ...changesIn(run)];
  return run.exitCode !== 0 && found.length === 0
    ? [{ module: undefined, text: `terraform plan ended with ${run.exitCode}` }]
    : found;
};

function writeModule(folder: TerraformFolder, { name, slug, builds, inputs }: BuiltCase): object {
  const { terraform } = builds;
  if (terraform.kind === "refused") throw new Error(`${name} is refused for Terraform: ${terraform.codes.join(", ")}`);
  for (const [path, text] of terraform.files) {
    folder.write(`${slug}/${path}`, text);
    for (const archive of localArchives(text)) folder.write(`${slug}/${archive}`, archiveText(archive));
  }
  return { source: `./${slug}`, ...moduleArguments(terraform.files, inputs) };
}

/** Archives beside the module, which are read as soon as it is planned. */
const localArchives = (text: string): readonly string[] =>
  [...text.matchAll(/filebase64sha256\("\$\{path\.module\}\/([^"]+)"\)/g)].map(([, path = ""]) => path);

const providerConfiguration = ({ endpoint, account, region }: Connection) => ({
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
