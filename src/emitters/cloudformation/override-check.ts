import { DiagnosticBag } from "../../ir/diagnostics.js";
import type { JsonValue } from "../../ir/json.js";
import { type OverrideReference, overrideReferences } from "../../ir/override-names.js";
import type { GatewayPlan } from "../../ir/plan/model.js";
import type { PlanKey } from "../../ir/plan/model-base.js";
import { placeWithin, type SourcePointer } from "../../ir/source.js";
import { logicalIds } from "./logical-ids.js";
import { findPropertyFaults } from "./resource-check.js";
import { resourceSchemas } from "./resource-schema.generated.js";
import type { ResourceSchema } from "./resource-schema.js";
import { templateSections } from "./sections.js";
import { isObject, properties, type TemplateNode } from "./template-node.js";

type Override = GatewayPlan["overrides"][number];
type JsonObject = { readonly [key: string]: JsonValue };

interface PrintedResource {
  readonly type: string;
  readonly properties: JsonObject;
}

/**
 * Checks the overrides of each template of a build: what stands in another one cannot be referred to.
 *
 * @param plans of the whole, and of the stacks nested in it
 */
export function checkOverrides(plans: readonly GatewayPlan[], diagnostics: DiagnosticBag): void {
  const idsOf = (plan: GatewayPlan) => logicalIds(plan.resources, new Set(plan.inputs.map(({ name }) => name)));
  const all = new Set(plans.flatMap((plan) => [...idsOf(plan).values()]));
  for (const plan of plans) checkTemplate(plan, idsOf(plan), all, diagnostics);
}

/**
 * Compares what overrides make of resources with the registry's schemas, and looks up what they refer to. Loaded for builds
 * that have overrides; what the emitter prints by itself is compared in its tests.
 */
function checkTemplate(
  plan: GatewayPlan,
  ids: ReadonlyMap<PlanKey, string>,
  everywhere: ReadonlySet<string>,
  diagnostics: DiagnosticBag,
): void {
  const overrides = plan.overrides.filter(({ target }) => target === "cloudformation");
  if (overrides.length === 0) return;
  const changed = printedResources(plan, ids);
  const plain = printedResources({ ...plan, overrides: [] }, ids);
  const resources = new Map([...ids].map(([key, id]) => [id, changed.get(key)?.type ?? ""]));
  const parameters = new Set(plan.inputs.map(({ name }) => name));
  for (const override of overrides) {
    const resource = changed.get(override.resource);
    const schema = resource === undefined ? undefined : resourceSchemas[resource.type];
    if (resource !== undefined && schema !== undefined)
      reportFaults(override, resource, plain.get(override.resource), schema, diagnostics);
    for (const reference of overrideReferences(override.properties)) {
      const isElsewhere = !resources.has(reference.name) && everywhere.has(reference.name);
      const problem = isElsewhere ? "stands in another stack" : problemOf(reference, parameters, resources);
      if (problem === undefined) continue;
      diagnostics.report(
        "override-reference-unknown",
        placeOf(override, reference.path),
        { resource: override.resource, name: reference.name, problem },
        { help: isElsewhere ? elsewhereHelp : referenceHelp(override.resource, ids) },
      );
    }
  }
}

const elsewhereHelp =
  "A template refers to its own resources and parameters alone: declare a parameter (`parameters` in the settings) and pass the value to the deployment, or choose `emit.cloudformation.nestedStacks` so that both stand in one stack.";

function reportFaults(
  override: Override,
  changed: PrintedResource,
  plain: PrintedResource | undefined,
  schema: ResourceSchema,
  diagnostics: DiagnosticBag,
): void {
  const textOf = (path: readonly (string | number)[], problem: string): string => `${path.join("\n")}\n${problem}`;
  const known = new Set(
    plain === undefined
      ? []
      : findPropertyFaults(plain.properties, schema).map(({ path, problem }) => textOf(path, problem)),
  );
  for (const { path, problem } of findPropertyFaults(changed.properties, schema)) {
    const isOwn = path[0] !== undefined && Object.hasOwn(override.properties, path[0]);
    if (!isOwn || known.has(textOf(path, problem))) continue;
    diagnostics.report("override-invalid", placeOf(override, path), {
      resource: override.resource,
      property: path.join("."),
      problem: `${problem} (${changed.type})`,
    });
  }
}

/** The innermost part of the path that the override itself holds. */
function placeOf({ origin, properties: all }: Override, path: readonly (string | number)[]): SourcePointer | undefined {
  if (origin === undefined) return undefined;
  const held: (string | number)[] = [];
  let value: JsonValue | undefined = all;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) break;
    value = (value as JsonObject)[step];
    held.push(step);
  }
  return placeWithin(origin, held, "key");
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html */
const pseudoParameters: ReadonlySet<string> = new Set(
  ["AccountId", "NoValue", "NotificationARNs", "Partition", "Region", "StackId", "StackName", "URLSuffix"].map(
    (name) => `AWS::${name}`,
  ),
);

function problemOf(
  { name, attribute }: OverrideReference,
  parameters: ReadonlySet<string>,
  resources: ReadonlyMap<string, string>,
): string | undefined {
  const type = resources.get(name);
  if (attribute === undefined) {
    const isKnown = parameters.has(name) || type !== undefined || pseudoParameters.has(name);
    return isKnown ? undefined : "is neither a parameter nor a resource of the template";
  }
  if (type === undefined) return "is no resource of the template";
  const attributes = resourceSchemas[type]?.attributes;
  if (attributes === undefined || attributes.includes(attribute)) return undefined;
  const choice = attributes.length === 0 ? "none" : attributes.join(", ");
  return `has no attribute '${attribute}'; ${type} has ${choice}`;
}

function referenceHelp(resource: string, ids: ReadonlyMap<PlanKey, string>): string {
  const examples = [...ids].filter(([key]) => key !== resource).slice(0, 2);
  const listed = examples.map(([key, id]) => `\`${id}\` is '${key}'`).join(", ");
  return `A parameter has to be declared under \`parameters\` in the settings. Resources go by their logical ids, as the template has them${listed === "" ? "" : ` (${listed})`}.`;
}

/** By their keys, in JSON. The API's body is left out: it follows a specification of its own. */
function printedResources(plan: GatewayPlan, ids: ReadonlyMap<PlanKey, string>): ReadonlyMap<PlanKey, PrintedResource> {
  const sections = new Map(
    templateSections(plan, new DiagnosticBag(), { replaceBody: () => ["Body", properties({})] }),
  );
  const section = json(sections.get("Resources") ?? null) as Readonly<Record<string, JsonObject>> | null;
  return new Map(
    [...ids].flatMap(([key, id]) => {
      const resource = section?.[id];
      if (resource === undefined) return [];
      return [[key, { type: String(resource.Type), properties: (resource.Properties ?? {}) as JsonObject }] as const];
    }),
  );
}

function json(node: TemplateNode): JsonValue {
  if (typeof node !== "object" || node === null) return node;
  if (!("kind" in node)) return node.map(json);
  if (isObject(node)) return Object.fromEntries(node.entries.map(([key, value]) => [key, json(value)]));
  if (node.kind === "json") return node.text;
  // Which intrinsic function it is does not matter: nothing is known of its value.
  return { "Fn::Join": [] };
}
