import { type DocumentNode, isRecord, items, member, placeOf } from "../../document-node.js";
import { knownText } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import type { Decision, TemplateContext } from "./template-context.js";

const no: Decision = { holds: false, assumptions: [] };

/** Whether a condition of the template holds, by parameters as they are given, or deployed, or else by their defaults. */
export function decideNamed(context: TemplateContext, name: string): Decision {
  const known = context.decided.get(name);
  if (known !== undefined) return known;
  const node = context.conditions.get(name);
  if (node === undefined) return { holds: false, assumptions: [`there is no condition '${name}'`] };
  if (context.decided.has(name)) return { holds: false, assumptions: [`'${name}' refers to itself`] };
  context.decided.set(name, undefined);
  const decision = decide(context, node);
  context.decided.set(name, decision);
  return decision;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
export function decide(context: TemplateContext, node: DocumentNode): Decision {
  if (!isRecord(node.value)) return no;
  const [name = ""] = Object.keys(node.value);
  const argument = member(node, name);
  if (argument === undefined) return no;
  if (name === "Condition") return decideNamed(context, String(argument.value));
  const operands = items(argument);
  if (name === "Fn::Equals") return decideEqual(context, operands);
  const decisions = operands.map((operand) => decide(context, operand));
  const assumptions = [...new Set(decisions.flatMap((each) => each.assumptions))];
  if (name === "Fn::Not") return { holds: decisions[0]?.holds === false, assumptions };
  if (name === "Fn::And") return { holds: decisions.every((each) => each.holds), assumptions };
  if (name === "Fn::Or") return { holds: decisions.some((each) => each.holds), assumptions };
  return { holds: false, assumptions: [`${name} in ${placeOf(node).file} does not hold`] };
}

/** What is not known before the deployment is taken to differ from what it is compared with. */
function decideEqual(context: TemplateContext, operands: readonly DocumentNode[]): Decision {
  const [left, right] = operands.map((operand) => assumeText(context, context.read(operand)));
  if (left === undefined || right === undefined) return no;
  const assumptions = [...left.assumptions, ...right.assumptions];
  const [one, other] = [left.text, right.text];
  if (one !== undefined && other !== undefined) return { holds: one === other, assumptions };
  if (left.name === right.name) return { holds: true, assumptions };
  const unknown = one === undefined ? left.name : right.name;
  return { holds: false, assumptions: [...assumptions, `${unknown} is not '${one ?? other ?? right.name}'`] };
}

interface Assumed {
  /** Undefined where nothing tells it. */
  readonly text: string | undefined;
  readonly name: string;
  readonly assumptions: readonly string[];
}

/** The text that a value has if parameters keep their defaults. */
export function assumeText(context: TemplateContext, value: SourceValue | undefined): Assumed {
  if (value === undefined) return { text: undefined, name: "nothing", assumptions: [] };
  const text = knownText(value);
  if (text !== undefined) return { text, name: `'${text}'`, assumptions: [] };
  switch (value.kind) {
    case "parameter": {
      const parameter = context.parameters.get(value.name);
      if (parameter?.default === undefined) return { text: undefined, name: value.name, assumptions: [] };
      const assumptions = [
        `${value.name} is '${parameter.default}' ${parameter.isDeployed ? "in the stack" : "by default"}`,
      ];
      return { text: parameter.default, name: value.name, assumptions };
    }
    case "join": {
      const parts = value.parts.map((part) => assumeText(context, part));
      const texts = parts.map((part) => part.text);
      const name = parts.map((part) => part.text ?? part.name).join("");
      const assumptions = parts.flatMap((part) => part.assumptions);
      return { text: texts.every((each) => each !== undefined) ? texts.join("") : undefined, name, assumptions };
    }
    case "pseudo":
      return { text: undefined, name: `the ${value.name}`, assumptions: [] };
    case "reference":
      return { text: undefined, name: [value.resource, value.attribute].filter(Boolean).join("."), assumptions: [] };
    case "opaque":
      return { text: undefined, name: value.name, assumptions: [] };
    default:
      return { text: undefined, name: "a list or object", assumptions: [] };
  }
}

/** For the end of a sentence. */
export const assuming = (name: string, { holds, assumptions }: Decision): string =>
  `decided by the condition '${name}', which is ${holds} when ${assumptions.join(" and ")}`;
