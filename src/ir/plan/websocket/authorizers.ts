import type { Authorizer } from "../../authorizer.js";
import { placeWithin } from "../../source.js";
import { checkAuthorizerArns } from "../authorizer-arns.js";
import type { WebSocketContext } from "../context.js";
import { functionUri } from "../function-uri.js";
import { routeAuthorizerKey, webSocketApiKey } from "../keys.js";
import type { RouteAuthorizerResource } from "../model-v2.js";
import { attributeValue, planValue } from "../values.js";

/**
 * The Lambda authorizers that `$connect` uses. Other kinds do not exist here.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
 */
export const lowerAuthorizers = (
  used: ReadonlySet<Authorizer>,
  context: WebSocketContext,
): readonly RouteAuthorizerResource[] =>
  context.api.authorizers.flatMap((authorizer): readonly RouteAuthorizerResource[] => {
    if (!used.has(authorizer)) return [];
    const { id, name, origin, kind } = authorizer;
    if (kind !== "lambda") {
      context.diagnostics.report("route-authorizer-kind", origin, { authorizer: id, kind: kindNames[kind] ?? kind });
      return [];
    }
    checkAuthorizerArns(authorizer, context.diagnostics);
    checkSources(authorizer.identitySources, authorizer, context);
    return [
      {
        kind: "route-authorizer",
        key: routeAuthorizerKey(id),
        origin,
        dependsOn: [],
        api: attributeValue(webSocketApiKey, "id"),
        name,
        type: "REQUEST",
        uri: functionUri(authorizer, context),
        ...(authorizer.credentials === undefined ? {} : { credentials: planValue(authorizer.credentials) }),
        identitySources: authorizer.identitySources,
      },
    ];
  });

const kindNames: Readonly<Record<string, string>> = { cognito: "user pool", jwt: "JWT" };

function checkSources(sources: readonly string[], { id, origin }: Authorizer, { diagnostics }: WebSocketContext): void {
  const isExtension = origin.pointer.endsWith("/x-amazon-apigateway-authorizer");
  const at = placeWithin(origin, [isExtension ? "identitySource" : "identitySources"], "key");
  for (const source of sources)
    if (
      !/^(?:route\.request\.(?:header|querystring|multivaluequerystring)|context|stageVariables)\.[^\s,]+$/.test(source)
    )
      diagnostics.report("connect-identity-source", at, {
        authorizer: id,
        problem: `has the identity source '${source}', which the service does not know`,
      });
}
