import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { JsonValue } from "../../ir/json.js";
import type { GatewayPlan } from "../../ir/plan/model.js";
import type { PlanKey } from "../../ir/plan/model-base.js";
import type { TerraformBlock, TerraformBody, TerraformJson } from "./hcl.js";
import { checkOverrides } from "./override-check.js";
import { splitTemplate } from "./template-text.js";

type Override = GatewayPlan["overrides"][number];

/** The overrides of one plan resource, in the order of the settings. */
export const overridesOf = (plan: GatewayPlan, key: PlanKey): readonly Override[] =>
  plan.overrides.filter((each) => each.target === "terraform" && each.resource === key);

/**
 * Merges overrides into what a plan resource became. Properties are arguments of the first block, in Terraform's JSON
 * syntax (strings are templates); under the name of a resource type, `aws_api_gateway_integration`, they are those of
 * the other blocks.
 */
export function applyOverrides(
  blocks: readonly TerraformBlock[],
  overrides: readonly Override[],
  key: PlanKey,
  diagnostics: DiagnosticBag,
): readonly TerraformBlock[] {
  const usable = overrides.filter((override) => isUsable(override, key, diagnostics));
  if (usable.length === 0) return blocks;
  const types = new Set(blocks.map((block) => block.labels[0]));
  const overridden = blocks.map((block, index) => {
    const bodies = usable.flatMap(({ properties }): readonly JsonValue[] => {
      const entries = Object.entries(properties);
      const own = Object.fromEntries(entries.filter(([name]) => !types.has(name)));
      const ofType = entries.filter(([name]) => name === block.labels[0]).map(([, value]) => value);
      return index === 0 ? [own, ...ofType] : ofType;
    });
    return { ...block, body: bodies.reduce<TerraformJson>(merge, block.body) as TerraformBody };
  });
  checkOverrides(blocks, overridden, usable, diagnostics);
  return overridden;
}

/** Names become names in the native syntax, and strings templates: neither may be anything else. */
function isUsable({ properties, origin }: Override, key: PlanKey, diagnostics: DiagnosticBag): boolean {
  const problem = problemOf(properties);
  if (problem === undefined) return true;
  diagnostics.report("setting-invalid", origin, { setting: `overrides.terraform.${key}`, problem });
  return false;
}

function problemOf(value: JsonValue, depth = 0): string | undefined {
  if (typeof value === "string" && splitTemplate(value) === undefined) {
    return `holds a template whose expression does not end: ${JSON.stringify(value)}`;
  }
  if (typeof value !== "object" || value === null) return undefined;
  for (const [name, item] of Object.entries(value)) {
    if (depth === 0 && !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) {
      return `names an argument that Terraform cannot have: ${JSON.stringify(name)}`;
    }
    if (splitTemplate(name) === undefined) return `holds a key whose expression does not end: ${JSON.stringify(name)}`;
    const problem = problemOf(item, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const isObject = (value: TerraformJson | undefined): value is TerraformBody =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Objects are merged member by member; everything else is replaced, and null takes an argument away. */
function merge(base: TerraformJson | undefined, change: JsonValue): TerraformJson {
  if (!isObject(base) || !isObject(change)) return change;
  const merged = new Map(Object.entries(base));
  for (const [name, value] of Object.entries(change)) {
    if (value === null) merged.delete(name);
    else merged.set(name, merge(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
