import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Parameter,
  type Stack as StackDescription,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { type Connection, clientConfiguration } from "../emulator/connection.js";
import { rootTemplate, type StackFiles, uploadNestedTemplates } from "./stack-files.js";

/** A stack that stands. */
export interface Stack {
  readonly id: string;
  /** Values of the outputs, by their names. */
  outputs(): Promise<ReadonlyMap<string, string>>;
  /**
   * Makes the stack what another edition says.
   *
   * @returns whether there was anything to change in the root template or its parameters
   * @throws StackFailed when the stack does not get there
   */
  update(edition: StackFiles): Promise<boolean>;
  /** @throws StackFailed when something could not be deleted */
  delete(): Promise<void>;
}

/** A stack that did not become what it was to become. The message names each resource that failed, and why. */
export class StackFailed extends Error {
  override readonly name = "StackFailed";
}

/**
 * Deploys a template with CloudFormation, its nested stacks with it, and waits for the end.
 *
 * @throws StackFailed when a resource fails; the stack has been rolled back then
 */
export async function createStack(connection: Connection, name: string, files: StackFiles): Promise<Stack> {
  const client = new CloudFormationClient(clientConfiguration(connection));
  await uploadNestedTemplates(connection, files);
  const { StackId: id = "" } = await client.send(new CreateStackCommand({ StackName: name, ...given(files) }));
  await settled(client, id, "CREATE_COMPLETE");
  return {
    id,
    outputs: async () => {
      const { Outputs = [] } = await describe(client, id);
      return new Map(Outputs.map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]));
    },
    update: (edition) => updateStack(connection, client, id, edition),
    delete: async () => {
      await client.send(new DeleteStackCommand({ StackName: id }));
      await settled(client, id, "DELETE_COMPLETE");
    },
  };
}

const given = (files: StackFiles) => ({
  TemplateBody: rootTemplate(files),
  Parameters: [...files.parameters].map(([key, value]): Parameter => ({ ParameterKey: key, ParameterValue: value })),
  Capabilities: ["CAPABILITY_NAMED_IAM" as const],
});

async function updateStack(
  connection: Connection,
  client: CloudFormationClient,
  id: string,
  edition: StackFiles,
): Promise<boolean> {
  await uploadNestedTemplates(connection, edition);
  try {
    await client.send(new UpdateStackCommand({ StackName: id, ...given(edition) }));
  } catch (error) {
    if (error instanceof Error && error.message.includes("No updates are to be performed")) return false;
    throw error;
  }
  await settled(client, id, "UPDATE_COMPLETE");
  return true;
}

/** Milliseconds between two looks at a stack that is still on its way. */
const patience = 200;

async function settled(client: CloudFormationClient, id: string, expected: string): Promise<void> {
  let found = await describe(client, id);
  while (found.StackStatus?.endsWith("_IN_PROGRESS")) {
    await new Promise((resolve) => setTimeout(resolve, patience));
    found = await describe(client, id);
  }
  if (found.StackStatus === expected) return;
  const reasons = await failures(client, id);
  throw new StackFailed([`${found.StackStatus}, not ${expected}: ${found.StackStatusReason}`, ...reasons].join("\n"));
}

async function describe(client: CloudFormationClient, id: string): Promise<StackDescription> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: id }));
  const [found] = Stacks;
  if (found === undefined) throw new Error(`There is no stack ${id}`);
  return found;
}

/** Events of failure, the first one first: the others often follow from it. */
async function failures(client: CloudFormationClient, id: string): Promise<readonly string[]> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: id }));
  return StackEvents.filter(
    ({ ResourceStatus, ResourceType }) =>
      ResourceStatus?.endsWith("_FAILED") && ResourceType !== "AWS::CloudFormation::Stack",
  )
    .reverse()
    .map((event) => `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason}`);
}
