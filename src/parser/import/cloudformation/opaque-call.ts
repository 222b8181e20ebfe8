import { asciiWords, pascalCase } from "../../../ir/names.js";
import { type DocumentNode, isRecord, placeOf } from "../../document-node.js";
import type { SourceValue } from "../source-value.js";
import type { TemplateContext } from "./template-context.js";

/**
 * A call that only the deployment can work out, as a value with a name. It keeps its text unless that names parts of the
 * template, which are not there in another one.
 */
export function opaqueCall(context: TemplateContext, call: DocumentNode): SourceValue {
  const text = namesParts(call.value) ? "" : JSON.stringify(call.value);
  const name = pascalCase(asciiWords(wordsOf(call.value))).slice(0, 60);
  const at = placeOf(call);
  const [functionName = "the function"] = isRecord(call.value) ? Object.keys(call.value) : [];
  context.note(
    at,
    "opaque",
    text === ""
      ? `what ${functionName} yields is known to the deployment alone, and has to be supplied`
      : `${functionName} is kept for CloudFormation; elsewhere the value has to be supplied`,
  );
  return { kind: "opaque", text, name: name === "" ? functionName.replace("Fn::", "") : name, at };
}

/** Whether the deployment could not work it out without the template's parameters, resources or mappings. */
function namesParts(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(namesParts);
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, child]) => {
    if (key === "Ref") return !String(child).startsWith("AWS::");
    if (key === "Fn::GetAtt" || key === "Fn::FindInMap" || key === "Fn::If" || key === "Fn::Transform") return true;
    if (key === "Fn::Sub") {
      const [text] = Array.isArray(child) ? child : [child];
      if (/\$\{(?!!|AWS::)/.test(String(text)) && !Array.isArray(child)) return true;
    }
    return namesParts(child);
  });
}

/** The words of all texts in a call but the names of functions. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(" ");
  if (isRecord(value)) return Object.values(value).map(wordsOf).join(" ");
  return String(value).replaceAll("AWS::", " ");
}
