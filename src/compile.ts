import { checkOutputPaths, type EmittedArtifact } from "./emitters/output-path.js";
import { checkRequirements, defaultEmitters, type EmitterRequest, loadEmitter } from "./emitters/registry.js";
import { type ReadyEmitter, readEmitterOptions, runEmitter } from "./emitters/run-emitter.js";
import type { CompilerHost } from "./host.js";
import type { ApiModel } from "./ir/api.js";
import { catalog } from "./ir/catalog.js";
import { compareText } from "./ir/compare.js";
import { type Diagnostic, DiagnosticBag } from "./ir/diagnostics.js";
import { lower } from "./ir/plan/lower.js";
import type { GatewayPlan } from "./ir/plan/model.js";
import type { SourceFile } from "./ir/source.js";
import { validate } from "./ir/validate/validate.js";
import { relocate } from "./parser/overlay/replacements.js";
import { readSource } from "./parser/read-source.js";
import type { Settings } from "./parser/settings.js";

export interface CompileRequest {
  /** Absolute path of the document. */
  readonly entry: string;
  /** Absolute path of the settings file. */
  readonly configuration?: string;
  /** Absolute paths of OpenAPI Overlays that are applied behind those of the settings. */
  readonly overlays?: readonly string[];
  /** Names of the emitters to run; undefined for those that the settings choose, or else the four built in. */
  readonly emitters?: readonly string[];
  /** Work the infrastructure out even when no emitter asks for it, and report the gateway's limits. */
  readonly plan?: boolean;
  readonly host: CompilerHost;
}

export interface Compilation {
  /** Undefined only when errors were reported. */
  readonly api: ApiModel | undefined;
  readonly settings: Settings;
  /** The infrastructure; undefined when nothing asked for it, or when it has errors. */
  readonly plan: GatewayPlan | undefined;
  /** By path; empty when errors were reported. */
  readonly artifacts: readonly EmittedArtifact[];
  /** In no particular order, without those that the settings ignore. */
  readonly diagnostics: readonly Diagnostic[];
  /** The files that diagnostics point into, by name. */
  readonly sources: ReadonlyMap<string, SourceFile>;
}

/** Reads, checks, lowers and emits. Writes nothing; what to do with the artifacts is the caller's decision. */
export async function compile(request: CompileRequest): Promise<Compilation> {
  const diagnostics = new DiagnosticBag();
  const { api, settings, sources, replacements } = await readSource(request, diagnostics);
  let plan: GatewayPlan | undefined;
  let artifacts: readonly EmittedArtifact[] = [];
  if (api !== undefined) {
    validate(api, diagnostics);
    const emitters = await loadEmitters(selectEmitters(request.emitters, settings), request.host, diagnostics);
    if (!diagnostics.hasErrors) {
      const lowered = lowerOnDemand(api, diagnostics);
      artifacts = await emitAll(emitters, api, lowered.plan, diagnostics);
      plan = request.plan === true ? lowered.plan() : lowered.planSoFar();
      checkOutputPaths(artifacts, diagnostics);
    }
  }
  return {
    api,
    settings,
    plan,
    artifacts: diagnostics.hasErrors ? [] : artifacts.toSorted((left, right) => compareText(left.path, right.path)),
    diagnostics: diagnostics.items
      .filter((diagnostic) => !isIgnored(diagnostic, settings))
      .map((diagnostic) => relocate(diagnostic, replacements)),
    sources,
  };
}

/** What was an error when it was reported cannot be silenced. */
const isIgnored = (diagnostic: Diagnostic, settings: Settings): boolean =>
  catalog[diagnostic.code].severity === "warning" && settings.ignoredDiagnostics.includes(diagnostic.code);

function selectEmitters(names: readonly string[] | undefined, settings: Settings): readonly EmitterRequest[] {
  const configured = new Map(settings.emit?.map((setting) => [setting.name, setting]));
  const wanted = names ?? settings.emit?.map((setting) => setting.name) ?? defaultEmitters;
  return [...new Set(wanted)].map((name) => configured.get(name) ?? { name, options: undefined });
}

async function loadEmitters(
  requests: readonly EmitterRequest[],
  host: CompilerHost,
  diagnostics: DiagnosticBag,
): Promise<readonly ReadyEmitter[]> {
  const loaded = await Promise.all(requests.map((each) => loadEmitter(each, host.importModule, diagnostics)));
  const emitters = loaded.filter((each) => each !== undefined);
  checkRequirements(emitters, diagnostics);
  const ready = await Promise.all(emitters.map((each) => readEmitterOptions(each, diagnostics)));
  return ready.filter((each) => each !== undefined);
}

interface LoweredApi {
  readonly plan: () => GatewayPlan | undefined;
  /** Undefined while nobody has asked. */
  readonly planSoFar: () => GatewayPlan | undefined;
}

/** The gateway's limits bind only builds that emit infrastructure: whoever never asks never hears of them. */
function lowerOnDemand(api: ApiModel, diagnostics: DiagnosticBag): LoweredApi {
  let done = false;
  let lowered: GatewayPlan | undefined;
  const countErrors = (): number => diagnostics.items.filter((each) => each.severity === "error").length;
  const plan = (): GatewayPlan | undefined => {
    if (done) return lowered;
    done = true;
    const before = countErrors();
    const result = lower(api, diagnostics);
    lowered = countErrors() === before ? result : undefined;
    return lowered;
  };
  return { plan, planSoFar: () => lowered };
}

/** One after the other, so that what they report comes in one order. */
async function emitAll(
  emitters: readonly ReadyEmitter[],
  api: ApiModel,
  plan: () => GatewayPlan | undefined,
  diagnostics: DiagnosticBag,
): Promise<readonly EmittedArtifact[]> {
  const artifacts: EmittedArtifact[] = [];
  for (const emitter of emitters) artifacts.push(...(await runEmitter(emitter, api, plan, diagnostics)));
  return artifacts;
}
