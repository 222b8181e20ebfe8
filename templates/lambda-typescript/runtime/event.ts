/**
 * The event of a Lambda proxy integration of a REST API (payload format 1.0), as far as it is read or useful.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export interface ProxyEvent {
  /** Of HTTP APIs only. */
  readonly version?: "1.0";
  /** Path of the resource in the API, with the gateway's names of variables: `/pets/{petId}`, `/pets/{variable2}`. */
  readonly resource: string;
  /** Path of the request. Behind a custom domain it begins with the base path of the mapping. */
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Values | null;
  readonly multiValueHeaders?: MultiValues | null;
  /** Percent-decoded by the gateway. */
  readonly queryStringParameters: Values | null;
  readonly multiValueQueryStringParameters?: MultiValues | null;
  /** As the caller sent them: still percent-encoded. HTTP APIs decode them. */
  readonly pathParameters: Values | null;
  readonly stageVariables: Values | null;
  readonly requestContext: ProxyRequestContext;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
}

interface Values {
  readonly [name: string]: string | undefined;
}
interface MultiValues {
  readonly [name: string]: readonly string[] | undefined;
}

export interface ProxyRequestContext {
  readonly accountId: string;
  readonly apiId: string;
  /** What a Lambda authorizer returned as context and `principalId`, or a Cognito authorizer as `claims`. */
  readonly authorizer?: { readonly [name: string]: unknown } | null;
  readonly domainName?: string;
  readonly extendedRequestId?: string;
  readonly httpMethod: string;
  readonly identity: {
    readonly sourceIp: string;
    readonly userAgent: string | null;
    readonly apiKey?: string | null;
    readonly apiKeyId?: string | null;
    readonly caller?: string | null;
    readonly userArn?: string | null;
    readonly [name: string]: unknown;
  };
  readonly path: string;
  readonly protocol?: string;
  readonly requestId: string;
  readonly requestTimeEpoch?: number;
  readonly resourceId?: string | null;
  readonly resourcePath: string;
  readonly stage: string;
}

export interface ProxyResult {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly multiValueHeaders: { readonly [name: string]: readonly string[] };
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** The second argument of every Lambda function. */
export interface LambdaContext {
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly awsRequestId: string;
  readonly logGroupName: string;
  readonly logStreamName: string;
  /** Milliseconds left before the function is stopped. */
  getRemainingTimeInMillis(): number;
}
