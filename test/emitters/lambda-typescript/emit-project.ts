import { posix } from "node:path";
import { build, type Plugin } from "esbuild";
import ts from "typescript";
import { emitter } from "../../../src/emitters/lambda-typescript/index.js";
import type { ApiModel } from "../../../src/ir/api.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import type { LambdaContext, ProxyEvent, ProxyResult } from "../../../templates/lambda-typescript/runtime/event.js";
import { strictErrors } from "../typescript/strict-check.js";

export interface EmittedProject {
  /** Text by path inside the project. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of the files that are the user's. */
  readonly scaffolds: ReadonlySet<string>;
  /** `code: message`. */
  readonly found: readonly string[];
}

export async function emitProject(api: ApiModel): Promise<EmittedProject> {
  const diagnostics = new DiagnosticBag();
  const plan = (): never => {
    throw new Error("Handlers are made from the model alone.");
  };
  const options = emitter.readOptions(undefined, diagnostics);
  const artifacts = await emitter.emit({ api, plan, options, diagnostics });
  const named = artifacts.map((artifact) => ({ ...artifact, path: artifact.path.replace(/^lambda-typescript\//, "") }));
  return {
    files: new Map(named.map(({ path, text }) => [path, text])),
    scaffolds: new Set(named.filter(({ ownership }) => ownership === "scaffold").map(({ path }) => path)),
    found: diagnostics.items.map(({ code, message }) => `${code}: ${message}`),
  };
}

const isTest = (path: string): boolean => path.endsWith(".test.ts");

/** What the compiler minds in a project, with nothing but the language's own library and strictly; tests aside. */
export const projectErrors = (files: ReadonlyMap<string, string>): readonly string[] =>
  errorsIn(new Map([...files].filter(([path]) => !isTest(path))), {});

/** What it minds in the project with its tests, which are for Node. */
export const testErrors = (files: ReadonlyMap<string, string>): readonly string[] =>
  errorsIn(files, { types: ["node"] });

const errorsIn = (files: ReadonlyMap<string, string>, more: ts.CompilerOptions): readonly string[] =>
  strictErrors(new Map([...files].filter(([path]) => path.endsWith(".ts"))), {
    lib: ["lib.es2023.d.ts"],
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noUnusedParameters: false,
    noImplicitReturns: true,
    ...more,
  });

/** Files that exist in memory only, for esbuild. */
const inMemory = (files: ReadonlyMap<string, string>): Plugin => ({
  name: "in-memory",
  setup({ resolve, onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, ({ path, importer, kind, namespace }) => {
      if (importer !== "" && namespace !== "memory") return undefined;
      // Packages that the project depends on are among our own.
      if (importer !== "" && !path.startsWith("."))
        return resolve(path, {
          kind,
          importer: import.meta.filename,
          namespace: "file",
          resolveDir: import.meta.dirname,
        });
      const below = importer === "" ? posix.normalize(path) : posix.join(posix.dirname(importer), path);
      return { path: below.replace(/\.js$/, ".ts"), namespace: "memory" };
    });
    onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => {
      const contents = files.get(path);
      return contents === undefined ? { errors: [{ text: `${path} is missing` }] } : { contents, loader: "ts" };
    });
  },
});

/** The bundle of one module, as the project's build script makes it. */
async function bundle(files: ReadonlyMap<string, string>, entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: "/output",
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    plugins: [inMemory(files)],
  });
  return outputFiles[0]?.text ?? "";
}

/** Bundles a module and loads it the way Lambda does. */
export async function bundleModule(files: ReadonlyMap<string, string>, entry: string): Promise<unknown> {
  const module: { exports: unknown } = { exports: {} };
  new Function("module", "exports", await bundle(files, entry))(module, module.exports);
  return module.exports;
}

export const bundleFunction = (files: ReadonlyMap<string, string>, handler: string): Promise<string> =>
  bundle(files, `src/functions/${handler}.ts`);

type LambdaFunction = (event: ProxyEvent, context: LambdaContext) => Promise<ProxyResult>;

/** The exported handler of a function. */
export async function loadFunction(files: ReadonlyMap<string, string>, handler: string): Promise<LambdaFunction> {
  const loaded = (await bundleModule(files, `src/functions/${handler}.ts`)) as { readonly handler?: LambdaFunction };
  if (loaded.handler === undefined) throw new Error("The bundle exports no handler.");
  return loaded.handler;
}
