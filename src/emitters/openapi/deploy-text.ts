import { type DeployTree, type DeployValue, literalText, type PseudoParameter } from "../../ir/deploy-value.js";
import type { JsonValue } from "../../ir/json.js";
import type { ExportContext, JsonObject } from "./rows.js";

const pseudoNames: Readonly<Record<PseudoParameter, string>> = {
  region: "AWS::Region",
  account: "AWS::AccountId",
  partition: "AWS::Partition",
  urlSuffix: "AWS::URLSuffix",
};

/** Whether a `${...}` in plain text is the gateway's own, which reading leaves as it is. */
const isOfGateway = (inner: string): boolean => inner.trim() === "" || /^\s*(stageVariables|context)\b/.test(inner);

/** `$${...}` for what is no deploy-time value but looks like one. */
const escapePlain = (text: string): string =>
  text.replace(/(\$?)\$\{([^{}]*)\}/g, (whole, dollar: string, inner: string) =>
    dollar === "" && isOfGateway(inner) ? whole : `${dollar}$\${${inner}}`,
  );

/** Text of a setting: `${Name}` for a deploy parameter, `${AWS::Region}` and the like. */
export function settingText(value: DeployValue, context: ExportContext): JsonValue {
  const parts = partsOf(value);
  const isPlain = parts.every((part, index) => {
    if (nameOf(part, context) !== undefined) return true;
    return part.kind === "literal" && (index === parts.length - 1 || !part.text.endsWith("$"));
  });
  if (!isPlain) return functionCall(value, context);
  return parts
    .map((part) => (part.kind === "literal" ? escapePlain(part.text) : `\${${nameOf(part, context)}}`))
    .join("");
}

/** Text inside the service's extensions, where `${Name}` counts too; deploy-time parts stand in CloudFormation's functions. */
export function extensionText(value: DeployValue, context: ExportContext): JsonValue {
  const text = literalText(value);
  return text === undefined ? functionCall(value, context) : escapePlain(text);
}

/** Text that means something to the gateway (Velocity, mappings): only functions hold deploy-time parts. */
export const verbatimText = (value: DeployValue, context: ExportContext): JsonValue =>
  literalText(value) ?? functionCall(value, context);

/** A JSON tree with deploy-time leaves. */
export function treeJson(tree: DeployTree, context: ExportContext): JsonValue {
  if (typeof tree !== "object" || tree === null) return tree;
  if (!("kind" in tree)) return tree.map((each) => treeJson(each, context));
  if (tree.kind === "value") return verbatimText(tree.value, context);
  return Object.fromEntries(tree.entries.map(([key, value]) => [key, treeJson(value, context)]));
}

/** A JSON tree of the settings, whose texts `${Name}` counts in. */
export function settingTree(tree: DeployTree, context: ExportContext): JsonValue {
  if (typeof tree === "string") return escapePlain(tree);
  if (typeof tree !== "object" || tree === null) return tree;
  if (!("kind" in tree)) return tree.map((each) => settingTree(each, context));
  if (tree.kind === "value") return settingText(tree.value, context);
  return Object.fromEntries(tree.entries.map(([key, value]) => [key, settingTree(value, context)]));
}

const partsOf = (value: DeployValue): readonly DeployValue[] => (value.kind === "join" ? value.parts : [value]);

/** The name that a part has in CloudFormation's functions. */
function nameOf(part: DeployValue, { handlers }: ExportContext): string | undefined {
  if (part.kind === "role") return `roles.${part.role}.arn`;
  if (part.kind === "handler") {
    const purpose = handlers.get(part.handler)?.purpose;
    return purpose?.kind === "operations" && purpose.named !== undefined && part.attribute !== "invokeArn"
      ? `functions.${purpose.named}.${part.attribute}`
      : undefined;
  }
  if (part.kind === "parameter") return part.name;
  if (part.kind === "vpcLink") return `vpcLinks.${part.name}`;
  return part.kind === "pseudo" ? pseudoNames[part.name] : undefined;
}

/** `Ref`, `Fn::Sub` where it can be read, `Fn::Join` where text and substitutions could be taken for each other. */
function functionCall(value: DeployValue, context: ExportContext): JsonObject {
  const parts = partsOf(value);
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return call(only, context);
  const texts = parts.map((part) => {
    const name = nameOf(part, context);
    return part.kind === "literal" ? substitutionText(part.text) : name && `\${${name}}`;
  });
  if (texts.every((text) => text !== undefined)) return { "Fn::Sub": texts.join("") };
  const joined = parts.map((part) => (part.kind === "literal" ? part.text : call(part, context)));
  return { "Fn::Join": ["", joined] };
}

/** Undefined where `Fn::Sub` would not give the same text back. */
function substitutionText(text: string): string | undefined {
  const rest = text.replace(/\$\{[^{}]*[^{}\s]\}/g, "");
  return rest.includes("${") ? undefined : text.replace(/\$\{([^{}]*)\}/g, (_, inner: string) => `\${!${inner}}`);
}

function call(part: DeployValue, context: ExportContext): JsonObject {
  const name = nameOf(part, context);
  if (name !== undefined) return { Ref: name };
  if (part.kind === "handler") {
    context.diagnostics.report("export-value-lost", context.api.origin, { what: `an attribute of ${part.handler}` });
    return { "Fn::GetAtt": [part.handler, part.attribute] };
  }
  return { "Fn::Join": ["", [literalText(part) ?? ""]] };
}
