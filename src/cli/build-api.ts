import { resolve } from "node:path";
import { type Compilation, compile } from "../compile.js";
import { applyWrites } from "../emitters/apply-writes.js";
import { ManifestError, manifestName } from "../emitters/manifest.js";
import { readOutputFolder } from "../emitters/output-folder.js";
import { planWrites, type WritePlan } from "../emitters/write.js";
import { describeFailure, isSystemFailure } from "../host/describe-failure.js";
import { createNodeHost } from "../host/node-host.js";
import type { ApiModel } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { BuildOptions } from "./build-options.js";
import { findConfiguration, overlaysOf } from "./configuration.js";
import { reportConflicts } from "./report-writes.js";
import type { Terminal } from "./terminal.js";

/** A document on its way through the compiler. */
export interface ApiCompilation extends Compilation {
  /** As the command line names it. */
  readonly document: string;
}

/** A compilation that gave a model. */
export type CompiledApi = ApiCompilation & { readonly api: ApiModel };

/** Where an API goes. */
interface OutputFolder {
  /** Absolute path. */
  readonly folder: string;
  /** As the command line names it. */
  readonly folderName: string;
}

/** An API that is ready to be written. */
export interface ApiBuild extends OutputFolder {
  readonly compilation: CompiledApi;
  readonly writes: WritePlan;
}

export async function compileDocument(
  document: string,
  options: BuildOptions,
  terminal: Terminal,
): Promise<ApiCompilation> {
  const entry = resolve(terminal.workingDirectory, document);
  const configuration = findConfiguration(entry, options.config, terminal.workingDirectory);
  const compilation = await compile({
    entry,
    ...(configuration === undefined ? {} : { configuration }),
    ...overlaysOf(options, terminal),
    ...(options.emit === undefined ? {} : { emitters: options.emit }),
    host: createNodeHost(),
  });
  return { ...compilation, document };
}

/** Compares what was generated with what is on the disk; undefined when the disk cannot be read, which is reported. */
export async function planApi(
  compilation: CompiledApi,
  { folder, folderName }: OutputFolder,
  options: BuildOptions,
  diagnostics: DiagnosticBag,
): Promise<ApiBuild | undefined> {
  const { artifacts } = compilation;
  try {
    const state = await readOutputFolder(
      folder,
      artifacts.map((artifact) => artifact.path),
    );
    const writes = planWrites({
      artifacts,
      ...(options.emit === undefined ? {} : { emitters: new Set(options.emit) }),
      folder: state,
      force: options.force === true,
    });
    reportConflicts(writes, folderName, diagnostics);
    return { compilation, folder, folderName, writes };
  } catch (error) {
    if (error instanceof ManifestError) {
      diagnostics.report("manifest-unreadable", undefined, {
        path: `${folderName}/${manifestName}`,
        detail: error.message,
      });
    } else reportUnwritable(error, folderName, diagnostics);
    return undefined;
  }
}

/** What the file system refuses is reported. */
export async function writeApi({ folder, folderName, writes }: ApiBuild, diagnostics: DiagnosticBag): Promise<void> {
  try {
    await applyWrites(folder, writes);
  } catch (error) {
    reportUnwritable(error, folderName, diagnostics);
  }
}

function reportUnwritable(error: unknown, folder: string, diagnostics: DiagnosticBag): void {
  if (!isSystemFailure(error)) throw error;
  diagnostics.report("output-unwritable", undefined, { folder, detail: describeFailure(error) });
}
