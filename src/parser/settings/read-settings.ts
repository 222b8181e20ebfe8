import { dirname } from "node:path";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, placeOf, rootNode } from "../document-node.js";
import type { LoadedFile } from "../loaded-file.js";
import type { EmitterSetting, Settings } from "../settings.js";
import type { OperationSettings } from "./schema/operations.js";
import type { AsyncOperationSettings } from "./schema/websocket.js";
import type { SettingsInput } from "./schema.js";

type Path = readonly (string | number)[];

/** The settings of a build: those of the file, and beneath them those at the root of the document. */
export interface LoadedSettings {
  readonly values: SettingsInput;
  /** Where a setting stands; the file or document as a whole where it stands nowhere. */
  nodeAt(path: Path): DocumentNode;
}

/** Checks the file's settings and the document's, and lays the file's over the document's, object by object. */
export async function readSettings(
  file: LoadedFile | undefined,
  document: LoadedFile | undefined,
  diagnostics: DiagnosticBag,
): Promise<LoadedSettings> {
  const inDocument = document === undefined ? undefined : member(rootNode(document), "x-gatewright");
  const nodes = [
    ...(file === undefined || file.value === null || file.value === undefined ? [] : [rootNode(file)]),
    ...(inDocument ? [inDocument] : []),
  ];
  const valid: SettingsInput[] = [];
  for (const node of nodes) {
    const checked = await check(node, "settings", diagnostics);
    const isTrusted = node !== inDocument || !reportUntrusted(node, diagnostics);
    if (checked !== undefined && isTrusted) valid.push(checked as SettingsInput);
  }
  const [first] = nodes;
  const fallback = first ?? (document === undefined ? undefined : rootNode(document));
  return {
    values: valid.reduceRight((below, above) => merge(below, above) as SettingsInput, {} as SettingsInput),
    nodeAt: (path) => {
      for (const node of nodes) {
        const found = descend(node, path);
        if (found !== undefined) return found;
      }
      if (fallback === undefined) throw new Error("settings were asked for a place before anything was read");
      return fallback;
    },
  };
}

/** A document may come from anywhere: what it says must neither run code nor open the network. True when it tries. */
function reportUntrusted(node: DocumentNode, diagnostics: DiagnosticBag): boolean {
  const emit = member(node, "emit");
  const emitters = isRecord(emit?.value) ? Object.keys(emit.value) : [];
  const paths: readonly Path[] = [
    ...emitters.map((name) => ["emit", name, "module"]),
    ["references", "allow"],
    ["overlays"],
    ["documents"],
  ];
  let isUntrusted = false;
  for (const path of paths) {
    const at = descend(node, path);
    if (at === undefined) continue;
    diagnostics.report("setting-outside-file", placeOf(at), { setting: path.join(".") });
    isUntrusted = true;
  }
  return isUntrusted;
}

/** `x-gatewright` on a path or an operation. */
export async function readOperationSettings(
  holder: DocumentNode,
  diagnostics: DiagnosticBag,
): Promise<OperationSettings | undefined> {
  const node = member(holder, "x-gatewright");
  return node === undefined
    ? undefined
    : ((await check(node, "operation", diagnostics)) as OperationSettings | undefined);
}

/** `x-gatewright` on an operation of an AsyncAPI document. */
export async function readRouteSettings(
  holder: DocumentNode,
  diagnostics: DiagnosticBag,
): Promise<AsyncOperationSettings | undefined> {
  const node = member(holder, "x-gatewright");
  return node === undefined
    ? undefined
    : ((await check(node, "route", diagnostics)) as AsyncOperationSettings | undefined);
}

/** What of the settings concerns the compiler. */
export function compilerSettings(settings: LoadedSettings, folder: string): Settings {
  const { emit, diagnostics } = settings.values;
  const emitters = Object.entries(emit ?? {}).map(([name, raw]): EmitterSetting => {
    const { module, ...options } = raw ?? {};
    return {
      name,
      ...(typeof module === "string" ? { module } : {}),
      folder,
      options: Object.keys(options).length === 0 ? undefined : options,
      origin: keyPlaceOf(settings.nodeAt(["emit", name])),
    };
  });
  return {
    emit: emit === undefined ? undefined : emitters,
    ignoredDiagnostics: diagnostics?.ignore ?? [],
  };
}

/** The folder that modules named in the settings are resolved against. */
export const settingsFolder = (entry: string, configuration: string | undefined): string =>
  dirname(configuration ?? entry);

/** The checker is loaded only where there is something to check: most documents come without settings. */
async function check(
  node: DocumentNode,
  kind: "settings" | "operation" | "route",
  diagnostics: DiagnosticBag,
): Promise<unknown> {
  const { settingsSchema } = await import("./schema.js");
  const { operationSettings } = await import("./schema/operations.js");
  const { asyncOperationSettings } = await import("./schema/websocket.js");
  const { reportIssues } = await import("./report-issues.js");
  const schemas = { settings: settingsSchema, operation: operationSettings, route: asyncOperationSettings };
  const result = schemas[kind].safeParse(node.value);
  if (result.success) return result.data;
  reportIssues(node, result.error.issues, diagnostics);
  return undefined;
}

export function descend(start: DocumentNode, path: Path): DocumentNode | undefined {
  let node: DocumentNode | undefined = start;
  for (const step of path) {
    if (node === undefined) return undefined;
    node = Array.isArray(node.value)
      ? { ...node, value: node.value[Number(step)], pointer: `${node.pointer}/${step}` as DocumentNode["pointer"] }
      : member(node, String(step));
  }
  return node?.value === undefined ? undefined : node;
}

/** `above` over `below`, object by object. */
export function merge(below: unknown, above: unknown): unknown {
  if (!isRecord(below) || !isRecord(above)) return above;
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  const pick = (key: string): unknown => {
    if (!Object.hasOwn(above, key)) return below[key];
    return Object.hasOwn(below, key) ? merge(below[key], above[key]) : above[key];
  };
  return Object.fromEntries(keys.map((key) => [key, pick(key)]));
}
