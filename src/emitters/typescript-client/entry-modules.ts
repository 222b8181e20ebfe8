import { compareText } from "../../ir/compare.js";
import type { ClientModel } from "./client-model.js";
import { connectionExports } from "./connection-module.js";
import { exportLine, generatedHeader } from "./module-text.js";
import type { AuthFeatures, ClientFeatures } from "./runtime-modules.js";

/** `src/index.ts`: the client, the types of the document, and what every client throws and takes. */
export function indexModule(model: ClientModel, features: ClientFeatures): string {
  const groupTypes = model.groups.map(({ type }) => `type ${type}`).sort(compareText);
  const client = ["type Client", "createClient", ...groupTypes];
  return `${generatedHeader}
${exportLine(client, "./client.js")}${exportLine(connectionExports(model), "./connection.js")}export type * from "./operation-types.js";
export {
  ApiError,
  type BinaryBody,
  CallError,
  type Connection,
  ConnectionError,
  type ConnectionOptions,
  type Environment,
  type ErrorOf,
  type Failure,
  FormatError,
  type GatewayFault,
  type GatewayFaultType,
  type HttpRequest,
  type Method,
  type Middleware,
  type NoArguments,
  type Operation,
  type Provided,
  type ProvidedToken,
  type RateLimit,
  type RateLimits,
  type RequestOptions,
  type RetryOptions,
  rateLimit,
  type Signer,
  type Success,
  TimeoutError,
  type Timeouts,
  type TokenSource,
  type UserAndPassword,
} from "./runtime/index.js";
${features.streams ? 'export type { ServerSentEvent } from "./runtime/event-stream.js";\n' : ""}export type * from "./types.js";
`;
}

/** `src/auth.ts`: what makes credentials and keeps them. */
export function authModule({ signature, tokens }: AuthFeatures): string {
  const lines = [
    ...(tokens
      ? [
          exportLine(["type CognitoOptions", "cognitoUserPool"], "./runtime/cognito.js"),
          exportLine(
            [
              "type ClientCredentialsOptions",
              "clientCredentials",
              "type RefreshTokenOptions",
              "refreshToken",
              "TokenError",
            ],
            "./runtime/oauth.js",
          ),
        ]
      : []),
    ...(signature
      ? [exportLine(["type AwsCredentials", "type SignatureOptions", "signatureV4"], "./runtime/signature.js")]
      : []),
    ...(tokens
      ? [exportLine(["type IssuedToken", "type TokenSourceOptions", "tokenSource"], "./runtime/token-source.js")]
      : []),
  ];
  return `${generatedHeader}\n${lines.join("")}`;
}
