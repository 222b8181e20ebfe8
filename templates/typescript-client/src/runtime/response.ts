import { FormatError } from "./errors.js";
import { bodyKind, essence, isJson } from "./media-type.js";
import type { HttpRequest } from "./operation.js";

/** What a response holds, before anything is said about its type. */
export interface ReceivedResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  /** Media type without parameters, in lower case; empty when the response names none. */
  readonly contentType: string;
  readonly headers: Headers;
  /** How often the request was sent until this came. */
  readonly attempts: number;
}

/** Reads the body of a response into a value, or leaves it to the caller. */
export type ReadBody = (response: Response, request: HttpRequest, maximumSize: number | undefined) => Promise<unknown>;

/**
 * JSON is parsed, text stays text, everything else is a Blob. A success has to be of a type that was asked for, with two
 * exceptions: JSON may call itself any kind of JSON, and text of no type or a wrong one that parses as JSON is JSON where
 * nothing else was asked for. Of an error whatever comes is taken: its status says more than the fault in its body.
 */
export const readBody: ReadBody = async (response, request, maximumSize) => {
  const contentType = essence(response.headers.get("content-type") ?? "");
  const kind = bodyKind(contentType);
  const limited = maximumSize === undefined ? response : limitBody(response, request, maximumSize);
  if (contentType !== "" && kind !== "json" && kind !== "text" && kind !== "form") {
    const blob = await limited.blob();
    if (blob.size === 0 && (response.status === 204 || response.status === 205)) return undefined;
    if (response.ok) expectType(contentType, response, request);
    return blob;
  }
  const text = await limited.text();
  const asksForJson = isJson(request.descriptor.accept ?? "application/json");
  if (text === "" && (contentType === "" || kind === "json" || response.status === 204)) return undefined;
  if (kind === "json" && contentType !== "") return parseJson(text, response, request, "broken JSON");
  if (response.ok && asksForJson) {
    return parseJson(text, response, request, contentType === "" ? "no JSON" : `${contentType} in place of JSON`);
  }
  if (response.ok && contentType !== "") expectType(contentType, response, request);
  return text;
};

function parseJson(text: string, response: Response, request: HttpRequest, problem: string): unknown {
  try {
    const { json } = request.descriptor;
    return json === undefined ? JSON.parse(text) : json.parse(text, response.status);
  } catch (cause) {
    if (!response.ok) return text;
    throw new FormatError(request.operation, request.attempt, response, problem, { cause });
  }
}

function expectType(contentType: string, response: Response, { operation, attempt, descriptor }: HttpRequest): void {
  const accepted = (descriptor.accept ?? "application/json").split(",").map(essence);
  const isAccepted = accepted.some((range) => {
    if (range === "*/*" || range === contentType) return true;
    return range.endsWith("/*") && contentType.startsWith(range.slice(0, -1));
  });
  if (!isAccepted) {
    throw new FormatError(operation, attempt, response, `${contentType} in place of ${accepted.join(" or ")}`);
  }
}

/** The same response, which fails once more bytes have arrived than are wanted. */
function limitBody(response: Response, { operation, attempt }: HttpRequest, maximumSize: number): Response {
  const { body, headers, status } = response;
  if (body === null) return response;
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size <= maximumSize) controller.enqueue(chunk);
      else controller.error(new FormatError(operation, attempt, response, `more than ${maximumSize} bytes`));
    },
  });
  return new Response(body.pipeThrough(counter), { headers, status });
}
