/**
 * What the runtime takes from its surroundings. The globals are declared here, for this file alone, so that a project
 * compiles with neither the DOM's nor Node's types, and no less with both.
 */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const atob: (base64: string) => string;
declare const btoa: (latin1: string) => string;
declare const process: {
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdout: { write(text: string): unknown };
};
declare const performance: { now(): number };
declare const URL: new (text: string) => unknown;
declare const AbortSignal: { timeout(milliseconds: number): unknown };
declare const fetch: (
  address: string,
  options: { readonly redirect: "error"; readonly signal: unknown },
) => Promise<{ readonly ok: boolean; readonly status: number; json(): Promise<unknown> }>;

/** Longest run of bytes given to `String.fromCharCode` at once; more arguments could overflow the stack. */
const chunkLength = 8192;

export const encodeUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Every character that was sent: a mark at the beginning is one of them, as in text that is handed over without base64.
 *
 * @throws TypeError when the bytes are no UTF-8
 */
export const decodeUtf8 = (bytes: Uint8Array): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

/** One character per byte: keeps offsets, whatever the bytes mean. */
export function decodeLatin1(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += chunkLength) {
    text += String.fromCharCode(...bytes.subarray(start, start + chunkLength));
  }
  return text;
}

/** @throws DOMException when the text is no base64 */
export function decodeBase64(base64: string): Uint8Array {
  const latin1 = atob(base64);
  const bytes = new Uint8Array(latin1.length);
  for (let index = 0; index < latin1.length; index += 1) bytes[index] = latin1.charCodeAt(index);
  return bytes;
}

export const encodeBase64 = (bytes: Uint8Array): string => btoa(decodeLatin1(bytes));

/** One line of the log. `console` would put the time and the request before it, and what is no JSON cannot be filtered. */
export const writeLine = (line: string): void => void process.stdout.write(`${line}\n`);

export const now = (): Date => new Date();

/** Milliseconds from some moment on, whatever happens to the clock. */
export const elapsed = (): number => performance.now();

export const environmentVariable = (name: string): string | undefined => process.env[name];

/** @throws TypeError when the text is no URL */
export const newUrl = (text: string): unknown => new URL(text);

export type FetchJson = (address: string, timeoutMs: number) => Promise<unknown>;

/** @throws Error when there is no JSON at the address itself, or not in time */
export const fetchJson: FetchJson = async (address, timeoutMs) => {
  const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
};
