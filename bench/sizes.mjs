// What a client costs those who download it: bundles of an application that calls one operation, minified and gzipped.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { benchFolder, gatewright, peers } from "./contenders.mjs";

const { build } = createRequire(join(benchFolder, "..", "package.json"))("esbuild");
const methods = ["get", "post", "put", "patch", "delete"];
/** Peers whose output has a function for each operation; openapi-typescript writes no client. */
const measured = ["gatewright", "@hey-api/openapi-ts", "orval", "swagger-typescript-api", "oazapfts"];

const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The first operation that reads something by one path and has a name. */
function chosenOperation(document) {
  for (const item of Object.values(document.paths ?? {}))
    for (const method of methods.slice(0, 1)) {
      const operation = item[method];
      if (typeof operation?.operationId === "string") return operation.operationId;
    }
  return undefined;
}

/** Some peers follow references inside examples, over the network; no client depends on an example. */
function withoutExamples(value) {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== "object" || value === null) return value;
  const isMap = (key) => key === "properties" || key === "schemas" || key === "parameters";
  const kept = (node) => Object.entries(node).filter(([key]) => key !== "example" && key !== "examples");
  return Object.fromEntries(
    kept(value).map(([key, member]) => [
      key,
      isMap(key) && !Array.isArray(member) && typeof member === "object" && member !== null
        ? Object.fromEntries(Object.entries(member).map(([name, each]) => [name, withoutExamples(each)]))
        : withoutExamples(member),
    ]),
  );
}

const sourceFiles = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .map((entry) => join(entry.parentPath, entry.name));

/** The module that exports the operation, and by which name; or the class that holds it as a method. */
function findFunction(folder, operationId) {
  for (const file of sourceFiles(folder)) {
    const text = readFileSync(file, "utf8");
    for (const [, name] of text.matchAll(/^export (?:const|(?:async )?function) (\w+)/gm))
      if (plain(name) === plain(operationId)) return { file, name };
  }
  const holder = sourceFiles(folder).find((file) => /^export class Api\b/m.test(readFileSync(file, "utf8")));
  return holder === undefined ? undefined : { file: holder, name: "Api" };
}

function application(contender, folder, { file, name }) {
  const call = name === "Api" ? "new Api()" : name;
  const lines = [`import { ${name} } from ${JSON.stringify(file)};`];
  if (contender.name !== "gatewright") return [...lines, `console.log(${call});`].join("\n");
  const index = join(folder, "typescript-client", "src", "index.ts");
  lines.push(`import { createConnection } from ${JSON.stringify(index)};`);
  return [...lines, `console.log(${name}(createConnection()));`].join("\n");
}

async function bundledSize(folder, text) {
  const entry = join(folder, "application.ts");
  writeFileSync(entry, text);
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  const { contents } = result.outputFiles[0];
  return { minified: contents.byteLength, gzipped: gzipSync(contents, { level: 9 }).byteLength };
}

async function measureOne(contender, document, operationId, folder) {
  mkdirSync(folder);
  // Peers import their own runtimes by name.
  symlinkSync(join(benchFolder, "node_modules"), join(folder, "node_modules"));
  execFileSync(process.execPath, contender.command(document, folder), { stdio: "pipe", timeout: 180_000 });
  const found = findFunction(folder, operationId);
  if (found === undefined) throw new Error("the operation is not found in what it writes");
  const one = await bundledSize(folder, application(contender, folder, found));
  const core =
    contender.name === "gatewright"
      ? await bundledSize(
          folder,
          `import { openConnection, operation } from ${JSON.stringify(join(folder, "typescript-client/src/runtime/index.ts"))};\nconsole.log(openConnection, operation);`,
        )
      : undefined;
  return { one, core };
}

/** For each contender the size of the application and, where it has one, of the core that all operations share. */
export async function measureSizes(document, say) {
  const folder = mkdtempSync(join(tmpdir(), "bench-sizes-"));
  try {
    const content = JSON.parse(readFileSync(document, "utf8"));
    const operationId = chosenOperation(content);
    if (operationId === undefined) return undefined;
    const copy = join(folder, "document.json");
    writeFileSync(copy, JSON.stringify(withoutExamples(content)));
    const results = [];
    for (const contender of [gatewright("typescript-client"), ...peers()]) {
      if (!measured.includes(contender.name)) continue;
      say(`size: ${contender.name}`);
      const { name, version } = contender;
      try {
        const sizes = await measureOne(contender, copy, operationId, join(folder, plain(name)));
        results.push({ name, version, ...sizes });
      } catch (error) {
        const output = String(error.stderr ?? "")
          .trim()
          .split("\n")
          .at(-1);
        results.push({ name, version, failure: output || error.message });
      }
    }
    return { operationId, results };
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
