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

/** A request on its way through the middleware. It can be sent several times: its body is not consumed by sending. */
export interface HttpRequest {
  /** Name of the client's method. */
  readonly operation: string;
  readonly descriptor: OperationDescriptor;
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | Blob | FormData | undefined;
  /** Aborts the request. */
  readonly signal: AbortSignal | undefined;
}

/** Wraps the sending of every request: changes the request, answers in its place, sends it again, looks at the response. */
export type Middleware = (request: HttpRequest, next: (request: HttpRequest) => Promise<Response>) => Promise<Response>;
