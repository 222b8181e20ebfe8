import type { JsonValue } from "../../../ir/json.js";
import type { ParameterValues } from "../source-kind.js";

/** What variables are worked out with. https://www.serverless.com/framework/docs/guides/variables */
export interface VariableContext {
  readonly root: JsonValue;
  readonly given: ParameterValues;
  readonly stage: string;
  /** The content of a file; undefined where it cannot be had, or not yet. */
  file(path: string): JsonValue | undefined;
  /** A value that only the deployment knows: the name of the parameter that stands for it. */
  unknown(variable: string): string;
}

/** Variables within variables; one that comes back to itself goes on for ever. */
const depthLimit = 40;
const valueLimit = 200_000;

const sources = "self|opt|env|sls|param|file|aws|cf|ssm|s3|git|strToBool|custom|provider";
/** The innermost variable of a text. */
const variable = new RegExp(`\\$\\{((?:${sources})\\b[^\${}]*)\\}`);

/** A value with its variables worked out. What is not known becomes a parameter of the template. */
export function resolveVariables(value: JsonValue, context: VariableContext): JsonValue {
  let count = 0;
  const resolve = (each: JsonValue, depth: number, withinSub: boolean): JsonValue => {
    count += 1;
    if (depth > depthLimit || count > valueLimit) return typeof each === "string" ? each : null;
    if (typeof each === "string") return resolveText(each, depth, withinSub);
    if (Array.isArray(each)) return each.map((item: JsonValue) => resolve(item, depth + 1, withinSub));
    if (each === null || typeof each !== "object") return each;
    const entries = Object.entries(each as Readonly<Record<string, JsonValue>>);
    return Object.fromEntries(
      entries.map(([key, member]) => [key, resolve(member, depth + 1, withinSub || key === "Fn::Sub")] as const),
    );
  };

  const resolveText = (text: string, depth: number, withinSub: boolean): JsonValue => {
    let current = text;
    const later: string[] = [];
    for (let round = 0; round < 100; round += 1) {
      const found = variable.exec(current);
      if (found === null) break;
      const value = variableValue(found[1] ?? "", depth, withinSub);
      if (found[0] === current && value.kind === "value") return value.value;
      const inserted = value.kind === "value" ? textOf(value.value) : `\ue000${later.push(value.name) - 1}\ue000`;
      current = current.slice(0, found.index) + inserted + current.slice(found.index + found[0].length);
    }
    if (later.length === 0) return current;
    const names = (pattern: string): string =>
      pattern.replace(/\ue000(\d+)\ue000/g, (_, index) => `\${${later[Number(index)]}}`);
    if (withinSub) return names(current);
    if (later.length === 1 && current === "\ue0000\ue000") return { Ref: later[0] ?? "" };
    return { "Fn::Sub": names(current.replaceAll("${", "${!")) };
  };

  const variableValue = (expression: string, depth: number, withinSub: boolean): Resolved => {
    const candidates = splitCandidates(expression);
    for (const candidate of candidates) {
      const known = candidateValue(candidate, context, (each) => resolve(each, depth + 1, withinSub));
      if (known === undefined) continue;
      return known.kind === "value" ? { kind: "value", value: resolve(known.value, depth + 1, withinSub) } : known;
    }
    return { kind: "deployment", name: context.unknown(candidates[0] ?? expression) };
  };

  return resolve(value, 0, false);
}

type Resolved =
  | { readonly kind: "value"; readonly value: JsonValue }
  /** A pseudo parameter, or a parameter of the template. */
  | { readonly kind: "deployment"; readonly name: string };

/** `opt:stage, "dev"`: the first that is known. */
const splitCandidates = (expression: string): readonly string[] =>
  [...expression.matchAll(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^,])+/g)].map(([each]) => each.trim());

function candidateValue(
  candidate: string,
  context: VariableContext,
  resolve: (value: JsonValue) => JsonValue,
): Resolved | undefined {
  const known = (value: JsonValue | undefined): Resolved | undefined =>
    value === undefined || value === null ? undefined : { kind: "value", value };
  const quoted = /^(["'])(.*)\1$/.exec(candidate);
  if (quoted !== null) return known(quoted[2] ?? "");
  const [, source = "", address = ""] = /^(\w+)(?:\([^)]*\))?:?(.*)$/.exec(candidate) ?? [];
  switch (source) {
    case "self":
      return frameworkDefault(address, context) ?? known(memberAt(context.root, address, resolve));
    case "opt":
      return known(context.given.get(address));
    case "sls":
      return address === "stage" ? known(context.stage) : undefined;
    case "param":
      return known(
        context.given.get(address) ??
          memberAt(context.root, `params.${context.stage}.${address}`) ??
          memberAt(context.root, `params.default.${address}`),
      );
    case "env":
      return known(context.given.get(address));
    case "file": {
      const [, path = "", member = ""] = /^file\(([^)]*)\):?(.*)$/.exec(candidate) ?? [];
      const content = context.file(path.trim());
      return content === undefined ? undefined : known(member === "" ? content : memberAt(content, member));
    }
    case "aws":
      return address === "accountId"
        ? { kind: "deployment", name: "AWS::AccountId" }
        : address === "region"
          ? { kind: "deployment", name: "AWS::Region" }
          : undefined;
    case "true":
    case "false":
      return known(source === "true");
    case "null":
      return undefined;
    default:
      return /^-?\d+(\.\d+)?$/.test(candidate) ? known(Number(candidate)) : undefined;
  }
}

/** What the framework fills in before it works variables out. */
function frameworkDefault(address: string, { stage, root }: VariableContext): Resolved | undefined {
  if (address === "provider.stage") return { kind: "value", value: stage };
  if (address === "provider.region" && memberAt(root, address) === undefined)
    return { kind: "deployment", name: "AWS::Region" };
  const service = memberAt(root, "service.name");
  return address === "service" && service !== undefined ? { kind: "value", value: service } : undefined;
}

/** @param resolve for what lies on the way and is a variable itself */
export function memberAt(
  root: JsonValue,
  path: string,
  resolve: (value: JsonValue) => JsonValue = (value) => value,
): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const key of path.split(".").filter((each) => each !== "")) {
    if (typeof value === "string") value = resolve(value);
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, JsonValue>>)[key];
  }
  return value;
}

const textOf = (value: JsonValue): string => (typeof value === "object" ? JSON.stringify(value) : String(value));
