import { emitter } from "../../../src/emitters/cloudformation/index.js";
import type { CloudFormationOptions } from "../../../src/emitters/cloudformation/options.js";
import { printTemplate } from "../../../src/emitters/cloudformation/print.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import type { GatewayPlan, PlanResource, PlanResourceOf } from "../../../src/ir/plan/model.js";
import type { PlanResourceKind } from "../../../src/ir/plan/model-base.js";
import { type Members, readTemplate } from "./evaluate-template.js";

export interface PrintedPlan {
  /** File name → text. */
  readonly files: ReadonlyMap<string, string>;
  /** The template as CloudFormation reads it, intrinsic functions in their long form. */
  readonly template: Members;
  readonly text: string;
  readonly diagnostics: DiagnosticBag;
}

export function printPlan(plan: GatewayPlan, options: CloudFormationOptions = { format: "yaml" }): PrintedPlan {
  const diagnostics = new DiagnosticBag();
  const artifacts = printTemplate(plan, options, diagnostics);
  const files = new Map(artifacts.map((artifact) => [artifact.path.replace(`${emitter.name}/`, ""), artifact.text]));
  const text = files.get(`template.${options.format}`) ?? "";
  return {
    files,
    text,
    diagnostics,
    // Not every test wants a large template read.
    get template() {
      return options.format === "yaml" ? readTemplate(text) : (JSON.parse(text) as Members);
    },
  };
}

/** A plan in which every resource of one kind is changed. */
export const withEach = <Kind extends PlanResourceKind>(
  plan: GatewayPlan,
  kind: Kind,
  change: (resource: PlanResourceOf<Kind>) => PlanResource,
): GatewayPlan => ({
  ...plan,
  resources: plan.resources.map((resource) =>
    resource.kind === kind ? change(resource as PlanResourceOf<Kind>) : resource,
  ),
});
