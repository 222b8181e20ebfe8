import type { DeployValue, PseudoParameter } from "../../ir/deploy-value.js";
import { type DeployTree, join, literal } from "../../ir/deploy-value.js";
import { digest } from "../../ir/digest.js";
import { asciiWords, pascalCase } from "../../ir/names.js";
import { type DocumentNode, isRecord, placeOf } from "../document-node.js";
import { type ReadContext, reportInvalid } from "../read-context.js";

/**
 * How plain text is understood. "template": `${name}` stands for a value of the deployment, as in Terraform templates and
 * Serverless variables. "verbatim": it means something to the gateway (Velocity), and only intrinsic functions count.
 */
export type PlainText = "template" | "verbatim";

const pseudoParameters: Readonly<Record<string, PseudoParameter>> = {
  "AWS::Region": "region",
  "AWS::AccountId": "account",
  "AWS::Partition": "partition",
  "AWS::URLSuffix": "urlSuffix",
};

/**
 * Reads text that may hold deploy-time parts: plain text with `${...}`, or CloudFormation's `Ref`, `Fn::Sub`,
 * `Fn::GetAtt`, `Fn::Join` and `Fn::ImportValue`. A name that only the author's template knows becomes a deploy
 * parameter of ours, and so does a whole function that cannot be taken apart.
 */
export function readDeployValue(context: ReadContext, node: DocumentNode, plain: PlainText): DeployValue {
  const { value } = node;
  if (typeof value === "string") return plain === "verbatim" ? literal(value) : readTemplate(context, value, node);
  if (typeof value === "number" || typeof value === "boolean") return literal(String(value));
  if (isRecord(value)) {
    const known = readIntrinsic(context, node, value);
    if (known !== undefined) return known;
  }
  reportInvalid(context, node, "The value", "text or a CloudFormation function");
  return literal("");
}

/** Whether an object is a call of one of CloudFormation's intrinsic functions. */
export function isIntrinsic(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === "Ref" || keys[0]?.startsWith("Fn::") === true);
}

/** Reads a JSON tree whose leaves may be deploy-time values, a policy for one. */
export function readDeployTree(context: ReadContext, node: DocumentNode, plain: PlainText): DeployTree {
  const visit = (value: unknown): DeployTree => {
    if (value === null || typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value === "string" || isIntrinsic(value)) {
      const read = readDeployValue(context, { ...node, value }, plain);
      return read.kind === "literal" ? read.text : { kind: "value", value: read };
    }
    if (Array.isArray(value)) return value.map(visit);
    if (!isRecord(value)) return null;
    return { kind: "object", entries: Object.entries(value).map(([key, child]) => [key, visit(child)] as const) };
  };
  return visit(node.value);
}

function readIntrinsic(
  context: ReadContext,
  node: DocumentNode,
  call: Readonly<Record<string, unknown>>,
): DeployValue | undefined {
  if (!isIntrinsic(call)) return undefined;
  const [name = ""] = Object.keys(call);
  const argument = call[name];
  const within = (value: unknown): DeployValue => readDeployValue(context, { ...node, value }, "verbatim");
  if (name === "Ref" && typeof argument === "string") return named(context, argument, node);
  if (name === "Fn::GetAtt" && Array.isArray(argument)) return named(context, argument.join("."), node);
  if (name === "Fn::GetAtt" && typeof argument === "string") return named(context, argument, node);
  if (name === "Fn::Sub" && typeof argument === "string") return readSubstitution(context, argument, {}, node);
  if (name === "Fn::Sub" && Array.isArray(argument) && typeof argument[0] === "string" && isRecord(argument[1])) {
    return readSubstitution(context, argument[0], argument[1], node);
  }
  if (name === "Fn::Join" && Array.isArray(argument) && typeof argument[0] === "string" && Array.isArray(argument[1])) {
    const separator = literal(argument[0]);
    return join(argument[1].flatMap((part, index) => (index === 0 ? [within(part)] : [separator, within(part)])));
  }
  return parameter(context, unknownName(argument), JSON.stringify(call), node);
}

/** `Fn::Sub`: `${name}`, `${resource.attribute}`, and `${!text}` for a literal `${text}`. */
function readSubstitution(
  context: ReadContext,
  text: string,
  variables: Readonly<Record<string, unknown>>,
  node: DocumentNode,
): DeployValue {
  return replaceEach(text, /\$\{([^}]*)\}/g, (inner) => {
    const name = inner.trim();
    if (name.startsWith("!")) return literal(`\${${name.slice(1)}}`);
    if (Object.hasOwn(variables, name))
      return readDeployValue(context, { ...node, value: variables[name] }, "verbatim");
    return named(context, name, node);
  });
}

