// Holds the import of SAM templates against SAM itself: for every pair of a corpus folder's group `sam-pairs`, the import
// of the template and the import of what SAM's own transform makes of it have to give the same models, and a template
// that SAM refuses has to be refused.
//
//   node scripts/corpus/sam-pairs.mjs FOLDER [--only TEXT] [--verbose]
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Pairs that differ for a reason that lies in them. */
const explained = {
  api_with_any_method_in_swagger:
    "SAM writes a null into the authorizer's address; we leave it out, and report that it lacks one",
  definition_body_intrinsics_support:
    "SAM tags no definition that stands in an Fn::If; we have decided the condition by then, and tag it",
  http_api_description:
    "the event names its API by text, and SAM writes that text into the permission where the API's id belongs; we take it for the API",
  implicit_api_deletion_policy_precedence:
    "two paths that the service takes for one; the one that is kept is the first, and the recorded output sorts them",
  websocket_api_domain_globals: "SAM loses the records of all domains but the last one of a zone",
  error_separate_route53_recordset_group: "the resource is one that its condition takes away",
};

/** What the comparison needs of the project, bundled as it stands. */
async function loadProject(scratch) {
  const modules = {
    createNodeHost: "host/node-host",
    createMemoryHost: "host/memory-host",
    DiagnosticBag: "ir/diagnostics",
    importSource: "parser/import/import-source",
    readSource: "parser/read-source",
  };
  const contents = Object.entries(modules).map(([name, path]) => `export { ${name} } from "./src/${path}.js";`);
  const outdir = join(scratch, "project");
  await build({
    stdin: { contents: contents.join("\n"), resolveDir: root, sourcefile: "project.ts", loader: "ts" },
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    outExtension: { ".js": ".mjs" },
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    logLevel: "error",
  });
  return import(pathToFileURL(join(outdir, "stdin.mjs")).href);
}

async function importOf(project, source, host) {
  const diagnostics = new project.DiagnosticBag();
  const { imported } = await project.importSource({ source, parameters: new Map(), host }, diagnostics);
  return { apis: imported?.apis ?? [], errors: errorsOf(diagnostics) };
}

const errorsOf = ({ items }) =>
  items
    .filter(({ severity, code }) => severity === "error" && code !== "import-without-api")
    .map(({ message }) => message);

/** The model of an API; its document and settings where the readers refuse them, as they may well refuse what SAM takes. */
async function modelOf(project, { document, settings }) {
  const diagnostics = new project.DiagnosticBag();
  const files = {
    "/api/openapi.json": JSON.stringify(document.value),
    "/api/gatewright.yaml": JSON.stringify(settings.value),
  };
  const request = {
    entry: "/api/openapi.json",
    configuration: "/api/gatewright.yaml",
    host: project.createMemoryHost(files),
  };
  const { api } = await project.readSource(request, diagnostics);
  return api ?? { refused: errorsOf(diagnostics), document: document.value, settings: settings.value };
}

/** Lists whose order nobody minds. */
const unordered = new Set([
  ...[
    "authorizers",
    "callableFrom",
    "entries",
    "gatewayResponses",
    "handlers",
    "identitySources",
    "operations",
    "parameters",
  ],
  ...["resourceTags", "schemas", "securitySchemes", "tags"],
]);

/** Without places, and with the partition that the outputs were recorded for. */
function comparable(value, key = "") {
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item));
    return unordered.has(key)
      ? items.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
      : items;
  }
  if (typeof value === "string") return value.replaceAll("${AWS::Partition}", "aws");
  if (typeof value !== "object" || value === null) return value;
  if (value.kind === "pseudo" && value.name === "partition") return { kind: "literal", text: "aws" };
  if (value.kind === "join") return joined(value.parts.map((part) => comparable(part)));
  const members = Object.entries(value).filter(([name]) => !/^origin$|Origin$/.test(name));
  return Object.fromEntries(
    members.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, each]) => [name, comparable(each, name)]),
  );
}

