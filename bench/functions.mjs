// How long a Lambda function takes to be ready, in TypeScript and in Python: its archive, as the project's own build script
// makes it, is unpacked and loaded by a process of its own, beside one that loads an empty module.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { benchFolder, gatewrightCommand } from "./contenders.mjs";

const OPERATIONS = [1, 20, 200];

/** Operations with parameters and a body, each with a schema of its own. */
function documentOf(count) {
  const schema = (index) => ({
    type: "object",
    required: ["name", "status"],
    properties: {
      name: { type: "string", minLength: 1 },
      status: { type: "string", enum: ["open", "closed", `state${index}`] },
      count: { type: "integer", minimum: 0 },
      at: { type: "string", format: "date-time" },
    },
  });
  const content = (index) => ({ "application/json": { schema: { $ref: `#/components/schemas/Thing${index}` } } });
  const operation = (index) => ({
    operationId: `operation${index}`,
    parameters: [
      { name: "limit", in: "query", schema: { type: "integer", maximum: 100, default: 20 } },
      { name: "X-Trace", in: "header", schema: { type: "string", format: "uuid" } },
    ],
    requestBody: { required: true, content: content(index) },
    responses: { 200: { description: "Done.", content: content(index) } },
  });
  const indices = Array.from({ length: count }, (_, index) => index);
  return {
    openapi: "3.0.3",
    info: { title: "Functions", version: "1" },
    paths: Object.fromEntries(indices.map((index) => [`/things-${index}`, { post: operation(index) }])),
    components: { schemas: Object.fromEntries(indices.map((index) => [`Thing${index}`, schema(index)])) },
  };
}

const runNode = (cwd, ...words) => execFileSync(process.execPath, words, { cwd, stdio: "pipe" });

/**
 * How a language's function is built and loaded. An archive is unpacked into a folder, as Lambda does; there Python has
 * nothing compiled and writes nothing down, so that it compiles everything each time.
 */
const languages = [
  {
    name: "TypeScript",
    emitter: "lambda-typescript",
    settings: "functions: { per: api }\n",
    build(project) {
      symlinkSync(join(benchFolder, "..", "node_modules"), join(project, "node_modules"));
      runNode(project, "build.mjs");
    },
    empty: { "index.js": "exports.handler = async () => undefined;\n" },
    load: (folder) => [
      process.execPath,
      "-e",
      `const start = performance.now(); require(${JSON.stringify(join(folder, "index.js"))}); console.log(performance.now() - start);`,
    ],
  },
  {
    name: "Python",
    emitter: "lambda-python",
    settings: "functions: { per: api, runtime: python3.13 }\n",
    build: (project) => execFileSync("python3", ["build.py"], { cwd: project, stdio: "pipe" }),
    empty: { "index.py": "def handler(event, context): ...\n" },
    load: (folder) => [
      "python3",
      "-I",
      "-B",
      "-c",
      `import sys, time; sys.path.insert(0, ${JSON.stringify(folder)}); start = time.perf_counter(); import index; print((time.perf_counter() - start) * 1000)`,
    ],
  },
];

/** A function that does nothing. */
function emptyFunction(folder, { name, empty, load }) {
  const here = join(folder, `empty-${name}`);
  writeFiles(here, Object.entries(empty));
  return { language: name, count: 0, command: load(here) };
}

/** Builds one function with this many operations. */
function buildFunction(folder, { name, emitter, settings, build, load }, count) {
  const here = join(folder, `function-${name}-${count}`);
  writeFiles(here, [
    ["openapi.json", JSON.stringify(documentOf(count))],
    ["gatewright.yaml", settings],
  ]);
  runNode(here, gatewrightCommand, "build", "openapi.json", "--out", ".", "--emit", emitter, "--quiet");
  const project = join(here, emitter);
  build(project);
  const archive = join(project, "dist", readdirSync(join(project, "dist"))[0]);
  const files = Object.entries(unzipSync(readFileSync(archive)));
  const unpacked = join(here, "unpacked");
  writeFiles(unpacked, files);
  const bytes = files.reduce((sum, [, content]) => sum + content.length, 0);
  return { language: name, count, bytes, archived: statSync(archive).size, command: load(unpacked) };
}

function writeFiles(folder, files) {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Milliseconds that a new process takes from before the module is asked for until it is there. */
function loadTime({ language, count, command: [program, ...words] }) {
  const { stdout, status } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${language}: the function of ${count} operations cannot be loaded`);
  return Number(stdout);
}

/** One round warms up; then all take turns, so that a busy moment does not hit one of them alone. */
export function measureFunctions(folder, runs) {
  const functions = languages.flatMap((language) => [
    emptyFunction(folder, language),
    ...OPERATIONS.map((count) => buildFunction(folder, language, count)),
  ]);
  const times = functions.map(() => []);
  for (let round = 0; round <= runs; round += 1)
    for (const [index, each] of functions.entries()) {
      const time = loadTime(each);
      if (round > 0) times[index].push(time);
    }
  return functions.map((each, index) => ({ ...each, command: undefined, milliseconds: median(times[index]) }));
}

function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
