import type { GatewayPlan, PlanResource, PlanResourceOf } from "../../../src/ir/plan/model.js";
import type { PlanKey, PlanResourceKind, PlanTree, PlanValue } from "../../../src/ir/plan/model-base.js";
import { canonicalJson, type FoundThing } from "../account/canonical.js";
import { attributeText } from "./attributes.js";

/** Where something is deployed, and what it is given. */
export interface Deployment {
  readonly region: string;
  /** Twelve digits. */
  readonly account: string;
  readonly parameter: (name: string) => string;
}

/** What the expectations of one plan have in common. */
export interface Expecting extends Deployment {
  readonly plan: GatewayPlan;
  readonly text: (value: PlanValue) => string;
  readonly optionalText: (value: PlanValue | undefined) => string | undefined;
  /** As canonical JSON text. */
  readonly json: (tree: PlanTree) => string;
  readonly optionalJson: (tree: PlanTree | undefined) => string | undefined;
  /** The resource that a value takes an attribute of; undefined when it is of no resource of the plan. */
  readonly referred: (value: PlanValue) => PlanResource | undefined;
  readonly all: <Kind extends PlanResourceKind>(kind: Kind) => readonly PlanResourceOf<Kind>[];
}

/** What a resource of the plan comes to in the account. */
export type Expectation<Kind extends PlanResourceKind> = (
  resource: PlanResourceOf<Kind>,
  expecting: Expecting,
) => FoundThing | readonly FoundThing[];

export type ExpectationTable<Kind extends PlanResourceKind> = { readonly [Each in Kind]: Expectation<Each> };

export function expectingOf(plan: GatewayPlan, deployment: Deployment): Expecting {
  const resources = new Map<PlanKey, PlanResource>(plan.resources.map((each) => [each.key, each]));
  const all = <Kind extends PlanResourceKind>(kind: Kind): readonly PlanResourceOf<Kind>[] =>
    plan.resources.filter((each): each is PlanResourceOf<Kind> => each.kind === kind);
  const text = (value: PlanValue): string => valueText(value, resources, expecting);
  const json = (tree: PlanTree): string => canonicalJson(JSON.stringify(plainTree(tree, text)));
  const expecting: Expecting = {
    ...deployment,
    plan,
    text,
    optionalText: (value) => (value === undefined ? undefined : text(value)),
    json,
    optionalJson: (tree) => (tree === undefined ? undefined : json(tree)),
    referred: (value) => (value.kind === "attribute" ? resources.get(value.of) : undefined),
    all,
  };
  return expecting;
}

function valueText(value: PlanValue, resources: ReadonlyMap<PlanKey, PlanResource>, expecting: Expecting): string {
  switch (value.kind) {
    case "literal":
      return value.text;
    case "parameter":
      return expecting.parameter(value.name);
    case "pseudo":
      return pseudoText(value.name, expecting);
    case "join":
      return value.parts.map((part) => valueText(part, resources, expecting)).join("");
    case "attribute": {
      const resource = resources.get(value.of);
      if (resource === undefined) throw new Error(`The plan refers to ${value.of}, which it lacks.`);
      return attributeText(resource, value.name, expecting);
    }
    case "opaque":
      throw new Error(`No account is known to hold what one target alone can read: ${value.text}`);
  }
}

function pseudoText(name: Extract<PlanValue, { readonly kind: "pseudo" }>["name"], deployment: Deployment): string {
  return { region: deployment.region, account: deployment.account, partition: "aws", urlSuffix: "amazonaws.com" }[name];
}

function plainTree(tree: PlanTree, text: (value: PlanValue) => string): unknown {
  if (tree === null || typeof tree !== "object") return tree;
  if (!("kind" in tree)) return tree.map((item) => plainTree(item, text));
  if (tree.kind === "value") return text(tree.value);
  return Object.fromEntries(tree.entries.map(([key, item]) => [key, plainTree(item, text)]));
}

/** A map of texts out of rows. */
export const mapOf = <Row, Value>(
  rows: readonly Row[],
  entry: (row: Row) => readonly [key: string, value: Value],
): Readonly<Record<string, Value>> => Object.fromEntries(rows.map(entry));

export const tagMap = (
  tags: readonly { readonly key: string; readonly value: string }[] | undefined,
): Readonly<Record<string, string>> => mapOf(tags ?? [], ({ key, value }) => [key, value]);
