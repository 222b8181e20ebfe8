import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { SourceFunction } from "./carried.js";
import { carryRoles } from "./carry-roles.js";
import { functionProblem } from "./function-problems.js";
import {
  calledFunctions,
  createSurroundings,
  otherUser,
  type Surroundings,
  unwritableReference,
} from "./function-surroundings.js";
import { ownLogGroup } from "./log-groups.js";
import { ownConnections } from "./own-connections.js";
import { aliasProblem } from "./raise-alias.js";
import { referencesOf } from "./references.js";
import { calledName, settingName } from "./setting-name.js";
import { shapeOf } from "./value-shape.js";

/**
 * Lets the functions that only this API calls come along, with their roles, log groups and aliases: settings describe
 * them, and whatever refers to them refers to the build's. A function that settings cannot describe stays where it is.
 * Comes before anything is written that may refer to one.
 */
export function carryFunctions(context: RaiseContext): void {
  const around = createSurroundings(context);
  const described = calledFunctions(context, around).filter((found) =>
    stays(context, found, ownProblem(context, found, around)),
  );
  const alike = withSameConnections(context, described, around);
  const taken = new Set<string>();
  for (const found of withoutOthers(context, alike, around)) {
    const name = nameOf(context, found.lambda, taken);
    context.carried.functions.push({ ...found, name, connections: ownConnections(context, found, around) });
    standFor(context, found, name);
  }
  carryRoles(context, around);
}

/** What the build itself called a function, or else as its resource is called. */
function nameOf(context: RaiseContext, lambda: SourceResource, taken: Set<string>): string {
  const own = ownId(lambda);
  if (own === undefined || own.length > mostOfName || taken.has(own.toLowerCase())) {
    const named = { id: own ?? lambda.id, called: calledName(context, lambda, "FunctionName") };
    return settingName(named, /(?:Lambda)?Function$/i, mostOfName, taken);
  }
  taken.add(own.toLowerCase());
  return own;
}

/** Characters that the settings allow in the name of a function. */
const mostOfName = 38;

/** What the build itself called a function: it names it so, or looks for its archive by that. */
function ownId(lambda: SourceResource): string | undefined {
  const name = shapeOf(propertyOf(lambda, "FunctionName")) ?? "";
  const key = shapeOf(memberOf(propertyOf(lambda, "Code"), "S3Key")) ?? "";
  return (
    /^\$\{NamePrefix\}-([A-Za-z][\w-]*)$/.exec(name)?.[1] ??
    /^\$\{ArtifactPrefix\}([A-Za-z][\w-]*)\.zip$/.exec(key)?.[1]
  );
}

/** The settings say once what functions may do with the connections of a WebSocket API. */
function withSameConnections(
  context: RaiseContext,
  found: readonly SourceFunction[],
  around: Surroundings,
): readonly SourceFunction[] {
  const actions = found.map((each) => ownConnections(context, each, around)?.actions.join());
  const usual = actions.find((each) => each !== undefined);
  const other = "it may do other things with connections than the functions before it";
  return found.filter((each, index) =>
    stays(context, each, actions[index] === undefined || actions[index] === usual ? undefined : other),
  );
}

/** Functions that nothing but this API and the others of them uses. */
function withoutOthers(
  context: RaiseContext,
  found: readonly SourceFunction[],
  around: Surroundings,
): readonly SourceFunction[] {
  const lambdas = new Set(found.map(({ lambda }) => lambda));
  const kept = found.filter((each) => stays(context, each, otherUser(context, each, lambdas, around)));
  return kept.length === found.length ? kept : withoutOthers(context, kept, around);
}

/** Says why a function is left, where there is a reason; true where there is none. */
function stays(context: RaiseContext, { lambda }: SourceFunction, problem: string | undefined): boolean {
  if (problem === undefined) return true;
  context.claims.annotateResource(lambda, "left", `${problem}: the API calls it by its ARN`);
  return false;
}

function ownProblem(context: RaiseContext, found: SourceFunction, around: Surroundings): string | undefined {
  const { lambda } = found;
  const told = referencesOf(lambda).find((each) => {
    const target = context.target(each);
    return target !== undefined && around.ofApi.has(target);
  });
  if (told !== undefined && ownConnections(context, found, around) === undefined)
    return `it is told of the API itself ('${told.resource}')`;
  return (
    functionProblem(lambda, context) ?? unwritableReference(context, found, around) ?? aliasProblem(context, found)
  );
}

/** How the function and its alias are written from now on, and the group of its log. */
function standFor(context: RaiseContext, found: SourceFunction, name: string): void {
  const { values } = context;
  const arn = `\${functions.${name}.arn}`;
  const invocation = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
  values.stand(found.lambda.id, (attribute) => {
    if (attribute === undefined) return `\${functions.${name}.name}`;
    return attribute === "Arn" ? arn : attribute === "InvokeArn" ? invocation : undefined;
  });
  // The build calls a function through its alias wherever it calls it.
  for (const alias of found.aliases)
    values.stand(alias.id, (attribute) => (attribute === "InvokeArn" ? invocation : arn));
  const group = ownLogGroup(context, found);
  const groupName = group === undefined ? undefined : propertyOf(group, "LogGroupName");
  if (group === undefined || groupName === undefined) return;
  values.stand(group.id, (attribute) => {
    const text = values.template(groupName);
    if (attribute === undefined || text === undefined) return text;
    return attribute === "Arn"
      ? `arn:\${AWS::Partition}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${text}:*`
      : undefined;
  });
}
