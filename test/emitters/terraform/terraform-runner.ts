import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { requireTool } from "../../support/find-tool.js";

const run = promisify(execFile);

/** A folder in which terraform runs without network: the provider comes from a mirror, and no call leaves the machine. */
export interface Workspace {
  readonly folder: string;
  write(path: string, text: string): void;
  /** @throws Error with what terraform printed */
  terraform(...options: readonly string[]): Promise<string>;
  close(): void;
}

/** The provider asks for the account that its (invented) credentials belong to. */
const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/test</Arn><UserId>AIDATEST</UserId><Account>123456789012</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });

export async function openWorkspace(): Promise<Workspace> {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-terraform-"));
  const server = createServer((_, response) => response.setHeader("Content-Type", "text/xml").end(identity));
  const port = await listen(server);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const mirror = JSON.stringify(requireTool("terraform AWS provider"));
  write("cli.tfrc", `provider_installation {\n  filesystem_mirror {\n    path = ${mirror}\n  }\n}\n`);
  write("provider.tf.json", JSON.stringify({ provider: { aws: providerConfiguration(port) } }));
  const environment = {
    PATH: process.env.PATH,
    HOME: folder,
    TF_CLI_CONFIG_FILE: join(folder, "cli.tfrc"),
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
  };
  return {
    folder,
    write,
    terraform: async (...options) => {
      const settings = { cwd: folder, env: environment, maxBuffer: 1 << 28 };
      return (await run(requireTool("terraform"), [...options], settings)).stdout;
    },
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const providerConfiguration = (port: number) => ({
  region: "eu-central-1",
  access_key: "test",
  secret_key: "test",
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
  skip_requesting_account_id: true,
  max_retries: 1,
  endpoints: [{ sts: `http://127.0.0.1:${port}` }],
});

/** `terraform show -json`, as far as the tests read it. */
export interface ShownPlan {
  readonly planned_values: {
    readonly root_module: {
      readonly child_modules: readonly {
        readonly address: string;
        readonly resources: readonly PlannedResource[];
      }[];
    };
  };
  readonly resource_changes: readonly {
    readonly module_address?: string;
    readonly address: string;
    readonly change: { readonly after_unknown: unknown };
  }[];
}

export interface PlannedResource {
  readonly address: string;
  readonly values: { readonly [name: string]: unknown };
}
