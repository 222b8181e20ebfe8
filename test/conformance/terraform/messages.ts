import type { TerraformRun } from "./terraform.js";

/** What `-json` prints a line of, as far as it is read here. */
interface TerraformMessage {
  readonly "@level"?: string;
  readonly "@message"?: string;
  readonly type?: string;
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    readonly range?: { readonly filename: string };
  };
  readonly change?: { readonly resource: ChangedResource; readonly action: string };
}

interface ChangedResource {
  readonly addr: string;
  readonly module: string;
}

export interface ModuleMessage {
  /** Name of the module; undefined for what concerns the whole run. */
  readonly module: string | undefined;
  readonly text: string;
}

const messagesOf = ({ output }: TerraformRun): readonly TerraformMessage[] =>
  output.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as TerraformMessage] : []));

/** What a run with `-json` failed with, module by module. */
export function errorsIn(run: TerraformRun): readonly ModuleMessage[] {
  const errors = messagesOf(run).flatMap(({ diagnostic }) =>
    diagnostic === undefined || diagnostic.severity !== "error"
      ? []
      : [
          {
            module: moduleOf(diagnostic.address) ?? diagnostic.range?.filename.split("/")[0],
            text: `${diagnostic.address ?? ""} ${diagnostic.summary} ${diagnostic.detail ?? ""}`.trim(),
          },
        ],
  );
  const silent = run.exitCode === 1 && errors.length === 0;
  return silent ? [{ module: undefined, text: `${run.errors}${run.output.slice(-2000)}` }] : errors;
}

/** What a plan would change, module by module. */
export const changesIn = (run: TerraformRun): readonly ModuleMessage[] =>
  messagesOf(run).flatMap(({ type, change }) =>
    type === "planned_change" && change !== undefined
      ? [{ module: moduleOf(change.resource.addr), text: `${change.action} ${change.resource.addr}` }]
      : [],
  );

/** `module.pets.aws_lambda_function.list` stands in the module `pets`. */
const moduleOf = (address: string | undefined): string | undefined =>
  address === undefined ? undefined : /^module\.([^.[]+)/.exec(address)?.[1];
