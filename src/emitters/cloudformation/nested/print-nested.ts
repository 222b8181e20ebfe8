import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import { digest } from "../../../ir/digest.js";
import { reportLimit } from "../../../ir/limits.js";
import type { GatewayPlan } from "../../../ir/plan/model.js";
import type { Artifact } from "../../artifact.js";
import { askingForArtifacts } from "../artifact-inputs.js";
import type { CloudFormationOptions, NestedStacksOption } from "../options.js";
import { makesRoles, templateArtifact } from "../template-artifact.js";
import type { TemplateNode } from "../template-node.js";
import { type NestedStack, splitPlan } from "./split-plan.js";

/** The template of the whole, and one for each stack nested in it. */
export function printNested(
  plan: GatewayPlan,
  options: CloudFormationOptions,
  nestedStacks: NestedStacksOption,
  diagnostics: DiagnosticBag,
): readonly Artifact[] {
  const { root, rootDependsOnStacks, stacks } = splitPlan(plan, nestedStacks);
  const files = stacks.map((stack) => ({ stack, file: stackFile(stack, options, diagnostics) }));
  const asking = askingForArtifacts(root);
  const whole = templateArtifact(asking, options, diagnostics, {
    name: `template.${options.format}`,
    upload: ["  aws s3 cp stacks s3://<ArtifactBucket>/<ArtifactPrefix>stacks --recursive"],
    hasRoles: makesRoles(plan),
    stacks: files.map(({ stack, file }) => ({ ...stack, templateUrl: templateUrl(file) })),
    dependsOnStacks: rootDependsOnStacks,
  });
  reportSizes(asking, stacks.length, whole, "the template", diagnostics);
  for (const { stack, file } of files)
    reportSizes(stack.plan, 0, file, `the nested stack '${stack.name}'`, diagnostics);
  return [whole, ...files.map(({ file }) => file)];
}

/** Named after its content: CloudFormation compares the addresses of templates. */
function stackFile(stack: NestedStack, options: CloudFormationOptions, diagnostics: DiagnosticBag): Artifact {
  const { plan, name } = stack;
  const artifact = templateArtifact(plan, options, diagnostics, {
    name: `stacks/${name}.${options.format}`,
    partOf: `template.${options.format}`,
  });
  const content = digest(artifact.text).slice(0, 12);
  return { ...artifact, path: artifact.path.replace(/(\.\w+)$/, `-${content}$1`) };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html */
const templateUrl = ({ path }: Artifact): TemplateNode => ({
  kind: "Sub",
  text: `https://\${ArtifactBucket}.s3.\${AWS::Region}.\${AWS::URLSuffix}/\${ArtifactPrefix}${path.replace(/^[^/]*\//, "")}`,
  variables: [],
});

const help =
  "Tell the stacks apart more finely: raise `emit.cloudformation.nestedStacks.depth`, choose `by: tag`, or set `functions.per: tag`. Stacks that exist change their resources with it.";

function reportSizes(
  plan: GatewayPlan,
  stacks: number,
  { text }: Artifact,
  subject: string,
  diagnostics: DiagnosticBag,
): void {
  const at = plan.resources[0]?.origin;
  const report = (id: Parameters<typeof reportLimit>[0], actual: number, what: string): void =>
    reportLimit(id, actual, at, diagnostics, `${what} of ${subject}`, help);
  report("template-resources", plan.resources.length + stacks, "Resources");
  report("template-parameters", plan.inputs.length, "Parameters");
  report("template-outputs", plan.outputs.length, "Outputs");
  report("template-size", Buffer.byteLength(text), "The text");
}
