import type { JsonValue } from "./json.js";

/** The functions that give a value wherever a property takes one; `Fn::Transform` runs code, and conditions are not ours. */
const functions: ReadonlySet<string> = new Set(
  [
    "Base64",
    "Cidr",
    "FindInMap",
    "GetAtt",
    "GetAZs",
    "ImportValue",
    "Join",
    "Length",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
  ].map((name) => `Fn::${name}`),
);

/**
 * Why a value is no expression of a template, without subject; undefined when it is one: a call of an intrinsic function
 * in its long form, or text with a dynamic reference.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function cloudFormationExpressionProblem(value: unknown): string | undefined {
  if (typeof value === "string") {
    return /\{\{resolve:[^{}]+\}\}/.test(value) ? undefined : "is plain text; give it as `default`";
  }
  const name = functionName(value);
  if (name === undefined) return "is no call of an intrinsic function";
  return name === "Ref" || functions.has(name) ? undefined : `calls ${name}, which gives no value in a property`;
}

/** Name of the intrinsic function that an object calls; undefined when it calls none. */
export function functionName(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const [name, ...others] = Object.keys(value);
  return name !== undefined && others.length === 0 && (name === "Ref" || name.startsWith("Fn::")) ? name : undefined;
}

export type CloudFormationExpression = string | { readonly [name: string]: JsonValue };
