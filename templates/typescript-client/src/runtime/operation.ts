export type Encode = (text: string) => string;

/**
 * Writes a value for its place in a request: what stands there one after the other, with whatever that place puts between.
 * Without `explode` the style's own default holds.
 */
export type ParameterStyle = (
  name: string,
  value: unknown,
  encoded: Encode,
  explode?: boolean | undefined,
) => readonly string[];

/** How one value is written into a request. A single text, number or boolean in its usual form needs none. */
export interface ParameterDescriptor {
  /** One of the functions of `styles.ts`. */
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  /** In place of percent-encoding everything but unreserved characters. */
  readonly encode?: Encode;
  /** Of a part of a form. */
  readonly contentType?: string;
}

export type ParameterDescriptors = { readonly [name: string]: ParameterDescriptor };

export interface EncodedBody {
  readonly body: Exclude<HttpRequest["body"], undefined>;
  /** Absent where the sender fills it in. */
  readonly contentType?: string;
}

/** Writes a body in a content type, which is a range (`image/*`) where neither document nor caller chooses one. */
export type BodyWriter = (value: unknown, contentType: string, descriptor: OperationDescriptor) => EncodedBody;

/** Reads the body of a response into a value, or leaves it to the caller. */
export type ReadBody = (response: Response, request: HttpRequest, maximumSize: number | undefined) => Promise<unknown>;

/** How one operation is called: data, and functions of the runtime where it
 * takes more than every operation needs. Only parameters that depart from the defaults are listed. */
export interface OperationDescriptor {
  readonly method: string;
  /** Template with `{name}` for each path parameter. */
  readonly path: string;
  readonly pathParameters?: ParameterDescriptors;
  readonly queryParameters?: ParameterDescriptors;
  readonly headerParameters?: ParameterDescriptors;
  readonly cookieParameters?: ParameterDescriptors;
  /** Functions of `body.ts` by the content types that a body may have; the first is used unless the caller chooses. */
  readonly body?: { readonly [contentType: string]: BodyWriter };
  /** How the members of a form are written, by property. */
  readonly formParts?: ParameterDescriptors;
  /** The Accept header; `application/json` when absent. */
  readonly accept?: string;
  /** How bodies are read where they may be something else than JSON: `readAny`. */
  readonly read?: ReadBody;
  /** Alternatives of security schemes that have to hold together. */
  readonly security?: readonly (readonly string[])[];
  /** Where the operation is served, if not where the API is. */
  readonly server?: string;
  /** Header that holds the idempotency key: each call gets one of its own, the same for all its attempts. */
  readonly idempotencyKey?: string;
  /** Whether the operation may be repeated; absent where its method tells. */
  readonly idempotent?: boolean;
  /** How JSON bodies are written and read where they hold more than JSON has: dates, long integers. */
  readonly json?: JsonCodec;
}

export interface JsonCodec {
  stringify(value: unknown): string;
  /** @throws SyntaxError for broken JSON */
  parse(text: string, status: number): unknown;
}

/** What callers give: values by the place that they go to. */
export interface OperationArguments {
  readonly path?: object | undefined;
  readonly query?: object | undefined;
  readonly headers?: object | undefined;
  readonly cookies?: object | undefined;
  readonly body?: unknown;
  readonly contentType?: string | undefined;
}

/** A request on its way through the middleware: one attempt. Sending it does not consume its body, unless that is a stream. */
export interface HttpRequest {
  /** Name of the operation. */
  readonly operation: string;
  readonly descriptor: OperationDescriptor;
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | Blob | FormData | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined;
  /** Aborts the attempt: when the caller aborts the call, and when its time is over. */
  readonly signal: AbortSignal | undefined;
  /** What `fetch` does about redirections. */
  readonly redirect: "follow" | "manual";
  /** Whether the caller said so. */
  readonly isRedirectChosen: boolean;
}

/**
 * Wraps each attempt: changes the request, answers in its place, looks at the response (a copy of it, `response.clone()`,
 * where it reads the body). What it throws ends the call.
 */
export type Middleware = (request: HttpRequest, next: (request: HttpRequest) => Promise<Response>) => Promise<Response>;
