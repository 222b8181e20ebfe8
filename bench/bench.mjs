// Compares Gatewright with other generators on the same documents, and shows how its cost grows. See README.md.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { floor, gatewright, gatewrightCommand, peers } from "./contenders.mjs";
import { measureFunctions } from "./functions.mjs";
import { measure } from "./measure.mjs";
import { measureSizes } from "./sizes.mjs";
import { syntheticDocument } from "./synthetic.mjs";
import { comparisonTable, functionsTable, growthTable, sizeTable, startUpTable } from "./tables.mjs";

const USAGE = `npm run bench -- [DOCUMENT or FOLDER]... [--runs N] [--largest N] [--only NAME,...] [--skip-growth] [--only-sizes] [--json FILE]`;
const GROWTH_FACTORS = [1, 4, 16];
const BODY_SETTINGS = "api:\n  definition: body\nfunctions:\n  per: api\n";

const say = (text) => process.stderr.write(`${text}\n`);

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "5" },
      largest: { type: "string", default: "2" },
      only: { type: "string" },
      "skip-growth": { type: "boolean", default: false },
      "only-sizes": { type: "boolean", default: false },
      json: { type: "string" },
    },
  });
  const runs = Number(values.runs);
  const largest = Number(values.largest);
  if (!(runs >= 1 && largest >= 1)) throw new Error(USAGE);
  return {
    runs,
    largest,
    only: values.only?.split(","),
    skipGrowth: values["skip-growth"] || values["only-sizes"],
    onlySizes: values["only-sizes"],
    json: values.json,
    positionals,
  };
}

/** A folder stands for its largest JSON documents that are OpenAPI. */
function documentsOf(path, largest) {
  if (!statSync(path).isDirectory()) return [resolve(path)];
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, size: statSync(file).size }))
    .sort((left, right) => right.size - left.size || (left.file < right.file ? -1 : 1));
  const found = [];
  for (const { file } of files) {
    if (found.length === largest) break;
    if (isOpenApi(readFileSync(file, "utf8"))) found.push(resolve(file));
  }
  return found;
}

function isOpenApi(text) {
  try {
    const { openapi, swagger } = JSON.parse(text);
    return typeof (openapi ?? swagger) === "string";
  } catch {
    return false;
  }
}

function writeSynthetic(folder, count) {
  const file = join(folder, `synthetic-${count}.json`);
  writeFileSync(file, JSON.stringify(syntheticDocument(count), null, 2));
  return file;
}

function labelOf(file) {
  return `${basename(file)} (${(statSync(file).size / 1e6).toFixed(2)} MB)`;
}

async function compare(documents, options) {
  const everyone = [floor, gatewright("typescript-client"), ...peers()];
  const chosen = everyone.filter(({ name }) => name === "floor" || (options.only?.includes(name) ?? true));
  const comparisons = [];
  for (const document of documents) {
    const label = labelOf(document);
    const results = await measure(chosen, document, options.runs, (step) => say(`${label}: ${step}`));
    comparisons.push({ label, results });
    console.log(`\n## ${label}\n\n${comparisonTable(results)}`);
  }
  return comparisons;
}

/** What those pay who download an application with the client. */
async function compareSizes(documents) {
  const compared = [];
  for (const document of documents) {
    const label = labelOf(document);
    const sizes = await measureSizes(document, (step) => say(`${label}: ${step}`));
    if (sizes === undefined) continue;
    compared.push({ label, ...sizes });
    console.log(`\n## Bytes of a bundle: ${label}, operation ${sizes.operationId}\n\n${sizeTable(sizes)}`);
  }
  return compared;
}

/** Gatewright alone, at 1x, 4x and 16x, and on a document so small that only start-up is left. */
async function measureGrowth(folder, runs) {
  const configuration = join(folder, "gatewright.yaml");
  writeFileSync(configuration, BODY_SETTINGS);
  // Entries at 1x: for the client 16x is then some 4 MB, for the template, which may have 1 MB, half of that.
  const builds = [
    { base: 30, contender: gatewright("typescript-client") },
    { base: 15, contender: gatewright("cloudformation", configuration) },
  ];
  const small = writeSynthetic(folder, 1);
  const contenders = builds.map(({ contender }) => contender);
  const baseline = await measure([floor, ...contenders], small, runs, (step) => say(`start-up: ${step}`));
  const [floorStart, ...starts] = baseline;
  console.log(`\n## Start-up: ${labelOf(small)}\n\n${startUpTable(floorStart, starts)}`);
  const growth = [];
  for (const [index, { base, contender }] of builds.entries()) {
    const sizes = [];
    for (const factor of GROWTH_FACTORS) {
      const document = writeSynthetic(folder, base * factor);
      const [result] = await measure([contender], document, runs, (step) => say(`growth ${factor}x: ${step}`));
      sizes.push({ factor, bytes: statSync(document).size, result });
    }
    growth.push({ produces: contender.produces, start: starts[index], sizes });
  }
  console.log(`\n## Growth: synthetic documents\n\n${growthTable(growth)}`);
  return { baseline, growth };
}

async function main() {
  const options = readOptions();
  if (!existsSync(gatewrightCommand)) throw new Error('dist/cli.js is not there: run "npm run build" first');
  const folder = mkdtempSync(join(tmpdir(), "bench-documents-"));
  try {
    const documents =
      options.positionals.length === 0
        ? [writeSynthetic(folder, 16), writeSynthetic(folder, 128)]
        : options.positionals.flatMap((path) => documentsOf(path, options.largest));
    console.log(
      `# Benchmark\n\nNode ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}, ${options.runs} counted runs each`,
    );
    const comparisons = options.onlySizes ? [] : await compare(documents, options);
    const sizes = await compareSizes(documents);
    const growth = options.skipGrowth ? undefined : await measureGrowth(folder, options.runs);
    const functions = options.onlySizes ? [] : measureFunctions(folder, options.runs);
    if (functions.length > 0) console.log(`\n## Lambda functions: cold start\n\n${functionsTable(functions)}`);
    if (options.json !== undefined)
      writeFileSync(options.json, `${JSON.stringify({ comparisons, sizes, growth, functions }, null, 2)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main().catch((error) => {
  say(error.message);
  process.exitCode = 2;
});
