import { knownText } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { SourceFunction } from "./carried.js";
import { createReferrers, referencesOf } from "./references.js";

/** What is around the functions of an API, read once. */
export interface Surroundings {
  /** The API itself, and what says that it belongs to it. */
  readonly ofApi: ReadonlySet<SourceResource>;
  referrers(resource: SourceResource): readonly SourceResource[];
}

export const createSurroundings = ({ api, graph, target }: RaiseContext): Surroundings => ({
  ofApi: new Set(
    graph.resources.filter(
      (each) =>
        each === api || [propertyOf(each, "RestApiId"), propertyOf(each, "ApiId")].some((id) => target(id) === api),
    ),
  ),
  referrers: createReferrers(graph),
});

const ofLambda = "AWS::Lambda::";

/** The functions that the API calls by reference, in the order of the source. */
export function calledFunctions(context: RaiseContext, { ofApi, referrers }: Surroundings): readonly SourceFunction[] {
  const called = new Set<SourceResource>();
  for (const resource of ofApi)
    for (const reference of referencesOf(resource)) {
      const lambda = functionBehind(context, context.target(reference));
      if (lambda !== undefined) called.add(lambda);
    }
  return context.ofType(`${ofLambda}Function`).flatMap((lambda) => {
    if (!called.has(lambda)) return [];
    const naming = referrers(lambda).flatMap((each) => [each, ...(isPublished(each) ? referrers(each) : [])]);
    const about = (type: string): readonly SourceResource[] =>
      [...new Set(naming)].filter(
        (each) =>
          each.type === `${ofLambda}${type}` &&
          functionBehind(context, context.target(propertyOf(each, "FunctionName"))) === lambda,
      );
    return [
      {
        lambda,
        versions: about("Version"),
        aliases: about("Alias"),
        permissions: about("Permission").filter(isForGateway),
        logGroups: context.ofType("AWS::Logs::LogGroup").filter((group) => isLogGroupOf(context, group, lambda)),
      },
    ];
  });
}

const isPublished = ({ type }: SourceResource): boolean => type === `${ofLambda}Alias` || type === `${ofLambda}Version`;

/** The function that an alias or a version is of. */
export function functionBehind(
  context: RaiseContext,
  resource: SourceResource | undefined,
): SourceResource | undefined {
  if (resource?.type === `${ofLambda}Function`) return resource;
  if (resource === undefined || !isPublished(resource)) return undefined;
  const target = context.target(propertyOf(resource, "FunctionName"));
  return target === resource ? undefined : functionBehind(context, target);
}

const isForGateway = (permission: SourceResource): boolean => {
  const principal = propertyOf(permission, "Principal");
  return principal !== undefined && knownText(principal) === "apigateway.amazonaws.com";
};

/** By reference, or by the name that Lambda gives it. */
function isLogGroupOf(context: RaiseContext, group: SourceResource, lambda: SourceResource): boolean {
  const logging = propertyOf(lambda, "LoggingConfig");
  const named = logging?.kind === "object" ? logging.members.find(([key]) => key === "LogGroup")?.[1] : undefined;
  if (context.target(named) === group) return true;
  const name = propertyOf(group, "LogGroupName");
  if (name === undefined) return false;
  if (name.kind === "join" && name.parts.length === 2) {
    const [beginning, end] = name.parts;
    return (
      beginning !== undefined &&
      knownText(beginning) === "/aws/lambda/" &&
      end?.kind === "reference" &&
      end.attribute === undefined &&
      context.target(end) === lambda
    );
  }
  const own = propertyOf(lambda, "FunctionName");
  const text = own === undefined ? undefined : context.values.preview(own);
  return text !== undefined && context.values.preview(name) === `/aws/lambda/${text}`;
}

/** Who else in the source calls the function or is told its name, in words; undefined where nobody does. */
export function otherUser(
  context: RaiseContext,
  { lambda, versions, aliases, permissions, logGroups }: SourceFunction,
  carried: ReadonlySet<SourceResource>,
  { ofApi, referrers }: Surroundings,
): string | undefined {
  const own = new Set([lambda, ...versions, ...aliases, ...permissions, ...logGroups, ...carried]);
  // What watches a function, or may call it, does not need to stand beside it.
  const isOther = (each: SourceResource): boolean =>
    !own.has(each) && !ofApi.has(each) && !/^AWS::(?:CloudWatch|Logs|IAM)::/.test(each.type);
  const other = [lambda, ...versions, ...aliases].flatMap(referrers).find(isOther);
  if (other !== undefined) return `'${other.id}' (${other.type}) uses it too`;
  const events = context.graph.notes.find(
    ({ node, outcome }) => outcome === "left" && node.startsWith(`${lambda.id}.Events.`),
  );
  return events === undefined ? undefined : `'${events.node}' (${events.type}) calls it too`;
}

/** A reference that nothing can be written for once the function is the build's; undefined where there is none. */
export function unwritableReference(
  context: RaiseContext,
  { lambda, aliases }: SourceFunction,
  { ofApi }: Surroundings,
): string | undefined {
  const [alias, ...others] = aliases;
  if (others.length > 0) return "it has several aliases";
  for (const resource of ofApi)
    for (const reference of referencesOf(resource)) {
      const target = context.target(reference);
      const isKnown =
        target === lambda
          ? [undefined, "Arn", "InvokeArn"].includes(reference.attribute)
          : target !== alias || [undefined, "Arn", "InvokeArn", "AliasArn"].includes(reference.attribute);
      if (!isKnown) return `'${resource.id}' refers to its '${reference.attribute}'`;
      if (target?.type === "AWS::Lambda::Version" && functionBehind(context, target) === lambda)
        return `'${resource.id}' calls one version of it`;
    }
  return undefined;
}
