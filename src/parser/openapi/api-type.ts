import type { SourcePointer } from "../../ir/source.js";
import { type DocumentNode, isRecord, keyPlaceOf, member } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { descend, type LoadedSettings } from "../settings/read-settings.js";
import { extensionsByType, settingsByType } from "./api-type-table.js";

export const apiTypeNames = { rest: "REST", http: "HTTP", websocket: "WebSocket" } as const;

/** Reports something of a document or the settings that this type of API lacks. */
export function reportNotForApiType(context: ReadContext, at: SourcePointer, setting: string, help: string): void {
  const type = apiTypeNames[context.protocol];
  // REST is what an API is when nobody has chosen: its document need not have been written for it.
  const isUnasked = context.protocol === "rest" && setting.startsWith("x-amazon-apigateway-");
  const code = isUnasked ? "extension-not-for-api-type" : "setting-not-for-api-type";
  context.diagnostics.report(code, at, { setting, type }, { help });
}

/** Reports the settings of `gatewright.yaml` and of the document's root that the API's type lacks. */
export function reportSettingsOfOtherTypes(context: ReadContext, settings: LoadedSettings): void {
  for (const [pattern, help] of lackingSettings(context)) {
    for (const path of settingPaths(settings.values, pattern.split("."))) {
      reportNotForApiType(context, keyPlaceOf(settings.nodeAt(path)), path.join("."), help);
    }
  }
}

/** The same of `x-gatewright` on a path or an operation. */
export function reportOperationSettingsOfOtherTypes(context: ReadContext, holder: DocumentNode): void {
  const node = member(holder, "x-gatewright");
  if (node === undefined) return;
  const beginning = "operations.*.";
  for (const [pattern, help] of lackingSettings(context)) {
    if (!pattern.startsWith(beginning)) continue;
    for (const path of settingPaths(node.value, pattern.slice(beginning.length).split("."))) {
      reportNotForApiType(context, keyPlaceOf(descend(node, path) ?? node), path.join("."), help);
    }
  }
}

function* lackingSettings({ protocol }: ReadContext): Generator<readonly [pattern: string, help: string]> {
  for (const [pattern, ways] of Object.entries(settingsByType)) {
    const help = ways[protocol];
    if (help !== undefined) yield [pattern, help];
  }
}

/** The way out where the API's type lacks an extension; undefined where it has it, or no type does. */
export const helpForOtherType = ({ protocol }: ReadContext, extension: string): string | undefined =>
  Object.hasOwn(extensionsByType, extension) ? extensionsByType[extension]?.[protocol] : undefined;

type Path = readonly (string | number)[];

/** Every path in a value that fits a pattern. */
function settingPaths(value: unknown, pattern: readonly string[]): readonly Path[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return value === undefined ? [] : [[]];
  const children: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return children
    .filter(([key]) => step === "*" || key === step)
    .flatMap(([key, child]) => settingPaths(child, rest).map((path): Path => [key, ...path]));
}
