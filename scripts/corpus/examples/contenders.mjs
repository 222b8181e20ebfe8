// The generators whose types are compared: how each is run, and what it calls the type of a place of the document.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/**
 * A contender's `generate` writes types of a document below a folder and resolves to `{ header, typeOf }`: what stands in
 * front of the expressions, and the expression for a place (undefined where there is no type for it); to undefined where
 * the generator refuses the document.
 */
export async function contenders() {
  const own = await gatewright();
  const bench = await import(pathToFileURL(join(root, "bench", "contenders.mjs")).href);
  try {
    const peers = bench.peers();
    const commandOf = (name) => peers.find((each) => each.name === name).command;
    const openapiTypescript = commandOf("openapi-typescript");
    const heyApi = commandOf("@hey-api/openapi-ts");
    return [
      own,
      peer("openapi-typescript", openapiTypescript, inPaths),
      peer("@hey-api/openapi-ts", heyApi, inModules),
    ];
  } catch (error) {
    process.stderr.write(`Without peers: ${error.message}\n`);
    return [own];
  }
}

/** Names come from the same code that prints the client. */
async function gatewright() {
  const { compile, createNodeHost } = await import(pathToFileURL(join(root, "dist", "index.js")).href);
  const { clientModel } = await bundled("src/emitters/typescript-client/client-model.ts");
  return {
    name: "gatewright",
    generate: async (document, folder) => {
      const request = { entry: document, emitters: ["typescript-client"], host: createNodeHost() };
      const { api, artifacts } = await compile(request);
      if (api === undefined || artifacts.length === 0) return undefined;
      for (const { path, text } of artifacts) writeBelow(folder, path, text);
      return namedTypes(clientModel(api));
    },
  };
}

async function bundled(path) {
  const { outputFiles } = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
  });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}

