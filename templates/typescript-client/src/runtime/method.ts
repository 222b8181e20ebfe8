import type { ApiError } from "./api-error.js";
import type { FailureStatus, SuccessStatus } from "./status.js";

/** Header fields of a response; those that the API describes are suggested. */
export type ResponseHeaders<Name extends string> = Headers & { get(name: Name): string | null };

/** A response with a status of 200 to 299. */
export interface Success<
  Status extends number,
  Body,
  ContentType extends string = string,
  Header extends string = never,
> {
  readonly ok: true;
  readonly status: Status;
  readonly body: Body;
  readonly contentType: ContentType;
  readonly headers: ResponseHeaders<Header>;
}

/** A response with any other status. */
export interface Failure<
  Status extends number,
  Body,
  ContentType extends string = string,
  Header extends string = never,
> {
  readonly ok: false;
  readonly status: Status;
  readonly body: Body;
  readonly contentType: ContentType;
  readonly headers: ResponseHeaders<Header>;
}

/** Failures that the API does not describe: of the gateway, of a proxy on the way. */
export type OtherFailure<Described extends number = never> = Failure<Exclude<FailureStatus, Described>, unknown>;

/** Successes that the API does not describe. */
export type OtherSuccess<Described extends number = never> = Success<Exclude<SuccessStatus, Described>, unknown>;

/** The errors that a method throws for its failures, told apart by `status`. */
export type ErrorOf<Responses> = Responses extends {
  readonly ok: false;
  readonly status: infer Status extends number;
  readonly body: infer Body;
}
  ? ApiError<Status, Body>
  : never;

/** What can be said of a single call. */
export interface RequestOptions {
  /** Added to the request; they replace fields of the same name. */
  readonly headers?: { readonly [name: string]: string };
  /** Aborts the call. */
  readonly signal?: AbortSignal;
  /** Where this call goes, in place of the client's base URL. */
  readonly baseUrl?: string;
}

/** An operation of the API. */
export interface Method<Arguments, Result, Responses> {
  /** Resolves to the body of a successful response; throws an `ApiError` for every other. */
  (input: Arguments, options?: RequestOptions): Promise<Result>;
  /** Resolves to the whole response, whatever its status. */
  raw(input: Arguments, options?: RequestOptions): Promise<Responses>;
  /** Whether an error was thrown for a response of this operation. */
  isError(error: unknown): error is ErrorOf<Responses>;
}

/** An operation that needs no arguments. */
export interface OptionalMethod<Arguments, Result, Responses> {
  /** Resolves to the body of a successful response; throws an `ApiError` for every other. */
  (input?: Arguments, options?: RequestOptions): Promise<Result>;
  /** Resolves to the whole response, whatever its status. */
  raw(input?: Arguments, options?: RequestOptions): Promise<Responses>;
  /** Whether an error was thrown for a response of this operation. */
  isError(error: unknown): error is ErrorOf<Responses>;
}

/** What an operation without parameters and body takes: an empty object. */
export interface NoArguments {
  readonly [name: string]: never;
}
