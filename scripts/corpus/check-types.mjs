// Strict type checks of every client and every handler project, through the compiler's API: parsing the standard
// library once for hundreds of projects is what makes this take minutes instead of hours.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const projects = ["typescript-client", "lambda-typescript"];

/** On top of what the project's own tsconfig.json says. */
const strictness = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noEmit: true,
  skipLibCheck: false,
  incremental: false,
  composite: false,
};

/** @returns per folder of a build, the compiler's messages. */
export function checkTypes(results, say) {
  const readSource = cachedSourceReader();
  const failures = new Map();
  let checked = 0;
  for (const { id, folder } of results) {
    for (const project of projects) {
      const configuration = join(folder, "output", project, "tsconfig.json");
      if (!existsSync(configuration)) continue;
      checked += 1;
      say(`tsc: ${id} ${project}`);
      const messages = compile(configuration, readSource);
      if (messages.length > 0) failures.set(folder, [...(failures.get(folder) ?? []), ...messages]);
    }
  }
  return { checked, failures };
}

function compile(configurationFile, readSource) {
  const configuration = ts.readConfigFile(configurationFile, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(configuration.config, ts.sys, dirname(configurationFile), strictness);
  const options = { ...parsed.options, typeRoots: [join(root, "node_modules", "@types")] };
  const host = ts.createCompilerHost(options);
  const own = host.getSourceFile.bind(host);
  host.getSourceFile = (fileName, languageVersion) => readSource(fileName, languageVersion, own);
  const program = ts.createProgram(parsed.fileNames, options, host);
  const diagnostics = [...parsed.errors, ...ts.getPreEmitDiagnostics(program)];
  if (parsed.fileNames.length === 0) return ["no source files"];
  return diagnostics.slice(0, 20).map((diagnostic) => {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    if (diagnostic.file === undefined || diagnostic.start === undefined) return `TS${diagnostic.code} ${text}`;
    const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
    return `${diagnostic.file.fileName}:${line + 1} TS${diagnostic.code} ${text}`;
  });
}

/** Only what lies in node_modules is shared: it is the same for every project. */
function cachedSourceReader() {
  const files = new Map();
  return (fileName, languageVersion, read) => {
    if (!fileName.includes("/node_modules/")) return read(fileName, languageVersion);
    const key = `${fileName} ${JSON.stringify(languageVersion)}`;
    if (!files.has(key)) files.set(key, read(fileName, languageVersion));
    return files.get(key);
  };
}
