import type { Connection, Timeouts } from "./connection.js";
import type { ApiError } from "./errors.js";
import type { RetryOptions } from "./retry.js";
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
  /** How often the request was sent. */
  readonly attempts: number;
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
  /** How often the request was sent. */
  readonly attempts: number;
}

/** Failures that the API does not describe: of the gateway, of a proxy on the way. */
export type OtherFailure<Described extends number = never> = Failure<Exclude<FailureStatus, Described>, unknown>;

/** Successes that the API does not describe. */
export type OtherSuccess<Described extends number = never> = Success<Exclude<SuccessStatus, Described>, unknown>;

/** The errors that an operation throws for its failures, told apart by `status`. */
export type ErrorOf<Responses> = Responses extends {
  readonly ok: false;
  readonly status: infer Status extends number;
  readonly body: infer Body;
}
  ? ApiError<Status, Body>
  : never;

/** What can be said of a single call; it stands above what the client says. */
export interface RequestOptions {
  /** Added to the request; they replace fields of the same name. */
  readonly headers?: { readonly [name: string]: string } | undefined;
  /** Aborts the call, its retries, and the body that it has begun to read. */
  readonly signal?: AbortSignal | undefined;
  /** Where this call goes, in place of the client's base URL. */
  readonly baseUrl?: string | undefined;
  /** When the request is sent again; false for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** Milliseconds that each attempt, and the call as a whole, may take; `Infinity` for no limit. */
  readonly timeouts?: Timeouts | undefined;
  /** Bytes: a larger body is refused while it arrives. */
  readonly maximumBodySize?: number | undefined;
  /** Whether redirections are followed. Default: of GET and HEAD, unless they carry a key or a signature. */
  readonly redirect?: "follow" | "manual" | undefined;
}

/** The parameters of a call behind the connection: arguments can be left out where all of them can. */
export type CallParameters<Arguments, IsOptional extends boolean> = IsOptional extends true
  ? [input?: Arguments, options?: RequestOptions]
  : [input: Arguments, options?: RequestOptions];

/** An operation as a function of a connection. It is data until it is called: what nobody imports is in no bundle. */
export interface Operation<Arguments, Result, Responses, IsOptional extends boolean = false> {
  /** Resolves to the body of a successful response; throws an `ApiError` for every other. */
  (connection: Connection, ...call: CallParameters<Arguments, IsOptional>): Promise<Result>;
  /** Resolves to the whole response, whatever its status. */
  raw(connection: Connection, ...call: CallParameters<Arguments, IsOptional>): Promise<Responses>;
  /** Resolves to a successful response as `fetch` gives it, its body unread: to stream it, or to show progress. */
  open(connection: Connection, ...call: CallParameters<Arguments, IsOptional>): Promise<Response>;
  /** Whether an error was thrown for a response of this operation. */
  isError(error: unknown): error is ErrorOf<Responses>;
}

/** An operation as a method of a client. */
export interface Method<Arguments, Result, Responses, IsOptional extends boolean = false> {
  /** Resolves to the body of a successful response; throws an `ApiError` for every other. */
  (...call: CallParameters<Arguments, IsOptional>): Promise<Result>;
  /** Resolves to the whole response, whatever its status. */
  raw(...call: CallParameters<Arguments, IsOptional>): Promise<Responses>;
  /** Resolves to a successful response as `fetch` gives it, its body unread: to stream it, or to show progress. */
  open(...call: CallParameters<Arguments, IsOptional>): Promise<Response>;
  /** Whether an error was thrown for a response of this operation. */
  isError(error: unknown): error is ErrorOf<Responses>;
}

/** What an operation without parameters and body takes: an empty object. */
export interface NoArguments {
  readonly [name: string]: never;
}
