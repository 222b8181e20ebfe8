import type { PseudoParameter } from "../../ir/deploy-value.js";
import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { PlanAttribute, PlanKey, PlanResourceKind, PlanTree, PlanValue } from "../../ir/plan/model-base.js";
import type { Address } from "./addresses.js";
import { type Expression, printExpression } from "./hcl-expression.js";
import type { DataType } from "./synth.js";
import { escapeText, joinTemplates } from "./template-text.js";

/** What values of a plan refer to, and where it is reported that one cannot be printed. */
export interface References {
  readonly addresses: ReadonlyMap<PlanKey, Address>;
  /** Variables by the names of the plan's inputs. */
  readonly variables: ReadonlyMap<string, string>;
  /** What stands in the place of variables, by the names of the plan's inputs. */
  readonly expressions: ReadonlyMap<string, string>;
  /** Grows with each value: the data sources that the module has to have. */
  readonly usedData: Set<DataType>;
  readonly diagnostics: DiagnosticBag;
}

/** `id` is attribute id of the provider as well, and the like; named here is what differs. A stage's id is its name. */
const attributeNames: { readonly [Kind in PlanResourceKind]?: { readonly [Name in PlanAttribute]?: string } } = {
  "rest-api": { rootResourceId: "root_resource_id", executionArn: "execution_arn" },
  "http-api": { executionArn: "execution_arn", endpoint: "api_endpoint" },
  "websocket-api": { executionArn: "execution_arn", endpoint: "api_endpoint" },
  "route-stage": { id: "name", executionArn: "execution_arn" },
  stage: { id: "stage_name", name: "stage_name", executionArn: "execution_arn" },
  model: { id: "name" },
  certificate: { id: "certificate_arn", arn: "certificate_arn" },
  "domain-name": {
    name: "domain_name",
    domainNameId: "domain_name_id",
    regionalDomainName: "regional_domain_name",
    regionalHostedZoneId: "regional_zone_id",
    distributionDomainName: "cloudfront_domain_name",
    distributionHostedZoneId: "cloudfront_zone_id",
  },
  "route-domain-name": {
    name: "domain_name",
    regionalDomainName: "domain_name_configuration[0].target_domain_name",
    regionalHostedZoneId: "domain_name_configuration[0].hosted_zone_id",
  },
  distribution: { domainName: "domain_name" },
  function: { id: "function_name", name: "function_name", invokeArn: "invoke_arn" },
  "function-alias": { invokeArn: "invoke_arn" },
};

/** `id` of aws_region is the region's name in every version; `name` is deprecated from 6.0 and `region` new in it. */
const pseudoParameters: { readonly [Name in PseudoParameter]: readonly [type: DataType, attribute: string] } = {
  region: ["aws_region", "id"],
  account: ["aws_caller_identity", "account_id"],
  partition: ["aws_partition", "partition"],
  urlSuffix: ["aws_partition", "dns_suffix"],
};

/** The name that every data source of the module has. */
export const dataName = "current";

/** A value as a template: text inert, references as `${...}`. */
export function printValue(value: PlanValue, references: References): string {
  return joinTemplates(partsOf(value).map((each) => printPart(each, references)));
}

/** The parts of a value; neighbouring literals become one, or `$` and `{` would meet unescaped. */
export function partsOf(value: PlanValue): readonly PlanValue[] {
  if (value.kind !== "join") return [value];
  const parts: PlanValue[] = [];
  for (const part of value.parts.flatMap(partsOf)) {
    const last = parts.at(-1);
    if (part.kind === "literal" && last?.kind === "literal") {
      parts[parts.length - 1] = { kind: "literal", text: last.text + part.text };
    } else {
      parts.push(part);
    }
  }
  return parts;
}

function printPart(value: PlanValue, references: References): string {
  switch (value.kind) {
    case "literal":
      return escapeText(value.text);
    case "parameter":
      return printParameter(value.name, references);
    case "pseudo": {
      const [type, attribute] = pseudoParameters[value.name];
      references.usedData.add(type);
      return `\${data.${type}.${dataName}.${attribute}}`;
    }
    case "attribute":
      return `\${${printAttribute(value.of, value.name, references)}}`;
    case "join":
      return printValue(value, references);
    case "opaque":
      throw new Error(`the plan holds what only CloudFormation's printer makes: ${value.text}`);
  }
}

/** An expression of the user's is spliced in as it is; that it ends where it ends was checked when it was read. */
function printParameter(name: string, references: References): string {
  const own = references.expressions.get(name);
  return `\${${own === undefined ? `var.${variableOf(name, references)}` : own.trim()}}`;
}

function variableOf(name: string, references: References): string {
  const variable = references.variables.get(name);
  if (variable === undefined) throw new Error(`the plan refers to the input ${name}, which it does not have`);
  return variable;
}

function printAttribute(key: PlanKey, attribute: PlanAttribute, references: References): string {
  const address = references.addresses.get(key);
  if (address === undefined) throw new Error(`the plan refers to ${key}, which it does not have`);
  const kind = key.slice(0, key.indexOf(":")) as PlanResourceKind;
  return `${address.type}.${address.name}.${attributeNames[kind]?.[attribute] ?? attribute}`;
}

/** A tree as an expression whose strings are templates. */
export function treeExpression(
  tree: PlanTree,
  references: References,
  printLeaf: (value: PlanValue) => string = (value) => printValue(value, references),
): Expression {
  const convert = (node: PlanTree): Expression => {
    if (typeof node === "string") return escapeText(node);
    if (node === null || typeof node !== "object") return node;
    if (!("kind" in node)) return node.map(convert);
    if (node.kind === "value") return printLeaf(node.value);
    return { entries: node.entries.map(([key, item]) => [escapeText(key), convert(item)]) };
  };
  return convert(tree);
}

/** A tree as the template of its JSON text: `${jsonencode({...})}`, which also quotes what references bring. */
export const printTree = (tree: PlanTree, references: References): string =>
  `\${jsonencode(${printExpression(treeExpression(tree, references), { indent: "", heredocs: false })})}`;
