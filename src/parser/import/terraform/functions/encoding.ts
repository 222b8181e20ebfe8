import { Buffer } from "node:buffer";
import { readDocumentText } from "../evaluate/document-text.js";
import { asText } from "../evaluate/text.js";
import { assumedValue, EvaluationProblem, type Value } from "../evaluate/value.js";
import { type FunctionCall, ofKnown, type TerraformFunction, textOf } from "./function-call.js";

/** The value itself is kept beside its text: a policy or a definition is read as what it is. */
const encode: TerraformFunction = ([value], call) =>
  value === undefined ? undefined : { kind: "encoded", value, at: call.at };

const decode: TerraformFunction = ([value], call) => (value === undefined ? undefined : decoded(value, call));

function decoded(value: Value, call: FunctionCall): Value | undefined {
  if (value.kind === "encoded") return value.value;
  if (value.kind === "parameter") {
    const settled = assumedValue(value);
    if (settled === value) return undefined;
    call.assume(value.name);
    return decoded(settled, call);
  }
  const text = asText(value);
  if (text.kind !== "scalar" && text.kind !== "join") return undefined;
  const document = readDocumentText(text);
  if (document === undefined) throw new EvaluationProblem("the text is neither JSON nor YAML", call.at);
  return document;
}

export const encodingFunctions: Readonly<Record<string, TerraformFunction>> = {
  jsonencode: encode,
  // Whatever is JSON is YAML too.
  yamlencode: encode,
  jsondecode: decode,
  yamldecode: decode,
  base64encode: ofKnown(([text], call) => Buffer.from(textOf(text, call), "utf8").toString("base64")),
  base64decode: ofKnown(([text], call) => Buffer.from(textOf(text, call), "base64").toString("utf8")),
  urlencode: ofKnown(([text], call) =>
    encodeURIComponent(textOf(text, call))
      .replaceAll("%20", "+")
      .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`),
  ),
};
