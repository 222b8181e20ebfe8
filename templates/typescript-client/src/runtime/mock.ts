import { isJson } from "./media-type.js";
import type { Middleware, OperationDescriptor } from "./operation.js";

/** An answer that stands in for the API's. */
export interface MockExample {
  readonly status: number;
  readonly body?: unknown;
  /** Of the body; `application/json` when absent. */
  readonly contentType?: string;
  readonly headers?: { readonly [name: string]: string };
}

/** A response that an operation may give, as a test wants it. */
export type MockAnswer<Responses> = Responses extends {
  readonly status: infer Status extends number;
  readonly body: infer Body;
}
  ? {
      readonly status: Status;
      readonly body?: Body;
      readonly contentType?: string;
      readonly headers?: { readonly [name: string]: string };
    }
  : never;

/**
 * Middleware that answers in place of the API: with what a test says, or else with the document's example. Nothing is sent,
 * and no credential is asked for; everything else in a client works as it does with the API, retries included.
 */
export function mockMiddleware(
  examples: { readonly [operation: string]: MockExample },
  answers: { readonly [operation: string]: unknown } = {},
): Middleware {
  return async ({ operation, descriptor }) => {
    const given = own(answers, operation) as MockExample | undefined;
    const answer = given ?? own(examples, operation);
    if (answer === undefined) throw new TypeError(`The mock has no answer for ${operation}: give it one.`);
    const { status, body, contentType = "application/json", headers } = answer;
    const isEmpty = body === undefined || [204, 205, 304].includes(status);
    return new Response(isEmpty ? null : bodyText(body, contentType, descriptor), {
      status,
      headers: { ...(isEmpty ? {} : { "content-type": contentType }), ...headers },
    });
  };
}

const own = <Value>(values: { readonly [name: string]: Value }, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const bodyText = (body: unknown, contentType: string, { json }: OperationDescriptor): Blob | string => {
  if (body instanceof Blob) return body;
  if (typeof body === "string" && !isJson(contentType)) return body;
  return json === undefined ? JSON.stringify(body) : json.stringify(body);
};
