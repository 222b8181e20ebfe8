import type { Authorizer } from "../../authorizer.js";
import { literalText } from "../../deploy-value.js";
import { reportLimit } from "../../limits.js";
import { placeWithin } from "../../source.js";
import { checkAuthorizerArns } from "../authorizer-arns.js";
import type { LoweringContext } from "../context.js";
import { functionUri } from "../function-uri.js";
import { authorizerKey, restApiKey } from "../keys.js";
import type { AuthorizerResource } from "../model-rest.js";
import { findPatternProblem } from "../selection-pattern.js";
import { attributeValue, planValue } from "../values.js";

type Kind<Name extends Authorizer["kind"]> = Extract<Authorizer, { readonly kind: Name }>;

/** An authorizer of its own in the API; keys and IAM need none. */
export type OwnAuthorizer = Kind<"cognito"> | Kind<"lambda">;

/** The authorizers that methods use, in the order of the model: others would be called by nobody. */
export function lowerAuthorizers(
  used: ReadonlySet<Authorizer>,
  context: LoweringContext,
): readonly AuthorizerResource[] {
  return context.api.authorizers.flatMap((authorizer) => {
    if (!used.has(authorizer)) return [];
    if (authorizer.kind === "cognito") return [lowerCognito(authorizer, context)];
    return authorizer.kind === "lambda" ? [lowerLambda(authorizer, context)] : [];
  });
}

const base = ({ id, name, origin }: Authorizer) =>
  ({
    kind: "authorizer",
    key: authorizerKey(id),
    origin,
    dependsOn: [],
    api: attributeValue(restApiKey, "id"),
    name,
  }) as const;

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
const userPoolArn = /^arn:[\w-]+:cognito-idp:[\w-]+:\d{12}:userpool\/[\w-]+$/;

function lowerCognito(authorizer: Kind<"cognito">, context: LoweringContext): AuthorizerResource {
  if (authorizer.userPoolArns.length === 0)
    context.diagnostics.report("authorizer-without-user-pool", authorizer.origin, { authorizer: authorizer.id });
  for (const [index, arn] of authorizer.userPoolArns.entries()) {
    const value = literalText(arn);
    if (value === undefined || userPoolArn.test(value)) continue;
    const at = placeWithin(authorizer.origin, [isExtension(authorizer) ? "providerARNs" : "userPoolArns", index]);
    context.diagnostics.report("authorizer-user-pool-invalid", at, { authorizer: authorizer.id, value });
  }
  checkSources(authorizer, [authorizer.identitySource], "TOKEN", context);
  checkTtl(authorizer, context);
  return {
    ...base(authorizer),
    type: "COGNITO_USER_POOLS",
    identitySource: authorizer.identitySource,
    ...shared(authorizer),
    providerArns: authorizer.userPoolArns.map(planValue),
  };
}

function lowerLambda(authorizer: Kind<"lambda">, context: LoweringContext): AuthorizerResource {
  const type = authorizer.mode === "token" ? "TOKEN" : "REQUEST";
  const sources = authorizer.identitySources;
  checkFunction(authorizer, context);
  checkSources(authorizer, sources, type, context);
  checkTtl(authorizer, context);
  return {
    ...base(authorizer),
    type,
    uri: functionUri(authorizer, context),
    ...(authorizer.credentials === undefined ? {} : { credentials: planValue(authorizer.credentials) }),
    ...(sources.length === 0 ? {} : { identitySource: sources.join(",") }),
    ...shared(authorizer),
    providerArns: [],
  };
}

/** The validation expression is compared with the token; a request has none. */
function checkFunction(authorizer: Kind<"lambda">, { diagnostics }: LoweringContext): void {
  const { identityValidationExpression: expression, mode, origin, id } = authorizer;
  checkAuthorizerArns(authorizer, diagnostics);
  if (expression === undefined) return;
  const at = placeWithin(origin, ["identityValidationExpression"], "key");
  const problem =
    mode === "request" ? "a REQUEST authorizer has no token to compare it with" : findPatternProblem(expression);
  if (problem !== undefined)
    diagnostics.report("identity-validation-invalid", at, { authorizer: id, expression, problem });
}

const shared = ({ identityValidationExpression, ttlSeconds }: OwnAuthorizer) => ({
  ...(identityValidationExpression === undefined ? {} : { identityValidationExpression }),
  ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
});

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Authorizer.html#apigw-Type-Authorizer-identitySource */
function checkSources(
  authorizer: OwnAuthorizer,
  sources: readonly string[],
  type: "TOKEN" | "REQUEST",
  { diagnostics }: LoweringContext,
): void {
  const report = (problem: string): void =>
    diagnostics.report(
      "authorizer-identity-source",
      placeWithin(authorizer.origin, [isExtension(authorizer) ? "identitySource" : "identitySources"], "key"),
      { authorizer: authorizer.id, problem },
    );
  if (type === "TOKEN") {
    const [only] = sources;
    if (sources.length !== 1 || only === undefined || !/^method\.request\.header\.[^\s,]+$/.test(only))
      report(`reads its token from '${sources.join(",")}', and has to read it from one header`);
    return;
  }
  for (const source of sources)
    if (!/^(?:method\.request\.(?:multivalue)?(?:header|querystring)|context|stageVariables)\.[^\s,]+$/.test(source))
      report(`has the identity source '${source}', which the service does not know`);
  if (sources.length === 0 && authorizer.ttlSeconds !== 0)
    report("keeps its answers without an identity source to tell callers apart");
}

function checkTtl(authorizer: OwnAuthorizer, { diagnostics }: LoweringContext): void {
  const { ttlSeconds, origin } = authorizer;
  if (ttlSeconds === undefined) return;
  const at = placeWithin(origin, [isExtension(authorizer) ? "authorizerResultTtlInSeconds" : "ttl"], "key");
  reportLimit("authorizer-ttl", ttlSeconds, at, diagnostics);
}

/** The document's own extension has other names for the same things than the settings. */
const isExtension = ({ origin }: OwnAuthorizer): boolean => origin.pointer.endsWith("/x-amazon-apigateway-authorizer");
