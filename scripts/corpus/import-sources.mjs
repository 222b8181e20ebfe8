// Imports every template and configuration of a corpus folder, builds what came of it in the other dialect, and prints
// figures: what was imported, with how many drops, and what was dropped or refused most often.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { mapInTurn } from "./in-turn.mjs";
import { faultOf, parametersFor } from "./known-sources.mjs";
import { runCommand } from "./run-build.mjs";
import { table } from "./tables.mjs";

export const importGroups = ["iac-cfn", "iac-sam", "iac-terraform", "iac-serverless"];

/** One task a source of the index. */
export function readImportTasks(corpusFolder, groups, only) {
  const index = JSON.parse(readFileSync(join(corpusFolder, "INDEX.json"), "utf8"));
  return index
    .filter(({ group }) => groups.includes(group))
    .filter(({ id, path }) => only === undefined || only.some((part) => id === part || path.includes(part)))
    .map(({ id, group, path, kind, files }) => ({
      id,
      group,
      path,
      source: resolve(corpusFolder, kind === "terraform-dir" ? configurationFolder(path, files) : path),
      // Templates refer to files beside and above them; none beyond the repository that they come from.
      root: resolve(corpusFolder, path.split("/").slice(0, 2).join("/")),
      target: group === "iac-terraform" ? "cloudformation" : "terraform",
      parameters: Object.entries(parametersFor(path)),
      fault: faultOf(path),
    }));
}

/** Some entries name a folder of examples: the first of them is the configuration. */
function configurationFolder(path, files) {
  const folders = files.filter((file) => /\.tf(\.json)?$/.test(file)).map((file) => dirname(file));
  return folders.includes(path) || folders.length === 0 ? path : folders[0];
}

/**
 * @returns the task with `outcome` (`crashed`, `refused` or `imported`), the entries of its ledger, the errors of import
 * and build, the folders of what was built, and how the source differs from what it was moved to
 */
export async function runImport(task, folder, limits) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const first = await migrate(task, folder, limits, []);
  const drops = first.entries.filter(({ outcome }) => outcome === "dropped");
  // What is dropped is counted; that it is must not hide what the rest is worth.
  const result = drops.length === 0 || first.crash !== undefined ? first : await migrate(task, folder, limits, drops);
  const { crash, entries, errors } = result;
  const outcome = crash !== undefined ? "crashed" : entries.length === 0 ? "refused" : "imported";
  const apis = builtFolders(join(folder, "out"));
  const isWhole = drops.length === 0 && errors.length === 0;
  const differences = isWhole ? await compareWithSource(task, apis, limits) : undefined;
  return { ...task, folder, outcome, reason: crash, entries, errors, apis, differences };
}

/**
 * The check that a migration ends with: the source against the document that it was moved to.
 *
 * @returns lines of differences; undefined where the source has several APIs, which are not compared in one go
 */
async function compareWithSource({ source, root, parameters }, apis, limits) {
  const [api, ...others] = apis;
  if (api === undefined || others.length > 0) return undefined;
  const given = parameters.flatMap(([name, value]) => ["--parameter", `${name}=${value}`]);
  const words = ["diff", source, join(api, "openapi.yaml"), "--root", root, "--fail-on", "any", ...given];
  const { run, reason } = await runCommand(words, api, limits);
  if (reason === undefined && run.exitCode === 0) return [];
  return (reason ?? `${run.output}${run.errors}`).split("\n").filter((line) => line.trim() !== "");
}

async function migrate({ source, root, target, parameters }, folder, limits, drops) {
  const ledgerFile = join(folder, "ledger.json");
  const out = join(folder, "out");
  rmSync(out, { recursive: true, force: true });
  const names = [...new Set(drops.map(({ node, property }) => (property === null ? node : `${node}.${property}`)))];
  const words = [
    ...["migrate", source, "--to", target, "--root", root, "--out", out, "--opaque", "ask", "--quiet"],
    ...["--ledger", "json", "--ledger-file", ledgerFile],
    ...names.flatMap((name) => ["--allow-drop", name]),
    ...parameters.flatMap(([name, value]) => ["--parameter", `${name}=${value}`]),
  ];
  const { run, reason } = await runCommand(words, folder, limits);
  const errors = [...run.errors.matchAll(/^(?:\S+ - )?error ([a-z0-9-]+): (.*)$/gm)].map(([, code, message]) => ({
    code,
    message,
  }));
  const entries = existsSync(ledgerFile) ? JSON.parse(readFileSync(ledgerFile, "utf8")).entries : [];
  const isSilent = run.exitCode === 1 && errors.length === 0;
  return { crash: reason ?? (isSilent ? `exit code 1 without an error: ${run.errors}` : undefined), entries, errors };
}

