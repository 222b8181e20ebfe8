import { relative, resolve } from "node:path";
import { outputPathProblem } from "../emitters/output-path.js";
import type { ApiModel } from "../ir/api.js";
import { DiagnosticBag } from "../ir/diagnostics.js";
import { kebabCase } from "../ir/names.js";
import { type LocatedDiagnostic, locateDiagnostics, mergeDiagnostics, raiseWarnings } from "../report.js";
import { type ApiBuild, type ApiCompilation, compileDocument, planApi, writeApi } from "./build-api.js";
import type { BuildOptions } from "./build-options.js";
import { printReport } from "./print-report.js";
import { reportStale } from "./report-writes.js";
import { printSummary, summarize } from "./summary.js";
import { type ExitCode, exitCodes, type Terminal } from "./terminal.js";

/** Compiles every document before it writes anything: errors in one of them leave the disk as it is. */
export async function build(
  documents: readonly string[],
  options: BuildOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const compilations: ApiCompilation[] = [];
  for (const document of documents) compilations.push(await compileDocument(document, options, terminal));
  const output = new DiagnosticBag();
  const hasFailed = (): boolean =>
    [...compilations, { diagnostics: output.items }].some((each) => isRefused(each, options));

  const builds = hasFailed() ? [] : await planAll(compilations, options, terminal, output);
  if (!hasFailed()) await finishAll(builds, options, output);
  const succeeded = !hasFailed();
  const summaries = succeeded ? builds.map((each) => summarize(each)) : [];

  const diagnostics = collectDiagnostics(compilations, output, options, terminal);
  const document = relative(terminal.workingDirectory, resolve(terminal.workingDirectory, documents[0] ?? ""));
  await printReport({ diagnostics, summaries, document, succeeded }, options.format, terminal);
  if (options.quiet !== true && (options.format === "text" || options.format === "github")) {
    for (const summary of summaries) terminal.writeOutput(printSummary(summary));
  }
  return succeeded ? exitCodes.success : exitCodes.failure;
}

const isRefused = ({ diagnostics }: Pick<ApiCompilation, "diagnostics">, { strict }: BuildOptions): boolean =>
  diagnostics.some((diagnostic) => strict === true || diagnostic.severity === "error");

/** One API goes to the output folder itself; several go to a folder each, named after them. */
async function planAll(
  compilations: readonly ApiCompilation[],
  options: BuildOptions,
  terminal: Terminal,
  diagnostics: DiagnosticBag,
): Promise<readonly ApiBuild[]> {
  const owners = new Map<string, string>();
  const builds: ApiBuild[] = [];
  for (const compilation of compilations) {
    const { api, document } = compilation;
    if (api === undefined) continue;
    const folderName = compilations.length === 1 ? options.out : `${options.out}/${subfolderName(api)}`;
    const folder = resolve(terminal.workingDirectory, folderName);
    const other = owners.get(folder);
    if (other === undefined) {
      owners.set(folder, document);
      const planned = await planApi({ ...compilation, api }, { folder, folderName }, options, diagnostics);
      if (planned !== undefined) builds.push(planned);
    } else diagnostics.report("output-folder-shared", undefined, { document, other, folder: folderName });
  }
  return builds;
}

/** The API's name as a folder: lower case, for file systems that ignore it. */
function subfolderName(api: ApiModel): string {
  const name = kebabCase(api.name);
  if (name === "") return "api";
  return outputPathProblem(name) === undefined ? name : `${name}-api`;
}

async function finishAll(
  builds: readonly ApiBuild[],
  options: BuildOptions,
  diagnostics: DiagnosticBag,
): Promise<void> {
  for (const each of builds) {
    if (options.check === true) reportStale(each.writes, each.folderName, diagnostics);
    else await writeApi(each, diagnostics);
  }
}

function collectDiagnostics(
  compilations: readonly ApiCompilation[],
  output: DiagnosticBag,
  options: BuildOptions,
  { workingDirectory, environment }: Terminal,
): readonly LocatedDiagnostic[] {
  // Annotations name files as the repository does, wherever in it the step runs.
  const root = options.format === "github" ? (environment.GITHUB_WORKSPACE ?? workingDirectory) : workingDirectory;
  const located = mergeDiagnostics([
    ...compilations.map(({ diagnostics, sources }) => locateDiagnostics(diagnostics, sources, root)),
    locateDiagnostics(output.items, new Map(), root),
  ]);
  return options.strict === true ? raiseWarnings(located) : located;
}
