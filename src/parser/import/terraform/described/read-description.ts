import type { DiagnosticBag } from "../../../../ir/diagnostics.js";
import type { ResourceGraph } from "../../resource-graph.js";
import type { OpenedSource } from "../../source-kind.js";

export async function readDescription(
  _source: OpenedSource,
  _diagnostics: DiagnosticBag,
): Promise<ResourceGraph | undefined> {
  return undefined;
}
