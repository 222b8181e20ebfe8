import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { GatewayPlan } from "../../ir/plan/model.js";
import type { Artifact } from "../artifact.js";
import { header, nestedHeader } from "./header.js";
import { jsonText } from "./json-text.js";
import type { CloudFormationOptions } from "./options.js";
import { type TemplateLayout, templateSections } from "./sections.js";
import { properties } from "./template-node.js";
import { yamlText } from "./yaml-text.js";

const folder = "cloudformation";

export interface TemplateDescription extends TemplateLayout {
  /** Path of the file in the emitter's folder. */
  readonly name: string;
  /** Commands that go before the deployment. */
  readonly upload?: readonly string[];
  /** Name of the template that this one is deployed with; undefined when it is deployed by itself. */
  readonly partOf?: string;
  /** Whether roles are made, here or in a nested stack. */
  readonly hasRoles?: boolean;
}

/** One template as a file. */
export function templateArtifact(
  plan: GatewayPlan,
  { format }: CloudFormationOptions,
  diagnostics: DiagnosticBag,
  { name, upload = [], partOf, hasRoles = makesRoles(plan), ...layout }: TemplateDescription,
): Artifact {
  const sections = templateSections(plan, diagnostics, layout);
  if (format === "json")
    return artifact(name, jsonText([...sections, ["Metadata", properties({ Gatewright: "Generated. Do not edit." })]]));
  const text = yamlText(sections);
  const lines =
    partOf === undefined
      ? header(plan, { name, bytes: Buffer.byteLength(text), upload, hasRoles })
      : nestedHeader(partOf);
  const head = lines.map((line) => `# ${line}`.trimEnd());
  return artifact(name, `${head.join("\n")}\n\n${text}`);
}

/** Whether CloudFormation asks for a capability before it deploys the plan. */
export const makesRoles = ({ resources }: GatewayPlan): boolean => resources.some(({ kind }) => kind === "role");

/** A file in the emitter's folder. */
export const artifact = (name: string, text: string): Artifact => ({
  path: `${folder}/${name}`,
  text,
  ownership: "generated",
});
