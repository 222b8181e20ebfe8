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
export function modelJsonSchema() {
  const generator = createGenerator({
    path: `${root}/src/ir/api.ts`,
    tsconfig: `${root}/tsconfig.json`,
    type: "ApiModel",
    skipTypeCheck: true,
    additionalProperties: false,
    topRef: false,
  });
  const { $schema, ...schema } = generator.createSchema("ApiModel");
  return print({ $schema, $id: "model.schema.json", title: "Gatewright model", ...schema });
}

const print = (schema) => `${JSON.stringify(schema, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(`${root}/schemas`, { recursive: true });
  await writeFile(`${root}/schemas/gatewright.schema.json`, await settingsJsonSchema());
  await writeFile(`${root}/schemas/model.schema.json`, modelJsonSchema());
}
