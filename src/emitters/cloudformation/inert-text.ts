import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SourcePointer } from "../../ir/source.js";
import { type TemplateNode, visitStrings } from "./template-node.js";

/**
 * `{{resolve:ssm:name}}` in any property is replaced at deployment, after intrinsic functions have been evaluated:
 * neither Fn::Sub nor Fn::Join can hide it, and there is no escape.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export const holdsDynamicReference = (text: string): boolean => text.includes("{{resolve:");

/** An object with such a key is taken for an intrinsic function wherever it stands. */
export const isIntrinsicName = (key: string): boolean => key === "Ref" || key.startsWith("Fn::");

/** Reports text of the document that CloudFormation would not leave alone, where no other way to write it is left. */
export function refuseActiveText(
  node: TemplateNode,
  what: string,
  at: SourcePointer | undefined,
  diagnostics: DiagnosticBag,
): void {
  const visit = (text: string): void => {
    if (holdsDynamicReference(text)) diagnostics.report("dynamic-reference", at, { what });
  };
  visitStrings(node, visit, (key) => {
    visit(key);
    if (isIntrinsicName(key)) diagnostics.report("intrinsic-key", at, { what, key });
  });
}
