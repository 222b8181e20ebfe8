import { posix } from "node:path";
import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { JsonValue } from "../../../ir/json.js";
import { isRecord, placeOf, rootNode } from "../../document-node.js";
import type { LoadedFile } from "../../loaded-file.js";
import { readTemplate } from "../cloudformation/read-template.js";
import { loadTemplateFiles } from "../cloudformation/template-files.js";
import type { LedgerEntry } from "../ledger.js";
import type { ResourceGraph, SourceResource } from "../resource-graph.js";
import type { OpenedSource } from "../source-kind.js";
import { expandService } from "./read-service.js";
import type { MadeFrom } from "./template-builder.js";
import { memberAt, resolveVariables } from "./variables.js";

/** Rounds of reading files: one that names another takes one more. */
const roundLimit = 8;

/** Reads a service by expanding it to the template that the framework would deploy. */
export async function readServerless(
  source: OpenedSource,
  diagnostics: DiagnosticBag,
): Promise<ResourceGraph | undefined> {
  const { entry, files, parameters } = source;
  if (entry.kind !== "file" || entry.file === undefined) return undefined;
  const resolved = await resolveFile(entry.file, source, diagnostics);
  const { template, made, notes } = expandService(resolved.file, resolved.stage, resolved.unknown);
  const { included, referenced } = await loadTemplateFiles(template, parameters, files);
  const graph = readTemplate({ template, given: parameters, files: included, referenced }, diagnostics);
  const opaque = [...resolved.unknown].map(
    ([variable, name]): LedgerEntry => ({
      outcome: "opaque",
      node: `\${${variable}}`,
      type: "variable",
      how: `it has to be supplied when the API is deployed, as the parameter ${name}`,
      at: placeOf(rootNode(resolved.file)),
    }),
  );
  return {
    ...graph,
    dialect: "serverless",
    resources: graph.resources.map((each) => withOrigin(each, made.get(each.id))),
    notes: [...notes, ...graph.notes.map((note) => noteWithOrigin(note, made.get(note.node))), ...opaque],
  };
}

/** The nodes of a resource of the framework's are what it was made of. */
const withOrigin = (resource: SourceResource, from: MadeFrom | undefined): SourceResource =>
  from === undefined ? resource : { ...resource, nodes: [from] };

const noteWithOrigin = (note: LedgerEntry, from: MadeFrom | undefined): LedgerEntry =>
  from === undefined ? note : { ...note, node: from.address, type: from.type };

interface ResolvedFile {
  readonly file: LoadedFile;
  readonly stage: string;
  /** Parameters that stand for what is not known, by the variables that ask for it. */
  readonly unknown: ReadonlyMap<string, string>;
}

async function resolveFile(
  file: LoadedFile,
  { entry, files, parameters }: OpenedSource,
  diagnostics: DiagnosticBag,
): Promise<ResolvedFile> {
  const root = file.value as JsonValue;
  const folder = entry.kind === "file" ? posix.dirname(entry.name) : ".";
  const contents = new Map<string, JsonValue | undefined>();
  for (let round = 0; ; round += 1) {
    const wanted = new Set<string>();
    const unknown = new Map<string, string>();
    const context = {
      root,
      given: parameters,
      stage: parameters.get("stage") ?? "dev",
      file: (path: string): JsonValue | undefined => {
        if (!contents.has(path)) wanted.add(path);
        return contents.get(path);
      },
      unknown: (variable: string): string => {
        const name = unknown.get(variable) ?? parameterFor(variable, unknown);
        unknown.set(variable, name);
        return name;
      },
    };
    const own = resolveVariables(memberAt(root, "provider.stage") ?? context.stage, context);
    const stage = parameters.get("stage") ?? (typeof own === "string" ? own : "dev");
    const value = resolveVariables(root, { ...context, stage });
    if (wanted.size === 0 || round === roundLimit) {
      const resolved: LoadedFile = { ...file, value };
      return { file: resolved, stage, unknown };
    }
    for (const path of wanted) {
      const name = files.nameOf(posix.join(folder, path));
      // A file that is missing or no data leaves its variable open, which the ledger tells.
      const isThere = name !== undefined && /\.(ya?ml|json)$/i.test(path) && !("failure" in (await files.read(name)));
      const read = isThere ? await files.load(name, placeOf(rootNode(file)), diagnostics) : undefined;
      contents.set(
        path,
        read === undefined || !(isRecord(read.value) || Array.isArray(read.value))
          ? undefined
          : (read.value as JsonValue),
      );
    }
  }
}

/** `ssm:/pets/table-arn` → `PetsTableArn` */
function parameterFor(variable: string, taken: ReadonlyMap<string, string>): string {
  const words = variable
    .replace(/^\w+[:(]/, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((each) => each !== "");
  const wish = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") || "Value";
  const names = new Set(taken.values());
  let name = /^\d/.test(wish) ? `Value${wish}` : wish;
  for (let number = 2; names.has(name); number += 1) name = `${wish}${number}`;
  return name;
}
