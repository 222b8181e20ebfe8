import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { APIGatewayClient, GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type StackResource,
} from "@aws-sdk/client-cloudformation";
import { run } from "../../../src/cli/run.js";
import { type GoldenFiles, readTree, recordingTerminal } from "../../support/golden.js";
import { type Connection, clientConfiguration } from "../emulator/connection.js";
import type { StackCase } from "./stack-case.js";

/** What the command line makes of a source. */
export interface Migration {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
  /** Every file in the folder of the migration. */
  readonly files: GoldenFiles;
}

/** Runs `gatewright migrate` in a folder with the source and the descriptions of what is live. */
export async function migrate(files: Readonly<Record<string, string>>, words: readonly string[]): Promise<Migration> {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-migration-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { terminal, written } = recordingTerminal(folder);
    const exitCode = await run(["migrate", ...words, "--out", "migrated"], terminal);
    return { exitCode, output: written.output, errors: written.errors, files: readTree(join(folder, "migrated")) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface MigratedStack {
  readonly migration: Migration;
  /** What the stack is made of. */
  readonly resources: readonly StackResource[];
}

/** Migrates a stack that stands, as its owner would: by what the command line of AWS prints of it. */
export async function migrateStack(connection: Connection, { source, slug }: StackCase): Promise<MigratedStack> {
  const stack = new CloudFormationClient(clientConfiguration(connection));
  const { StackResources = [] } = await stack.send(new DescribeStackResourcesCommand({ StackName: slug }));
  const { Stacks } = await stack.send(new DescribeStacksCommand({ StackName: slug }));
  const live: Record<string, string> = {
    "stack.json": JSON.stringify({ StackResources }),
    "parameters.json": JSON.stringify({ Stacks }),
  };
  const api = StackResources.find(({ ResourceType }) => ResourceType === "AWS::ApiGateway::RestApi");
  if (api?.PhysicalResourceId !== undefined) {
    const gateway = new APIGatewayClient(clientConfiguration(connection));
    const command = new GetResourcesCommand({ restApiId: api.PhysicalResourceId, limit: 500 });
    const { items } = await gateway.send(command);
    live["paths.json"] = JSON.stringify({ items });
  }
  const described = Object.keys(live).flatMap((name) => ["--live", name]);
  const words = ["template.yaml", "--to", "terraform", "--module", slug, ...described];
  return { migration: await migrate({ "template.yaml": source, ...live }, words), resources: StackResources };
}
