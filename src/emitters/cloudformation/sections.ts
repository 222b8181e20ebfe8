import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { GatewayPlan, PlanInput, PlanKey, PlanResource } from "../../ir/plan/model.js";
import type { SourcePointer } from "../../ir/source.js";
import { logicalIds } from "./logical-ids.js";
import { override } from "./overrides.js";
import { printResource } from "./resources.js";
import {
  properties,
  type TemplateEntry,
  type TemplateNode,
  type TemplateObject,
  visitStrings,
} from "./template-node.js";
import { type ReferenceScope, valuePrinter } from "./value.js";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html */
const longestDescription = 1024;
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const longestParameterDescription = 4000;

/** Replaces how the API is defined, where that does not fit into the template as it stands. */
export type ReplaceBody = (properties: TemplateObject) => TemplateObject;

/** The sections of a template, in the order in which they are printed. */
export function templateSections(
  plan: GatewayPlan,
  diagnostics: DiagnosticBag,
  replaceBody: ReplaceBody = (unchanged) => unchanged,
): readonly TemplateEntry[] {
  const parameterNames = new Set(plan.inputs.map((input) => input.name));
  const scope: ReferenceScope = {
    resources: new Map<PlanKey, PlanResource>(plan.resources.map((resource) => [resource.key, resource])),
    logicalIds: logicalIds(plan.resources, parameterNames),
    diagnostics,
  };
  const resources = plan.resources.map((resource): TemplateEntry => {
    const node = resourceNode(resource, plan, scope, replaceBody);
    return [scope.logicalIds.get(resource.key) ?? resource.key, node];
  });
  const description = shorten(plan.description === "" ? plan.name : plan.description, longestDescription);
  return [
    ["AWSTemplateFormatVersion", "2010-09-09"],
    ["Description", description],
    ...section(
      "Parameters",
      plan.inputs.map((input) => parameter(input, diagnostics)),
    ),
    ...section("Resources", resources),
    ...section("Outputs", outputs(plan, scope)),
  ];
}

/** A section without entries is left out: CloudFormation refuses empty ones. */
const section = (name: string, entries: readonly TemplateEntry[]): readonly TemplateEntry[] =>
  entries.length === 0 ? [] : [[name, { kind: "object", entries }]];

function parameter(input: PlanInput, diagnostics: DiagnosticBag): TemplateEntry {
  if (input.default !== undefined) {
    refuseDynamicReferences(input.default, `The default of the parameter '${input.name}'`, undefined, diagnostics);
  }
  const node = properties({
    Type: "String",
    Description: input.description === "" ? undefined : shorten(input.description, longestParameterDescription),
    Default: input.default,
    NoEcho: input.secret ? true : undefined,
  });
  return [input.name, node];
}

function resourceNode(
  resource: PlanResource,
  plan: GatewayPlan,
  scope: ReferenceScope,
  replaceBody: ReplaceBody,
): TemplateNode {
  reportUnsupported(resource, scope.diagnostics);
  const { type, properties: planned } = printResource(resource, valuePrinter(scope, resource.origin));
  refuseDynamicReferences(planned, `'${resource.key}'`, resource.origin, scope.diagnostics);
  const printed = resource.kind === "rest-api" ? replaceBody(planned) : planned;
  const overridden = plan.overrides
    .filter(({ target, resource: key }) => target === "cloudformation" && key === resource.key)
    .reduce((before, { properties: changes }) => override(before, changes), printed);
  const dependencies = resource.dependsOn.map((key) => scope.logicalIds.get(key) ?? key);
  return properties({
    Type: type,
    DependsOn: dependencies.length === 0 ? undefined : dependencies,
    Properties: overridden,
  });
}

function outputs(plan: GatewayPlan, scope: ReferenceScope): readonly TemplateEntry[] {
  const print = valuePrinter(scope, undefined);
  return plan.outputs.map((output): TemplateEntry => {
    const value = print.value(output.value);
    refuseDynamicReferences(value, `The output '${output.name}'`, undefined, scope.diagnostics);
    return [output.name, properties({ Description: shorten(output.description, longestDescription), Value: value })];
  });
}

/**
 * Text of the document has to stay text, and `{{resolve:ssm:name}}` in any property is replaced at deployment, after
 * intrinsic functions have been evaluated: neither Fn::Sub nor Fn::Join can hide it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
function refuseDynamicReferences(
  node: TemplateNode,
  what: string,
  at: SourcePointer | undefined,
  diagnostics: DiagnosticBag,
): void {
  visitStrings(node, (text) => {
    if (text.includes("{{resolve:")) diagnostics.report("dynamic-reference", at, { what });
  });
}

/** The type AWS::ApiGateway::Method has no TlsConfig, though the service and its OpenAPI extension have. */
function reportUnsupported(resource: PlanResource, diagnostics: DiagnosticBag): void {
  if (resource.kind !== "method" || !resource.integration.insecureSkipVerification) return;
  diagnostics.report("target-unsupported", resource.origin, {
    target: "CloudFormation",
    what: "an integration that trusts certificates of its backend without verification (`tlsConfig`)",
  });
}

/** Cuts text to a number of bytes of UTF-8, between characters. */
export function shorten(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  const ellipsis = "...";
  let length = 0;
  let kept = "";
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes - ellipsis.length) break;
    kept += character;
  }
  return kept + ellipsis;
}
