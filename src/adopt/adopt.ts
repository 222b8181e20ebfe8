import type { Artifact } from "../emitters/artifact.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { GatewayPlan } from "../ir/plan/model.js";
import type { ResourceGraph, SourceResource } from "../parser/import/resource-graph.js";
import type { LoadedFile } from "../parser/loaded-file.js";
import { cloudFormationRunbook } from "./cloudformation-runbook.js";
import { type FoundResources, findLiveResources } from "./find-live-resources.js";
import { findOrigins, type ImportedSettings } from "./find-origins.js";
import type { LiveDescription } from "./live-description.js";
import { printRemovedBlocks } from "./removed-blocks.js";
import { retainResources } from "./retain-template.js";
import { printRunbook } from "./runbook.js";
import { terraformRunbook } from "./terraform-runbook.js";

export interface AdoptionRequest {
  /** What the migrated API becomes. */
  readonly plan: GatewayPlan;
  /** What the API was migrated from. */
  readonly source: ResourceGraph;
  /** Of the source, from the folder of the migration. */
  readonly folder: string;
  /** The settings that the plan comes from, as they were imported. */
  readonly settings: ImportedSettings;
  readonly description: LiveDescription;
  /** The command that compares source and document, from the folder of the migration. */
  readonly check: string;
}

/** How the module is printed, and where it stands. */
export interface TerraformTarget {
  readonly format: "hcl" | "json";
  /** The source's own file, of which a copy retains what is adopted; absent where the source is no one file. */
  readonly template?: LoadedFile;
  /** Name of the module's call, where the module is not the root itself. */
  readonly moduleName?: string;
}

export interface Adoption {
  /** What takes the place of the target's ordinary output until everything is adopted; empty where nothing has to. */
  readonly artifacts: readonly Artifact[];
  /** For the folder `adoption` of the migration: the runbook, and what its steps need. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Overrides for the settings: without them a later build would make resources under other names. */
  readonly overrides: GatewayPlan["overrides"];
  /** How many live resources the target takes over. */
  readonly imported: number;
  /** What the target makes, since it is not live or cannot be imported. */
  readonly made: readonly string[];
  /** Resources of the source that stay where they are. */
  readonly left: readonly SourceResource[];
}

export const runbookName = "RUNBOOK.md";

/** From CloudFormation to Terraform. */
export async function adoptWithTerraform(
  { plan, source, folder, settings, description, check }: AdoptionRequest,
  { template, ...target }: TerraformTarget,
  diagnostics: DiagnosticBag,
): Promise<Adoption> {
  const { printAdoption } = await import("../emitters/terraform/adoption/print-adoption.js");
  const found = await findLiveResources(plan, source, description, findOrigins(plan, settings, source));
  const adoption = printAdoption(plan, found.live, target, diagnostics);
  const adopted = adoptedOf(source, found);
  const ids = [...new Set(adopted.flatMap(declaredIn))];
  const retained =
    template === undefined ? [] : [{ name: retainedName(template), text: retainResources(template, ids) }];
  const runbook = terraformRunbook({
    name: plan.name,
    adoption,
    check,
    left: found.left,
    adopted,
    ...(retained[0] === undefined ? {} : { retainedTemplate: retained[0].name }),
    ...(source.dialect === "sam" ? { samFolder: folder } : {}),
    ...(target.moduleName === undefined ? {} : { moduleName: target.moduleName }),
  });
  return {
    artifacts: adoption.artifacts,
    files: [...retained, { name: runbookName, text: printRunbook(runbook) }],
    overrides: adoption.pins,
    imported: adoption.imported.length,
    made: adoption.made.map(({ address }) => address),
    left: found.left,
  };
}

/** The resources of the template that a resource comes from: what a transform makes has the policies of those. */
const declaredIn = ({ id, nodes }: SourceResource): readonly string[] => [
  id,
  ...nodes.map(({ address }) => address.replace(/\..*$/, "")),
];

/** `pets.template.yaml` becomes `pets.template.retained.yaml`. */
const retainedName = ({ source }: LoadedFile): string =>
  source.name.replace(/^.*\//, "").replace(/(\.\w+)?$/, (extension) => `.retained${extension}`);

/** Resources of the source that are the same live things as resources of the plan. */
function adoptedOf({ resources }: ResourceGraph, { left, unknown }: FoundResources): readonly SourceResource[] {
  const others = new Set([...left, ...unknown].map(({ id }) => id));
  return resources.filter(({ id }) => !others.has(id));
}

/** From Terraform to CloudFormation. */
export async function adoptWithCloudFormation({
  plan,
  source,
  settings,
  description,
  check,
}: AdoptionRequest): Promise<Adoption> {
  const [{ printAdoption }, { notImportableSince }] = await Promise.all([
    import("../emitters/cloudformation/adoption/print-adoption.js"),
    import("../emitters/cloudformation/adoption/not-importable.js"),
  ]);
  const found = await findLiveResources(plan, source, description, findOrigins(plan, settings, source));
  const adoption = printAdoption(plan, found.live);
  const removed = adoptedOf(source, found).flatMap(({ nodes }) => nodes.map(({ address }) => address));
  const runbook = cloudFormationRunbook({ name: plan.name, adoption, check, checked: notImportableSince, removed });
  return {
    artifacts: [],
    files: [
      { name: "template.json", text: adoption.template },
      { name: "resources-to-import.json", text: adoption.resourcesToImport },
      { name: "removed.tf", text: printRemovedBlocks("What CloudFormation has taken over", removed) },
      { name: runbookName, text: printRunbook(runbook) },
    ],
    overrides: adoption.pins,
    imported: adoption.imported.length,
    made: adoption.made.map(({ id }) => id),
    left: found.left,
  };
}
