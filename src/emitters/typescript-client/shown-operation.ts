import type { Operation, Parameter } from "../../ir/api.js";
import { createSample } from "../../ir/expand/sample.js";
import type { JsonValue } from "../../ir/json.js";
import { isJson } from "../../ir/media-type.js";
import { byPreference, parameterGroups } from "../client/content.js";
import { shownCost } from "../client/shown-cost.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { objectKey, stringLiteral, valueLiteral } from "../typescript/literal.js";
import type { ClientModel, ClientOperation } from "./client-model.js";
import { sentBody } from "./content.js";

/** An operation as examples show it. */
export interface ShownOperation {
  readonly shown: ClientOperation;
  /** `client.getPet`. */
  readonly method: string;
  /** What it is called with: `{ path: { petId: "1" } }`, or nothing. */
  readonly arguments: string;
  /** Whether its body is too long to be read, or no JSON: the arguments only name it. */
  readonly isBodyNamed: boolean;
}

/** The operation that is simplest to show: one that reads, with the fewest things to fill in. */
export function shownOperation(
  { operations, types }: ClientModel,
  isWanted: (operation: ClientOperation) => boolean = () => true,
): ShownOperation | undefined {
  let best: { readonly cost: number; readonly each: ClientOperation } | undefined;
  for (const each of operations) {
    if (!isWanted(each)) continue;
    const cost = shownCost(each.operation);
    if (best === undefined || cost < best.cost) best = { cost, each };
  }
  if (best === undefined) return undefined;
  const { operation, names } = best.each;
  const body = sentBody(operation)?.required === true ? exampleBody(operation, types.byId) : undefined;
  return {
    shown: best.each,
    method: `client${memberAccess(names.method)}`,
    arguments: exampleArguments(operation, body, types.byId),
    isBodyNamed: body === "body",
  };
}

export const memberAccess = (name: string): string => (/^[\w$]+$/.test(name) ? `.${name}` : `[${stringLiteral(name)}]`);

function exampleArguments(operation: Operation, body: string | undefined, byId: SchemasById): string {
  const parts = parameterGroups.flatMap(([where, key]) => {
    const required = operation.parameters.filter((parameter) => parameter.in === where && parameter.required);
    const members = required.map((parameter) => `${objectKey(parameter.name)}: ${exampleValue(parameter, byId)}`);
    return members.length === 0 ? [] : [`${key}: { ${members.join(", ")} }`];
  });
  if (body !== undefined) parts.push(body === "body" ? body : `body: ${body}`);
  return parts.length === 0 ? "" : `{ ${parts.join(", ")} }`;
}

/** An example of the document, shortened to a placeholder where it would fill the line. */
function exampleValue({ schema, examples }: Parameter, byId: SchemasById): string {
  const example = examples[0]?.value ?? schema.examples[0] ?? schema.default;
  const known = example === undefined ? undefined : valueLiteral(example);
  if (known !== undefined && known.length < 60) return known;
  const { value } = createSample(schema, byId, "request");
  const text = value === "string" ? '"..."' : valueLiteral(value);
  return text.length < 60 ? text : '"..." as never';
}

/** What is too long to be read, or no JSON, is only named. */
function exampleBody(operation: Operation, byId: SchemasById): string {
  const [media] = byPreference(sentBody(operation)?.content ?? []);
  if (media === undefined || !isJson(media.type)) return "body";
  const value: JsonValue = media.examples[0]?.value ?? createSample(media.schema, byId, "request").value;
  const text = valueLiteral(value);
  return text.length < 100 ? text : "body";
}
