import type { JsonValue } from "../../../ir/json.js";
import { addPermission, functionArn, functionOf } from "./expand-functions.js";
import { authorizerPart, functionPart } from "./names.js";
import type { Service, ServiceEvent } from "./service.js";
import { executionArn, invocationUri, ref } from "./template-builder.js";

const apiId = "ApiGatewayRestApi";

type Authorization = Readonly<Record<string, JsonValue | undefined>>;

/**
 * How a method is authorised: by a function of the service's or another's, by a user pool, by IAM, or by an authorizer
 * among the resources. https://www.serverless.com/framework/docs/providers/aws/events/apigateway#http-endpoints-with-custom-authorizers
 */
export function authorizationOf(event: ServiceEvent, service: Service): Authorization {
  const short = event.settings?.text("authorizer");
  const own = event.settings?.object("authorizer");
  const type = (own?.text("type") ?? (short?.toLowerCase() === "aws_iam" ? "AWS_IAM" : "TOKEN")).toUpperCase();
  if (short === undefined && own === undefined) return { AuthorizationType: "NONE" };
  if (type === "AWS_IAM") return { AuthorizationType: "AWS_IAM" };
  const external = own?.json("authorizerId");
  if (external !== undefined)
    return {
      AuthorizationType: type === "TOKEN" || type === "REQUEST" ? "CUSTOM" : type,
      AuthorizerId: external,
      AuthorizationScopes: own?.json("scopes"),
    };
  const arn = own?.json("arn") ?? (short?.startsWith("arn:") ? short : undefined);
  const name = own?.text("name") ?? (short?.startsWith("arn:") ? undefined : short) ?? nameIn(arn);
  const isPool = type === "COGNITO_USER_POOLS" || (typeof arn === "string" && arn.includes(":cognito-idp:"));
  const id = `${authorizerPart(name)}ApiGatewayAuthorizer`;
  const target = functionOf(service, name);
  const called = arn ?? (target === undefined ? undefined : functionArn(target));
  if (called === undefined) {
    service.lose(event.from, "authorizer", `there is no function '${name}' in this service`);
    return { AuthorizationType: "NONE" };
  }
  const ttl = own?.number("resultTtlInSeconds");
  const common = { Name: name, RestApiId: ref(apiId), AuthorizerResultTtlInSeconds: ttl ?? 300 };
  const source = own?.json("identitySource") ?? "method.request.header.Authorization";
  const validation = own?.text("identityValidationExpression");
  service.template.add(
    id,
    "AWS::ApiGateway::Authorizer",
    isPool
      ? { ...common, Type: "COGNITO_USER_POOLS", ProviderARNs: [called], IdentitySource: source }
      : {
          ...common,
          Type: type,
          AuthorizerUri: invocationUri(called),
          IdentitySource: source,
          IdentityValidationExpression: validation,
        },
    event.from,
  );
  if (isPool)
    return { AuthorizationType: "COGNITO_USER_POOLS", AuthorizerId: ref(id), AuthorizationScopes: own?.json("scopes") };
  if (own?.boolean("managedExternally") !== true) {
    addPermission(
      service,
      `${functionPart(name)}LambdaPermissionApiGateway`,
      called,
      executionArn(apiId, "*/*"),
      event.from,
    );
  }
  return { AuthorizationType: "CUSTOM", AuthorizerId: ref(id) };
}

const nameIn = (arn: JsonValue | undefined): string =>
  typeof arn === "string" ? (arn.split(/[:/]/).at(-1) ?? "authorizer") : "authorizer";
