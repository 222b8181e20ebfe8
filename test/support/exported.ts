import { compile } from "../../src/compile.js";
import { createNodeHost } from "../../src/host/node-host.js";
import type { ApiModel } from "../../src/ir/api.js";
import type { Diagnostic } from "../../src/ir/diagnostics.js";

/** A model that was written as OpenAPI and read again. */
export interface Export {
  readonly text: string;
  /** What reading the document again reports. */
  readonly found: readonly Diagnostic[];
  readonly api: ApiModel | undefined;
}

/** Compiles a document with its settings; undefined where it has errors. */
export async function readApi(entry: string, configuration?: string): Promise<ApiModel | undefined> {
  const settings = configuration === undefined ? {} : { configuration };
  const { api, diagnostics } = await compile({ entry, ...settings, emitters: [], host: createNodeHost() });
  return diagnostics.some(({ severity }) => severity === "error") ? undefined : api;
}

/** Writes a document's model as OpenAPI and reads it again, without any settings beside it. */
export async function exportAndRead(entry: string, configuration?: string): Promise<Export> {
  const settings = configuration === undefined ? {} : { configuration };
  const host = createNodeHost();
  const { artifacts } = await compile({ entry, ...settings, emitters: ["openapi"], host });
  const text = artifacts[0]?.text ?? "";
  const location = "/exported/openapi.yaml";
  const { api, diagnostics } = await compile({
    entry: location,
    emitters: [],
    host: {
      ...host,
      readText: async (path) => {
        if (path !== location) throw new Error(`an exported document stands alone, and does not need ${path}`);
        return text;
      },
    },
  });
  return { text, found: diagnostics, api };
}

/** A model without the places that it was read from. */
export function withoutOrigins(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOrigins);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.toLowerCase().endsWith("origin"))
      .map(([key, child]) => [key, withoutOrigins(child)]),
  );
}
