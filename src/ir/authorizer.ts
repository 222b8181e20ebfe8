import type { DeployValue } from "./deploy-value.js";
import type { AuthorizerId, SecuritySchemeId } from "./ids.js";
import type { LambdaTarget, PayloadFormatVersion } from "./integration.js";
import type { SourcePointer } from "./source.js";

/** One scheme that must hold; `scopes` as the operation lists them. */
export interface Requirement {
  readonly scheme: SecuritySchemeId;
  readonly scopes: readonly string[];
  readonly origin: SourcePointer;
}

/** What a caller has to send, as the document says it; clients are generated from this. */
export interface SecurityScheme {
  readonly id: SecuritySchemeId;
  readonly description?: string;
  readonly credential: Credential;
  /** What the service's own documents call the kind of authorization (`custom`, `awsSigv4`); it changes nothing else. */
  readonly authType?: string;
  /** What the gateway enforces for it. */
  readonly authorizer: AuthorizerId;
  readonly origin: SourcePointer;
}

export type Credential =
  | { readonly kind: "apiKey"; readonly in: "header" | "query" | "cookie"; readonly name: string }
  /** `scheme` in lower case: basic, bearer, ... */
  | { readonly kind: "http"; readonly scheme: string; readonly bearerFormat?: string }
  | { readonly kind: "oauth2"; readonly flows: readonly OAuthFlow[] }
  | { readonly kind: "openIdConnect"; readonly url: string }
  | { readonly kind: "sigv4" }
  | { readonly kind: "mutualTls" };

export interface OAuthFlow {
  readonly flow: "implicit" | "password" | "clientCredentials" | "authorizationCode" | "deviceAuthorization";
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly { readonly name: string; readonly description: string }[];
}

/** What the gateway checks before it calls the integration. */
export type Authorizer =
  /** The gateway's own keys: `x-api-key`, tied to usage plans. Identification and quota, not authentication. */
  | (AuthorizerBase & { readonly kind: "apiKey" })
  /** Signature Version 4, checked against IAM policies. */
  | (AuthorizerBase & { readonly kind: "iam" })
  | (AuthorizerBase & {
      readonly kind: "cognito";
      /** User pool ARNs, one or more. */
      readonly userPoolArns: readonly DeployValue[];
      readonly identitySource: string;
      readonly ttlSeconds?: number;
      readonly identityValidationExpression?: string;
    })
  | (AuthorizerBase & {
      readonly kind: "lambda";
      readonly mode: "token" | "request";
      readonly target: LambdaTarget;
      /** Role that the gateway assumes to call the function, in place of a permission on it. */
      readonly credentials?: DeployValue;
      /**
       * `method.request.header.Authorization`, `method.request.querystring.key`, `context.*`, `stageVariables.*`; of HTTP
       * APIs `$request.header.Authorization`, `$context.*`, `$stageVariables.*`.
       */
      readonly identitySources: readonly string[];
      readonly identityValidationExpression?: string;
      /** 0-3600; the service's 300 when absent. */
      readonly ttlSeconds?: number;
      /** How the function that the build makes checks a token; absent where its author writes that. */
      readonly verification?: TokenVerification;
      /** HTTP APIs only: the shape of the event. */
      readonly payloadFormatVersion?: PayloadFormatVersion;
      /** HTTP APIs only: the function answers `{ isAuthorized, context }` in place of a policy. */
      readonly simpleResponses?: boolean;
    })
  /** HTTP APIs only: the gateway itself verifies the token, with the keys that the issuer publishes. */
  | (AuthorizerBase & {
      readonly kind: "jwt";
      /** The token's `iss`, and where `/.well-known/openid-configuration` stands. */
      readonly issuer: DeployValue;
      /** One of them has to be the token's `aud`, or its `client_id`. */
      readonly audience: readonly DeployValue[];
      /** `$request.header.Authorization`. */
      readonly identitySource: string;
    })
  /** Checked where TLS ends, at the custom domain; the gateway adds nothing at the method. */
  | (AuthorizerBase & { readonly kind: "mutualTls" });

/** A JSON Web Token's signature, issuer, audience, time, scopes and groups. */
export interface TokenVerification {
  readonly issuer: DeployValue;
  /** One or more; a token is for one of them. */
  readonly audiences: readonly DeployValue[];
  /** Address of the issuer's keys; its metadata tells it when absent. */
  readonly jwksUri?: DeployValue;
  /** Signatures that are accepted, `RS256`. */
  readonly algorithms: readonly string[];
  /** The first of the claims that is there counts. */
  readonly scopesClaims: readonly string[];
  readonly groupsClaims: readonly string[];
}

interface AuthorizerBase {
  readonly id: AuthorizerId;
  /** Name in the gateway: letters, digits, `-` and `_`, at most 128. */
  readonly name: string;
  readonly origin: SourcePointer;
}
