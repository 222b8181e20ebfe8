/** Styles of OpenAPI 3.1, section 4.8.12.3. */
export type ParameterStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

/** How one value is written into a request. Whatever is absent is OpenAPI's default for the place. */
export interface ParameterDescriptor {
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  /** The value is written as this media type. */
  readonly contentType?: string;
  /** The value may span several segments of the path: its slashes stay. */
  readonly greedy?: boolean;
}

export type ParameterDescriptors = { readonly [name: string]: ParameterDescriptor };

/** How one operation is called: plain data. Only parameters that depart from the defaults are listed. */
export interface OperationDescriptor {
  readonly method: string;
  /** Template with `{name}` for each path parameter. */
  readonly path: string;
  readonly pathParameters?: ParameterDescriptors;
  readonly queryParameters?: ParameterDescriptors;
  readonly headerParameters?: ParameterDescriptors;
  readonly cookieParameters?: ParameterDescriptors;
  /** Content types of the request's body; the first is used unless the caller chooses. */
  readonly contentTypes?: readonly string[];
  /** How the members of a form are written, by property. */
  readonly formParts?: ParameterDescriptors;
  /** The Accept header; `application/json` when absent. */
  readonly accept?: string;
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
