// Writes the published JSON Schemas: of the settings from their zod schema, of the model from its types.
// `npm run schemas`; a test fails when what is committed is not what this prints.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createGenerator } from "ts-json-schema-generator";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The schema of `gatewright.yaml` and of `x-gatewright` at the root of a document. */
export async function settingsJsonSchema() {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { z } from "zod"; export { settingsSchema } from "./src/parser/settings/schema.ts";',
      resolveDir: root,
    },
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
  const source = Buffer.from(outputFiles[0].text).toString("base64");
  const { z, settingsSchema } = await import(`data:text/javascript;base64,${source}`);
  const { $schema, ...schema } = z.toJSONSchema(settingsSchema, { io: "input", reused: "inline" });
  return print({ $schema, $id: "gatewright.schema.json", title: "Gatewright settings", ...schema });
}

/** The schema of what `gatewright model` prints. */
export const modelJsonSchema = () =>
  schemaOfType("src/ir/api.ts", "ApiModel", { $id: "model.schema.json", title: "Gatewright model" });

/** The schema of what `gatewright diff --format json` prints. */
export const diffJsonSchema = () =>
  schemaOfType("src/report/differences-json.ts", "DifferenceReport", {
    $id: "diff.schema.json",
    title: "Gatewright differences",
  });

/** The schema of what `gatewright import --ledger json` prints. */
export const ledgerJsonSchema = () =>
  schemaOfType("src/cli/import/ledger-report.ts", "LedgerReport", {
    $id: "ledger.schema.json",
    title: "Gatewright import ledger",
  });

function schemaOfType(path, type, head) {
  const generator = createGenerator({
    path: `${root}/${path}`,
    tsconfig: `${root}/tsconfig.json`,
    type,
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
  });
  const { $schema, ...schema } = generator.createSchema(type);
  return print({ $schema, ...head, ...schema });
}

const print = (schema) => `${JSON.stringify(schema, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(`${root}/schemas`, { recursive: true });
  await writeFile(`${root}/schemas/gatewright.schema.json`, await settingsJsonSchema());
  await writeFile(`${root}/schemas/model.schema.json`, modelJsonSchema());
  await writeFile(`${root}/schemas/diff.schema.json`, diffJsonSchema());
  await writeFile(`${root}/schemas/ledger.schema.json`, ledgerJsonSchema());
}
