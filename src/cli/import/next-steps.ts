import { printable } from "../../report/printable.js";
import type { ImportedFiles } from "./imported-files.js";
import type { MigrateOptions } from "./migrate-options.js";

/** What to do after a migration, for people. */
export function nextSteps(imported: readonly ImportedFiles[], options: MigrateOptions, failed: boolean): string {
  const lines = failed ? whenFailed(imported) : whenBuilt(imported, options);
  return ["Next:", ...lines.map((line, index) => `  ${index + 1}. ${line}`)]
    .map((line) => `${printable(line)}\n`)
    .join("");
}

const filesOf = (imported: readonly ImportedFiles[]): string => imported.map(({ folder }) => `${folder}/`).join(", ");

const whenFailed = (imported: readonly ImportedFiles[]): readonly string[] => [
  `Mend what is reported in ${filesOf(imported)}, or allow by name what may be dropped.`,
  "Run the same command again: it keeps your files and builds from them.",
];

const whenBuilt = (imported: readonly ImportedFiles[], { to }: MigrateOptions): readonly string[] => [
  `Read the ledger, and the comments in ${filesOf(imported)}: what was approximated, and on which assumption.`,
  ...imported.map(({ folder }) =>
    to === "terraform"
      ? `Use the module ${folder}/generated/terraform from a configuration of yours, and look at \`terraform plan\`.`
      : `Look at ${folder}/generated/cloudformation/template.yaml; its head has the command that deploys it.`,
  ),
  "Deployed as it is, that makes a second API beside the one that is live. Adopt the live one instead where its address has to stay.",
  `From now on change the API in ${filesOf(imported)}, and run \`gatewright build\`.`,
];
