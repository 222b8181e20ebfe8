import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { targetInputs } from "../../ir/plan/input-expressions.js";
import type { GatewayPlan, PlanInput, PlanResource } from "../../ir/plan/model.js";
import type { PlanKey } from "../../ir/plan/model-base.js";
import { describe } from "./description.js";
import { reportUnknownNames } from "./expressions.js";
import { refuseActiveText } from "./inert-text.js";
import { type IsReference, referencePredicate, takeApartPlaceholders, takeApartWithin } from "./literal-text.js";
import { logicalIds } from "./logical-ids.js";
import type { NestedStack } from "./nested/split-plan.js";
import { override } from "./overrides.js";
import type { ReferenceScope } from "./parts.js";
import { printResource } from "./resources.js";
import { dictionary, properties, type TemplateEntry, type TemplateNode, type TemplateObject } from "./template-node.js";
import { valuePrinter } from "./value.js";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-description-structure.html */
const longestDescription = 1024;
/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const longestParameterDescription = 4000;

interface TemplateScope extends ReferenceScope {
  readonly isReference: IsReference;
}

/** The property that defines the API, given the body that it is defined by. */
export type ReplaceBody = (body: TemplateNode) => TemplateEntry;

/** A stack nested in the template that is printed. */
export interface NestedTemplate extends NestedStack {
  readonly templateUrl: TemplateNode;
}

/** What differs from a template that holds everything itself. */
export interface TemplateLayout {
  readonly replaceBody?: ReplaceBody;
  readonly stacks?: readonly NestedTemplate[];
  /** Logical ids of nested stacks that have to exist before a resource. */
  readonly dependsOnStacks?: ReadonlyMap<PlanKey, readonly string[]>;
}

/** The sections of a template, in the order in which they are printed. */
export function templateSections(
  plan: GatewayPlan,
  diagnostics: DiagnosticBag,
  layout: TemplateLayout = {},
): readonly TemplateEntry[] {
  const parameterNames = new Set(plan.inputs.map((input) => input.name));
  const ids = logicalIds(plan.resources, parameterNames);
  const { asked, expressions } = targetInputs(plan.inputs, "cloudformation", diagnostics);
  const scope: TemplateScope = {
    resources: new Map<PlanKey, PlanResource>(plan.resources.map((resource) => [resource.key, resource])),
    logicalIds: ids,
    expressions,
    isReference: referencePredicate(new Set([...parameterNames, ...ids.values()])),
    diagnostics,
  };
  reportUnknownNames(plan.inputs, scope);
  const resources = plan.resources.map((resource): TemplateEntry => {
    const node = resourceNode(resource, plan, scope, layout);
    return [scope.logicalIds.get(resource.key) ?? resource.key, node];
  });
  return [
    ["AWSTemplateFormatVersion", "2010-09-09"],
    ["Description", describe(plan.description || plan.name, longestDescription, scope) ?? "An API."],
    ...section(
      "Parameters",
      asked.map((input) => parameter(input, scope)),
    ),
    ...section("Resources", [...resources, ...(layout.stacks ?? []).map((stack) => nestedStack(stack, scope))]),
    ...section("Outputs", outputs(plan, scope)),
  ];
}

/** A section without entries is left out: CloudFormation refuses empty ones. */
const section = (name: string, entries: readonly TemplateEntry[]): readonly TemplateEntry[] =>
  entries.length === 0 ? [] : [[name, { kind: "object", entries }]];

function parameter(input: PlanInput, scope: TemplateScope): TemplateEntry {
  if (input.default !== undefined) {
    refuseActiveText(input.default, `the default of the parameter '${input.name}'`, undefined, scope.diagnostics);
  }
  const node = properties({
    Type: "String",
    Description: describe(input.description, longestParameterDescription, scope),
    Default: input.default,
    NoEcho: input.secret ? true : undefined,
  });
  return [input.name, node];
}

function resourceNode(
  resource: PlanResource,
  plan: GatewayPlan,
  scope: TemplateScope,
  { replaceBody, dependsOnStacks }: TemplateLayout,
): TemplateNode {
  reportUnsupported(resource, scope.diagnostics);
  const { type, properties: planned, updateReplacePolicy } = printResource(resource, valuePrinter(scope));
  refuseActiveText(planned, `'${resource.key}'`, resource.origin, scope.diagnostics);
  const apart = takeApartWithin(planned, scope.isReference);
  const isApi = resource.kind === "rest-api" || resource.kind === "http-api";
  const printed = isApi && replaceBody !== undefined ? withBody(apart, replaceBody) : apart;
  const overridden = plan.overrides
    .filter(({ target, resource: key }) => target === "cloudformation" && key === resource.key)
    .reduce((before, { properties: changes }) => override(before, changes), printed);
  const dependencies = [
    ...resource.dependsOn.map((key) => scope.logicalIds.get(key) ?? key),
    ...(dependsOnStacks?.get(resource.key) ?? []),
  ];
  return properties({
    Type: type,
    DependsOn: dependencies.length === 0 ? undefined : dependencies,
    UpdateReplacePolicy: updateReplacePolicy,
    Properties: overridden,
  });
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html */
function nestedStack(stack: NestedTemplate, scope: TemplateScope): TemplateEntry {
  const print = valuePrinter(scope);
  const dependencies = [...stack.dependsOn.map((key) => scope.logicalIds.get(key) ?? key), ...stack.dependsOnStacks];
  const node = properties({
    Type: "AWS::CloudFormation::Stack",
    DependsOn: dependencies.length === 0 ? undefined : dependencies,
    Properties: properties({
      TemplateURL: stack.templateUrl,
      Parameters: dictionary(stack.parameters, ([name, value]) => [name, print.value(value)]),
    }),
  });
  return [stack.logicalId, node];
}

const withBody = ({ kind, entries }: TemplateObject, replaceBody: ReplaceBody): TemplateObject => ({
  kind,
  entries: entries.map(([key, value]) => (key === "Body" ? replaceBody(value) : [key, value])),
});

function outputs(plan: GatewayPlan, scope: TemplateScope): readonly TemplateEntry[] {
  const print = valuePrinter(scope);
  return plan.outputs.map((output): TemplateEntry => {
    const value = print.value(output.value);
    refuseActiveText(value, `the output '${output.name}'`, undefined, scope.diagnostics);
    const node = properties({
      Description: describe(output.description, longestDescription, scope),
      Value: takeApartPlaceholders(value, scope.isReference),
    });
    return [output.name, node];
  });
}

/**
 * The type AWS::ApiGateway::Method has no TlsConfig, and the method settings of a stage lack who may invalidate its
 * cache, though the service has both.
 */
function reportUnsupported(resource: PlanResource, diagnostics: DiagnosticBag): void {
  const what = unsupportedOf(resource);
  if (what !== undefined) diagnostics.report("target-unsupported", resource.origin, { target: "CloudFormation", what });
}

function unsupportedOf(resource: PlanResource): string | undefined {
  if (resource.kind === "method" && resource.integration.insecureSkipVerification)
    return "an integration that trusts certificates of its backend without verification (`tlsConfig`)";
  if (resource.kind === "stage" && resource.methodSettings.some(({ cache }) => cache?.invalidation !== undefined))
    return "a rule of its own for who may invalidate the cache (`cache.invalidation`)";
  if (resource.kind === "usage-plan" && resource.productCode !== undefined)
    return "the product code of a usage plan (`productCode`)";
  return undefined;
}
