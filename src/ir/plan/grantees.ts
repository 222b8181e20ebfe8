import type { Authorizer } from "../authorizer.js";
import type { Stage } from "../delivery.js";
import { type DeployValue, join, literal, literalText } from "../deploy-value.js";
import type { LambdaTarget } from "../integration.js";
import { allocateNames } from "../names.js";
import type { SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";
import { functionAliasKey, functionKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import { attributeValue, describeValue, planValue } from "./values.js";

export interface Call {
  /** Empty for the route `$default`, which stands in the place of the method. */
  readonly path: string;
  /** Upper case, `ANY` or `$default`. */
  readonly httpMethod: string;
}

/** A function, or an alias of one, with what the gateway calls it for. */
export interface Grantee {
  readonly function: PlanValue;
  /** Names of the stages that call it; undefined where every stage does. */
  readonly stages: readonly string[] | undefined;
  /** What of the API may call it, as ends of ARNs; what does call it when absent. */
  readonly sources?: readonly DeployValue[];
  readonly origin: SourcePointer;
  readonly calls: Call[];
  readonly authorizers: Authorizer[];
}

/** Something that can be called, in all stages or some of them. */
interface Callee extends Pick<Grantee, "sources"> {
  readonly identity: string;
  readonly function: PlanValue;
  readonly stages: readonly string[] | undefined;
}

export type Callees =
  | { readonly kind: "known"; readonly callees: readonly Callee[] }
  /** Only the deployment knows the function. */
  | { readonly kind: "unknown" }
  /** A stage lacks the variable that names the function. */
  | {
      readonly kind: "incomplete";
      readonly callees: readonly Callee[];
      readonly variable: string;
      readonly stage: string;
    };

/** What is called behind a target, in each stage. */
export function calleesOf(target: LambdaTarget, context: LoweringContext): Callees {
  const { api, handlers } = context;
  if (target.kind === "handler") {
    const { alias, callableFrom } = handlers.get(target.handler) ?? {};
    const allowed = callableFrom === undefined ? {} : { sources: callableFrom };
    if (alias === undefined) {
      const own = {
        ...allowed,
        identity: target.handler,
        function: attributeValue(functionKey(target.handler), "name"),
      };
      return { kind: "known", callees: [{ ...own, stages: undefined }] };
    }
    const { selection } = alias;
    const callees = alias.aliases.map(({ name }): Callee => {
      const calling = selection.kind === "name" ? undefined : stagesWith(api.stages, selection.variable, name);
      return {
        ...allowed,
        identity: `${target.handler}:${name}`,
        function: attributeValue(functionAliasKey(target.handler, name), "arn"),
        stages: calling?.length === api.stages.length ? undefined : calling,
      };
    });
    return { kind: "known", callees };
  }
  if (target.permission === "elsewhere") return { kind: "known", callees: [] };
  if (target.functionArn === undefined) return { kind: "unknown" };
  const found = externalCallees(target.functionArn, api.stages);
  const { callableFrom: sources } = target;
  return found.kind === "unknown" || sources === undefined
    ? found
    : { ...found, callees: found.callees.map((each) => ({ ...each, sources })) };
}

/** A stage's variables, and those of its canary where it has one. */
export const variableSets = ({ variables, canary }: Stage): readonly Stage["variables"][] =>
  canary === undefined || canary.variables.length === 0
    ? [variables]
    : [
        variables,
        [...variables.filter(({ name }) => !canary.variables.some((each) => each.name === name)), ...canary.variables],
      ];

const stagesWith = (stages: readonly Stage[], variable: string, value: string): readonly string[] =>
  stages
    .filter((stage) =>
      variableSets(stage)
        .flat()
        .some((each) => each.name === variable && literalText(each.value) === value),
    )
    .map(({ name }) => name);

const stageVariable = /\$\{stageVariables\.(\w+)\}/g;

/** A stage variable names another function, or another alias of it, in each stage. */
function externalCallees(arn: DeployValue, stages: readonly Stage[]): Callees {
  const byArn = new Map<string, { readonly value: DeployValue; readonly stages: string[] }>();
  let missing: { readonly variable: string; readonly stage: string } | undefined;
  for (const stage of stages) {
    for (const variables of variableSets(stage)) {
      const { value, lacks } = withVariables(arn, variables);
      if (lacks !== undefined) {
        missing ??= { variable: lacks, stage: stage.name };
        continue;
      }
      const known = byArn.get(describeValue(value));
      if (known === undefined) byArn.set(describeValue(value), { value, stages: [stage.name] });
      else if (!known.stages.includes(stage.name)) known.stages.push(stage.name);
    }
  }
  const callees = [...byArn].map(
    ([text, { value, stages: calling }]): Callee => ({
      identity: `external ${text}`,
      function: planValue(value),
      stages: calling.length === stages.length ? undefined : calling,
    }),
  );
  return missing === undefined ? { kind: "known", callees } : { kind: "incomplete", callees, ...missing };
}

/** An ARN with a stage's variables in their places. */
function withVariables(
  value: DeployValue,
  variables: Stage["variables"],
): { readonly value: DeployValue; readonly lacks?: string } {
  let lacks: string | undefined;
  const parts = (value.kind === "join" ? value.parts : [value]).flatMap((part): readonly DeployValue[] => {
    if (part.kind !== "literal") return [part];
    const pieces: DeployValue[] = [];
    let end = 0;
    for (const match of part.text.matchAll(stageVariable)) {
      const found = variables.find(({ name }) => name === match[1]);
      if (found === undefined) lacks ??= match[1] ?? "";
      pieces.push(literal(part.text.slice(end, match.index)), found?.value ?? literal(""));
      end = match.index + match[0].length;
    }
    return [...pieces, literal(part.text.slice(end))];
  });
  return { value: join(parts), ...(lacks === undefined ? {} : { lacks }) };
}

/** What tells functions apart: the id of a handler, or `external` with what is known of the ARN. */
export const functionIdentity = (target: LambdaTarget): string =>
  target.kind === "handler" ? target.handler : `external ${describeValue(target.functionArn ?? target.uri)}`;

/** A handler keeps its id; another function is called what stands behind `function:` in its ARN. */
export function nameGrantees(identities: readonly string[]): (identity: string) => string {
  const external = identities.filter((identity) => identity.startsWith("external "));
  const handlers = new Set(identities.filter((identity) => !identity.startsWith("external ")));
  const names = allocateNames(
    external,
    (identity) => identity.replace(/^external (?:.*:function:)?/s, ""),
    (name) => handlers.has(name),
  );
  return (identity) => names.get(identity) ?? identity;
}
