import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { digest } from "../../ir/digest.js";
import { limits, reportLimit } from "../../ir/limits.js";
import type { GatewayPlan } from "../../ir/plan/model.js";
import type { PlanTree } from "../../ir/plan/model-base.js";
import type { RestApiResource } from "../../ir/plan/model-rest.js";
import type { HttpApiResource, WebSocketApiResource } from "../../ir/plan/model-v2.js";
import type { Artifact } from "../artifact.js";
import { askingForArtifacts } from "./artifact-inputs.js";
import { compactJsonText, compactNode } from "./json-text.js";
import { printNested } from "./nested/print-nested.js";
import type { CloudFormationOptions } from "./options.js";
import { plainNode } from "./plain-node.js";
import type { ReplaceBody } from "./sections.js";
import { artifact, templateArtifact } from "./template-artifact.js";
import { properties, type TemplateNode } from "./template-node.js";

const templateName = ({ format }: CloudFormationOptions): string => `template.${format}`;

/** The template, and the API's definition beside it where it is too large to stand inside. */
export function printTemplate(
  plan: GatewayPlan,
  options: CloudFormationOptions,
  diagnostics: DiagnosticBag,
): readonly Artifact[] {
  if (options.nestedStacks !== undefined) return printNested(plan, options, options.nestedStacks, diagnostics);
  reportCounts(plan, diagnostics);
  const name = templateName(options);
  const whole = templateArtifact(plan, options, diagnostics, { name, replaceBody: readableIfSmall });
  if (fits(whole)) return [whole];
  const body = bodyOf(plan);
  if (body === undefined) return [reportSize(whole, plan, diagnostics)];
  const plainBody = plainNode(body);
  return plainBody === undefined
    ? [withCompactBody(plan, options, diagnostics)]
    : withBodyInFile(plan, plainBody, options, diagnostics);
}

/** Laying a body out in lines takes long; it is not tried where even one line of it is too large for a template. */
const readableIfSmall: ReplaceBody = (body) => {
  const compact = compactNode(body);
  const bytes = Buffer.byteLength(compactJsonText(compact));
  return ["Body", bytes > limits["template-size"].value ? compact : body];
};

type ApiResource = RestApiResource | HttpApiResource | WebSocketApiResource;

const apiOf = (plan: GatewayPlan): ApiResource | undefined =>
  plan.resources.find(
    (resource) => resource.kind === "rest-api" || resource.kind === "http-api" || resource.kind === "websocket-api",
  );

const bodyOf = (plan: GatewayPlan): PlanTree | undefined => {
  const api = apiOf(plan);
  return api === undefined || api.kind === "websocket-api" ? undefined : api.body;
};

function reportCounts(plan: GatewayPlan, diagnostics: DiagnosticBag): void {
  const at = apiOf(plan)?.origin;
  reportLimit("template-resources", plan.resources.length, at, diagnostics);
  reportLimit("template-parameters", plan.inputs.length, at, diagnostics);
  reportLimit("template-outputs", plan.outputs.length, at, diagnostics);
}

function reportSize(
  template: Artifact,
  plan: GatewayPlan,
  diagnostics: DiagnosticBag,
  help: string = limits["template-size"].remedy,
): Artifact {
  const { what, value, unit } = limits["template-size"];
  const actual = `${Buffer.byteLength(template.text)} ${unit}`;
  diagnostics.report(
    "limit-exceeded",
    apiOf(plan)?.origin,
    { what, actual, limit: `at most ${value} ${unit}` },
    { help },
  );
  return template;
}

const fits = (template: Artifact): boolean => Buffer.byteLength(template.text) <= limits["template-size"].value;

/**
 * A body with deploy-time values has to stand in the template: nothing replaces values in a file that BodyS3Location
 * names, and a template counts as large as it is after the transform AWS::Include, which takes no file above 450 KB.
 * So white space is given up, and with it the comfort of a readable change.
 * https://github.com/aws/serverless-application-model/issues/2058
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1752
 */
function withCompactBody(plan: GatewayPlan, options: CloudFormationOptions, diagnostics: DiagnosticBag): Artifact {
  const template = templateArtifact(plan, options, diagnostics, {
    name: templateName(options),
    replaceBody: (body) => ["Body", compactNode(body)],
  });
  return fits(template) ? template : reportSize(template, plan, diagnostics, largeBodyHelp);
}

const largeBodyHelp =
  "The body refers to functions or parameters of the stack, so it cannot be read from S3. Turn off body validation where it is not needed (its models are the bulk), split the document into several APIs, or deploy with Terraform.";

/**
 * The definition as a file that is uploaded beside the functions' archives. Its name holds its digest: CloudFormation
 * compares the name, not the content.
 */
function withBodyInFile(
  plan: GatewayPlan,
  body: TemplateNode,
  options: CloudFormationOptions,
  diagnostics: DiagnosticBag,
): readonly Artifact[] {
  const text = compactJsonText(body);
  const name = `openapi-body-${digest(text).slice(0, 12)}.json`;
  const location = properties({
    Bucket: { kind: "Ref", name: "ArtifactBucket" },
    Key: { kind: "Sub", text: `\${ArtifactPrefix}${name}`, variables: [] },
  });
  const asking = askingForArtifacts(plan);
  const upload = [`  aws s3 cp ${name} s3://<ArtifactBucket>/<ArtifactPrefix>${name}`];
  const template = templateArtifact(asking, options, diagnostics, {
    name: templateName(options),
    replaceBody: () => ["BodyS3Location", location],
    upload,
  });
  if (!fits(template)) reportSize(template, plan, diagnostics);
  reportLimit("import-body", Buffer.byteLength(text), apiOf(plan)?.origin, diagnostics);
  return [template, artifact(name, text)];
}
