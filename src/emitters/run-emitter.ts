import type { ApiModel } from "../ir/api.js";
import { DiagnosticBag } from "../ir/diagnostics.js";
import { type OutputPath, unsafeId } from "../ir/ids.js";
import type { GatewayPlan } from "../ir/plan/model.js";
import type { Artifact } from "./artifact.js";
import type { EmittedArtifact } from "./output-path.js";
import type { LoadedEmitter } from "./registry.js";

/** An emitter whose options were read. */
export interface ReadyEmitter extends LoadedEmitter {
  readonly options: unknown;
}

/** Undefined when an emitter from outside fails; that is reported. */
export async function readEmitterOptions(
  loaded: LoadedEmitter,
  diagnostics: DiagnosticBag,
): Promise<ReadyEmitter | undefined> {
  const { emitter, request } = loaded;
  // Emitters see values without places: what they find wrong with one stands where the settings name the emitter.
  const found = new DiagnosticBag();
  const options = await guard(loaded, diagnostics, () => emitter.readOptions(request.options, found));
  diagnostics.include(found, request.origin);
  return options === undefined ? undefined : { ...loaded, options: options.value };
}

/** The artifacts of one emitter; none when an emitter from outside fails, which is reported. */
export async function runEmitter(
  ready: ReadyEmitter,
  api: ApiModel,
  plan: () => GatewayPlan | undefined,
  diagnostics: DiagnosticBag,
): Promise<readonly EmittedArtifact[]> {
  const { emitter, options } = ready;
  const emitted = await guard(ready, diagnostics, async () => {
    if (!isOutside(ready)) return emitter.emit({ api, plan, options, diagnostics });
    // Copies: no type keeps a module from outside from changing what the emitters after it see.
    const input = { api: structuredClone(api), plan: () => structuredClone(plan()), options, diagnostics };
    return checkArtifacts(await emitter.emit(input));
  });
  return (emitted?.value ?? []).map(({ path, text, ownership }) => ({
    // What cannot be a path is refused when those of all emitters are known.
    path: unsafeId<OutputPath>(path),
    text,
    ownership,
    emitter: emitter.name,
  }));
}

const isOutside = (loaded: LoadedEmitter): boolean => loaded.request.module !== undefined;

/** What a built-in emitter throws is our mistake and goes up; what one from outside throws is its own, and is reported. */
async function guard<Value>(
  loaded: LoadedEmitter,
  diagnostics: DiagnosticBag,
  work: () => Value | Promise<Value>,
): Promise<{ readonly value: Value } | undefined> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!isOutside(loaded)) throw error;
    const { name, origin } = loaded.request;
    const details = error instanceof Error ? describePlace(error) : {};
    const detail = error instanceof Error ? error.message : String(error);
    diagnostics.report("emitter-error", origin, { emitter: name, detail }, details);
    return undefined;
  }
}

/** The file, line and column that threw, without the folder: that differs between machines. */
function describePlace(error: Error): { readonly help?: string } {
  const place = /([^/\\(]+:\d+:\d+)\)?$/m.exec(error.stack ?? "")?.[1];
  return place === undefined ? {} : { help: `The emitter threw this at ${place}.` };
}

function checkArtifacts(value: unknown): readonly Artifact[] {
  if (!Array.isArray(value)) throw new TypeError("emit has to return an array of artifacts");
  for (const artifact of value) if (!isArtifact(artifact)) throw new TypeError(`emit returned ${badArtifact}`);
  return value;
}

const badArtifact = "an artifact without path, text and ownership (`generated` or `scaffold`)";

function isArtifact(value: unknown): value is Artifact {
  if (typeof value !== "object" || value === null) return false;
  const { path, text, ownership } = value as Record<string, unknown>;
  return (
    typeof path === "string" && typeof text === "string" && (ownership === "generated" || ownership === "scaffold")
  );
}
