import { DiagnosticBag } from "../ir/diagnostics.js";
import type { GatewayPlan } from "../ir/plan/model.js";
import type { PlanKey } from "../ir/plan/model-base.js";
import { readTemplate } from "../parser/import/cloudformation/read-template.js";
import type { ResourceGraph } from "../parser/import/resource-graph.js";
import type { ResourceId } from "../parser/import/source-value.js";
import { parseText } from "../parser/source/parse-text.js";

/** A plan in the words in which sources are read. */
export interface PlanGraph {
  readonly graph: ResourceGraph;
  readonly keys: ReadonlyMap<ResourceId, PlanKey>;
}

/**
 * The plan as the graph of its own template, so that it is compared with a source by the same eyes that read the source.
 * `inputs` are the values that its parameters have. What is wrong with the plan as a template is no concern of whoever does not deploy it as one.
 */
export async function graphOfPlan(plan: GatewayPlan, inputs: ReadonlyMap<string, string>): Promise<PlanGraph> {
  const { templateOfPlan } = await import("../emitters/cloudformation/adoption/plan-template.js");
  const { text, ids } = templateOfPlan(plan);
  const name = "template.json";
  const { source, value } = parseText(name, name, text);
  const template = { source, value };
  const graph = readTemplate({ template, given: inputs, files: new Map() }, new DiagnosticBag());
  return { graph, keys: new Map([...ids].map(([key, id]) => [id, key])) };
}
