import { manifestName } from "../emitters/manifest.js";
import type { WriteConflict, WritePlan } from "../emitters/write.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";

/** Reports the files that stand in the way, and those of the user that nothing asks for any more. */
export function reportConflicts(writes: WritePlan, folder: string, diagnostics: DiagnosticBag): void {
  for (const action of writes.actions) {
    if (action.kind === "orphan") {
      diagnostics.report("output-orphaned", undefined, { path: `${folder}/${action.path}` });
    } else if (action.kind === "conflict") reportConflict(action, folder, diagnostics);
  }
}

function reportConflict(conflict: WriteConflict, folder: string, diagnostics: DiagnosticBag): void {
  const path = `${folder}/${conflict.path}`;
  if ("by" in conflict) {
    const { emitter, by, reason } = conflict;
    const problem =
      reason === "blocked"
        ? `is not possible while '${folder}/${by}' stands there`
        : `lies outside the output folder: '${folder}/${by}' is a symbolic link that leads out of it`;
    const help = `Move '${folder}/${by}' away, or choose another \`--out\`.`;
    diagnostics.report("output-path-invalid", undefined, { emitter, path, problem }, { help });
  } else diagnostics.report(conflict.reason === "edited" ? "output-edited" : "output-foreign", undefined, { path });
}

const staleActions = { create: "it would be created", update: "it would be updated", delete: "it would be deleted" };

/** `--check`: reports each file that a build would touch. */
export function reportStale(writes: WritePlan, folder: string, diagnostics: DiagnosticBag): void {
  const report = (path: string, kind: keyof typeof staleActions): void =>
    diagnostics.report("output-stale", undefined, { path: `${folder}/${path}`, action: staleActions[kind] });
  for (const { kind, path } of writes.actions) {
    if (kind === "create" || kind === "update" || kind === "delete") report(path, kind);
  }
  if (writes.manifest !== undefined) report(manifestName, writes.manifest.kind);
}
