import type { Authorizer } from "../../authorizer.js";
import { literalText } from "../../deploy-value.js";
import { reportLimit } from "../../limits.js";
import type { LoweringContext } from "../context.js";
import { functionUri } from "../function-uri.js";
import { authorizerKey, restApiKey } from "../keys.js";
import type { AuthorizerResource } from "../model-rest.js";
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
  for (const arn of authorizer.userPoolArns) {
    const value = literalText(arn);
    if (value === undefined || userPoolArn.test(value)) continue;
    const values = { authorizer: authorizer.id, value };
    context.diagnostics.report("authorizer-user-pool-invalid", authorizer.origin, values);
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
    diagnostics.report("authorizer-identity-source", authorizer.origin, { authorizer: authorizer.id, problem });
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

const checkTtl = ({ ttlSeconds, origin }: OwnAuthorizer, { diagnostics }: LoweringContext): void => {
  if (ttlSeconds !== undefined) reportLimit("authorizer-ttl", ttlSeconds, origin, diagnostics);
};
