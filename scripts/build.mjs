// Builds the published package into dist/: bundles, declarations, and the licences of what is bundled.
//
// Packages under "dependencies" stay imports; everything else is bundled, since a build that is a step of a build script
// has to start at once, and hundreds of small modules take their time. Of CDKTF's bindings, 380 MB installed, some twenty
// modules are used, and whoever installs the package should download no more than these.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, "dist");
/** Everything is made here and moved at the end: a build that fails, or still runs, leaves the last one as it was. */
const output = join(root, "node_modules", `.dist-${process.pid}`);
const description = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/**
 * What bundled packages load for work that they are never asked for here: CDKTF's archiver packs assets, which no module of
 * ours has; swagger-parser's validators come with Ajv and the specifications' schemas, a third of the start-up of a build.
 */
const leftOutModules = /^(archiver|ajv|ajv\/dist\/2020|ajv-draft-04|@apidevtools\/openapi-schemas)$/;
const leftOut = {
  name: "left-out",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: leftOutModules }, ({ path }) => ({ path, namespace: "left-out" }));
    onLoad({ filter: /.*/, namespace: "left-out" }, ({ path }) => ({
      contents: `module.exports = () => { throw new Error("${path} is not part of this bundle"); };`,
    }));
  },
};

async function bundle() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/cli.ts", "src/index.ts"],
    outdir: output,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    chunkNames: "chunks/[name]-[hash]",
    external: Object.keys(description.dependencies ?? {}),
    // CommonJS modules call `require` for Node's own; an ES module has none.
    banner: {
      js: 'import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);',
    },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: [leftOut],
  });
  chmodSync(join(output, "cli.js"), 0o755);
  return metafile;
}

/**
 * WebAssembly that is read beside the bundles: the reader of Terraform's language. Nobody who installs the package runs
 * the scripts of the packages that these come with.
 */
const grammars = [
  "node_modules/web-tree-sitter/web-tree-sitter.wasm",
  "node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm",
];

function copyGrammars() {
  for (const path of grammars) cpSync(join(root, path), join(output, "grammars", basename(path)));
}

/** Folders of the packages whose code is in the bundles or beside them, sorted. */
function bundledPackages(metafile) {
  const inputs = [...Object.values(metafile.outputs).flatMap((each) => Object.keys(each.inputs)), ...grammars];
  const folders = inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort();
}

function licenceOf(folder) {
  const { name, version, license, repository, homepage } = JSON.parse(
    readFileSync(join(root, folder, "package.json"), "utf8"),
  );
  const source = typeof repository === "string" ? repository : (repository?.url ?? homepage);
  const texts = readdirSync(join(root, folder))
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(root, folder, file), "utf8").trim());
  return { name, version, license, source, texts };
}

/** A package that ships no text of its licence is listed with the text of another one under the same licence. */
function notices(folders) {
  const packages = folders.map(licenceOf);
  const sections = packages.map(({ name, version, license, source, texts }) => {
    const same = packages.find((other) => other.license === license && other.texts.length > 0);
    const instead = same === undefined ? "The package ships no other text." : `Its text stands under ${same.name}.`;
    const text = texts.length > 0 ? texts.join("\n\n") : instead;
    return `${name} ${version}\nLicence: ${license}\nSource: ${source}\n\n${text}\n`;
  });
  const head =
    "Parts of these packages are in the files of this folder.\nTheir sources, unmodified, are in the package registry and at the places named here.\n";
  return [head, ...sections].join(`\n${"=".repeat(80)}\n\n`);
}

/** Declarations of the public modules: what index.d.ts leads to, so that none needs a package that is bundled. */
function declare() {
  const folder = mkdtempSync(join(tmpdir(), "gatewright-declarations-"));
  try {
    const settings = {
      extends: join(root, "tsconfig.json"),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        outDir: folder,
        typeRoots: [join(root, "node_modules", "@types")],
      },
      files: [join(root, "src", "index.ts")],
      include: [],
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [compiler, "-p", folder], { stdio: "inherit" });
    const base = existsSync(join(folder, "src")) ? join(folder, "src") : folder;
    for (const file of reachable(join(base, "index.d.ts"))) cpSync(file, join(output, relative(base, file)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reachable(entry) {
  const files = new Set([entry]);
  for (const file of files) {
    const text = readFileSync(file, "utf8");
    for (const [, name] of text.matchAll(/(?: from |import\()"((?:@[\w.-]+\/)?[\w.-]+)(?:\/[\w./-]+)?"(?:;$|\))/gm)) {
      if (!/^\./.test(name) && description.dependencies?.[name] === undefined) {
        throw new Error(`${file} needs ${name}, which nobody installs`);
      }
    }
    for (const [, path] of text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)\.js"/g)) {
      files.add(resolve(dirname(file), `${path}.d.ts`));
    }
  }
  return [...files].sort();
}

try {
  const metafile = await bundle();
  copyGrammars();
  writeFileSync(join(output, "THIRD-PARTY-NOTICES.txt"), notices(bundledPackages(metafile)));
  declare();
  rmSync(target, { recursive: true, force: true });
  renameSync(output, target);
  const sizes = Object.entries(metafile.outputs).map(([path, { bytes }]) => [
    relative(output, join(root, path)),
    bytes,
  ]);
  for (const [path, bytes] of sizes.sort()) process.stdout.write(`${String(bytes).padStart(9)}  dist/${path}\n`);
} finally {
  rmSync(output, { recursive: true, force: true });
}
