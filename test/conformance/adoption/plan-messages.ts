import type { TerraformRun } from "../terraform/terraform.js";

/** What `-json` prints a line of, as far as it is read here. */
interface PlanMessage {
  readonly type?: string;
  readonly change?: { readonly resource: { readonly addr: string }; readonly action: string };
  readonly changes?: { readonly import?: number };
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  };
}

const messagesOf = ({ output }: TerraformRun): readonly PlanMessage[] =>
  output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as PlanMessage] : []));

/** What a run failed with. */
export function errorsOf(run: TerraformRun): readonly string[] {
  const errors = messagesOf(run).flatMap(({ diagnostic }) =>
    diagnostic?.severity === "error"
      ? [`${diagnostic.address ?? ""} ${diagnostic.summary} ${diagnostic.detail ?? ""}`.trim()]
      : [],
  );
  return run.exitCode !== 0 && errors.length === 0 ? [`${run.errors}${run.output.slice(-2000)}`] : errors;
}

/** What a plan would do to which resource, reading and importing apart. */
export const plannedActions = (run: TerraformRun): readonly { readonly action: string; readonly address: string }[] =>
  messagesOf(run).flatMap(({ type, change }) =>
    type === "planned_change" && change !== undefined && change.action !== "noop" && change.action !== "import"
      ? [{ action: change.action, address: change.resource.addr }]
      : [],
  );

/** How much a plan would import, and all that it would do beside that. */
export function plannedChanges(run: TerraformRun): { readonly imported: number; readonly changes: readonly string[] } {
  const changes = plannedActions(run).map(({ action, address }) => `${action} ${address}`);
  return { imported: messagesOf(run).find(({ type }) => type === "change_summary")?.changes?.import ?? 0, changes };
}
