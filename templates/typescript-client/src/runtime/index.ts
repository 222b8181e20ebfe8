export { ApiError } from "./api-error.js";
export type { Provided, SecurityScheme, Signer, UserAndPassword } from "./authentication.js";
export type {
  ErrorOf,
  Failure,
  Method,
  NoArguments,
  OptionalMethod,
  OtherFailure,
  OtherSuccess,
  RequestOptions,
  Success,
} from "./method.js";
export type { HttpRequest, Middleware, OperationDescriptor } from "./operation.js";
export { bindOperations, type Connection } from "./send.js";
export type {
  ClientErrorStatus,
  FailureStatus,
  InformationStatus,
  RedirectStatus,
  ServerErrorStatus,
  SuccessStatus,
} from "./status.js";
