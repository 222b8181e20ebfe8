import { headerParameter } from "./media-type.js";
import type { Part } from "./operation.js";
import { decodeLatin1, decodeUtf8, encodeUtf8 } from "./platform.js";

/** Form bodies with more parts than this are refused. */
const mostParts = 1000;
/** Bytes of a part's headers; browsers need some 200. */
const mostHeaderBytes = 8192;

/**
 * Takes a `multipart/form-data` body apart (RFC 7578, RFC 2046 section 5.1). Transfer encodings are not used on HTTP.
 *
 * @returns undefined when the body is malformed: no boundary, no closing boundary, a part without a name
 */
export function readMultipart(bytes: Uint8Array, boundary: string | undefined): readonly Part[] | undefined {
  if (boundary === undefined || boundary === "") return undefined;
  // Latin-1 keeps one character per byte, so that offsets in the text are offsets in the bytes.
  const text = decodeLatin1(bytes);
  const delimiter = `--${decodeLatin1(encodeUtf8(boundary))}`;
  const parts: Part[] = [];
  let start = text.startsWith(delimiter) ? 0 : text.indexOf(`\r\n${delimiter}`) + 2;
  if (start === 1) return undefined;
  while (parts.length < mostParts) {
    start += delimiter.length;
    if (text.startsWith("--", start)) return parts;
    const head = text.indexOf("\r\n", start) + 2;
    const end = text.indexOf(`\r\n${delimiter}`, head - 2);
    if (head < 2 || end < 0) return undefined;
    const part = readPart(bytes, text, head, Math.max(head, end));
    if (part === undefined) return undefined;
    parts.push(part);
    start = end + 2;
  }
  return undefined;
}

function readPart(bytes: Uint8Array, text: string, head: number, end: number): Part | undefined {
  const blank = text.startsWith("\r\n", head) ? head - 2 : text.indexOf("\r\n\r\n", head);
  if (blank < 0 || blank > end || blank - head > mostHeaderBytes) return undefined;
  const headers = new Map<string, string>();
  for (const line of utf8(bytes.subarray(head, Math.max(head, blank))).split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const disposition = headers.get("content-disposition") ?? "";
  const name = headerParameter(disposition, "name");
  if (name === undefined) return undefined;
  const filename = headerParameter(disposition, "filename");
  const contentType = headers.get("content-type")?.toLowerCase();
  return {
    name: unescapeQuote(name),
    ...(filename === undefined ? {} : { filename: unescapeQuote(filename) }),
    ...(contentType === undefined ? {} : { contentType }),
    bytes: bytes.slice(Math.min(blank + 4, end), end),
  };
}

/** Browsers write a quotation mark and line breaks in names as `%22`, `%0D` and `%0A`. */
const unescapeQuote = (text: string): string =>
  text.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function utf8(bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch {
    return decodeLatin1(bytes);
  }
}
