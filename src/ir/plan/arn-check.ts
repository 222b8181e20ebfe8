import { type DeployValue, literalText } from "../deploy-value.js";
import type { DiagnosticBag } from "../diagnostics.js";
import type { SourcePointer } from "../source.js";

const arns = {
  /** Or `arn:aws:iam::*:user/*`, the caller's own credentials. */
  role: { pattern: /^arn:[\w-]+:iam::(?:\d{12}:role\/[\w+=,.@/-]+|\*:user\/\*)$/, expected: "a role" },
  /** A function goes by its name as well. */
  function: {
    pattern: /^(?:arn:[\w-]+:lambda:[\w-]+:\d{12}:function:)?[\w-]{1,140}(?::[\w$-]+)?$/,
    expected: "a function (`arn:aws:lambda:REGION:ACCOUNT:function:NAME`)",
  },
  functionUri: {
    pattern: /^arn:[\w-]+:apigateway:[\w-]+:lambda:path\/\d{4}-\d{2}-\d{2}\/functions\/.+\/invocations$/,
    expected: "a function's invocation (`arn:aws:apigateway:REGION:lambda:path/2015-03-31/functions/ARN/invocations`)",
  },
} as const;

/** Reports a value that is known now and is no ARN of this form. */
export function checkArn(
  form: keyof typeof arns,
  value: DeployValue,
  what: string,
  at: SourcePointer,
  diagnostics: DiagnosticBag,
): void {
  const text = literalText(value);
  const { pattern, expected } = arns[form];
  // Each call knows the variables of its stage, `${stageVariables.name}`.
  if (text !== undefined && !text.includes("${") && !pattern.test(text))
    diagnostics.report("arn-invalid", at, { value: text, expected, what });
}
