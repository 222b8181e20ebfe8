import { constants } from "node:fs";
import { open, readdir, realpath } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { CompilerHost } from "../host.js";
import { compareText } from "../ir/compare.js";
import type { FolderEntry, ImportHost } from "../parser/import/import-host.js";
import { decodeReference } from "./decode-reference.js";
import { describeFailure, isSystemFailure } from "./describe-failure.js";
import { importModule } from "./import-module.js";

/** Bytes. The largest published OpenAPI documents have some 10 MB; the rest is a mistake or an attack. */
export const fileSizeLimit = 64 * 1024 * 1024;
/** A remote reference that its settings allow has to answer within this many milliseconds. */
const fetchTimeoutMs = 30_000;

/** The real file system, and for references that the settings allow the network. */
export const createNodeHost = (): CompilerHost & ImportHost => ({
  readText: async (location) => decodeText(await (isRemote(location) ? fetchBytes(location) : readBytes(location))),
  resolve: resolveReference,
  importModule,
  listFolder,
  realLocation: (location) =>
    realpath(location).catch((error: unknown) => {
      throw new Error(describeFailure(error));
    }),
});

async function listFolder(location: string): Promise<readonly FolderEntry[] | undefined> {
  try {
    const entries = await readdir(location, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .sort((left, right) => compareText(left.name, right.name));
  } catch (error) {
    if (isSystemFailure(error) && (error.code === "ENOTDIR" || error.code === "ENOENT")) return undefined;
    throw new Error(describeFailure(error));
  }
}

const isRemote = (location: string): boolean => /^https?:\/\//i.test(location);
/** Two letters or more before the colon: `c:\api.yaml` is a path. */
const isUrl = (text: string): boolean => /^[a-z][a-z0-9+.-]+:/i.test(text);

function resolveReference(from: string, reference: string): string {
  if (/^file:/i.test(reference)) return fileURLToPath(reference);
  if (isUrl(reference)) return reference;
  if (isUrl(from)) return new URL(reference, from).href;
  return resolve(dirname(from), decodeReference(reference));
}

/** Opened without blocking, so that a named pipe is refused rather than waited for. */
async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: unknown) => {
    throw new Error(describeFailure(error));
  });
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw new Error("it is a folder");
    if (!stat.isFile()) throw new Error("it is not a regular file");
    checkSize(stat.size);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Redirects are refused: they would lead to a host that the settings do not name. */
async function fetchBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(fetchTimeoutMs) }).catch(
    (error: unknown) => {
      throw new Error(describeFailure(error instanceof Error && error.cause !== undefined ? error.cause : error));
    },
  );
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    checkSize(size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function checkSize(bytes: number): void {
  if (bytes > fileSizeLimit) throw new Error(`it has ${bytes} bytes or more, and at most ${fileSizeLimit} are read`);
}

/** UTF-8 without byte order mark. */
function decodeText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Error("it is UTF-16 text; save it as UTF-8");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder("utf-8").decode(bytes).split("\ufffd", 1)[0] ?? "";
    throw new Error(`line ${before.split("\n").length} is not UTF-8 text`);
  }
}
