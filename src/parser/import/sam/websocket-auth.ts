import type { SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { made, makeResource } from "./make-resource.js";
import { executionArn } from "./rest-api.js";
import { invocationUri } from "./rest-events.js";
import { decidedText, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { take } from "./sam-resource.js";
import { isObject, member, reference, scalar } from "./values.js";

/** Who may open a connection. */
export interface ConnectAuthorizer {
  /** What the route `$connect` says of it. */
  readonly ofRoute: readonly (readonly SourceProperty[])[];
  readonly resources: readonly SourceResource[];
}

/** `Auth` of a WebSocket API. */
export function authorizerOf(
  sam: SamResource,
  routes: SourceValue | undefined,
  context: SamContext,
): ConnectAuthorizer | undefined {
  const auth = take(sam, "Auth", context);
  if (!isObject(auth) || auth.members.length === 0) return undefined;
  const what = `'Auth' of ${sam.resource.id}`;
  const given = member(auth, "AuthType");
  const type = decidedText(context, given)?.toUpperCase();
  if (given === undefined || type === undefined) {
    reportRefused(context, what, "it has no 'AuthType'", auth.at);
    return undefined;
  }
  if (type !== "AWS_IAM" && type !== "CUSTOM" && type !== "NONE") {
    reportInvalid(context, `'AuthType' of ${sam.resource.id}`, "AWS_IAM, CUSTOM or NONE", given);
    return undefined;
  }
  if (type !== "CUSTOM" && auth.members.length > 1) {
    reportRefused(context, what, `'AuthType: ${type}' takes no further configuration`, auth.at);
  }
  if (member(routes, "$connect") === undefined) {
    reportRefused(context, what, "it holds for the route $connect, which is not there", auth.at);
  }
  if (type !== "CUSTOM") return { ofRoute: [made("AuthorizationType", scalar(type, given.at))], resources: [] };
  return lambdaAuthorizer(sam, auth, context);
}

function lambdaAuthorizer(sam: SamResource, auth: SourceValue, context: SamContext): ConnectAuthorizer | undefined {
  const { id } = sam.resource;
  const { at } = auth;
  const called = member(auth, "AuthArn");
  if (called === undefined) {
    reportRefused(context, `'Auth' of ${id}`, "'AuthType: CUSTOM' needs an 'AuthArn'", at);
    return undefined;
  }
  const name = `${id}ConnectAuthorizer`;
  const role = member(auth, "InvokeRole");
  const authorizer = makeResource(sam, name, "AWS::ApiGatewayV2::Authorizer", [
    made("ApiId", reference(id, at)),
    made("AuthorizerType", scalar("REQUEST", at)),
    made("AuthorizerUri", invocationUri(called, called.at)),
    made("AuthorizerCredentialsArn", role),
    made("IdentitySource", member(auth, "IdentitySource")),
    made("Name", member(auth, "Name") ?? scalar(name, at)),
  ]);
  const permission = makeResource(sam, `${id}AuthorizerPermission`, "AWS::Lambda::Permission", [
    made("Action", scalar("lambda:InvokeFunction", at)),
    made("FunctionName", called),
    made("Principal", scalar("apigateway.amazonaws.com", at)),
    made("SourceArn", executionArn(reference(id, at), ["/authorizers/*"], at)),
  ]);
  return {
    ofRoute: [made("AuthorizationType", scalar("CUSTOM", at)), made("AuthorizerId", reference(name, at))],
    resources: role === undefined ? [authorizer, permission] : [authorizer],
  };
}
