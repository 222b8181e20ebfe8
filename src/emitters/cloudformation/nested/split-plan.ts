import { compareText } from "../../../ir/compare.js";
import { overrideReferences } from "../../../ir/override-names.js";
import { namesInExpressions } from "../../../ir/plan/input-expressions.js";
import type { GatewayPlan, PlanInput, PlanOutput, PlanResource } from "../../../ir/plan/model.js";
import type { PlanAttribute, PlanKey, PlanValue } from "../../../ir/plan/model-base.js";
import type { NestedStacksOption } from "../options.js";
import { assignStacks, type StackKey } from "./assign-stacks.js";
import { readInputs, replaceReferences } from "./cross-references.js";
import { nameStacks, type StackNames } from "./stack-names.js";

/** One nested stack, and what the stack above has to tell it. */
export interface NestedStack {
  /** `PetsStack`. */
  readonly logicalId: string;
  /** `pets`, the stem of its file. */
  readonly name: string;
  readonly plan: GatewayPlan;
  /** Parameter → value in the stack above. */
  readonly parameters: readonly (readonly [name: string, value: PlanValue])[];
  /** Resources of the stack above that have to exist first although no parameter refers to them. */
  readonly dependsOn: readonly PlanKey[];
  /** Nested stacks, by logical id, that have to exist first. */
  readonly dependsOnStacks: readonly string[];
}

export interface SplitPlan {
  /** What is left in the stack above; it may refer to outputs of nested stacks. */
  readonly root: GatewayPlan;
  /** Logical ids of the nested stacks that resources of the stack above wait for. */
  readonly rootDependsOnStacks: ReadonlyMap<PlanKey, readonly string[]>;
  readonly stacks: readonly NestedStack[];
}

/** Splits a plan into a stack and the stacks nested in it. References between them become parameters and outputs. */
export function splitPlan(plan: GatewayPlan, option: NestedStacksOption): SplitPlan {
  const split = openSplit(plan, assignStacks(plan, option));
  const drafts = [...split.names.keys()].map((key) => draftStack(key, split));
  const resources = resourcesOf(undefined, split).map((each) => replaceReferences(each, inRoot(split)));
  const outputs = plan.outputs.map((each) => replaceReferences(each, inRoot(split)));
  const read = readInputs([resources, outputs, drafts.map(({ parameters }) => parameters)]);
  const used = new Set([...read, ...namesInOverrides(undefined, split)]);
  // A set hands out what is added to it while it is read.
  for (const name of used) for (const other of namesInExpression(name, plan)) used.add(other);
  return {
    root: {
      ...plan,
      resources: resources.map((each) => withoutForeign(each, undefined, split)),
      outputs,
      inputs: plan.inputs.filter(({ name }) => used.has(name)),
      overrides: overridesOf(undefined, split),
    },
    rootDependsOnStacks: new Map(resources.map((each) => [each.key, stacksBefore(each, undefined, split)])),
    // What others ask a stack for is known only when all of them have been drafted.
    stacks: drafts.map(({ key, plan: nested, ...draft }) => ({
      ...draft,
      plan: { ...nested, outputs: [...(split.outputs.get(key)?.values() ?? [])] },
    })),
  };
}

interface Split {
  readonly plan: GatewayPlan;
  readonly assigned: ReadonlyMap<PlanKey, StackKey>;
  readonly resources: ReadonlyMap<PlanKey, PlanResource>;
  readonly names: StackNames;
  /** Outputs that other stacks ask for, by stack and name. */
  readonly outputs: Map<string, Map<string, PlanOutput>>;
}

function openSplit(plan: GatewayPlan, assigned: ReadonlyMap<PlanKey, StackKey>): Split {
  return {
    plan,
    assigned,
    resources: new Map<PlanKey, PlanResource>(plan.resources.map((each) => [each.key, each])),
    names: nameStacks(plan, assigned),
    outputs: new Map(),
  };
}

const resourcesOf = (stack: StackKey, { plan, assigned }: Split): readonly PlanResource[] =>
  plan.resources.filter(({ key }) => assigned.get(key) === stack);

const overridesOf = (stack: StackKey, { plan, assigned }: Split): GatewayPlan["overrides"] =>
  plan.overrides.filter(({ resource }) => assigned.get(resource) === stack);

/** What the overrides of a stack refer to, parameters among it: nobody else may read them. */
const namesInOverrides = (stack: StackKey, split: Split): readonly string[] =>
  overridesOf(stack, split).flatMap(({ target, properties }) =>
    target === "cloudformation" ? [...overrideReferences(properties)].map(({ name }) => name) : [],
  );

