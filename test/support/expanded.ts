import type { DeployValue } from "../../src/ir/deploy-value.js";
import { type Diagnostic, DiagnosticBag } from "../../src/ir/diagnostics.js";
import { expandShortForms } from "../../src/ir/expand/expand-short-forms.js";
import type { Integration } from "../../src/ir/integration.js";
import { readModel } from "./read-document.js";

export interface Expanded {
  readonly integration: Integration;
  readonly diagnostics: readonly Diagnostic[];
  /** The first request template. */
  readonly request: string;
  /** The template of the response with a status. */
  answer(status: string): string;
}

/** The integration that the short form of a document's first operation becomes. */
export async function expanded(document: string, settings?: string): Promise<Expanded> {
  const diagnostics = new DiagnosticBag();
  const api = expandShortForms(await readModel(document, settings), diagnostics);
  const integration = api.operations[0]?.integration;
  if (integration === undefined) throw new Error("The document has no operation.");
  return {
    integration,
    diagnostics: diagnostics.items,
    request: known(integration.requestTemplates[0]?.template),
    answer: (status) =>
      known(integration.responses.find(({ statusCode }) => statusCode === status)?.templates[0]?.template),
  };
}

/** A value as the deployment has it: each parameter is its own name. */
export function known(value: DeployValue | undefined): string {
  if (value === undefined) return "";
  switch (value.kind) {
    case "literal":
      return value.text;
    case "join":
      return value.parts.map(known).join("");
    case "pseudo":
      return { partition: "aws", region: "eu-west-1", account: "123456789012", urlSuffix: "amazonaws.com" }[value.name];
    case "parameter":
      return value.name;
    default:
      throw new Error(`Nothing is known of ${value.kind}.`);
  }
}
