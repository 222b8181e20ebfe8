import type { PlanValue } from "../../ir/plan/model-base.js";

interface QualifiedFunction {
  readonly function: PlanValue;
  /** An alias or version. */
  readonly qualifier?: PlanValue;
}

/** Stands for what only the deployment knows; no function's ARN holds a control character. */
const unknown = "\0";

/** `...:function:NAME:QUALIFIER`, or something whole of the deployment's with a qualifier behind it. */
const qualified = /^(?:.*:function:[^:]+|\0):(?:[A-Za-z0-9$_-]+|\0)$/s;

/**
 * Takes the alias or version off a function's ARN: the provider reads the two apart, and would replace a permission in
 * each run where they are written together. Source: hashicorp/terraform-provider-aws, issue 38558.
 */
export function splitQualifier(value: PlanValue): QualifiedFunction {
  const parts = value.kind === "join" ? value.parts : [value];
  const text = parts.map((part) => (part.kind === "literal" ? part.text : unknown)).join("");
  const last = parts.at(-1);
  if (last === undefined || !qualified.test(text)) return { function: value };
  if (last.kind !== "literal") return { function: withoutEnd(parts.slice(0, -1), 1), qualifier: last };
  const qualifier = last.text.slice(last.text.lastIndexOf(":") + 1);
  return { function: withoutEnd(parts, qualifier.length + 1), qualifier: { kind: "literal", text: qualifier } };
}

/** The parts, of which the last is literal, without its last characters. */
function withoutEnd(parts: readonly PlanValue[], length: number): PlanValue {
  const last = parts.at(-1);
  const text = last?.kind === "literal" ? last.text.slice(0, -length) : "";
  const rest: readonly PlanValue[] = [
    ...parts.slice(0, -1),
    ...(text === "" ? [] : [{ kind: "literal", text } as const]),
  ];
  const [only] = rest;
  return rest.length === 1 && only !== undefined ? only : { kind: "join", parts: rest };
}
