import { emitter } from "../../../src/emitters/terraform/index.js";
import type { TerraformOptions } from "../../../src/emitters/terraform/options.js";
import { type Diagnostic, DiagnosticBag } from "../../../src/ir/diagnostics.js";
import type { GatewayPlan } from "../../../src/ir/plan/model.js";
import { anApi } from "../../support/models.js";

export interface Emitted {
  /** Texts by path below `terraform/`, in the order of the emitter. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

export async function emitPlan(plan: GatewayPlan, format: TerraformOptions["format"] = "hcl"): Promise<Emitted> {
  const diagnostics = new DiagnosticBag();
  const artifacts = await emitter.emit({ api: anApi(), plan: () => plan, options: { format }, diagnostics });
  return {
    files: new Map(artifacts.map(({ path, text }) => [path.replace(/^terraform\//, ""), text])),
    diagnostics: diagnostics.items,
  };
}

const literalPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The text of one block, from its comment to its closing brace. */
export function blockOf(emitted: Emitted, file: string, head: string): string {
  const text = emitted.files.get(file) ?? "";
  const pattern = new RegExp(`(?:^# .*\\n)?^${literalPattern(head)} \\{(?:\\}|[^]*?\\n\\})`, "m");
  const block = pattern.exec(text)?.[0];
  if (block === undefined) throw new Error(`${file} has no block ${head}:\n${text}`);
  return block;
}
