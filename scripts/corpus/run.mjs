// Builds every OpenAPI document of a corpus folder and prints what was built, refused and crashed.
// A crash, a failed check or a document that breaks the limits makes the exit code 1.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readTasks } from "./documents.mjs";
import {
  apartList,
  checkImports,
  dropTable,
  importAll,
  importDetails,
  importErrorTable,
  importGroups,
  importTable,
  readImportTasks,
} from "./import-sources.mjs";
import { mapInTurn } from "./in-turn.mjs";
import { runBuild } from "./run-build.mjs";
import { checkList, crashList, detailList, examplesTable, refusalTable, summaryTable } from "./tables.mjs";
import { runProgram } from "./tools.mjs";

const pairGroup = "sam-pairs";

const usage = `npm run corpus -- FOLDER [options]
npm run corpus -- FOLDER --import [GROUP...] [--only TEXT] [--lint] [--validate] [--verbose] [--keep FOLDER]
  --import          import templates and configurations, and build what comes of them in the other dialect; figures and
                    the most frequent drops are printed, and nothing but a crash fails the run. The group sam-pairs compares SAM templates with
                    what SAM's own transform makes of them

Without it:
  --group NAME      only this group of the folder's INDEX.json (may be repeated)
  --only TEXT       only documents with this id, or this text in their path (may be repeated)
  --build NAME      only this build: code, python, body, resources or all (may be repeated)
  --types           also compile every client and handler project with strict settings
  --pyright         also check every Python package with pyright in strict mode
  --examples        also check the documents' examples, and mutants of them, against the generated types, ours and those
                    of the peers in the bench folder (npm ci --prefix bench)
  --pairing         also let every client meet the handlers of the same document, and hold what arrives against what was sent
  --ends A,B        languages of client and handlers in pairings: typescript or python (default typescript,typescript)
  --lint            also run cfn-lint on every template
  --validate        also run terraform validate on every configuration
  --verbose         print each document with its errors
  --json FILE       write every result to a file
  --keep FOLDER     leave the outputs there (default: a temporary folder, removed at the end)
  --seconds N       processor time that a build may take (default 10)
  --megabytes N     memory that a build may take (default 1024)
  --parallel N      builds at a time (default 2)`;

const options = {
  ...Object.fromEntries(["group", "only", "build"].map((name) => [name, { type: "string", multiple: true }])),
  ...Object.fromEntries(
    ["import", "types", "pyright", "examples", "pairing", "lint", "validate", "verbose"].map((name) => [
      name,
      { type: "boolean", default: false },
    ]),
  ),
  ends: { type: "string", default: "typescript,typescript" },
  json: { type: "string" },
  keep: { type: "string" },
  seconds: { type: "string", default: "10" },
  megabytes: { type: "string", default: "1024" },
  parallel: { type: "string", default: "2" },
};

const say = (text) => process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${text}` : "");

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [corpusFolder, ...groups] = positionals;
  if (
    corpusFolder === undefined ||
    (groups.length > 0 && !values.import) ||
    !existsSync(join(corpusFolder, "INDEX.json"))
  )
    throw new Error(usage);
  const command = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist", "cli.js");
  if (!existsSync(command)) throw new Error('dist/cli.js is not there: run "npm run build" first');
  const scratch = values.keep === undefined ? mkdtempSync(join(tmpdir(), "corpus-")) : resolve(values.keep);
  try {
    const succeeded = values.import
      ? await runImports(corpusFolder, groups, scratch, values)
      : await runAll(corpusFolder, scratch, values);
    process.exitCode = succeeded ? 0 : 1;
  } finally {
    if (values.keep === undefined) rmSync(scratch, { recursive: true, force: true });
  }
}

async function runAll(corpusFolder, scratch, values) {
  const width = Number(values.parallel);
  const limits = { seconds: Number(values.seconds), megabytes: Number(values.megabytes) };
  const tasks = readTasks(corpusFolder, { groups: values.group, only: values.only }).filter(
    ({ build }) => values.build?.includes(build.name) ?? true,
  );
  if (tasks.length === 0) throw new Error("nothing in the corpus fits these options");
  let done = 0;
  const results = await mapInTurn(tasks, width, async (task) => {
    const folder = join(scratch, `${task.id}-${task.build.name}`);
    rmSync(folder, { recursive: true, force: true });
    const result = await runBuild(task, folder, limits);
    done += 1;
    say(`${done} of ${tasks.length}`);
    return result;
  });
  say("");
  if (values.verbose) console.log(`${detailList(results)}\n`);
  console.log(`${summaryTable(results)}\n\n${refusalTable(results)}`);
  const crashes = crashList(results);
  if (crashes !== "") console.log(`\nCrashed:\n${crashes}`);
  const checks = await runChecks(results, scratch, width, values);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ results, checks }, null, 1)}\n`);
  return crashes === "" && checks.every(({ failures }) => failures.length === 0);
}

