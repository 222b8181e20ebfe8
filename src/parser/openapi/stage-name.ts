import type { Stage } from "../../ir/delivery.js";
import type { StageName } from "../../ir/ids.js";
import { placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";

/**
 * The stage that a setting names; the first one where it names none, or one that there is not. Undefined only for an API
 * without stages, which is reported.
 */
export function readStageName(
  context: ReadContext,
  settings: LoadedSettings,
  path: readonly (string | number)[],
  name: string | undefined,
  stages: readonly Stage[],
): StageName | undefined {
  const found = stages.find((stage) => stage.name === name) ?? stages[0];
  const at = placeOf(settings.nodeAt(name === undefined ? path.slice(0, -1) : path));
  if (found === undefined) {
    const problem = "needs a stage, and `stages` is empty";
    context.diagnostics.report("setting-invalid", at, { setting: path.join("."), problem });
  } else if (name !== undefined && found.name !== name)
    context.diagnostics.report("setting-name-unknown", at, { kind: "stage", name });
  return found?.name;
}
