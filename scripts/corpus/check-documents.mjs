// Reads every OpenAPI document of a corpus folder and checks what holds for each: its model, written as OpenAPI and read
// again, is the same model, and each of the service's extensions in it is in the model or reported. A document that is
// refused is listed; a finding makes the exit code 1.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { readTasks } from "./documents.mjs";
import { accountForExtensions } from "./extensions.mjs";
import { checkRoundTrip } from "./round-trip.mjs";

const usage = `node scripts/corpus/check-documents.mjs FOLDER [options]
  --group NAME      only this group of the folder's INDEX.json (may be repeated; default aws-openapi)
  --only TEXT       only documents with this id, or this text in their path (may be repeated)
  --verbose         print every finding, not the first five of a document`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      group: { type: "string", multiple: true },
      only: { type: "string", multiple: true },
      verbose: { type: "boolean", default: false },
    },
  });
  const [corpusFolder] = positionals;
  if (positionals.length !== 1 || !existsSync(join(corpusFolder, "INDEX.json"))) throw new Error(usage);
  const dist = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "dist", "index.js");
  if (!existsSync(dist)) throw new Error('dist/index.js is not there: run "npm run build" first');
  const { compile, createNodeHost } = await import(pathToFileURL(dist).href);
  const tasks = readTasks(corpusFolder, { groups: values.group ?? ["aws-openapi"], only: values.only });
  const documents = new Map(tasks.map((task) => [task.document, task]));
  const counts = { read: 0, refused: 0, "with findings": 0, extensions: 0, "accounted for": 0 };
  for (const { id, path, document } of documents.values()) {
    const host = createNodeHost();
    const compilation = await compile({ entry: document, emitters: ["openapi"], host });
    const errors = compilation.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) {
      counts.refused += 1;
      console.log(`refused    ${id} ${path}: ${errors[0].code}: ${errors[0].message}`);
      continue;
    }
    counts.read += 1;
    const { count, lost } = accountForExtensions(compilation);
    counts.extensions += count;
    counts["accounted for"] += count - lost.length;
    const findings = [...(await checkRoundTrip(compile, host, compilation)), ...lost];
    if (findings.length === 0) continue;
    counts["with findings"] += 1;
    console.log(`findings   ${id} ${path}`);
    for (const finding of values.verbose ? findings : findings.slice(0, 5)) console.log(`  ${finding}`);
  }
  console.log(
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(", "),
  );
  process.exitCode = counts["with findings"] === 0 ? 0 : 1;
}

await main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 2;
});