/**
 * Plain text with `${...}`; `$${...}` is its escape, as in Terraform's templates. The gateway's own stage variables are no
 * deploy-time values.
 */
function readTemplate(context: ReadContext, text: string, node: DocumentNode): DeployValue {
  return replaceEach(text, /\$(\$?\{[^{}]*)\}/g, (match) => {
    if (match.startsWith("$")) return literal(`${match}}`);
    const inner = match.slice(1);
    const name = inner.trim();
    return name === "" || /^(stageVariables|context)\b/.test(name)
      ? literal(`\${${inner}}`)
      : named(context, name, node);
  });
}

function replaceEach(text: string, pattern: RegExp, replace: (inner: string) => DeployValue): DeployValue {
  const parts: DeployValue[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(literal(text.slice(end, match.index)), replace(match[1] ?? ""));
    end = match.index + match[0].length;
  }
  return join([...parts, literal(text.slice(end))]);
}

/** A name of the author's template, or one of CloudFormation's own. */
function named(context: ReadContext, name: string, node: DocumentNode): DeployValue {
  const pseudo = Object.hasOwn(pseudoParameters, name) ? pseudoParameters[name] : undefined;
  if (pseudo !== undefined) return { kind: "pseudo", name: pseudo };
  return (
    vpcLink(context, name, node) ??
    ownFunction(context, name, node) ??
    ownRole(context, name, node) ??
    parameter(context, name, `\${${name}}`, node)
  );
}

/** `vpcLinks.<name>`: a link that the build makes. */
function vpcLink(context: ReadContext, text: string, node: DocumentNode): DeployValue | undefined {
  const [, name] = /^vpcLinks\.([\w-]+)$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const link = context.vpcLinks.get(name);
  if (link !== undefined) return { kind: "vpcLink", name, link };
  context.diagnostics.report("setting-name-unknown", placeOf(node), { kind: "VPC link", name });
  return literal("");
}

/** `functions.<name>.arn`, `functions.<name>.name`: of a function that the settings name. */
function ownFunction(context: ReadContext, text: string, node: DocumentNode): DeployValue | undefined {
  const [, name, attribute] = /^functions\.([\w-]+)\.(arn|name)$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const handler = context.functions.get(name);
  if (handler !== undefined) return { kind: "handler", handler, attribute: attribute === "arn" ? "arn" : "name" };
  context.diagnostics.report("setting-name-unknown", placeOf(node), { kind: "function", name });
  return literal("");
}

/** `roles.<name>.arn`: of a role that the settings name. */
function ownRole(context: ReadContext, text: string, node: DocumentNode): DeployValue | undefined {
  const [, role] = /^roles\.([\w-]+)\.arn$/.exec(text) ?? [];
  if (role === undefined) return undefined;
  if (context.roles.has(role)) return { kind: "role", role };
  context.diagnostics.report("setting-name-unknown", placeOf(node), { kind: "role", name: role });
  return literal("");
}

function parameter(context: ReadContext, wish: string, text: string, node: DocumentNode): DeployValue {
  const name = parameterName(wish);
  const first = context.deployTexts.get(name);
  if (first === undefined) context.deployTexts.set(name, text);
  else if (first !== text) {
    const values = { parameter: name, one: first.slice(0, 160), other: text.slice(0, 160) };
    context.diagnostics.report("parameter-shared", placeOf(node), values);
  }
  if (!context.deployParameters.has(name)) {
    const description = `Stands for ${text.slice(0, 160)} in ${placeOf(node).file}.`;
    context.deployParameters.set(name, { name, description, secret: false });
  }
  return { kind: "parameter", name };
}

/** Letters and digits, beginning with a capital, as CloudFormation demands of a parameter and is used to. */
export function parameterName(wish: string): string {
  if (/^[A-Za-z][A-Za-z0-9]{0,120}$/.test(wish)) return wish.charAt(0).toUpperCase() + wish.slice(1);
  const name = pascalCase(asciiWords(wish)).slice(0, 60);
  return /^[A-Za-z]/.test(name) ? name : `Value${name || digest(wish).slice(0, 8)}`;
}

/** A name for what a function yields: the words of its first text. */
function unknownName(argument: unknown): string {
  if (typeof argument === "string") return argument;
  const text = JSON.stringify(argument) ?? "";
  const first = asciiWords(text.replace(/Fn::|AWS::|Ref/g, " "));
  return first === "" ? `Value ${digest(text).slice(0, 8)}` : first.slice(0, 50);
}
