import type { LambdaContext, ProxyEvent } from "./event.js";
import type { Logger } from "./log.js";
import type { Schema } from "./schema.js";

/** What the runtime knows of an operation: generated from the API's document. */
export interface OperationData {
  readonly id: string;
  /** Upper case; `ANY` for every method that has no operation of its own. */
  readonly method: string;
  /** Template with a leading slash: `/pets/{petId}`, `/{proxy+}`. */
  readonly path: string;
  readonly parameters: readonly ParameterData[];
  readonly body?: BodyData;
  readonly responses: readonly ResponseData[];
  /** What a caller needs, beside being known. */
  readonly authorization?: AuthorizationData;
}

export interface AuthorizationData {
  /** Alternatives: a caller needs all scopes of one of them. */
  readonly scopes?: readonly (readonly string[])[];
  /** A caller has to be in one of them. */
  readonly groups?: readonly string[];
}

export type ParameterStyle = "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";

export interface ParameterData {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: true;
  readonly style: ParameterStyle;
  readonly explode?: true;
  /** Set when the value is one document of a media type. */
  readonly content?: "json" | "text";
  readonly schema: Schema;
  /** Taken when the caller leaves the parameter out. */
  readonly default?: unknown;
}

/** How a body is read and written. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

export interface BodyData {
  readonly required?: true;
  readonly content: readonly MediaData[];
}

export interface MediaData {
  /** As in the document, without parameters, in lower case: `application/json`, `image/*`. */
  readonly type: string;
  readonly kind: BodyKind;
  readonly schema: Schema;
  /** How the fields of a form are written, where it is not the usual way. */
  readonly encoding?: { readonly [field: string]: FieldEncoding };
}

export interface FieldEncoding {
  readonly style?: ParameterStyle;
  readonly explode?: boolean;
  readonly contentType?: string;
}

export interface ResponseData {
  /** Three digits, `4XX`, or `default`. */
  readonly status: string;
  readonly content: readonly { readonly type: string; readonly kind: BodyKind }[];
}

/** What a handler gets beside the request. */
export interface OperationContext {
  /** Of this call, as the gateway and its logs name it. */
  readonly requestId: string;
  readonly operation: string;
  /**
   * What the authorizer found out about the caller; empty without one. A Lambda authorizer's own context; of an HTTP API
   * that verifies tokens itself `claims` and `scopes`.
   */
  readonly authorizer: { readonly [name: string]: unknown };
  /** In payload format 1.0; the events of HTTP APIs are brought into it. */
  readonly event: ProxyEvent;
  readonly lambda: LambdaContext;
  /** Each line bears the operation, and two ids: the request's, and the one in Lambda's own lines (`functionRequestId`). */
  readonly log: Logger;
}

/** One field or file of a `multipart/form-data` body, as it was sent. */
export interface Part {
  readonly name: string;
  readonly filename?: string;
  /** In lower case, with parameters. */
  readonly contentType?: string;
  readonly bytes: Uint8Array;
}

/** What every request looks like before its types are known. */
export interface DecodedRequest {
  /** Upper case. */
  readonly method: string;
  readonly path: { readonly [name: string]: unknown };
  readonly query: { readonly [name: string]: unknown };
  readonly headers: { readonly [name: string]: unknown };
  readonly cookies: { readonly [name: string]: unknown };
  /** The entry of the document's `content` that was taken; absent without a body. */
  readonly contentType?: string;
  readonly body?: unknown;
  /** Fields and files of a multipart body. */
  readonly parts?: readonly Part[];
}

/** What every response looks like when its types are forgotten. */
export interface AnyResponse {
  readonly status: number;
  readonly headers?: ResponseHeaders;
  readonly contentType?: string;
  readonly body?: unknown;
}

/** Headers beside those that the document describes. A list is sent as one line, `Set-Cookie` as one line each. */
export interface ResponseHeaders {
  readonly [name: string]: HeaderValue | undefined;
}
export type HeaderValue = string | number | boolean | object | null;
