import type { z } from "zod";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import { type DocumentNode, keyPlaceOf, member, placeOf } from "../document-node.js";
import { settingsSchema } from "./schema.js";

type Issue = z.core.$ZodIssue;

/** Turns what the schema found into diagnostics at the places in the text. */
export function reportIssues(root: DocumentNode, issues: readonly Issue[], diagnostics: DiagnosticBag): void {
  for (const issue of issues) {
    const path = issue.path.map(String);
    const node = nearest(root, path);
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        const at = member(node, key);
        const setting = [...path, key].join(".");
        diagnostics.report("setting-unknown", keyPlaceOf(at ?? node), { setting, suggestion: suggestionFor(key) });
      }
    } else {
      const setting = path.join(".") || "(all)";
      const isMissing =
        issue.code === "invalid_type" && issue.input === undefined && /received undefined/.test(issue.message);
      const problem = isMissing ? "is missing" : `is not right: ${issue.message}`;
      diagnostics.report("setting-invalid", placeOf(node), { setting, problem });
    }
  }
}

function nearest(root: DocumentNode, path: readonly string[]): DocumentNode {
  let node = root;
  for (const step of path) {
    const next = Array.isArray(node.value)
      ? { ...node, value: node.value[Number(step)], pointer: `${node.pointer}/${step}` as DocumentNode["pointer"] }
      : member(node, step);
    if (next === undefined || next.value === undefined) return node;
    node = next;
  }
  return node;
}

/** The known key that is nearest to a misspelt one. */
function suggestionFor(key: string): string {
  const best = knownKeys()
    .map((known) => ({ known, distance: editDistance(key.toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.known < b.known ? -1 : 1))[0];
  return best !== undefined && best.distance <= Math.max(1, Math.floor(key.length / 3))
    ? `; '${best.known}' is near`
    : "";
}

function knownKeys(): readonly string[] {
  const keys = new Set<string>();
  const visit = (schema: unknown): void => {
    const shape = (schema as { readonly shape?: Readonly<Record<string, unknown>> }).shape;
    if (shape !== undefined) {
      for (const [key, child] of Object.entries(shape)) {
        keys.add(key);
        visit(child);
      }
      return;
    }
    const inner = schema as { unwrap?: () => unknown; readonly element?: unknown };
    if (inner.element !== undefined) visit(inner.element);
    else if (typeof inner.unwrap === "function") visit(inner.unwrap());
  };
  visit(settingsSchema);
  return [...keys];
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