async function runImports(corpusFolder, groups, scratch, values) {
  const width = Number(values.parallel);
  const limits = { seconds: Number(values.seconds), megabytes: Number(values.megabytes) };
  const chosen = groups.length === 0 ? [...importGroups, pairGroup] : groups;
  const sources = chosen.filter((group) => group !== pairGroup);
  const tasks = readImportTasks(corpusFolder, sources, values.only);
  if (sources.length > 0 && tasks.length === 0) throw new Error("nothing in the corpus fits these options");
  const results = await importAll(tasks, scratch, limits, width, say);
  const isChecked = values.lint || values.validate;
  const checks = isChecked ? await checkImports(results, scratch, width, say) : undefined;
  say("");
  if (values.verbose) console.log(`${importDetails(results, checks)}\n`);
  if (results.length > 0)
    console.log(`${importTable(results, checks)}\n\n${dropTable(results)}\n\n${importErrorTable(results)}`);
  const apart = apartList(results, checks);
  if (apart !== "") console.log(`\n${apart}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ results }, null, 1)}\n`);
  const agree = chosen.includes(pairGroup) ? await runPairs(corpusFolder, values) : true;
  return agree && results.every(({ outcome }) => outcome !== "crashed");
}

/** SAM templates, and what SAM's own transform makes of them. */
async function runPairs(corpusFolder, values) {
  const words = (values.only ?? []).slice(0, 1).flatMap((text) => ["--only", text]);
  const script = join(dirname(fileURLToPath(import.meta.url)), "sam-pairs.mjs");
  const run = await runProgram(process.execPath, [script, corpusFolder, ...words], {});
  console.log(`\n${run.output}${run.errors}`);
  return run.exitCode === 0;
}

async function runChecks(results, scratch, width, values) {
  const built = results.filter(({ outcome }) => outcome === "built");
  const checks = [];
  const add = (title, outcome) => {
    console.log(`\n${checkList(title, outcome, results)}`);
    checks.push({ title, checked: outcome.checked, failures: [...outcome.failures] });
  };
  if (values.types) {
    const { checkTypes } = await import("./check-types.mjs");
    add("tsc --strict", checkTypes(built, say));
  }
  if (values.examples) checks.push(await runExamples(built, scratch, values.verbose));
  if (values.pairing) {
    const { checkPairing } = await import("./check-pairing.mjs");
    const outcome = await checkPairing(
      built.filter(({ build }) => build.name === "code"),
      scratch,
      say,
      values.ends,
    );
    add(`client meets handler (${values.ends}), ${describeCounts(outcome.counts)}`, outcome);
  }
  if (values.pyright) {
    const { checkPython } = await import("./check-python.mjs");
    add("pyright --strict", await checkPython(built, scratch, say));
  }
  if (values.lint) {
    const { checkTemplates } = await import("./check-templates.mjs");
    add("cfn-lint", await checkTemplates(built, width, say));
  }
  if (values.validate) {
    const { checkConfigurations } = await import("./check-configurations.mjs");
    add("terraform validate", await checkConfigurations(built, join(scratch, "validate"), width, say));
  }
  return checks;
}

const describeCounts = ({ calls, undrawn, unrouted }) =>
  `${calls} calls (${undrawn} operations without a valid call, ${unrouted} that no gateway routes)`;

/** Figures to compare; nothing here fails the run. */
async function runExamples(built, scratch, isVerbose) {
  const { checkExamples } = await import("./examples/check-examples.mjs");
  const { contenders } = await import("./examples/contenders.mjs");
  const documents = [...new Map(built.map((each) => [each.document, each])).values()];
  const outcome = await checkExamples(documents, await contenders(), scratch, say);
  say("");
  console.log(`\n${examplesTable(outcome)}`);
  const [own] = outcome.totals;
  if (isVerbose) console.log(own.failures.join("\n"));
  const examples = outcome.totals.map((each) => ({ ...each, kinds: Object.fromEntries(each.kinds) }));
  return { title: "examples", checked: own.valid, failures: [], examples };
}

await main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
