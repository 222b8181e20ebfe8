// Strict type checks of every Python package. Its runtime, which all packages carry and tests of its own are about, is read
// where a package needs it and not checked once more.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";

const pyright = createRequire(import.meta.url).resolve("pyright/index.js");
const projects = ["python-client", "lambda-python"];
/** Where the code of a project is, seen from its folder, and the oldest Python that it is for. */
const sourceOf = { "python-client": "src", "lambda-python": "." };
const oldestOf = { "python-client": "3.10", "lambda-python": "3.11" };
/** What one call reads, unless one package alone is more: a start takes seconds, and what was read stays in memory until the end. */
const limits = { packages: 12, bytes: 4_000_000 };
const heapLimitInMegabytes = 6144;

/** @returns per folder of a build, the checker's messages. */
export async function checkPython(results, scratch, say) {
  const packages = results.flatMap(({ id, folder }) =>
    projects
      .map((project) => ({ id, folder, project, source: join(folder, "output", project, sourceOf[project]) }))
      .filter(({ source }) => existsSync(source)),
  );
  const failures = new Map();
  let done = 0;
  for (const batch of batches(packages)) {
    say(`pyright: ${done} of ${packages.length}`);
    done += batch.length;
    const root = join(scratch, "pyright");
    rmSync(root, { recursive: true, force: true });
    await mkdir(root, { recursive: true });
    for (const [index, { source }] of batch.entries()) {
      // Links would be passed over.
      cpSync(source, join(root, String(index)), { recursive: true });
    }
    for (const { file, message } of findings(root, batch)) {
      const { folder } = batch[Number(file.slice(root.length + 1).split("/")[0])] ?? batch[0];
      failures.set(folder, [...(failures.get(folder) ?? []), message].slice(0, 20));
    }
    rmSync(root, { recursive: true, force: true });
  }
  return { checked: packages.length, failures };
}

function batches(packages) {
  const found = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const each of packages) {
    const size = sizeOf(each.source);
    if (bytes + size > limits.bytes || found.at(-1).length === limits.packages) {
      found.push([]);
      bytes = 0;
    }
    found.at(-1).push(each);
    bytes += size;
  }
  return found;
}

function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

function findings(root, batch) {
  const settings = {
    typeCheckingMode: "strict",
    include: ["."],
    exclude: ["**/_runtime", "**/generated/runtime"],
    // It is for the newest Python.
    ignore: ["**/build.py"],
    executionEnvironments: batch.map(({ project }, index) => ({
      root: String(index),
      pythonVersion: oldestOf[project],
    })),
  };
  writeFileSync(join(root, "pyrightconfig.json"), JSON.stringify(settings));
  const run = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heapLimitInMegabytes}`, pyright, "-p", root, "--outputjson"],
    {
      cwd: dirname(root),
      encoding: "utf8",
      maxBuffer: 1 << 30,
    },
  );
  if (run.status === null || run.status > 1) throw new Error(`pyright ended with ${run.status}: ${run.stderr}`);
  const { generalDiagnostics, summary } = JSON.parse(run.stdout);
  if (summary.filesAnalyzed === 0) throw new Error(`pyright found no files in ${root}`);
  return generalDiagnostics.map(({ file, range, message, rule }) => ({
    file,
    message: `${file}:${range.start.line + 1} ${rule ?? "syntax"} ${message}`,
  }));
}
