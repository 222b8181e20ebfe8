/** What a body of a media type is to the caller: a JSON value, a form, text, or bytes. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

/** A media type without its parameters, in lower case. */
export const essence = (mediaType: string): string => (mediaType.split(";")[0] ?? "").trim().toLowerCase();

/** `application/json`, `text/json` and whatever is built upon JSON (RFC 6839). */
export const isJson = (mediaType: string): boolean => /^[^/]+\/([^/]+\+)?json$/.test(essence(mediaType));

const textTypes: ReadonlySet<string> = new Set([
  "application/ecmascript",
  "application/graphql",
  "application/javascript",
  "application/json-seq",
  "application/jsonl",
  "application/jwt",
  "application/ndjson",
  "application/sql",
  "application/toml",
  "application/x-javascript",
  "application/x-json-stream",
  "application/x-ndjson",
  "application/x-yaml",
  "application/xml",
  "application/yaml",
]);

const isText = (name: string): boolean =>
  name.startsWith("text/") || /^[^/]+\/[^/]+\+(xml|yaml)$/.test(name) || textTypes.has(name);

/**
 * The one answer for client, handler and gateway: what the client sends as bytes has to be declared to the gateway as
 * binary, and arrive at the handler as bytes. A type that nobody knows holds bytes: they survive where text would not.
 * The runtime that clients carry has a copy of its own, which a test holds against this one.
 */
export function bodyKind(mediaType: string): BodyKind {
  const name = essence(mediaType);
  if (isJson(name) || name === "*/*" || name === "application/*") return "json";
  if (name === "application/x-www-form-urlencoded") return "form";
  if (name === "multipart/form-data") return "multipart";
  return isText(name) ? "text" : "binary";
}
