import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noPropertyAccessFromIndexSignature: true,
  erasableSyntaxOnly: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  skipLibCheck: true,
  declaration: true,
  noEmit: true,
};

/** Compiles files that exist in memory only, as strictly as TypeScript can; `path: message` for everything it minds. */
export function strictErrors(files: ReadonlyMap<string, string>, changed: ts.CompilerOptions = {}): readonly string[] {
  const settings = { ...options, ...changed };
  const host = ts.createCompilerHost(settings);
  const read = (name: string): string | undefined => files.get(posix.relative("/generated", name));
  const isLibrary = (name: string): boolean => name.startsWith(libraryFolder) || name.startsWith(packagesFolder);
  const library = new Map<string, ts.SourceFile | undefined>();
  const base = { ...host };
  host.fileExists = (name) => read(name) !== undefined || (isLibrary(name) && base.fileExists(installed(name)));
  host.readFile = (name) => read(name) ?? (isLibrary(name) ? base.readFile(installed(name)) : undefined);
  host.directoryExists = () => true;
  host.getCurrentDirectory = () => "/generated";
  host.getSourceFile = (name, language) => {
    const text = read(name) ?? (name.startsWith(packagesFolder) ? host.readFile(name) : undefined);
    if (text !== undefined) return ts.createSourceFile(name, text, language);
    if (!library.has(name)) library.set(name, isLibrary(name) ? base.getSourceFile(name, language) : undefined);
    return library.get(name);
  };
  const roots = [...files.keys()].filter((name) => /\.m?ts$/.test(name)).map((name) => `/generated/${name}`);
  const program = ts.createProgram(roots, settings, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    const name = file === undefined ? "" : posix.relative("/generated", file.fileName);
    return `${name}:${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

const libraryFolder = dirname(ts.getDefaultLibFilePath(options));
/** Where packages that generated code depends on are looked for. */
const packagesFolder = "/generated/node_modules/";
const ownPackages = join(dirname(fileURLToPath(import.meta.url)), "../../../node_modules/");
const installed = (name: string): string =>
  name.startsWith(packagesFolder) ? join(ownPackages, name.slice(packagesFolder.length)) : name;
