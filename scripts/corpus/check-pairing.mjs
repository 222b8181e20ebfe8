// Lets the generated client and the generated handlers of each document meet: random valid values go from the client,
// through the events that API Gateway would send, to a handler and back, and have to arrive as they were.
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Calls for each operation, and operations of each document. */
const runs = 5;
const most = 60;

/** @returns per folder of a build, what did not arrive as it was; with the number of calls that were made. */
export async function checkPairing(results, scratch, say, ends) {
  const [client, handler] = ends.split(",");
  const languages = { client, handler };
  const { pairDocument } = await bundled("test/support/pairing/pair-document.ts");
  const failures = new Map();
  const counts = { documents: 0, calls: 0, undrawn: 0, unrouted: 0 };
  for (const { id, document, folder } of results) {
    say(`pairing: ${id}`);
    const outcomes = [];
    for (const kind of ["rest", "http-1.0", "http-2.0"]) {
      const configuration = writeSettings(scratch, kind);
      const outcome = await pairDocument(document, configuration, kind, { runs, most, languages });
      if (outcome !== undefined) outcomes.push({ kind, ...outcome });
    }
    if (outcomes.length === 0) continue;
    counts.documents += 1;
    for (const { calls, undrawn, unrouted } of outcomes) {
      counts.calls += calls;
      counts.undrawn += undrawn.length;
      counts.unrouted += unrouted.length;
    }
    const findings = outcomes.flatMap((outcome) => outcome.findings.map((text) => `${outcome.kind} ${text}`));
    if (findings.length > 0) failures.set(folder, findings);
  }
  return { checked: counts.documents, failures, counts };
}

function writeSettings(scratch, kind) {
  mkdirSync(scratch, { recursive: true });
  const path = join(scratch, `pairing-${kind}.yaml`);
  writeFileSync(path, `api: { type: ${kind === "rest" ? "rest" : "http"} }\n`);
  return path;
}

/** Beside the command, so that it finds the templates; the programs in Python that it starts come along. */
async function bundled(path) {
  const sources = join(root, dirname(path));
  for (const name of readdirSync(sources).filter((each) => each.endsWith(".py")))
    copyFileSync(join(sources, name), join(root, "dist", name));
  const outfile = join(root, "dist", "corpus-pairing.js");
  await build({
    entryPoints: [join(root, path)],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    logLevel: "error",
  });
  return await import(pathToFileURL(outfile).href);
}
