import { FormatError } from "./errors.js";
import { isInRange } from "./media-range.js";
import { bodyKind, essence, isJson } from "./media-type.js";
import type { HttpRequest, ReadBody } from "./operation.js";

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

/**
 * For operations that answer in JSON. A success has to be JSON, whatever it calls itself. Of an error whatever comes is
 * taken, as text where it is no JSON: its status says more than the fault in its body.
 */
export const readJson: ReadBody = async (response, request, maximumSize) => {
  const { status, ok } = response;
  const contentType = contentTypeOf(response);
  const text = await limited(response, request, maximumSize).text();
  if (text === "" && (contentType === "" || isJson(contentType) || status === 204)) return undefined;
  if (!ok && !isJson(contentType)) return text;
  try {
    const { json } = request.descriptor;
    return json === undefined ? JSON.parse(text) : json.parse(text, status);
  } catch (cause) {
    if (!ok) return text;
    const other = contentType === "" ? "no JSON" : `${contentType} in place of JSON`;
    const problem = isJson(contentType) ? "broken JSON" : other;
    throw new FormatError(request.operation, request.attempt, response, problem, { cause });
  }
};

/**
 * For operations that answer in something else, too: JSON is parsed, text stays text, everything else is a Blob. A success
 * has to be of a type that was asked for, but that JSON may call itself any kind of JSON.
 */
export const readAny: ReadBody = async (response, request, maximumSize) => {
  const { status, ok } = response;
  const contentType = contentTypeOf(response);
  const kind = bodyKind(contentType);
  if (kind === "json") return readJson(response, request, maximumSize);
  const isText = contentType === "" || kind === "text" || kind === "form";
  const whole = limited(response, request, maximumSize);
  const body = await (isText ? whole.text() : whole.blob());
  const isEmpty = typeof body === "string" ? body === "" : body.size === 0;
  if (isEmpty && (contentType === "" || status === 204 || (status === 205 && !isText))) return undefined;
  if (ok && contentType !== "") expectType(contentType, response, request);
  return body;
};

/** Without parameters, in lower case; empty when the response names none. */
export const contentTypeOf = ({ headers }: Response): string => essence(headers.get("content-type") ?? "");

function expectType(contentType: string, response: Response, { operation, attempt, headers }: HttpRequest): void {
  const accepted = (headers.get("accept") ?? "*/*").split(",").map(essence);
  if (!accepted.some((range) => isInRange(contentType, range))) {
    throw new FormatError(operation, attempt, response, `${contentType} in place of ${accepted.join(" or ")}`);
  }
}

/** The same response, which fails once more bytes have arrived than are wanted. */
function limited(response: Response, { operation, attempt }: HttpRequest, maximumSize: number | undefined): Response {
  const { body } = response;
  if (body === null || maximumSize === undefined) return response;
  let size = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size <= maximumSize) controller.enqueue(chunk);
      else controller.error(new FormatError(operation, attempt, response, `more than ${maximumSize} bytes`));
    },
  });
  return new Response(body.pipeThrough(counter), response);
}
