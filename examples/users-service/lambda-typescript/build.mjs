// Yours: Gatewright writes this file once and never again.
//
// Bundles every entry point below src/functions into dist/<function>.zip, which holds one index.js. The same sources and
// versions give the same bytes, so an archive's hash tells whether a function has changed.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { zipSync } from "fflate";

const root = fileURLToPath(new URL(".", import.meta.url));
const functions = (await readdir(`${root}src/functions`)).filter((name) => name.endsWith(".ts")).sort();

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: functions.map((name) => `src/functions/${name}`),
  outdir: "dist",
  write: false,
  bundle: true,
  platform: "node",
  target: "node22",
  // Lambda takes an index.js without a package.json beside it for CommonJS.
  format: "cjs",
  // Small, since cold starts read all of it; with the names of functions, so that stack traces can be read.
  minify: true,
  keepNames: true,
  // What esbuild should leave out of the bundles, such as packages of a layer.
  external: [],
});

await rm(`${root}dist`, { recursive: true, force: true });
await mkdir(`${root}dist`);
for (const { path, contents } of outputFiles) {
  // ZIP knows no time zones: the same local date everywhere. Readable by everyone, as Lambda needs it.
  const entry = [contents, { mtime: new Date(1980, 0, 1), os: 3, attrs: 0o644 << 16 }];
  const archive = zipSync({ "index.js": entry }, { level: 9 });
  const name = `${basename(path, ".js")}.zip`;
  await writeFile(`${root}dist/${name}`, archive);
  console.log(`dist/${name}  ${(archive.length / 1024).toFixed(1)} KB`);
}
