import type { DiagnosticBag } from "../../ir/diagnostics.js";
import {
  type DocumentNode,
  isRecord,
  items,
  keyPlaceOf,
  member,
  members,
  placeOf,
  rootNode,
} from "../document-node.js";
import type { LoadedFile } from "../loaded-file.js";
import { compilePath, type Location, type Selector } from "./json-path.js";
import { createOverlaidTree, type OverlaidTree } from "./overlaid-tree.js";

/** One change, ready to be made. */
interface Action {
  readonly node: DocumentNode;
  /** For messages. */
  readonly target: string;
  readonly select: Selector;
  readonly change: "remove" | { readonly update: DocumentNode } | { readonly copy: Selector };
}

/**
 * The document with the actions of overlays applied, one after the other. What an overlay brought stands in the overlay;
 * what cannot be applied is reported.
 * https://spec.openapis.org/overlay/v1.0.0.html; of version 1.1, `copy` and the update of plain values as well.
 */
export async function applyOverlays(
  document: LoadedFile,
  overlays: readonly LoadedFile[],
  diagnostics: DiagnosticBag,
): Promise<LoadedFile> {
  if (overlays.length === 0) return document;
  const tree = createOverlaidTree(document);
  for (const overlay of overlays) {
    for (const node of readActions(rootNode(overlay), diagnostics)) {
      const action = await readAction(node, diagnostics);
      if (action !== undefined) apply(tree, action, diagnostics);
    }
  }
  return tree.finish();
}

const overlayFields = new Set(["overlay", "info", "extends", "actions"]);

function readActions(overlay: DocumentNode, diagnostics: DiagnosticBag): readonly DocumentNode[] {
  const version = member(overlay, "overlay")?.value;
  if (!/^1\.[01](\.\d+)?$/.test(String(version))) {
    const problem =
      version === undefined ? "it has no 'overlay' with a version" : `version '${String(version)}' is not read`;
    diagnostics.report("overlay-invalid", placeOf(member(overlay, "overlay") ?? overlay), { problem });
    return [];
  }
  reportUnknownFields(overlay, "An overlay", overlayFields, diagnostics);
  const actions = member(overlay, "actions");
  if (actions !== undefined && items(actions).length > 0) return items(actions);
  diagnostics.report("overlay-invalid", placeOf(actions ?? overlay), { problem: "it lists no 'actions'" });
  return [];
}

function reportUnknownFields(
  node: DocumentNode,
  what: string,
  known: ReadonlySet<string>,
  diagnostics: DiagnosticBag,
): void {
  for (const [field, child] of members(node)) {
    if (!known.has(field) && !field.startsWith("x-"))
      diagnostics.report("field-unknown", keyPlaceOf(child), { what, field });
  }
}

const actionFields = new Set(["target", "description", "update", "remove", "copy"]);

async function readAction(node: DocumentNode, diagnostics: DiagnosticBag): Promise<Action | undefined> {
  const refuse = (problem: string, at: DocumentNode = node): undefined => {
    diagnostics.report("overlay-invalid", placeOf(at), { problem });
  };
  if (!isRecord(node.value)) return refuse("an action has to be an object");
  reportUnknownFields(node, "An action of an overlay", actionFields, diagnostics);
  const target = member(node, "target");
  if (typeof target?.value !== "string") return refuse("an action has no 'target'", target);
  const select = await compilePath(target.value);
  if ("problem" in select) return refuse(`the target is no JSONPath (${select.problem})`, target);
  const common = { node: target, target: target.value, select };
  if (member(node, "remove")?.value === true) return { ...common, change: "remove" };
  const update = member(node, "update");
  if (update !== undefined) return { ...common, change: { update } };
  const copy = member(node, "copy");
  if (typeof copy?.value !== "string") return refuse("an action has neither 'update' nor 'remove: true'");
  const source = await compilePath(copy.value);
  if ("problem" in source) return refuse(`'copy' is no JSONPath (${source.problem})`, copy);
  return { ...common, change: { copy: source } };
}

function apply(tree: OverlaidTree, { node, target, select, change }: Action, diagnostics: DiagnosticBag): void {
  const locations = select(tree.value);
  if (locations.length === 0) {
    diagnostics.report("overlay-target-unmatched", placeOf(node), { target });
    return;
  }
  if (change === "remove") {
    // From the end, so that what is still to be removed stays where it is.
    for (const location of locations.toReversed()) {
      if (location.length > 0) tree.remove(location);
      else diagnostics.report("overlay-invalid", placeOf(node), { problem: "the document itself cannot be removed" });
    }
    return;
  }
  const by = "update" in change ? change.update : copied(tree, change.copy(tree.value));
  if (by === undefined) {
    diagnostics.report("overlay-invalid", placeOf(node), { problem: "'copy' has to select one value" });
    return;
  }
  for (const location of locations) {
    const refused = tree.update(location, by);
    if (refused !== undefined) diagnostics.report("overlay-invalid", refused.at, { problem: refused.problem });
  }
}

const copied = (tree: OverlaidTree, [only, ...others]: readonly Location[]): DocumentNode | undefined =>
  only === undefined || others.length > 0 ? undefined : tree.nodeAt(only);
