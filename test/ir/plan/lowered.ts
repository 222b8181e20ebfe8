import { type Diagnostic, DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { lower } from "../../../src/ir/plan/lower.js";
import type { GatewayPlan, PlanResource, PlanResourceOf } from "../../../src/ir/plan/model.js";
import type { PlanKey, PlanResourceKind, PlanTree, PlanValue } from "../../../src/ir/plan/model-base.js";
import { describeValue, isListTree } from "../../../src/ir/plan/values.js";
import { type ApiMembers, anApi } from "../../support/models.js";

export interface Lowered {
  readonly plan: GatewayPlan;
  readonly diagnostics: readonly Diagnostic[];
  /** `severity code` of each diagnostic. */
  readonly found: readonly string[];
  readonly keys: readonly PlanKey[];
  /** All resources of a kind. */
  of<Kind extends PlanResourceKind>(kind: Kind): readonly PlanResourceOf<Kind>[];
  /** The resource with a key, with values as text: `${function:getPet.invokeArn}`. */
  plain(key: PlanKey): Readonly<Record<string, unknown>>;
}

export function lowered(members: ApiMembers): Lowered {
  const bag = new DiagnosticBag();
  const plan = lower(anApi(members), bag);
  const isKind =
    <Kind extends PlanResourceKind>(kind: Kind) =>
    (resource: PlanResource): resource is PlanResourceOf<Kind> =>
      resource.kind === kind;
  return {
    plan,
    diagnostics: bag.items,
    found: bag.items.map(({ severity, code }) => `${severity} ${code}`),
    keys: plan.resources.map(({ key }) => key),
    of: (kind) => plan.resources.filter(isKind(kind)),
    plain: (key) => {
      const resource = plan.resources.find((each) => each.key === key);
      if (resource === undefined) throw new Error(`No resource ${key} among ${plan.resources.map((each) => each.key)}`);
      return plainText(resource) as Readonly<Record<string, unknown>>;
    },
  };
}

const valueKinds = new Set(["literal", "parameter", "pseudo", "attribute", "join", "opaque"]);

/** Resources as they read: values as text, trees as JSON, without origins. */
export function plainText(item: unknown): unknown {
  if (typeof item !== "object" || item === null) return item;
  if (Array.isArray(item)) return item.map(plainText);
  if ("kind" in item && typeof item.kind === "string" && valueKinds.has(item.kind))
    return describeValue(item as PlanValue);
  if ("kind" in item && (item.kind === "object" || item.kind === "value")) return treeText(item as PlanTree);
  const members = Object.entries(item).filter(([name]) => name !== "origin");
  return Object.fromEntries(members.map(([name, member]) => [name, plainText(member)]));
}

/** A tree as JSON. */
export function treeText(tree: PlanTree): unknown {
  if (typeof tree !== "object" || tree === null) return tree;
  if (isListTree(tree)) return tree.map(treeText);
  if (tree.kind === "value") return describeValue(tree.value);
  return Object.fromEntries(tree.entries.map(([key, value]) => [key, treeText(value)]));
}
