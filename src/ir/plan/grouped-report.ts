import type { Operation } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";

interface Findings {
  readonly "security-optional": Readonly<Record<never, string>>;
  readonly "security-combination": { readonly schemes: string };
  readonly "security-alternatives": { readonly alternatives: string; readonly chosen: string };
  readonly "scopes-any-of": { readonly scopes: string };
  readonly "mutual-tls-not-enforced": { readonly scheme: string };
  readonly "scopes-not-enforced": { readonly scheme: string };
  readonly "optional-body-not-validated": Readonly<Record<never, string>>;
  readonly "permission-unknown": Readonly<Record<never, string>>;
  readonly "stage-variable-missing": { readonly variable: string; readonly stage: string };
}

type Code = keyof Findings;
/** An operation, or a route of a WebSocket API. */
type Reported = Pick<Operation, "id" | "origin">;

export interface GroupedReport {
  readonly add: <Key extends Code>(code: Key, values: Findings[Key], operation: Reported) => void;
  /** Reports what was added. */
  readonly finish: () => void;
}

/**
 * Gathers what is found of operations: one requirement at the document's root would otherwise be reported for each of a
 * thousand operations. Reported at the first operation that it concerns.
 */
export function createGroupedReport(diagnostics: DiagnosticBag): GroupedReport {
  const found = new Map<string, { readonly operations: Reported[]; readonly report: () => void }>();
  return {
    add: (code, values, operation) => {
      const id = JSON.stringify([code, values]);
      const known = found.get(id);
      if (known !== undefined) {
        known.operations.push(operation);
        return;
      }
      const operations = [operation];
      const report = (): void =>
        diagnostics.report<Code>(code, operation.origin, { ...allValues, ...values, operations: listed(operations) });
      found.set(id, { operations, report });
    },
    finish: () => {
      for (const { report } of found.values()) report();
    },
  };
}

const allValues = { schemes: "", alternatives: "", chosen: "", scopes: "", scheme: "", variable: "", stage: "" };

/** As many names as a line holds. */
function listed(operations: readonly Reported[]): string {
  const named = operations.slice(0, 3).map(({ id }) => `'${id}'`);
  const others = operations.length - named.length;
  if (others === 0) return `${operations.length === 1 ? "operation" : "operations"} ${named.join(", ")}`;
  return `operations ${named.join(", ")} and ${others} ${others === 1 ? "other" : "others"}`;
}
