import { bodyKind, essence } from "./media-type.js";

/** What a response holds, before anything is said about its type. */
export interface ReceivedResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  /** Media type without parameters, in lower case; empty when the response names none. */
  readonly contentType: string;
  readonly headers: Headers;
}

/** Reads a response by its content type: JSON is parsed, text stays text, everything else is a Blob. */
export async function readResponse(response: Response, operation: string): Promise<ReceivedResponse> {
  const contentType = essence(response.headers.get("content-type") ?? "");
  const body = await readBody(response, contentType, operation);
  return { ok: response.ok, status: response.status, body, contentType, headers: response.headers };
}

async function readBody(response: Response, contentType: string, operation: string): Promise<unknown> {
  const kind = bodyKind(contentType);
  if (contentType !== "" && kind !== "json" && kind !== "text" && kind !== "form") {
    const blob = await response.blob();
    return blob.size === 0 && (response.status === 204 || response.status === 205) ? undefined : blob;
  }
  const text = await response.text();
  if (kind === "json" && text !== "") return parseJson(text, response, operation);
  return text === "" && (contentType === "" || kind === "json" || response.status === 204) ? undefined : text;
}

/** An error's status says more than the fault in its body, so broken JSON is kept as text there. */
function parseJson(text: string, response: Response, operation: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!response.ok) return text;
    throw new TypeError(`${operation} was answered with status ${response.status} and broken JSON.`, { cause });
  }
}