function writeBelow(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function namedTypes({ api, operations, types }) {
  const names = new Map();
  for (const { operation, names: own } of operations) {
    const key = `${operation.method} ${operation.path.text}`;
    // What stands behind a fragment in a path names another operation in the same place.
    if (!names.has(key)) names.set(key, own);
  }
  const schemas = new Map(api.schemas.map(({ id, name }) => [name, id]));
  const group = { path: "path", query: "query", header: "headers", cookie: "cookies" };
  const typeOf = (place, direction) => {
    if (place.kind === "component") {
      const id = schemas.get(place.name);
      return id === undefined ? undefined : `client.${types.nameOf(id, { direction, base: false })}`;
    }
    const own = names.get(`${place.method} ${place.path}`);
    if (own === undefined) return undefined;
    if (place.kind === "parameter") {
      return member(`client.${own.arguments}`, [group[place.in], place.name]);
    }
    if (place.kind === "body") return `BodyOf<client.${own.arguments}, ${JSON.stringify(place.mediaType)}>`;
    const media = JSON.stringify(place.mediaType.split(";")[0]);
    return `ResponseOf<client.${own.responses}, ${statusNumber(place.status)}, ${media}>`;
  };
  return { header: namedHeader, typeOf };
}

const namedHeader = `import type * as client from "./typescript-client/src/index.js";
type BodyOf<A, M> = A extends { contentType?: infer C; body?: infer B } ? (M extends C ? Exclude<B, undefined> : never) : never;
type ResponseOf<R, S, M> = R extends { status: infer T; contentType: infer C; body: infer B } ? (S extends T ? (M extends C ? B : never) : never) : never;
`;

/** A registered status that hardly any document describes by itself, for a range or \`default\`. */
const statusNumber = (status) =>
  ({ default: 508, "1XX": 103, "2XX": 208, "3XX": 308, "4XX": 451, "5XX": 508 })[status.replace(/xx$/, "XX")] ?? status;

/** A member's type, however optional the way there. */
const member = (type, names) =>
  names.reduce((outer, name) => `Exclude<NonNullable<${outer}>[${JSON.stringify(name)}], undefined>`, type);

function peer(name, command, read) {
  return {
    name,
    generate: async (document, folder) => {
      mkdirSync(folder, { recursive: true });
      const { spawnSync } = await import("node:child_process");
      const { status } = spawnSync(process.execPath, command(document, folder), { timeout: 180_000, stdio: "ignore" });
      return status === 0 ? read(folder) : undefined;
    },
  };
}

/** openapi-typescript keeps the document's own structure. */
function inPaths(folder) {
  if (!existsSync(join(folder, "schema.d.ts"))) return undefined;
  const typeOf = (place) => {
    if (place.kind === "component") return member("components", ["schemas", place.name]);
    const operation = ["paths", [place.path, place.method]];
    if (place.kind === "parameter") return member(operation[0], [...operation[1], "parameters", place.in, place.name]);
    if (place.kind === "body")
      return member(operation[0], [...operation[1], "requestBody", "content", place.mediaType]);
    const key = /^\d+$/.test(place.status) ? Number(place.status) : place.status;
    return member(operation[0], [...operation[1], "responses", key, "content", place.mediaType]);
  };
  return { header: 'import type { components, paths } from "./schema.js";\n', typeOf };
}

/** @hey-api/openapi-ts names types after operations; its functions tell which method and path they are for. */
function inModules(folder) {
  if (!existsSync(join(folder, "types.gen.ts"))) return undefined;
  const types = readFileSync(join(folder, "types.gen.ts"), "utf8");
  const functions = existsSync(join(folder, "sdk.gen.ts")) ? readFileSync(join(folder, "sdk.gen.ts"), "utf8") : "";
  // The client's own modules are not what is measured, and would have to be compiled with it.
  for (const other of ["client", "core"]) rmSync(join(folder, other), { recursive: true, force: true });
  const exported = new Set([...types.matchAll(/^export type (\w+)/gm)].map(([, name]) => name));
  const operations = new Map();
  const call = /options: Options<(\w+), ThrowOnError>|options\?: Options<(\w+), ThrowOnError>/;
  for (const text of functions.split(/^export const /m).slice(1)) {
    const [, needed, optional] = call.exec(text) ?? [];
    const method = /\.(get|put|post|delete|options|head|patch|trace)</.exec(text)?.[1];
    const path = /^\s+url: '((?:[^'\\]|\\.)*)'/m.exec(text)?.[1];
    const data = needed ?? optional;
    if (data !== undefined && method !== undefined)
      operations.set(`${method} ${path}`, data.replace(/Data(\d*)$/, "$1"));
  }
  return { header: 'import type * as types from "./types.gen.js";\n', typeOf: moduleTypes(exported, operations) };
}

function moduleTypes(exported, operations) {
  const plain = (name) => name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  const byPlain = new Map([...exported].toReversed().map((name) => [plain(name), name]));
  const group = { path: "path", query: "query", header: "headers", cookie: "cookies" };
  return (place, direction) => {
    if (place.kind === "component") {
      const name = exported.has(place.name) ? place.name : byPlain.get(plain(place.name));
      if (name === undefined) return undefined;
      return `types.${direction === "request" && exported.has(`${name}Writable`) ? `${name}Writable` : name}`;
    }
    const stem = operations.get(`${place.method} ${place.path}`);
    if (stem === undefined) return undefined;
    if (place.kind === "parameter") return member(`types.${stem}Data`, [group[place.in], place.name]);
    if (place.kind === "body") return member(`types.${stem}Data`, ["body"]);
    const isSuccess = place.status.startsWith("2");
    const name = `${stem}${isSuccess || !exported.has(`${stem}Errors`) ? "Responses" : "Errors"}`;
    if (!exported.has(name)) return undefined;
    return member(`types.${name}`, [/^\d+$/.test(place.status) ? Number(place.status) : place.status]);
  };
}
