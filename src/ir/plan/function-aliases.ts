import { digest } from "../digest.js";
import type { AliasVersion, FunctionAlias, Handler } from "../handler.js";
import type { LoweringContext } from "./context.js";
import { canonical } from "./fingerprint.js";
import { functionAliasKey, functionKey, functionVersionKey } from "./keys.js";
import type { PlanValue } from "./model-base.js";
import type { FunctionAliasResource, FunctionResource, FunctionVersionResource, PlanCode } from "./model-functions.js";
import { attributeValue, joinValues, literalValue, parameterValue, planValue } from "./values.js";

/** The version that the deployment publishes, and the aliases of it or of earlier ones. */
export function lowerAliases(
  handler: Handler,
  lambda: FunctionResource,
): readonly (FunctionVersionResource | FunctionAliasResource)[] {
  if (handler.alias === undefined) return [];
  const version: FunctionVersionResource = {
    kind: "function-version",
    key: functionVersionKey(handler.id),
    origin: handler.origin,
    dependsOn: [],
    function: attributeValue(lambda.key, "name"),
    // Of a function that publishes, which tells there what it is.
    description: lambda.description ?? literalValue(""),
  };
  return [version, ...handler.alias.aliases.map((alias) => lowerAlias(alias, handler))];
}

/**
 * What tells a function from the one that was published before it: the release of its code, and a digest of everything
 * else that a version holds. It stands in the descriptions of the function and of the version alike. The service refuses
 * a version of a function that has not changed, as an archive does not that lies under another key; so whatever asks for
 * another version changes the function too.
 * https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html
 */
export function publicationOf(lambda: FunctionResource, { api }: LoweringContext): PlanValue {
  const { operation: _, awaits: __, publishes: ___, reservedConcurrency: ____, tags: _____, ...configuration } = lambda;
  const overridden = api.overrides
    .filter(({ resource }) => resource === lambda.key)
    .map(({ properties }) => properties);
  return joinValues(releaseOf(lambda.code), ", ", digest(canonical({ configuration, overridden }, "")).slice(0, 10));
}

/** As far as the deployment is told. */
function releaseOf(code: PlanCode): PlanValue {
  if (code.kind === "image") return code.uri;
  if (code.kind === "inline") return literalValue("inline");
  if (code.kind === "local") return parameterValue("Release");
  return code.version === undefined ? code.key : joinValues(code.key, " ", code.version);
}

function lowerAlias({ name, version, canary, provisionedConcurrency }: FunctionAlias, { id, origin }: Handler) {
  const isPublished = version.kind === "published" || canary?.version.kind === "published";
  const alias: FunctionAliasResource = {
    kind: "function-alias",
    key: functionAliasKey(id, name),
    origin,
    // An alias of an earlier version may still be of the first, which has to be there.
    dependsOn: isPublished ? [] : [functionVersionKey(id)],
    function: attributeValue(functionKey(id), "name"),
    name,
    version: numberOf(version, id),
    ...(canary === undefined ? {} : { canary: { version: numberOf(canary.version, id), weight: canary.weight } }),
    ...(provisionedConcurrency === undefined ? {} : { provisionedConcurrency }),
  };
  return alias;
}

const numberOf = (version: AliasVersion, handler: Handler["id"]): PlanValue =>
  version.kind === "given" ? planValue(version.number) : attributeValue(functionVersionKey(handler), "version");

/** What the gateway calls of a function that the build makes: the function, or its alias in the stage. */
export function calledFunction({ id, alias }: Handler): PlanValue {
  if (alias === undefined) return attributeValue(functionKey(id), "arn");
  const { selection } = alias;
  return selection.kind === "name"
    ? attributeValue(functionAliasKey(id, selection.name), "arn")
    : joinValues(attributeValue(functionKey(id), "arn"), literalValue(`:\${stageVariables.${selection.variable}}`));
}