function joined(parts) {
  const merged = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last?.kind === "literal" && part.kind === "literal")
      merged[merged.length - 1] = { ...last, text: last.text + part.text };
    else merged.push(part);
  }
  return merged.length === 1 ? merged[0] : { kind: "join", parts: merged };
}

/** Some outputs were recorded with every list sorted, arguments of functions among them. */
function mended(value) {
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isSorted =
        Array.isArray(each) &&
        ((key === "Fn::GetAtt" && each[0] === "Arn") || (key === "Fn::Sub" && typeof each[0] === "object"));
      return [key, mended(isSorted ? each.toReversed() : each)];
    }),
  );
}

/** Where two values differ, a line for each place. */
function differences(one, other, path = "") {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const areBoth = [one, other].every((each) => typeof each === "object" && each !== null);
  if (!areBoth || Array.isArray(one) !== Array.isArray(other)) {
    return [`${path}: ${JSON.stringify(one)?.slice(0, 120)} here, ${JSON.stringify(other)?.slice(0, 120)} there`];
  }
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], `${path}/${key}`));
}

async function compare(project, folder, { path, outputs }) {
  const source = await importOf(project, resolve(folder, path), project.createNodeHost());
  if (source.errors.length > 0) return source.errors;
  const text = JSON.stringify(mended(JSON.parse(readFileSync(resolve(folder, outputs[0]), "utf8"))));
  const host = project.createMemoryHost({ "/output/template.json": text });
  const output = await importOf(project, "/output/template.json", host);
  const ids = new Set([...source.apis, ...output.apis].map(({ api }) => api));
  const found = [];
  for (const id of ids) {
    const [one, other] = [source, output].map(({ apis }) => apis.find(({ api }) => api === id));
    if (one === undefined || other === undefined) found.push(`${id} is only ${one === undefined ? "there" : "here"}`);
    else {
      const models = await Promise.all([modelOf(project, one), modelOf(project, other)]);
      found.push(...differences(comparable(models[0]), comparable(models[1]), id));
    }
  }
  return found;
}

async function main() {
  const options = { only: { type: "string" }, verbose: { type: "boolean", default: false } };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [folder] = positionals;
  if (folder === undefined || !existsSync(join(folder, "INDEX.json"))) {
    throw new Error("node scripts/corpus/sam-pairs.mjs FOLDER [--only TEXT] [--verbose]");
  }
  const index = JSON.parse(readFileSync(join(folder, "INDEX.json"), "utf8"));
  const pairs = index.filter(({ group, path }) => group === "sam-pairs" && path.includes(values.only ?? ""));
  const scratch = mkdtempSync(join(tmpdir(), "sam-pairs-"));
  try {
    const project = await loadProject(scratch);
    const figures = { same: 0, pairs: 0, refused: 0, errors: 0, unexplained: 0 };
    for (const pair of pairs) {
      const name = basename(pair.path).replace(/\.\w+$/, "");
      const isError = pair.tags.includes("error-case");
      const found = isError ? [] : await compare(project, folder, pair);
      if (isError) {
        const { errors } = await importOf(project, resolve(folder, pair.path), project.createNodeHost());
        if (errors.length === 0) found.push("SAM refuses it, and it is imported");
      }
      figures[isError ? "errors" : "pairs"] += 1;
      if (found.length === 0) figures[isError ? "refused" : "same"] += 1;
      else {
        const reason = explained[name];
        if (reason === undefined) figures.unexplained += 1;
        console.log(`${name}: ${reason ?? "UNEXPLAINED"}`);
        if (values.verbose || reason === undefined) for (const line of found.slice(0, 20)) console.log(`    ${line}`);
      }
    }
    const { same, pairs: all, refused, errors, unexplained } = figures;
    console.log(
      `${same} of ${all} pairs give the same models, ${refused} of ${errors} errors are refused, ${unexplained} are unexplained`,
    );
    process.exitCode = unexplained === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await main();
