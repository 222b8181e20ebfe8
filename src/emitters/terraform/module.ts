import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { GatewayPlan, PlanResource, PlanValue } from "../../ir/plan/model.js";
import { allocateAddresses, allocateEnds, allocateParts, dependencyAddresses, partKey } from "./addresses.js";
import { printBody } from "./body.js";
import type { TerraformBlock, TerraformBody } from "./hcl.js";
import { applyOverrides, overridesOf } from "./overrides.js";
import { printResource } from "./resources.js";
import type { RowContext } from "./row.js";
import { type ModuleParts, type SynthesizedModule, synthesize, type TerraformResource } from "./synth.js";
import { escapeText } from "./template-text.js";
import { dataName, printTree, printValue, type References } from "./value.js";

/** `templatefile`, sensitive variables and the rest are older; 1.5 is the oldest release that others still build on. */
const requiredVersion = ">= 1.5.0";

/** The oldest provider that knows the runtimes which the functions run on (nodejs22.x), up to the next major version. */
const providerVersion = ">= 5.80.0, < 7.0.0";

export interface PrintedModule {
  /** In the order of the plan; the parts of one resource together. */
  readonly blocks: readonly TerraformBlock[];
  /** The API's definition, where it is too large to stand in its resource. */
  readonly bodyFile: string | undefined;
}

/** Prints a plan as the blocks of a Terraform module. */
export function printModule(plan: GatewayPlan, header: string, diagnostics: DiagnosticBag): PrintedModule {
  const addresses = allocateAddresses(plan);
  const variables = allocateEnds(plan.inputs, "input");
  const references: References = { addresses, variables, usedData: new Set(), diagnostics };
  const bodyFiles: string[] = [];
  const contextOf = rowContexts(plan, header, references, bodyFiles);
  const printed = plan.resources.map((resource) => printResource(resource, contextOf(resource)));
  const outputs = printOutputs(plan, references);
  const module = synthesize({
    requiredVersion,
    providerVersion,
    variables: printVariables(plan, variables),
    outputs,
    data: [...references.usedData].sort().map((type) => ({ type, name: dataName })),
    resources: printed.flat(),
  });
  const resources = plan.resources.flatMap(({ key }, index) =>
    applyOverrides(resourceBlocks(module, printed[index] ?? []), overridesOf(plan, key), key, diagnostics),
  );
  return { blocks: [...endBlocks(module), ...resources], bodyFile: bodyFiles[0] };
}

/** What rows print with, for one resource after the other: diagnostics point to where the resource comes from. */
function rowContexts(
  plan: GatewayPlan,
  header: string,
  references: References,
  bodyFiles: string[],
): (resource: PlanResource) => RowContext {
  const { addresses } = references;
  const parts = allocateParts(plan, addresses);
  const resources = new Map(plan.resources.map((resource) => [resource.key, resource]));
  return ({ origin }) => ({
    planName: plan.name,
    name: (key) => addresses.get(key)?.name ?? "",
    partName: (key, part) => parts.get(partKey(key, part)) ?? "",
    text: escapeText,
    value: (value) => printValue(value, references, origin),
    tree: (tree) => printTree(tree, references, origin),
    body: (tree) => {
      const { template, file } = printBody(header, tree, references, origin);
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
      return all.length === 0 ? {} : { dependsOn: all.map((fqn) => ({ fqn })) };
    },
  });
}

const printVariables = (plan: GatewayPlan, names: ReadonlyMap<string, string>): ModuleParts["variables"] =>
  plan.inputs.map((input) => ({
    name: names.get(input.name) ?? "",
    config: {
      type: "string",
      description: escapeText(input.description),
      default: input.default === undefined ? undefined : escapeText(input.default),
      sensitive: input.secret ? true : undefined,
    },
  }));

function printOutputs(plan: GatewayPlan, references: References): ModuleParts["outputs"] {
  const names = allocateEnds(plan.outputs, "output");
  const secrets = new Set(plan.inputs.filter((input) => input.secret).map((input) => input.name));
  return plan.outputs.map((output) => ({
    name: names.get(output.name) ?? "",
    config: {
      description: escapeText(output.description),
      value: printValue(output.value, references, undefined),
      sensitive: isSecret(output.value, secrets) ? true : undefined,
    },
  }));
}

const isSecret = (value: PlanValue, secrets: ReadonlySet<string>): boolean =>
  value.kind === "join"
    ? value.parts.some((part) => isSecret(part, secrets))
    : value.kind === "parameter" && secrets.has(value.name);

const resourceBlocks = (
  module: SynthesizedModule,
  resources: readonly TerraformResource[],
): readonly TerraformBlock[] =>
  resources.map(({ type, name, comment }) => ({
    keyword: "resource",
    labels: [type, name],
    body: bodyOf(module.resource[type], name),
    ...(comment !== undefined && { comment }),
  }));

function endBlocks(module: SynthesizedModule): readonly TerraformBlock[] {
  const named = (keyword: "variable" | "output"): readonly TerraformBlock[] =>
    Object.entries(module[keyword]).map(([name, body]) => ({ keyword, labels: [name], body }));
  const data = Object.entries(module.data).flatMap(([type, bodies]) =>
    Object.entries(bodies).map(([name, body]): TerraformBlock => ({ keyword: "data", labels: [type, name], body })),
  );
  return [
    { keyword: "terraform", labels: [], body: module.terraform },
    ...named("variable"),
    ...named("output"),
    ...data,
  ];
}

function bodyOf(bodies: { readonly [name: string]: TerraformBody } | undefined, name: string): TerraformBody {
  const body = bodies?.[name];
  if (body === undefined) throw new Error(`CDKTF lost the resource ${name}`);
  return body;
}
