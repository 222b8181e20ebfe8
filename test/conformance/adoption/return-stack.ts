import { readFileSync } from "node:fs";
import { join } from "node:path";
import { printRemovedBlocks } from "../../../src/adopt/removed-blocks.js";
import { printAdoption } from "../../../src/emitters/cloudformation/adoption/print-adoption.js";
import { resourceSchemas } from "../../../src/emitters/cloudformation/resource-schema.generated.js";
import { allocateAddresses } from "../../../src/emitters/terraform/addresses.js";
import type { LiveResources } from "../../../src/ir/plan/live-resources.js";
import type { PlanKey } from "../../../src/ir/plan/model-base.js";
import type { BuiltCase } from "../conformance-case.js";
import type { TerraformFolder } from "../terraform/terraform.js";
import type { AdoptedCase } from "./adopt-stack.js";
import { errorsOf, plannedActions } from "./plan-messages.js";

/** Version 4 of the state's format, as far as it is read here. */
interface State {
  readonly resources: readonly {
    readonly module?: string;
    readonly mode: string;
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: { readonly id?: string } }[];
  }[];
}

const readState = ({ folder }: TerraformFolder): State =>
  JSON.parse(readFileSync(join(folder, "terraform.tfstate"), "utf8")) as State;

/**
 * What is wrong with the way back: identifiers that are not those of the registry, or that say something else than the
 * stack's own physical ids.
 */
export function identifierProblems(
  folder: TerraformFolder,
  built: BuiltCase,
  { live }: AdoptedCase,
): { readonly imported: number; readonly problems: readonly string[] } {
  const known = new Map(
    printAdoption(built.plan, live).imported.map((each) => [each.LogicalResourceId, each.ResourceIdentifier]),
  );
  const { imported } = printAdoption(built.plan, { ...live, ids: idsInState(folder, built) });
  const problems = imported.flatMap(({ ResourceType, LogicalResourceId, ResourceIdentifier }) => {
    const members = Object.keys(ResourceIdentifier).sort().join();
    const expected = [...(resourceSchemas[ResourceType]?.identifier ?? [])].sort().join();
    const values = [known.get(LogicalResourceId), ResourceIdentifier].map((each) => JSON.stringify(each));
    return [
      ...(members === expected ? [] : [`${ResourceType} is identified by ${expected}, not ${members}`]),
      ...(values[0] === values[1] ? [] : [`${LogicalResourceId} is ${values[0]}, not ${values[1]}`]),
    ];
  });
  const missing = [...known.keys()].filter((id) => !imported.some((each) => each.LogicalResourceId === id));
  return { imported: imported.length, problems: [...problems, ...missing.map((id) => `${id} is not imported`)] };
}

/** The provider's ids of a module's resources, by the keys of the plan. */
function idsInState(folder: TerraformFolder, { plan, slug }: BuiltCase): LiveResources["ids"] {
  const ids = new Map(
    readState(folder)
      .resources.filter(({ module, mode }) => module === `module.${slug}` && mode === "managed")
      .map(({ type, name, instances }) => [`${type}.${name}`, instances[0]?.attributes.id]),
  );
  const found = [...allocateAddresses(plan)].flatMap(
    ([key, { type, name }]): readonly (readonly [PlanKey, string])[] => {
      const id = ids.get(`${type}.${name}`);
      return id === undefined ? [] : [[key, id]];
    },
  );
  return new Map(found);
}

/** Puts removed blocks into the place of all modules; what the plan would do beside forgetting, and how much it forgets. */
export async function planRemoval(
  folder: TerraformFolder,
): Promise<{ readonly forgotten: number; readonly findings: readonly string[] }> {
  const addresses = readState(folder)
    .resources.filter(({ mode }) => mode === "managed")
    .map(({ module, type, name }) => `${module}.${type}.${name}`);
  folder.write("main.tf.json", "{}");
  folder.removeFiles(/imports\.tf$/);
  folder.write("removed.tf", printRemovedBlocks("All of it", addresses));
  const plan = await folder.run("plan", "-input=false", "-json");
  const actions = plannedActions(plan);
  return {
    forgotten: actions.filter(({ action }) => action === "remove" || action === "forget").length,
    findings: [
      ...errorsOf(plan),
      ...actions
        .filter(({ action }) => action !== "remove" && action !== "forget")
        .map(({ action, address }) => `${action} ${address}`),
    ],
  };
}
