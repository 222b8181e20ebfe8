import type { CloudFormationExpression } from "../../ir/cloudformation-expression.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { PlanResource } from "../../ir/plan/model.js";
import type { PlanKey, PlanValue } from "../../ir/plan/model-base.js";
import { attributes, pseudoParameters } from "./references.js";
import type { Intrinsic, TemplateEntry, TemplateNode } from "./template-node.js";

/** What a value may refer to. */
export interface ReferenceScope {
  readonly resources: ReadonlyMap<PlanKey, PlanResource>;
  readonly logicalIds: ReadonlyMap<PlanKey, string>;
  /** What stands in the place of parameters, by their names. */
  readonly expressions: ReadonlyMap<string, CloudFormationExpression>;
  readonly diagnostics: DiagnosticBag;
}

/** Text, an expression as it stands between `${` and `}` in `Fn::Sub`, or an intrinsic function of its own. */
export type Part = { readonly text: string } | { readonly expression: string } | { readonly node: TemplateNode };

/** Takes a value apart, joins within joins too. */
export function partsOf(value: PlanValue, scope: ReferenceScope): readonly Part[] {
  switch (value.kind) {
    case "literal":
      return [{ text: value.text }];
    case "parameter": {
      const own = scope.expressions.get(value.name);
      return [own === undefined ? { expression: value.name } : { node: { kind: "expression", value: own } }];
    }
    case "pseudo":
      return [{ expression: pseudoParameters[value.name] }];
    case "join":
      return value.parts.flatMap((part) => partsOf(part, scope));
    case "attribute":
      return attributeParts(value.of, value.name, scope);
    case "opaque":
      return [{ node: { kind: "json", text: JSON.stringify(JSON.parse(value.text)) } }];
  }
}

function attributeParts(
  of: PlanKey,
  name: Extract<PlanValue, { kind: "attribute" }>["name"],
  scope: ReferenceScope,
): readonly Part[] {
  const resource = scope.resources.get(of);
  const logicalId = scope.logicalIds.get(of);
  if (resource === undefined || logicalId === undefined) throw new Error(`The plan refers to ${of}, which it lacks.`);
  const print = attributes[resource.kind][name];
  if (print === undefined) throw new Error(`The plan asks ${of} for its ${name}, which it does not have.`);
  return print(logicalId);
}

/** Neighbouring text becomes one part, so that escaping sees all of it. */
export function mergeText(parts: readonly Part[]): readonly Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (!("text" in part)) merged.push(part);
    else if (last !== undefined && "text" in last) merged[merged.length - 1] = { text: last.text + part.text };
    else if (part.text !== "") merged.push(part);
  }
  return merged;
}

/** Text alone, one reference, or all of them in one `Fn::Sub`. */
export function nodeOf(parts: readonly Part[]): TemplateNode {
  const merged = mergeText(parts);
  const [only] = merged;
  if (only === undefined) return "";
  if (merged.length === 1) return partNode(only);
  return merged.every((part) => !("text" in part) || canBeEscaped(part.text))
    ? substitution(merged)
    : { kind: "Join", parts: merged.map(partNode) };
}

function partNode(part: Part): TemplateNode {
  if ("text" in part) return part.text;
  if ("node" in part) return part.node;
  const [resource, attribute] = part.expression.split(".");
  return resource !== undefined && attribute !== undefined
    ? { kind: "GetAtt", resource, attribute }
    : { kind: "Ref", name: part.expression };
}

// The documentation of Fn::Sub describes one escape: `${!Literal}` stands for `${Literal}`. What it leaves open (an
// unclosed `${`, `${}`, a literal that begins with `!` or is no name) goes through Fn::Join, which needs no escape.
const literalPlaceholder = /\$\{([\w.:-]+)\}/g;
const canBeEscaped = (text: string): boolean => !text.replace(literalPlaceholder, "").includes("${");
const escapeForSub = (text: string): string => text.replace(literalPlaceholder, (_, name: string) => `\${!${name}}`);

/** One `Fn::Sub`; parts that are intrinsic functions themselves become variables with names of their own. */
function substitution(parts: readonly Part[]): Intrinsic {
  const variables: TemplateEntry[] = [];
  const taken = new Set(parts.flatMap((part) => ("expression" in part ? [part.expression] : [])));
  const nameVariable = (node: TemplateNode): string => {
    let number = variables.length + 1;
    while (taken.has(`Value${number}`)) number += 1;
    taken.add(`Value${number}`);
    variables.push([`Value${number}`, node]);
    return `Value${number}`;
  };
  const text = parts
    .map((part) => {
      if ("text" in part) return escapeForSub(part.text);
      return `\${${"node" in part ? nameVariable(part.node) : part.expression}}`;
    })
    .join("");
  return { kind: "Sub", text, variables };
}
