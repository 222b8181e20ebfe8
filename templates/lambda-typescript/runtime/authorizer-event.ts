import type { ProxyRequestContext } from "./event.js";

/**
 * What the gateway calls an authorizer function with.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-input.html
 */
export interface TokenAuthorizerEvent {
  readonly type: "TOKEN";
  /** The whole header: `Bearer eyJ...`. */
  readonly authorizationToken: string;
  /** `arn:aws:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>`. */
  readonly methodArn: string;
}

export interface RequestAuthorizerEvent {
  /** Of HTTP APIs only. */
  readonly version?: "1.0";
  readonly type: "REQUEST";
  readonly methodArn: string;
  readonly resource: string;
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: { readonly [name: string]: string | undefined } | null;
  readonly multiValueHeaders?: { readonly [name: string]: readonly string[] | undefined } | null;
  readonly queryStringParameters: { readonly [name: string]: string | undefined } | null;
  readonly multiValueQueryStringParameters?: { readonly [name: string]: readonly string[] | undefined } | null;
  readonly pathParameters: { readonly [name: string]: string | undefined } | null;
  readonly stageVariables: { readonly [name: string]: string | undefined } | null;
  readonly requestContext: ProxyRequestContext;
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policyDocument: { readonly Version: "2012-10-17"; readonly Statement: readonly PolicyStatement[] };
  /** Reaches handlers as `context.authorizer`. */
  readonly context?: AuthorizerContext;
  readonly usageIdentifierKey?: string;
}

export interface PolicyStatement {
  readonly Action: "execute-api:Invoke";
  readonly Effect: "Allow" | "Deny";
  readonly Resource: readonly string[];
}

/** The gateway passes on nothing but these. */
export interface AuthorizerContext {
  readonly [name: string]: string | number | boolean;
}
