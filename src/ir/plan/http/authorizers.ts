import type { Authorizer } from "../../authorizer.js";
import { literalText } from "../../deploy-value.js";
import { reportLimit } from "../../limits.js";
import { placeWithin, type SourcePointer } from "../../source.js";
import { checkAuthorizerArns } from "../authorizer-arns.js";
import type { HttpContext } from "../context.js";
import { functionUri } from "../function-uri.js";
import { httpApiKey, routeAuthorizerKey } from "../keys.js";
import type { RouteAuthorizerResource } from "../model-v2.js";
import { attributeValue, planValue } from "../values.js";

type Kind<Name extends Authorizer["kind"]> = Extract<Authorizer, { readonly kind: Name }>;

/** The authorizers that routes use, in the order of the model: others would be called by nobody. */
export const lowerRouteAuthorizers = (
  used: ReadonlySet<Authorizer>,
  context: HttpContext,
): readonly RouteAuthorizerResource[] =>
  context.api.authorizers.flatMap((authorizer) => {
    if (!used.has(authorizer)) return [];
    if (authorizer.kind === "jwt") return [lowerJwt(authorizer, context)];
    return authorizer.kind === "lambda" ? [lowerLambda(authorizer, context)] : [];
  });

const base = ({ id, name, origin }: Authorizer) =>
  ({
    kind: "route-authorizer",
    key: routeAuthorizerKey(id),
    origin,
    dependsOn: [],
    api: attributeValue(httpApiKey, "id"),
    name,
  }) as const;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
function lowerJwt(authorizer: Kind<"jwt">, context: HttpContext): RouteAuthorizerResource {
  const { issuer, audience, identitySource, origin, id } = authorizer;
  const isExtension = origin.pointer.endsWith("/x-amazon-apigateway-authorizer");
  const report = (problem: string, field: string): void =>
    context.diagnostics.report(
      "jwt-authorizer-invalid",
      placeWithin(origin, [...(isExtension ? ["jwtConfiguration"] : []), field], "key"),
      { authorizer: id, problem },
    );
  const text = literalText(issuer);
  if (text === "") report("names no issuer", "issuer");
  else if (text !== undefined && !/^https:\/\/[^\s/?#]+(?:\/[^\s?#]*)?$/.test(text))
    report(`has the issuer '${text}', which is no https address without a query`, "issuer");
  if (audience.length === 0) report("names no audience", "audience");
  checkSources(authorizer, [identitySource], context);
  return {
    ...base(authorizer),
    type: "JWT",
    identitySources: [identitySource],
    jwt: { issuer: planValue(issuer), audience: audience.map(planValue) },
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html */
function lowerLambda(authorizer: Kind<"lambda">, context: HttpContext): RouteAuthorizerResource {
  const { identitySources, ttlSeconds, credentials, origin, id, mode } = authorizer;
  const { diagnostics } = context;
  const isExtension = origin.pointer.endsWith("/x-amazon-apigateway-authorizer");
  if (authorizer.payloadFormatVersion === undefined)
    diagnostics.report("authorizer-payload-format-missing", origin, { authorizer: id });
  const payloadFormatVersion = authorizer.payloadFormatVersion ?? "2.0";
  const simpleResponses = authorizer.simpleResponses ?? payloadFormatVersion === "2.0";
  const help =
    "Use type `request` with the identity source `$request.header.NAME`; the function reads the same header.";
  if (mode === "token")
    diagnostics.report(
      "setting-not-for-api-type",
      placeWithin(origin, [isExtension ? "type" : "mode"], "key"),
      { setting: "TOKEN authorizer", type: "HTTP" },
      { help },
    );
  checkAuthorizerArns(authorizer, diagnostics);
  checkSources(authorizer, identitySources, context);
  if (identitySources.length === 0 && ttlSeconds !== 0)
    diagnostics.report("route-identity-source", origin, {
      authorizer: id,
      problem: "keeps its answers without an identity source to tell callers apart",
    });
  if (simpleResponses && payloadFormatVersion === "1.0")
    diagnostics.report(
      "simple-responses-format",
      placeWithin(origin, [isExtension ? "enableSimpleResponses" : "simpleResponses"], "key"),
      { authorizer: id },
    );
  if (ttlSeconds !== undefined)
    reportLimit(
      "authorizer-ttl",
      ttlSeconds,
      placeWithin(origin, [isExtension ? "authorizerResultTtlInSeconds" : "ttl"], "key"),
      diagnostics,
    );
  return {
    ...base(authorizer),
    type: "REQUEST",
    uri: functionUri(authorizer, context),
    ...(credentials === undefined ? {} : { credentials: planValue(credentials) }),
    identitySources,
    payloadFormatVersion,
    simpleResponses,
    ...(ttlSeconds === undefined ? {} : { ttlSeconds }),
  };
}

const identityPlace = ({ origin }: Authorizer): SourcePointer => {
  const isExtension = origin.pointer.endsWith("/x-amazon-apigateway-authorizer");
  return placeWithin(origin, [isExtension ? "identitySource" : "identitySources"], "key");
};

function checkSources(authorizer: Authorizer, sources: readonly string[], { diagnostics }: HttpContext): void {
  for (const source of sources) {
    const isKnown =
      authorizer.kind === "jwt"
        ? /^\$request\.(?:header|querystring)\.[^\s,]+$/.test(source)
        : /^\$(?:request\.(?:header|querystring)|context|stageVariables)\.[^\s,]+$/.test(source);
    if (!isKnown)
      diagnostics.report("route-identity-source", identityPlace(authorizer), {
        authorizer: authorizer.id,
        problem: `has the identity source '${source}', which the service does not know`,
      });
  }
}
