// How long a Lambda function takes to be ready: its bundle, as the project's own build script makes it, is loaded by a
// process of its own, beside one that loads an empty module.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** Builds one function with this many operations, and gives the path of its only module. */
function buildFunction(folder, count) {
  const here = join(folder, `function-${count}`);
  mkdirSync(here);
  writeFileSync(join(here, "openapi.json"), JSON.stringify(documentOf(count)));
  writeFileSync(join(here, "gatewright.yaml"), "functions: { per: api }\n");
  const run = (cwd, ...words) => execFileSync(process.execPath, words, { cwd, stdio: "pipe" });
  run(here, gatewrightCommand, "build", "openapi.json", "--out", ".", "--emit", "lambda-typescript", "--quiet");
  const project = join(here, "lambda-typescript");
  symlinkSync(join(benchFolder, "..", "node_modules"), join(project, "node_modules"));
  run(project, "build.mjs");
  const archive = join(project, "dist", readdirSync(join(project, "dist"))[0]);
  const module = join(here, "index.cjs");
  writeFileSync(module, unzipSync(readFileSync(archive))["index.js"]);
  return { count, module, bytes: statSync(module).size, archived: statSync(archive).size };
}

/** Milliseconds that a new process takes from before the module is asked for until it is there. */
function loadTime(module) {
  const script = `const start = performance.now(); require(${JSON.stringify(module)}); console.log(performance.now() - start);`;
  const { stdout, status } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${module} cannot be loaded`);
  return Number(stdout);
}

/** One round warms up; then all take turns, so that a busy moment does not hit one of them alone. */
export function measureFunctions(folder, runs) {
  const empty = join(folder, "empty.cjs");
  writeFileSync(empty, "exports.handler = async () => undefined;\n");
  const built = OPERATIONS.map((count) => buildFunction(folder, count));
  const modules = [{ count: 0, module: empty, bytes: statSync(empty).size }, ...built];
  const times = modules.map(() => []);
  for (let round = 0; round <= runs; round += 1)
    for (const [index, { module }] of modules.entries()) {
      const time = loadTime(module);
      if (round > 0) times[index].push(time);
    }
  return modules.map((each, index) => ({ ...each, module: undefined, milliseconds: median(times[index]) }));
}

function median(numbers) {
  const sorted = [...numbers].sort((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
