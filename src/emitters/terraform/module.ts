import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { targetInputs } from "../../ir/plan/input-expressions.js";
import { deploymentKey } from "../../ir/plan/keys.js";
import type { GatewayPlan, PlanInput } from "../../ir/plan/model.js";
import type { PlanKey, PlanValue } from "../../ir/plan/model-base.js";
import {
  type Address,
  allocateAddresses,
  allocateEnds,
  allocateParts,
  dependencyAddresses,
  partKey,
} from "./addresses.js";
import { printBody } from "./body.js";
import type { TerraformBlock } from "./hcl.js";
import { applyOverrides, overridesOf } from "./overrides.js";
import { providerVersions } from "./provider-version.js";
import { printResource } from "./resources.js";
import type { RowContext } from "./row.js";
import { openSynthesizer, type Synthesizer } from "./synth.js";
import { escapeText } from "./template-text.js";
import { reportUnsupported } from "./unsupported.js";
import { dataName, printTree, printValue, type References } from "./value.js";

/** `templatefile`, sensitive variables and the rest are older; 1.5 is the oldest Terraform that others still build on. */
const versionsFor = (plan: GatewayPlan): TerraformBlock => ({
  keyword: "terraform",
  labels: [],
  body: {
    required_version: ">= 1.5.0",
    required_providers: { aws: { source: "hashicorp/aws", version: providerVersions(plan) } },
  },
});

export interface PrintedModule {
  /** In the order of the plan; the parts of one resource together. */
  readonly blocks: readonly TerraformBlock[];
  /** By the addresses of resources, what of the plan each is, or is a part of. */
  readonly owners: ReadonlyMap<string, PlanKey>;
  /** The API's definition, where it is too large to stand in its resource. */
  readonly bodyFile: string | undefined;
}

/** Prints a plan as the blocks of a Terraform module. */
export function printModule(plan: GatewayPlan, header: string, diagnostics: DiagnosticBag): PrintedModule {
  const addresses = allocateAddresses(plan);
  const variables = allocateEnds(plan.inputs, "input");
  const { asked, expressions } = targetInputs(plan.inputs, "terraform", diagnostics);
  const references: References = { addresses, variables, expressions, usedData: new Set(), diagnostics };
  const bodyFiles: string[] = [];
  const context = rowContext(plan, header, references, bodyFiles);
  const synthesizer = openSynthesizer();
  const owners = new Map<string, PlanKey>();
  const resources = plan.resources.flatMap((resource) => {
    reportUnsupported(resource, diagnostics);
    const blocks = printResource(resource, context).map(synthesizer.resource);
    for (const { labels } of blocks) owners.set(labels.join("."), resource.key);
    return applyOverrides(blocks, overridesOf(plan, resource.key), resource.key, diagnostics);
  });
  const outputs = printOutputs(plan, references, synthesizer);
  const data = [...references.usedData].sort().map((type) => synthesizer.data(type, dataName));
  return {
    blocks: [
      versionsFor(plan),
      ...printVariables(asked, variables, synthesizer),
      ...outputs,
      ...data,
      ...movedDeployments(plan, addresses),
      ...resources,
    ],
    owners,
    bodyFile: bodyFiles[0],
  };
}

/**
 * What was the newest deployment stays on under the address that bears its fingerprint, once a stage stays on it. Where
 * that has been done before, the block means nothing.
 */
function movedDeployments(plan: GatewayPlan, addresses: ReadonlyMap<PlanKey, Address>): readonly TerraformBlock[] {
  const kept = plan.resources.find(({ kind, key }) => kind === "deployment" && key !== deploymentKey);
  const address = kept === undefined ? undefined : addresses.get(kept.key);
  if (address === undefined) return [];
  const body = { from: `${address.type}.api`, to: `${address.type}.${address.name}` };
  return [{ keyword: "moved", labels: [], body, comment: "The deployment that a stage stays on" }];
}

/** What rows print with. */
function rowContext(plan: GatewayPlan, header: string, references: References, bodyFiles: string[]): RowContext {
  const { addresses } = references;
  const parts = allocateParts(plan, addresses);
  const resources = new Map(plan.resources.map((resource) => [resource.key, resource]));
  return {
    planName: plan.name,
    name: (key) => addresses.get(key)?.name ?? "",
    partName: (key, part) => parts.get(partKey(key, part)) ?? "",
    text: escapeText,
    optionalText: (text) => (text === undefined ? undefined : escapeText(text)),
    value: (value) => printValue(value, references),
    optionalValue: (value) => (value === undefined ? undefined : printValue(value, references)),
    tree: (tree) => printTree(tree, references),
    body: (tree) => {
      const { template, file } = printBody(header, tree, references);
      if (file !== undefined) bodyFiles.push(file);
      return template;
    },
    dependsOn: ({ dependsOn }) => {
      const all = dependsOn.flatMap((key) => {
        const resource = resources.get(key);
        const address = addresses.get(key);
        if (resource === undefined || address === undefined)
          throw new Error(`the plan depends on ${key}, which it lacks`);
        return dependencyAddresses(resource, address);
      });
      return all.length === 0 ? {} : { dependsOn: all };
    },
  };
}

const printVariables = (
  inputs: readonly PlanInput[],
  names: ReadonlyMap<string, string>,
  synthesizer: Synthesizer,
): readonly TerraformBlock[] =>
  inputs.map((input) =>
    synthesizer.variable(names.get(input.name) ?? "", {
      type: "string",
      description: escapeText(input.description),
      default: input.default === undefined ? undefined : escapeText(input.default),
      sensitive: input.secret ? true : undefined,
    }),
  );

function printOutputs(plan: GatewayPlan, references: References, synthesizer: Synthesizer): readonly TerraformBlock[] {
  const names = allocateEnds(plan.outputs, "output");
  const secrets = new Set(plan.inputs.filter((input) => input.secret).map((input) => input.name));
  return plan.outputs.map((output) =>
    synthesizer.output(names.get(output.name) ?? "", {
      description: escapeText(output.description),
      value: printValue(output.value, references),
      sensitive: isSecret(output.value, secrets) ? true : undefined,
    }),
  );
}

const isSecret = (value: PlanValue, secrets: ReadonlySet<string>): boolean =>
  value.kind === "join"
    ? value.parts.some((part) => isSecret(part, secrets))
    : value.kind === "parameter" && secrets.has(value.name);
