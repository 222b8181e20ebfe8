import { posix } from "node:path";
import type { SourcePointer } from "../../../../ir/source.js";
import { rootPointer } from "../../../source/json-pointer.js";
import type { Scope } from "../evaluate/scope.js";
import { knownText } from "../evaluate/text.js";
import { EvaluationProblem, scalar, type Value } from "../evaluate/value.js";
import { readTemplateText } from "../syntax/read-template-text.js";
import { type FunctionCall, ofKnown, type TerraformFunction, textOf } from "./function-call.js";

function readText(
  path: Value | undefined,
  call: FunctionCall,
): { readonly text: string; readonly name: string } | undefined {
  const name = path === undefined ? undefined : knownText(path, call.assume);
  return name === undefined ? undefined : call.scope.evaluation.files.read(name, call.at);
}

const file: TerraformFunction = ([path], call) => {
  const read = readText(path, call);
  return read === undefined ? undefined : { kind: "scalar", value: read.text, at: startOf(read.name) };
};

const startOf = (name: string): SourcePointer => ({ file: name, pointer: rootPointer, offset: 0 });

/** The names that a template may use are those that it is given, and no other. */
const templatefile: TerraformFunction = ([path, variables], call) => {
  const read = readText(path, call);
  return read === undefined ? undefined : renderTemplate(read.text, read.name, variables, call);
};

export function renderTemplate(
  text: string,
  name: string,
  variables: Value | undefined,
  call: Pick<FunctionCall, "scope" | "at" | "evaluate">,
): Value | undefined {
  const { evaluation } = call.scope;
  const source = { text, place: (offset: number) => ({ ...startOf(name), offset }) };
  const expression = readTemplateText(evaluation.parse, source);
  if (expression === undefined) throw new EvaluationProblem(`'${name}' is no template that can be read`, call.at);
  const names = variables?.kind === "object" ? variables.members : new Map<string, Value>();
  const scope: Scope = { evaluation, resolve: (each) => names.get(each) };
  return call.evaluate(expression, scope);
}

export const fileFunctions: Readonly<Record<string, TerraformFunction>> = {
  file,
  templatefile,
  templatestring: ([text, variables], call) => {
    const known = text === undefined ? undefined : knownText(text, call.assume);
    return known === undefined || text === undefined ? undefined : renderTemplate(known, text.at.file, variables, call);
  },
  fileexists: ([path], call) => {
    const name = path === undefined ? undefined : knownText(path, call.assume);
    const exists = name === undefined ? undefined : call.scope.evaluation.files.exists(name);
    return exists === undefined ? undefined : scalar(exists, call.at);
  },
  basename: ofKnown(([path], call) => posix.basename(textOf(path, call))),
  dirname: ofKnown(([path], call) => posix.dirname(textOf(path, call))),
  // Both lead out of the configuration's own folder on another machine; what they begin with is enough to find the file.
  abspath: ofKnown(([path], call) => textOf(path, call)),
  pathexpand: ofKnown(([path], call) => textOf(path, call)),
};
