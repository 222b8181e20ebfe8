import { printRemovedBlocks } from "../../../src/adopt/removed-blocks.js";
import { resourceSchemas } from "../../../src/emitters/cloudformation/resource-schema.generated.js";
import type { TerraformFolder } from "../terraform/terraform.js";
import { migrate } from "./migrate-stack.js";
import { errorsOf, plannedActions } from "./plan-messages.js";
import type { AdoptedStack } from "./run-adoption.js";

/** How what Terraform manages would get into stacks. */
export interface WayBack {
  /** Resources that stacks would import. */
  readonly imported: number;
  /** Texts of blocks with which Terraform forgets, by the names of their files. */
  readonly removed: ReadonlyMap<string, string>;
  /** Identifiers that are not those of the registry, or are not those of what CloudFormation has deployed itself. */
  readonly findings: readonly string[];
}

/** A module of a state, as `terraform show -json` prints it. */
interface StateModule {
  readonly address?: string;
  readonly resources?: readonly { readonly address: string; readonly mode: string }[];
  readonly child_modules?: readonly StateModule[];
}

interface State {
  readonly values: { readonly root_module: StateModule };
}

/** One entry of a file for `--resources-to-import`. */
interface ImportedResource {
  readonly ResourceType: string;
  readonly LogicalResourceId: string;
  readonly ResourceIdentifier: Readonly<Record<string, string>>;
}

/** Migrates each module of a state to CloudFormation, with the state for a description of what is live. */
export async function wayBack(state: string, adopted: readonly AdoptedStack[]): Promise<WayBack> {
  const { values, ...head } = JSON.parse(state) as State;
  const removed = new Map<string, string>();
  const findings: string[] = [];
  let count = 0;
  for (const each of adopted) {
    const { name, slug } = each.stack;
    const child_modules = (values.root_module.child_modules ?? []).filter(
      ({ address }) => address === `module.${slug}`,
    );
    const own = JSON.stringify({ ...head, values: { root_module: { child_modules } } });
    // A state holds no definition in a body until Terraform has written one: the configuration tells it.
    const source = each.configuration.some(([, text]) => /^ {2}body +=/m.test(text)) ? "configuration" : "state.json";
    const written = each.configuration.map(([path, text]) => [`configuration/${path}`, text]);
    const words = [source, "--to", "cloudformation", "--live", "state.json"];
    const { exitCode, errors, files } = await migrate({ "state.json": own, ...Object.fromEntries(written) }, words);
    if (exitCode !== 0) findings.push(`${name}: exit code ${exitCode} on the way back\n${errors}`);
    removed.set(`${slug}-removed.tf`, files.get("adoption/removed.tf") ?? "");
    const list = JSON.parse(files.get("adoption/resources-to-import.json") ?? "[]") as readonly ImportedResource[];
    count += list.length;
    findings.push(...list.flatMap((entry) => identifierProblems(entry, each)).map((problem) => `${name}: ${problem}`));
  }
  return { imported: count, removed, findings };
}

/** Members of the registry's identifier, and among their values the physical id that CloudFormation gave the resource itself. */
function identifierProblems(
  { ResourceType, LogicalResourceId, ResourceIdentifier }: ImportedResource,
  { migrated }: AdoptedStack,
): readonly string[] {
  const members = Object.keys(ResourceIdentifier).sort().join();
  const expected = [...(resourceSchemas[ResourceType]?.identifier ?? [])].sort().join();
  const values = Object.values(ResourceIdentifier);
  const own = ownTypes[ResourceType] ?? ResourceType;
  const known = migrated.resources.filter((each) => each.ResourceType === own);
  const isKnown = known.some(({ PhysicalResourceId: id = "" }) => values.some((value) => isOf(value, id)));
  return [
    ...(members === expected ? [] : [`${ResourceType} is identified by ${expected}, not ${members}`]),
    ...(isKnown ? [] : [`${LogicalResourceId}, ${ResourceType}, is no resource of the stack: ${values.join(", ")}`]),
  ];
}

/** Types whose physical id is made up by CloudFormation, and no part of the identifier: what they are known by instead. */
const ownTypes: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Method": "AWS::ApiGateway::RestApi",
};

/** Physical ids of some types have several parts. */
const isOf = (value: string, physicalId: string): boolean =>
  value === physicalId || physicalId.split("|").includes(value);

/**
 * Puts the blocks of the migrations into the place of all modules. What stays with Terraform loses its configuration as well,
 * since a module cannot be cut in two here: blocks of our own keep it out of the plan.
 *
 * @returns what the plan would do beside forgetting, and how much the migrations have it forget
 */
export async function planRemoval(
  folder: TerraformFolder,
  state: string,
  removed: ReadonlyMap<string, string>,
): Promise<{ readonly forgotten: number; readonly findings: readonly string[] }> {
  const named = new Set(
    [...removed.values()].flatMap((text) => [...text.matchAll(/from = (\S+)/g)].map(([, at]) => at)),
  );
  const stays = managedIn((JSON.parse(state) as State).values.root_module).filter((address) => !named.has(address));
  folder.write("main.tf.json", "{}");
  folder.removeFiles(/imports\.tf$/);
  for (const [name, text] of removed) folder.write(name, text);
  folder.write("stays.tf", printRemovedBlocks("What stays", stays));
  const plan = await folder.run("plan", "-input=false", "-json");
  const actions = plannedActions(plan);
  const isForgetting = (action: string): boolean => action === "remove" || action === "forget";
  return {
    forgotten: actions.filter(({ action, address }) => isForgetting(action) && named.has(address)).length,
    findings: [
      ...errorsOf(plan),
      ...actions.flatMap(({ action, address }) => (isForgetting(action) ? [] : [`${action} ${address}`])),
    ],
  };
}

const managedIn = ({ resources = [], child_modules: children = [] }: StateModule): readonly string[] => [
  ...resources.flatMap(({ address, mode }) => (mode === "managed" ? [address] : [])),
  ...children.flatMap(managedIn),
];