/** The stack above passes on what an expression gives, so that only it has to know what the expression refers to. */
const namesInExpression = (name: string, { inputs }: GatewayPlan): readonly string[] =>
  inputs.filter((each) => each.name === name).flatMap(namesInExpressions);

/** Without dependencies on what stands in another stack. */
const withoutForeign = (resource: PlanResource, stack: StackKey, { assigned }: Split): PlanResource => ({
  ...resource,
  dependsOn: resource.dependsOn.filter((key) => assigned.get(key) === stack),
});

/** Logical ids of the nested stacks that a resource of another stack waits for. */
function stacksBefore({ dependsOn }: PlanResource, stack: StackKey, { assigned, names }: Split): readonly string[] {
  const others = dependsOn.map((key) => assigned.get(key)).filter((each) => each !== undefined && each !== stack);
  return [...new Set(others.map((key) => names.get(key ?? "")?.logicalId ?? ""))].sort(compareText);
}

/** A model's name is known without asking for it: its stack only has to come first. */
const literalName = (of: PlanKey, name: PlanAttribute, { resources }: Split): PlanValue | undefined => {
  const resource = resources.get(of);
  return resource?.kind === "model" && name !== "arn" ? { kind: "literal", text: resource.name } : undefined;
};

/** How the stack above refers to what stands in a nested one. */
const inRoot =
  (split: Split) =>
  (of: PlanKey, name: PlanAttribute): PlanValue | undefined => {
    const stack = split.assigned.get(of);
    return stack === undefined ? undefined : (literalName(of, name, split) ?? outputOf(stack, of, name, split));
  };

/** An output of a nested stack, as the stack above sees it. */
function outputOf(stack: string, of: PlanKey, name: PlanAttribute, { names, outputs }: Split): PlanValue {
  const own = names.get(stack);
  const output = own?.attribute(of, name) ?? name;
  const known = outputs.get(stack) ?? new Map<string, PlanOutput>();
  outputs.set(stack, known);
  known.set(output, { name: output, description: `The ${name} of '${of}'.`, value: { kind: "attribute", of, name } });
  const text = JSON.stringify({ "Fn::GetAtt": [own?.logicalId ?? stack, `Outputs.${output}`] });
  return { kind: "opaque", text };
}

type Draft = Omit<NestedStack, "plan"> & { readonly key: string; readonly plan: GatewayPlan };

function draftStack(key: string, split: Split): Draft {
  const own = split.names.get(key);
  if (own === undefined) throw new Error(`The stack ${key} has no name.`);
  const parameters = new Map<string, PlanValue>();
  const passed: PlanInput[] = [];
  const modelStacks = new Set<string>();
  const resources = resourcesOf(key, split).map((each) =>
    replaceReferences(each, (of, name) => {
      const stack = split.assigned.get(of);
      if (stack === key) return undefined;
      const literal = literalName(of, name, split);
      if (literal !== undefined && stack !== undefined) {
        modelStacks.add(split.names.get(stack)?.logicalId ?? "");
        return literal;
      }
      const parameter = own.attribute(of, name);
      if (!parameters.has(parameter)) {
        parameters.set(parameter, inRoot(split)(of, name) ?? { kind: "attribute", of, name });
        passed.push({ name: parameter, description: `The ${name} of '${of}'.`, secret: false });
      }
      return { kind: "parameter", name: parameter };
    }),
  );
  const used = new Set([...readInputs(resources), ...namesInOverrides(key, split)]);
  // The defaults are the stack's above, which always passes a value.
  const inputs = split.plan.inputs
    .filter(({ name }) => used.has(name))
    .map(({ default: _, expressions: __, ...input }) => input);
  for (const { name } of inputs) parameters.set(name, { kind: "parameter", name });
  const foreign = resources.flatMap(({ dependsOn }) => dependsOn.filter((each) => split.assigned.get(each) !== key));
  return {
    key,
    logicalId: own.logicalId,
    name: own.name,
    plan: {
      ...split.plan,
      description: `${split.plan.description}: ${own.name}`,
      resources: resources.map((each) => withoutForeign(each, key, split)),
      inputs: [...inputs, ...passed],
      outputs: [],
      overrides: overridesOf(key, split),
    },
    parameters: [...parameters],
    dependsOn: [...new Set(foreign.filter((each) => split.assigned.get(each) === undefined))].sort(compareText),
    dependsOnStacks: [
      ...new Set([...modelStacks, ...resources.flatMap((each) => stacksBefore(each, key, split))]),
    ].sort(compareText),
  };
}
