import type { Authorizer } from "../../authorizer.js";
import { type Authorization, lowerAuthorization, type TypeOfAuthorizer } from "../authorization.js";
import type { RestContext } from "../context.js";
import { createGroupedReport } from "../grouped-report.js";
import { checkGroups } from "../groups-check.js";
import { authorizerKey, methodKey, restApiKey } from "../keys.js";
import type { AuthorizationType, MethodResource, PlanIntegration, RequestValidatorResource } from "../model-rest.js";
import type { Route } from "../routes.js";
import { attributeValue } from "../values.js";
import { withCorsHeaders } from "./cors.js";
import { isProxy, lowerIntegration } from "./integrations.js";
import { lowerMethodResponses } from "./method-responses.js";
import type { Models } from "./models.js";
import { resourceOf } from "./paths.js";
import { lowerRequestParameters } from "./request-parameters.js";
import { lowerValidators } from "./validators.js";

export interface Methods {
  /** In the order of the routes. */
  readonly methods: readonly MethodResource[];
  readonly validators: readonly RequestValidatorResource[];
  /** What the methods make use of. */
  readonly authorizers: ReadonlySet<Authorizer>;
}

/** One method for each route. */
export function lowerMethods(routes: readonly Route[], models: Models, context: RestContext): Methods {
  const authorizers = new Set<Authorizer>();
  const report = createGroupedReport(context.diagnostics);
  const drafts = routes.map((route) => {
    const authorization = lowerAuthorization(route.operation, typeOfAuthorizer, report, context);
    if (authorization.authorizer !== undefined) authorizers.add(authorization.authorizer);
    checkGroups(route.operation, authorization.type === "AWS_IAM" ? "iam" : authorization.authorizer, context);
    return lowerMethod(route, models, authorization, context);
  });
  report.finish();
  const validators = lowerValidators(
    drafts.map((method, index) => ({
      method,
      validation: routes[index]?.operation.validation ?? { body: false, parameters: false },
    })),
  );
  const methods = drafts.map((method) => {
    const validator = validators.byMethod.get(method.key);
    return validator === undefined ? method : { ...method, validator: attributeValue(validator.key, "id") };
  });
  return { methods, validators: validators.resources, authorizers };
}

const typeOfAuthorizer: TypeOfAuthorizer<AuthorizationType> = ({ kind }) =>
  kind === "cognito" ? { type: "COGNITO_USER_POOLS", checksScopes: true } : { type: "CUSTOM", checksScopes: false };

/** A method without its validator. */
function lowerMethod(
  route: Route,
  models: Models,
  authorization: Authorization<AuthorizationType>,
  context: RestContext,
): MethodResource {
  const { operation, path, httpMethod } = route;
  const { authorizer } = authorization;
  const integration = integrationOf(route, context);
  return {
    kind: "method",
    key: methodKey(httpMethod, path),
    origin: operation.origin,
    dependsOn: [],
    api: attributeValue(restApiKey, "id"),
    resource: resourceOf(path),
    path,
    httpMethod,
    operationName: operation.id,
    ...(operation.tags[0] === undefined ? {} : { tag: operation.tags[0] }),
    authorizationType: authorization.type,
    ...(authorizer === undefined ? {} : { authorizer: attributeValue(authorizerKey(authorizer.id), "id") }),
    authorizationScopes: authorization.scopes,
    apiKeyRequired: authorization.apiKeyRequired,
    requestParameters: lowerRequestParameters(operation, context),
    requestModels: models.ofOperation(operation),
    integration,
    responses: lowerMethodResponses(operation, integration),
  };
}

function integrationOf(route: Route, context: RestContext): PlanIntegration {
  const { operation } = route;
  const { cors } = context.api;
  const integration = lowerIntegration(route, context);
  if (cors === undefined || isProxy(operation.integration)) return integration;
  const answering = withCorsHeaders(integration, cors);
  const isChanged = answering.responses.some((response, index) => response !== integration.responses[index]);
  if (isChanged && cors.origins.length > 1)
    context.diagnostics.report("cors-origin-single", operation.integration.origin, {
      what: `The integration of operation '${operation.id}'`,
      answers: "its answers",
    });
  return answering;
}
