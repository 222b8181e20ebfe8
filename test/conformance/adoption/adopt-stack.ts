import { APIGatewayClient, GetResourcesCommand } from "@aws-sdk/client-api-gateway";
import {
  CloudFormationClient,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from "@aws-sdk/client-cloudformation";
import { findLiveResources } from "../../../src/adopt/find-live-resources.js";
import { type LiveDescription, nothingDescribed, readDescription } from "../../../src/adopt/live-description.js";
import { printAdoption, type TerraformAdoption } from "../../../src/emitters/terraform/adoption/print-adoption.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import type { JsonValue } from "../../../src/ir/json.js";
import type { LiveResources } from "../../../src/ir/plan/live-resources.js";
import { readTemplate } from "../../../src/parser/import/cloudformation/read-template.js";
import type { ResourceGraph } from "../../../src/parser/import/resource-graph.js";
import { parseText } from "../../../src/parser/source/parse-text.js";
import { rootTemplate } from "../cloudformation/stack-files.js";
import type { BuiltCase } from "../conformance-case.js";
import { type Connection, clientConfiguration } from "../emulator/connection.js";
import { stackFilesOf } from "../run-stacks.js";

/** What Terraform is given for a case whose stack stands, and what could not be told. */
export interface AdoptedCase {
  readonly live: LiveResources;
  readonly adoption: TerraformAdoption;
  readonly problems: readonly string[];
}

/** Prints the configuration that adopts a stack, as a module of the case's name. */
export async function adoptStack(connection: Connection, built: BuiltCase): Promise<AdoptedCase> {
  const source = graphOfStack(built);
  const description = await describeLive(connection, built, source);
  const diagnostics = new DiagnosticBag();
  const found = await findLiveResources(built.plan, source, description);
  const options = { format: "hcl", moduleName: built.slug } as const;
  const adoption = printAdoption(built.plan, found.live, options, diagnostics);
  const names = (what: string, list: readonly string[]): readonly string[] => list.map((each) => `${what}: ${each}`);
  return {
    live: found.live,
    adoption,
    problems: [
      ...names("not matched", found.unmatched),
      ...names(
        "left",
        found.left.map(({ id }) => id),
      ),
      ...names(
        "no id",
        found.unknown.map(({ id }) => id),
      ),
      ...names(
        "made",
        adoption.made.map(({ address }) => address),
      ),
    ],
  };
}

/** The template that was deployed, read as a source would be. */
function graphOfStack(built: BuiltCase): ResourceGraph {
  const text = rootTemplate(stackFilesOf(built));
  const template = parseText("template.yaml", "template.yaml", text);
  return readTemplate({ template, given: built.inputs, files: new Map() }, new DiagnosticBag());
}

/** What the command line's own commands print. */
async function describeLive(connection: Connection, built: BuiltCase, source: ResourceGraph): Promise<LiveDescription> {
  const stack = new CloudFormationClient(clientConfiguration(connection));
  const resources = await stack.send(new DescribeStackResourcesCommand({ StackName: built.slug }));
  const stacks = await stack.send(new DescribeStacksCommand({ StackName: built.slug }));
  const known = described(described(nothingDescribed, { StackResources: resources.StackResources }), {
    Stacks: stacks.Stacks,
  });
  const api = source.resources.find(({ type }) => type === "AWS::ApiGateway::RestApi");
  const restApiId = api === undefined ? undefined : known.ids.get(api.id);
  if (restApiId === undefined) return known;
  const gateway = new APIGatewayClient(clientConfiguration(connection));
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId, limit: 500 }));
  return described(known, { items });
}

function described(known: LiveDescription, printed: object): LiveDescription {
  const read = readDescription(known, JSON.parse(JSON.stringify(printed)) as JsonValue);
  if (read === undefined) throw new Error("What the service prints is not understood.");
  return read;
}
