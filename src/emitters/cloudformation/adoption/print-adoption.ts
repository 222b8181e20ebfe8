import type { JsonValue } from "../../../ir/json.js";
import type { LiveResources } from "../../../ir/plan/live-resources.js";
import type { GatewayPlan } from "../../../ir/plan/model.js";
import type { Artifact } from "../../artifact.js";
import { artifact } from "../template-artifact.js";
import { primaryIdentifier } from "./identifiers.js";
import { notImportable } from "./not-importable.js";
import { type Pin, pinsFor } from "./pins.js";
import { type PlanTemplate, templateOfPlan } from "./plan-template.js";
import {
  isObject,
  type JsonObject,
  type LiveTemplate,
  liveValue,
  referencesIn,
  type TemplateResource,
} from "./template-values.js";

/** One entry of `aws cloudformation create-change-set --resources-to-import`. */
export interface ImportedResource {
  readonly ResourceType: string;
  readonly LogicalResourceId: string;
  readonly ResourceIdentifier: Readonly<Record<string, string>>;
}

export interface CloudFormationAdoption {
  /** `import/template.json`, which holds what is imported and nothing else, and `import/resources-to-import.json`. */
  readonly artifacts: readonly Artifact[];
  /** Overrides that every later build has to have as well, or it makes resources under other names. */
  readonly pins: readonly Pin[];
  readonly imported: readonly ImportedResource[];
  /** What the update behind the import makes, and why it cannot be imported. */
  readonly made: readonly {
    readonly id: string;
    readonly type: string;
    readonly reason: string;
    readonly instead: string;
  }[];
}

/** Prints what imports a plan's live resources into a stack of CloudFormation. */
export function printAdoption(plan: GatewayPlan, live: LiveResources): CloudFormationAdoption {
  const pins = pinsFor(plan, live);
  const pinned = { ...plan, overrides: [...plan.overrides, ...pins] };
  const { text: printed, ids } = templateOfPlan(pinned);
  const template = JSON.parse(printed) as JsonObject;
  const known = liveTemplate(ids, template, live);
  const imported = new Map<string, ImportedResource>();
  const made: CloudFormationAdoption["made"][number][] = [];
  for (const [id, resource] of known.resources) {
    const { Type } = resource;
    const refused = notImportable[Type];
    const identifier = refused === undefined ? primaryIdentifier(id, resource, known) : undefined;
    if (known.references.has(id) && identifier !== undefined)
      imported.set(id, { ResourceType: Type, LogicalResourceId: id, ResourceIdentifier: identifier });
    else made.push({ id, type: Type, reason: refused?.why ?? unknown, instead: refused?.instead ?? ordinary });
  }
  takeOutDependents(imported, known, made);
  const text = `${JSON.stringify(importTemplate(template, imported, known), undefined, 2)}\n`;
  const list = `${JSON.stringify([...imported.values()], undefined, 2)}\n`;
  return {
    artifacts: [artifact("import/template.json", text), artifact("import/resources-to-import.json", list)],
    pins,
    imported: [...imported.values()],
    made,
  };
}

const unknown = "Nothing live is known to be it.";
const ordinary = "The update behind the import makes it.";

function liveTemplate(ids: PlanTemplate["ids"], template: JsonObject, live: LiveResources): LiveTemplate {
  const references = new Map(live.inputs);
  for (const [key, id] of ids) {
    const physicalId = live.ids.get(key);
    if (physicalId !== undefined) references.set(id, physicalId);
  }
  const resources = Object.entries(template.Resources as { readonly [id: string]: TemplateResource });
  return {
    resources: new Map(resources.map(([id, resource]) => [id, { ...resource, Properties: resource.Properties ?? {} }])),
    references,
    rootResourceId: live.rootResourceId,
  };
}

/** What refers to something that is not imported waits for it, unless the value is known and can stand in its place. */
function takeOutDependents(
  imported: Map<string, ImportedResource>,
  known: LiveTemplate,
  made: CloudFormationAdoption["made"][number][],
): void {
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const [id, { ResourceType }] of imported) {
      const resource = known.resources.get(id);
      if (resource === undefined || withLiterals(resource.Properties, imported, known) !== undefined) continue;
      imported.delete(id);
      made.push({ id, type: ResourceType, reason: "It refers to what is not imported.", instead: ordinary });
      isSettled = false;
    }
  }
}

/** A node whose references to resources that are not imported are values; undefined where such a value is not known. */
function withLiterals(
  node: JsonValue,
  imported: ReadonlyMap<string, unknown>,
  known: LiveTemplate,
): JsonValue | undefined {
  const isMissing = (name: string): boolean => known.resources.has(name) && !imported.has(name);
  if (!referencesIn(node).some(isMissing)) return node;
  const value = liveValue(node, known);
  if (value !== undefined) return value;
  if (Array.isArray(node)) {
    const items = node.map((item) => withLiterals(item, imported, known));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isObject(node) || Object.keys(node).some((key) => key === "Ref" || key.startsWith("Fn::"))) return undefined;
  const members = Object.entries(node).map(([key, member]) => [key, withLiterals(member, imported, known)] as const);
  return members.every((member): member is readonly [string, JsonValue] => member[1] !== undefined)
    ? Object.fromEntries(members)
    : undefined;
}

/**
 * An import demands a deletion policy of every resource, and takes neither resources that are to be made nor outputs:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-import-new-stack.html
 */
function importTemplate(
  { AWSTemplateFormatVersion, Description, Parameters }: JsonObject,
  imported: ReadonlyMap<string, ImportedResource>,
  known: LiveTemplate,
): object {
  const resources = [...imported.keys()].map((id) => {
    const resource = known.resources.get(id);
    if (resource === undefined) throw new Error(`the template lacks ${id}`);
    const { Type, DependsOn, Properties } = resource;
    const waits = [DependsOn ?? []].flat().filter((each) => typeof each === "string" && imported.has(each));
    return [
      id,
      {
        Type,
        DeletionPolicy: "Retain",
        UpdateReplacePolicy: "Retain",
        ...(waits.length === 0 ? {} : { DependsOn: waits }),
        Properties: withLiterals(Properties, imported, known),
      },
    ];
  });
  return { AWSTemplateFormatVersion, Description, Parameters, Resources: Object.fromEntries(resources) };
}
