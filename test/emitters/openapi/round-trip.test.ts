import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { exportAndRead, readApi, withoutOrigins } from "../../support/exported.js";

const fixtures = fileURLToPath(new URL("../../../fixtures", import.meta.url));

/** Documents of every case, with the settings that stand beside them. */
const documents = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => {
    const folder = join(fixtures, entry.name);
    const description = join(folder, "case.json");
    const listed = existsSync(description) ? JSON.parse(readFileSync(description, "utf8")).documents : undefined;
    const names: readonly string[] =
      listed ?? readdirSync(folder).filter((name) => /^openapi\.(ya?ml|json)$/.test(name));
    return names.map((name) => ({ title: `${entry.name}/${name}`, folder, document: join(folder, name) }));
  });

describe("a model that is written as OpenAPI reads as the same model", () => {
  it.each(documents)("$title", async ({ folder, document }) => {
    const beside = join(folder, "gatewright.yaml");
    const configuration = existsSync(beside) ? beside : undefined;
    const api = await readApi(document, configuration);
    if (api === undefined) {
      expect(folder).toMatch(/\/(diagnostics-[\w-]+|hostile)$/);
      return;
    }
    // OpenAPI has none of these.
    if (api.gateway.protocol === "websocket") return;
    const again = await exportAndRead(document, configuration);
    expect(again.found.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual([]);
    expect(withoutOrigins(again.api)).toEqual(withoutOrigins(api));
  });
});
