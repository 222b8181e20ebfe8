// Yours: Gatewright writes this file once and never again.
//
// Bundles every src/**/*.test.ts into dist/tests and runs it with Node's own test runner.
import { spawnSync } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const tests = (await readdir(`${root}src`, { recursive: true })).filter((name) => name.endsWith(".test.ts")).sort();

await rm(`${root}dist/tests`, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: tests.map((name) => `src/${name}`),
  outbase: "src",
  outdir: "dist/tests",
  bundle: true,
  platform: "node",
  format: "esm",
  outExtension: { ".js": ".mjs" },
  // They are read from node_modules.
  packages: "external",
  sourcemap: "inline",
  metafile: true,
  logLevel: "warning",
});

const { status } = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...Object.keys(metafile.outputs)], {
  cwd: root,
  stdio: "inherit",
  // What functions log would stand between the results.
  env: { LOG_LEVEL: "FATAL", ...process.env },
});
process.exitCode = status ?? 1;
