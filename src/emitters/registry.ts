import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { SourcePointer } from "../ir/source.js";
import type { Emitter } from "./emitter.js";

/** Each is loaded when it is asked for: together they would cost most of a second. */
const builtIn = new Map<string, () => Promise<{ readonly emitter: unknown }>>([
  ["cloudformation", () => import("./cloudformation/index.js")],
  ["lambda-python", () => import("./lambda-python/index.js")],
  ["lambda-typescript", () => import("./lambda-typescript/index.js")],
  ["openapi", () => import("./openapi/index.js")],
  ["python-client", () => import("./python-client/index.js")],
  ["terraform", () => import("./terraform/index.js")],
  ["typescript-client", () => import("./typescript-client/index.js")],
]);

/** What a build makes when neither the settings nor the caller choose. */
export const defaultEmitters: readonly string[] = [
  "cloudformation",
  "lambda-python",
  "lambda-typescript",
  "terraform",
  "typescript-client",
];

/** An emitter as it is asked for. */
export interface EmitterRequest {
  readonly name: string;
  /** Undefined for a built-in emitter. */
  readonly module?: string;
  /** Absolute path of the folder that `module` is seen from. */
  readonly folder?: string;
  readonly options: unknown;
  /** Where the settings ask for it. */
  readonly origin?: SourcePointer;
}

export interface LoadedEmitter {
  readonly emitter: Emitter;
  readonly request: EmitterRequest;
}

export type ImportModule = (specifier: string, folder: string) => Promise<unknown>;

/** Undefined when there is no such emitter; that is reported. */
export async function loadEmitter(
  request: EmitterRequest,
  importModule: ImportModule,
  diagnostics: DiagnosticBag,
): Promise<LoadedEmitter | undefined> {
  const { name, module, origin } = request;
  const refuse = (detail: string): undefined => {
    diagnostics.report("emitter-unknown", origin, { emitter: name, detail });
  };
  if (module === undefined) {
    const load = builtIn.get(name);
    if (load === undefined) return refuse("it is not built in, and the settings name no `module` for it");
    return { emitter: (await load()).emitter as Emitter, request };
  }
  let loaded: unknown;
  try {
    loaded = await importModule(module, request.folder ?? "/");
  } catch (error) {
    return refuse(`'${module}' cannot be loaded (${error instanceof Error ? error.message : String(error)})`);
  }
  const emitter = (loaded as { emitter?: unknown } | null)?.emitter;
  if (!isEmitter(emitter)) return refuse(`'${module}' exports no \`emitter\` made by defineEmitter`);
  if (emitter.name !== name) return refuse(`the one in '${module}' calls itself '${emitter.name}'`);
  return { emitter, request };
}

/** Modules from outside are not type-checked against this version, if they are at all. */
function isEmitter(value: unknown): value is Emitter {
  if (typeof value !== "object" || value === null) return false;
  const { name, requires, readOptions, emit } = value as Record<string, unknown>;
  return (
    typeof name === "string" &&
    Array.isArray(requires) &&
    typeof readOptions === "function" &&
    typeof emit === "function"
  );
}

/** Reports emitters that need the artifacts of another which is not part of the build. */
export function checkRequirements(emitters: readonly LoadedEmitter[], diagnostics: DiagnosticBag): void {
  const names = new Set(emitters.map(({ emitter }) => emitter.name));
  for (const { emitter, request } of emitters) {
    for (const other of emitter.requires) {
      if (!names.has(other)) diagnostics.report("emitter-required", request.origin, { emitter: emitter.name, other });
    }
  }
}
