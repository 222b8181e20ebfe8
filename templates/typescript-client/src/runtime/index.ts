export type {
  Provided,
  ProvidedToken,
  SecurityScheme,
  Signer,
  TokenSource,
  UserAndPassword,
} from "./authentication.js";
export { bindOperations } from "./bind.js";
export type { BinaryBody } from "./body.js";
export { operation } from "./call.js";
export { type Connection, type ConnectionOptions, openConnection, type Timeouts } from "./connection.js";
export type { Environment } from "./environment.js";
export { ApiError, CallError, ConnectionError, FormatError, TimeoutError } from "./errors.js";
export type { GatewayFault, GatewayFaultType } from "./gateway-fault.js";
export type {
  CallParameters,
  ErrorOf,
  Failure,
  Method,
  NoArguments,
  Operation,
  OtherFailure,
  OtherSuccess,
  RequestOptions,
  Success,
} from "./method.js";
export type { HttpRequest, Middleware, OperationDescriptor } from "./operation.js";
export { type RateLimit, type RateLimits, rateLimit } from "./rate-limit.js";
export type { RetryOptions } from "./retry.js";
export type {
  ClientErrorStatus,
  FailureStatus,
  InformationStatus,
  RedirectStatus,
  ServerErrorStatus,
  SuccessStatus,
} from "./status.js";
