import { resolve } from "node:path";
import { type Compilation, compile } from "../../compile.js";
import { createNodeHost } from "../../host/node-host.js";
import { DiagnosticBag } from "../../ir/diagnostics.js";
import { type JsonPointer, unsafeId } from "../../ir/ids.js";
import type { SourceFile, SourcePointer } from "../../ir/source.js";
import { exportKind } from "../../parser/import/export/reader.js";
import { type Importers, importSource } from "../../parser/import/import-source.js";
import type { ImportedApi } from "../../parser/import/imported-api.js";
import { loadRaise, sourceKinds } from "../../parser/import/source-kinds.js";
import { configurationName, findConfiguration } from "../configuration.js";
import { compileImported, originIn } from "./check-imported.js";
import { documentName, importedFiles } from "./imported-files.js";

export interface SourceRequest {
  /** As the command line names it. */
  readonly source: string;
  /** The settings that the command line names for a document. */
  readonly config?: string;
  /** Values of parameters and variables of what is imported. */
  readonly parameter?: ReadonlyMap<string, string>;
  /** Work the infrastructure out as well. */
  readonly plan: boolean;
  readonly workingDirectory: string;
}

/** Documents that the service exported are documents: they are read as they are. */
const importers: Importers = { kinds: sourceKinds.filter((kind) => kind !== exportKind), loadRaise };

/**
 * Compiles whatever describes one API, a document or a template or a configuration, without emitting anything. Places of
 * what is imported are those in its source.
 */
export async function compileSource(request: SourceRequest, available: Importers = importers): Promise<Compilation> {
  const { source, workingDirectory, plan } = request;
  const entry = resolve(workingDirectory, source);
  const diagnostics = new DiagnosticBag();
  const host = createNodeHost();
  const { imported, kind, sources } = await importSource(
    { source: entry, parameters: request.parameter ?? new Map(), host },
    diagnostics,
    available,
  );
  if (kind === undefined) {
    const configuration = findConfiguration(entry, request.config, workingDirectory);
    return compile({ entry, ...(configuration === undefined ? {} : { configuration }), emitters: [], plan, host });
  }
  const [files, ...others] = imported === undefined ? [] : importedFiles([{ name: source, imported, sources }], ".");
  if (files !== undefined && others.length > 0) {
    const apis = [files, ...others].map(({ title }) => `'${title}'`).join(", ");
    diagnostics.report("import-apis-several", undefined, { apis });
  }
  if (files === undefined || diagnostics.hasErrors) return failed(diagnostics, sources);
  const { compilation } = await compileImported(files, [], workingDirectory);
  const inSource = (at: SourcePointer): SourcePointer => placeInSource(at, files.api);
  return {
    ...compilation,
    api: movePlaces(compilation.api, inSource),
    plan: movePlaces(compilation.plan, inSource),
    diagnostics: [...diagnostics.items, ...movePlaces(compilation.diagnostics, inSource)],
    sources,
  };
}

const failed = ({ items }: DiagnosticBag, sources: ReadonlyMap<string, SourceFile>): Compilation => ({
  api: undefined,
  settings: { emit: undefined, ignoredDiagnostics: [] },
  plan: undefined,
  artifacts: [],
  diagnostics: items,
  sources,
});

function placeInSource(at: SourcePointer, { document, settings }: ImportedApi): SourcePointer {
  const tree = at.file === documentName ? document : at.file === configurationName ? settings : undefined;
  const root: JsonPointer = unsafeId("");
  return (tree && originIn(at.pointer, tree)) ?? document.origins.get(root) ?? at;
}

/** The same plain data with other places in it. */
function movePlaces<Value>(value: Value, move: (at: SourcePointer) => SourcePointer): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => movePlaces(each, move)) as Value;
  if (isPlace(value)) return { ...move(value), ...(value.part === undefined ? {} : { part: value.part }) } as Value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, movePlaces(each, move)])) as Value;
}

const isPlace = (value: object): value is SourcePointer =>
  "file" in value && typeof value.file === "string" && "pointer" in value && typeof value.pointer === "string";
