import type { Stage } from "../../ir/delivery.js";
import type { StageName } from "../../ir/ids.js";
import { placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";

/** The stage that a setting names; the first one where it names none, or one that there is not. */
export function readStageName(
  context: ReadContext,
  settings: LoadedSettings,
  path: readonly (string | number)[],
  name: string | undefined,
  stages: readonly Stage[],
): StageName {
  const found = stages.find((stage) => stage.name === name) ?? stages[0];
  if (found === undefined) throw new Error("an API has a stage at least");
  if (name !== undefined && found.name !== name)
    context.diagnostics.report("setting-name-unknown", placeOf(settings.nodeAt(path)), { kind: "stage", name });
  return found.name;
}
