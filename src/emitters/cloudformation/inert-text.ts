import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { SourcePointer } from "../../ir/source.js";
import { type TemplateNode, visitText } from "./template-node.js";

/**
 * `{{resolve:ssm:name}}` in any property is replaced at deployment, after intrinsic functions have been evaluated:
 * neither Fn::Sub nor Fn::Join can hide it, and there is no escape.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export const holdsDynamicReference = (text: string): boolean => text.includes("{{resolve:");

/** An object with such a key is taken for an intrinsic function wherever it stands. */
export const isIntrinsicName = (key: string): boolean => key === "Ref" || key.startsWith("Fn::");

/**
 * Reports text of the document that CloudFormation would not leave alone, where no other way to write it is left.
 *
 * @param owner whose properties `node` holds: `'stage:live'`
 */
export function refuseActiveText(
  node: TemplateNode,
  owner: string,
  at: SourcePointer | undefined,
  diagnostics: DiagnosticBag,
): void {
  const place = (path: readonly string[]): string => (path.length === 0 ? owner : `'${path.join(".")}' of ${owner}`);
  const text = (value: string, path: readonly string[]): void => {
    if (holdsDynamicReference(value)) diagnostics.report("dynamic-reference", at, { what: place(path) });
  };
  const key = (value: string, path: readonly string[]): void => {
    text(value, path);
    if (isIntrinsicName(value)) diagnostics.report("intrinsic-key", at, { what: place(path), key: value });
  };
  visitText(node, { text, key });
}