/** Folders of APIs that were built; what was generated goes to `output`, where the checks look for it. */
function builtFolders(out) {
  if (!existsSync(out)) return [];
  const folders = [out, ...readdirSync(out).map((name) => join(out, name))];
  const built = folders.filter((folder) => existsSync(join(folder, "generated")));
  for (const folder of built) renameSync(join(folder, "generated"), join(folder, "output"));
  return built;
}

/**
 * cfn-lint and `terraform validate` on what was built.
 *
 * @returns messages by the folder of an API, and the folders of configurations that need a newer provider than the one here
 */
export async function checkImports(results, scratch, width, say) {
  const folders = results.flatMap(({ apis }) => apis.map((folder) => ({ folder })));
  const { checkTemplates } = await import("./check-templates.mjs");
  const { checkConfigurations } = await import("./check-configurations.mjs");
  const has = (name) => folders.filter(({ folder }) => existsSync(join(folder, "output", name)));
  const templates = has("cloudformation");
  const modules = has("terraform");
  const failures = new Map();
  let newer = new Map();
  if (templates.length > 0)
    for (const [folder, messages] of (await checkTemplates(templates, width, say)).failures)
      failures.set(folder, messages);
  if (modules.length > 0) {
    const outcome = await checkConfigurations(modules, join(scratch, "validate"), width, say);
    for (const [folder, messages] of outcome.failures) failures.set(folder, messages);
    newer = outcome.newer;
  }
  return { failures, newer };
}

const share = (part, whole) => (whole === 0 ? "-" : `${part} (${Math.round((part / whole) * 100)} %)`);

/**
 * A row a group. The shares are those of the sources that were imported and are not faulty themselves; the last one that
 * of the sources that could be compared with what they were moved to. `checks` are what `checkImports` gives; without
 * them their columns are empty.
 */
export function importTable(results, checks) {
  const groups = [...new Set(results.map(({ group }) => group)), "all"];
  const rows = groups.map((group) => {
    const own = results.filter((each) => group === "all" || each.group === group);
    const imported = own.filter(({ outcome }) => outcome === "imported");
    const sound = imported.filter(({ fault }) => fault === undefined);
    const built = sound.filter(isBuilt);
    const valid = built.filter(({ apis }) => apis.every((folder) => !checks?.failures.has(folder)));
    const compared = sound.filter(({ differences }) => differences !== undefined);
    const newer = valid.filter(({ apis }) => apis.some((folder) => checks?.newer.has(folder)));
    return [
      group,
      own.length,
      own.filter(({ outcome }) => outcome === "crashed").length,
      own.filter(({ outcome }) => outcome === "refused").length,
      imported.length,
      imported.length - sound.length,
      share(sound.filter((each) => !has(each, "dropped")).length, sound.length),
      ...["approximated", "opaque", "left"].map((wanted) => sound.filter((each) => has(each, wanted)).length),
      share(built.length, sound.length),
      checks === undefined ? "" : share(valid.length, sound.length),
      checks === undefined ? "" : newer.length,
      share(compared.filter(({ differences }) => differences.length === 0).length, compared.length),
    ];
  });
  const shares = ["no drop", "approximated", "opaque", "left", "built", "valid", "newer provider", "unchanged"];
  return table(["group", "sources", "crashed", "refused", "imported", "faulty", ...shares], rows);
}

const has = ({ entries }, wanted) => entries.some(({ outcome }) => outcome === wanted);
const isBuilt = ({ apis, errors }) => apis.length > 0 && errors.length === 0;

