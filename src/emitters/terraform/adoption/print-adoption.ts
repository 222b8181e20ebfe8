import { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { LiveResources } from "../../../ir/plan/live-resources.js";
import type { GatewayPlan } from "../../../ir/plan/model.js";
import type { Artifact } from "../../artifact.js";
import type { TerraformBlock } from "../hcl.js";
import { header, printFiles } from "../index.js";
import { printModule } from "../module.js";
import type { TerraformOptions } from "../options.js";
import type { ResourceType } from "../synth.js";
import { escapeText } from "../template-text.js";
import { importId, importRules } from "./import-ids.js";
import { type Pin, pinsFor } from "./pins.js";
import { addressOf, openLiveModule } from "./resolve.js";
import { withoutStoredArchives } from "./stored-archives.js";
import { ignoringUnreadable } from "./unreadable.js";

export interface TerraformAdoption {
  /** The module as the first plan needs it, and `imports.tf` with an import block for each resource that is there. */
  readonly artifacts: readonly Artifact[];
  /** Overrides that every later build has to have as well, or it makes resources under other names. */
  readonly pins: readonly Pin[];
  /** Addresses with the provider's identifiers, in the order of the module. */
  readonly imported: readonly { readonly address: string; readonly id: string }[];
  /** What Terraform makes, since nothing live is known to be it. */
  readonly made: readonly { readonly address: string; readonly reason: string }[];
  /** Variables of the module that have no default: whoever plans has to say what they are. */
  readonly asked: readonly { readonly name: string; readonly description: string }[];
}

/**
 * Prints a plan as a module that adopts what is live. Import blocks belong to the root module: as they are printed, the
 * module is the root itself; `moduleName` is the name of the call where it is not.
 */
export function printAdoption(
  plan: GatewayPlan,
  live: LiveResources,
  { format, moduleName }: TerraformOptions & { readonly moduleName?: string },
  diagnostics: DiagnosticBag,
): TerraformAdoption {
  // What the first print reports, the second does.
  const pins = pinsFor(plan, printModule(plan, header, new DiagnosticBag()), live);
  const pinned = { ...plan, overrides: [...plan.overrides, ...pins] };
  const printed = printModule(pinned, header, diagnostics);
  const module = openLiveModule(pinned, printed, live);
  const leftAlone = (block: TerraformBlock): readonly string[] => {
    const owner = printed.owners.get(addressOf(block));
    return (owner !== undefined && live.leftAlone?.get(owner)) || [];
  };
  const blocks = withoutStoredArchives(printed.blocks, module).map((block) =>
    module.isLive(block) ? ignoringUnreadable(block, leftAlone(block)) : block,
  );
  const imported: { address: string; id: string }[] = [];
  const made: { address: string; reason: string }[] = [];
  for (const block of blocks.filter(({ keyword }) => keyword === "resource")) {
    const id = importId(block, module);
    const address = addressOf(block);
    if (id === undefined) made.push({ address, reason: reasonOf(block) });
    else imported.push({ address, id });
  }
  const prefix = moduleName === undefined ? "" : `module.${moduleName}.`;
  const imports = imported.map(
    ({ address, id }): TerraformBlock => ({
      keyword: "import",
      labels: [],
      body: { to: `${prefix}${address}`, id: escapeText(id) },
    }),
  );
  const artifacts = printFiles([...blocks, ...imports], printed.bodyFile, format).map((file) =>
    moduleName !== undefined && /\/imports\.tf/.test(file.path)
      ? { ...file, path: file.path.slice(file.path.lastIndexOf("/") + 1) }
      : file,
  );
  return { artifacts, pins, imported, made, asked: blocks.flatMap(askedBy) };
}

const askedBy = ({ keyword, labels, body }: TerraformBlock): TerraformAdoption["asked"] =>
  keyword !== "variable" || "default" in body
    ? []
    : [{ name: labels[0] ?? "", description: typeof body.description === "string" ? body.description : "" }];

function reasonOf({ labels }: TerraformBlock): string {
  const rule = importRules[labels[0] as ResourceType];
  return "instead" in rule ? rule.instead : "Nothing live is known to be it.";
}
