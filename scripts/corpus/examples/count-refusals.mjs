// The compiler's messages about a file of declarations, by declaration.
import ts from "typescript";

const options = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};
const library = new Map();

/** @returns messages by the number of the declaration: the line behind `offset` lines. */
export function countRefusals(file, offset) {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => {
    if (!name.includes("/node_modules/typescript/lib/")) return read(name, version);
    if (!library.has(name)) library.set(name, read(name, version));
    return library.get(name);
  };
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  const refused = new Map();
  for (const diagnostic of [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]) {
    const { line } = source.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    if (line < offset) throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, " "));
    if (!refused.has(line - offset)) {
      refused.set(line - offset, ts.flattenDiagnosticMessageText(diagnostic.messageText, " ").slice(0, 400));
    }
  }
  return refused;
}
