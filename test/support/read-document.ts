import { dirname, posix } from "node:path";
import type { ApiModel } from "../../src/ir/api.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import type { FrontEndResult } from "../../src/parser/front-end.js";
import { readSource } from "../../src/parser/read-source.js";

export interface ReadResult extends FrontEndResult {
  /** `code file:line:column message`, in the order of reporting. */
  readonly found: readonly string[];
}

/** Reads a document from memory: `files` by name, the entry first; `gatewright.yaml` among them holds the settings. */
export async function readFiles(files: Readonly<Record<string, string>>): Promise<ReadResult> {
  const diagnostics = new DiagnosticBag();
  const [entry = ""] = Object.keys(files);
  const result = await readSource(
    {
      entry: `/project/${entry}`,
      ...("gatewright.yaml" in files ? { configuration: "/project/gatewright.yaml" } : {}),
      host: {
        readText: async (location) => {
          const text = files[location.replace("/project/", "")];
          if (text === undefined) throw new Error("no such file");
          return text;
        },
        resolve: (from, reference) =>
          /^[a-z]+:\/\//.test(reference) ? reference : posix.resolve(dirname(from), reference),
      },
    },
    diagnostics,
  );
  const found = diagnostics.items.map(({ code, message, at }) => {
    if (at === undefined) return `${code} ${message}`;
    const start = result.sources.get(at.file)?.locate(at).start;
    return `${code} ${at.file}:${start?.line}:${start?.column} ${message}`;
  });
  return { ...result, found };
}

/** The model of one document that has to be readable. */
export async function readModel(text: string, settings?: string): Promise<ApiModel> {
  const { api, found } = await readFiles({
    "openapi.yaml": text,
    ...(settings === undefined ? {} : { "gatewright.yaml": settings }),
  });
  if (api === undefined) throw new Error(found.join("\n"));
  return api;
}
