import type { DiagnosticBag } from "../../../../ir/diagnostics.js";
import { type DocumentNode, isRecord, member, members, placeOf, rootNode } from "../../../document-node.js";
import type { ResourceGraph, SourceOutput } from "../../resource-graph.js";
import type { OpenedSource } from "../../source-kind.js";
import { toSourceValue } from "../translate/source-value.js";
import { translate } from "../translate/translate.js";
import { describedResources } from "./described-resources.js";
import { referTo } from "./refer-to.js";
import { valueOfNode } from "./value-of-node.js";

/**
 * Reads what `terraform show -json` prints: of a state, where every value is known, or of a plan, where those of resources
 * that are yet to be made are not. https://developer.hashicorp.com/terraform/internals/json-format
 */
export async function readDescription(
  source: OpenedSource,
  diagnostics: DiagnosticBag,
): Promise<ResourceGraph | undefined> {
  const file = source.entry.kind === "file" ? source.entry.file : undefined;
  if (file === undefined) return undefined;
  const root = rootNode(file);
  const refuse = (detail: string): undefined => {
    diagnostics.report("terraform-json-unknown", placeOf(root), { detail });
    return undefined;
  };
  if (Array.isArray(member(root, "resources")?.value))
    return refuse("it is a state file as Terraform keeps it for itself");
  const version = String(member(root, "format_version")?.value ?? "");
  if (!/^[01]\./.test(version))
    return refuse(version === "" ? "it has no `format_version`" : `its format has version ${version}`);
  const values = member(root, "planned_values") ?? member(root, "values");
  const module = values === undefined ? undefined : member(values, "root_module");
  if (values === undefined || module === undefined)
    return refuse("it holds neither `values` nor `planned_values`; the state may be empty");
  const configuration = member(root, "configuration");
  const described = describedResources(
    module,
    configuration === undefined ? undefined : member(configuration, "root_module"),
  );
  return {
    dialect: "terraform",
    resources: translate(referTo(described)),
    parameters: [],
    outputs: outputsOf(member(values, "outputs")),
    notes: [],
  };
}

function outputsOf(outputs: DocumentNode | undefined): readonly SourceOutput[] {
  if (outputs === undefined || !isRecord(outputs.value)) return [];
  return members(outputs).flatMap(([name, node]) => {
    const value = member(node, "value");
    const read = value === undefined ? undefined : toSourceValue(valueOfNode(value));
    return read === undefined ? [] : [{ name, value: read, at: placeOf(node) }];
  });
}