/** Names and reasons of what the figures count apart. */
export function apartList(results, checks) {
  const faulty = results
    .filter(({ fault }) => fault !== undefined)
    .map(({ id, path, fault, errors, entries }) => {
      const said = errors[0]?.code ?? (has({ entries }, "dropped") ? "dropped" : "imported all the same");
      return `${id} ${path}: ${fault} (${said})`;
    });
  const given = results
    .filter(({ parameters }) => parameters.length > 0)
    .map(({ id, path, parameters }) => `${id} ${path}: ${parameters.map((each) => each.join("=")).join(", ")}`);
  const newer = results.flatMap(({ id, path, apis }) => {
    const needs = apis.flatMap((folder) => checks?.newer.get(folder) ?? []);
    const runtimes = [...new Set(needs.flatMap((each) => [...each.runtimes]))];
    return needs.length === 0
      ? []
      : [`${id} ${path}: ${needs[0].version}${runtimes.length === 0 ? "" : ` for ${runtimes.join(", ")}`}`];
  });
  return [
    ["Faulty sources, counted apart, and what the compiler says of them", faulty],
    ["Sources that were given values of parameters", given],
    ["Configurations that need a newer provider than the one here, and are valid but for that", newer],
  ]
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`)
    .join("\n\n");
}

/** What is dropped, the most frequent first: in how many sources, and how often. */
export function dropTable(results, longest = 60) {
  return countTable(
    ["dropped", "why"],
    results.flatMap(({ id, entries }) =>
      entries
        .filter(({ outcome }) => outcome === "dropped")
        .map(({ type, property, how }) => ({
          id,
          key: [`${type}${property === null ? "" : ` ${generic(property)}`}`, how ?? ""],
        })),
    ),
    longest,
  );
}

/** Errors of import and build by code, the most frequent first, each with its first message. */
export function importErrorTable(results, longest = 60) {
  const firsts = new Map();
  const found = results.flatMap(({ id, errors }) =>
    errors.map(({ code, message }) => {
      if (!firsts.has(code)) firsts.set(code, message.slice(0, 140));
      return { id, key: [code, firsts.get(code)] };
    }),
  );
  return countTable(["error", "for example"], found, longest);
}

/** Indices and keys of the author's own would keep equal things apart. */
const generic = (property) => property.replace(/\.\d+(?=\.|$)/g, "[]");

function countTable(heading, found, longest) {
  const counts = new Map();
  for (const { id, key } of found) {
    const text = key.join("\n");
    const count = counts.get(text) ?? { key, sources: new Set(), times: 0 };
    count.sources.add(id);
    count.times += 1;
    counts.set(text, count);
  }
  const rows = [...counts.values()]
    .sort((left, right) => right.sources.size - left.sources.size || right.times - left.times)
    .slice(0, longest)
    .map(({ key, sources, times }) => [sources.size, times, ...key.map((each) => each.slice(0, 140))]);
  return rows.length === 0 ? `no ${heading[0]}` : table(["sources", "times", ...heading], rows);
}

/** Every source with what went wrong. */
export const importDetails = (results, checks) =>
  results
    .map(({ id, path, outcome, reason, entries, errors, apis, differences = [] }) => {
      const drops = entries.filter((entry) => entry.outcome === "dropped");
      const lines = [
        ...(reason === undefined ? [] : [reason]),
        ...drops.map(({ node, property, how }) => `dropped ${node}${property === null ? "" : `.${property}`}: ${how}`),
        ...errors.map(({ code, message }) => `${code}: ${message}`),
        ...apis.flatMap((folder) => checks?.failures.get(folder) ?? []),
        ...differences.map((line) => `changed: ${line}`),
      ];
      return [`${id} ${outcome} ${path}`, ...lines.map((line) => `    ${line.slice(0, 400)}`)].join("\n");
    })
    .join("\n");

/** Imports everything, `width` at a time. */
export async function importAll(tasks, scratch, limits, width, say) {
  let done = 0;
  return mapInTurn(tasks, width, async (task) => {
    const result = await runImport(task, join(scratch, task.id), limits);
    done += 1;
    say(`${done} of ${tasks.length}`);
    return result;
  });
}
