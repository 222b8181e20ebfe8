import type { PseudoParameter } from "../../../../ir/deploy-value.js";
import type { JsonValue } from "../../../../ir/json.js";
import { joinOf, scalar } from "../../build-value.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import { withListsByDefault } from "../list-parameters.js";
import type { TreePath } from "../tree-builder.js";
import type { ObjectValue } from "./object-value.js";

/** Members whose texts mean something to the gateway itself. */
const verbatim: ReadonlySet<string> = new Set([
  "requestTemplates",
  "responseTemplates",
  "requestParameters",
  "responseParameters",
]);

/** Members whose texts may hold what only the deployment knows. */
const templates: ReadonlySet<string> = new Set([
  "uri",
  "credentials",
  "connectionId",
  "integrationTarget",
  "authorizerUri",
  "authorizerCredentials",
  "providerARNs",
  "issuer",
  "audience",
  "vpcEndpointIds",
  "x-amazon-apigateway-policy",
]);

/** Writes the definition into the document, with the place of each of its parts. */
export function writeBody(context: RaiseContext, body: ObjectValue): void {
  for (const [key, member] of body.members) write(context, [key], withListsByDefault(context, member));
}

function write(context: RaiseContext, path: TreePath, value: SourceValue): void {
  const { claims, document } = context;
  claims.take(value);
  if (value.kind === "list") {
    document.put(path, [], value);
    for (const [index, item] of value.items.entries()) write(context, [...path, index], item);
  } else if (value.kind === "object") {
    document.put(path, {}, value);
    for (const [key, member] of value.members) write(context, [...path, key], member);
  } else document.put(path, textOf(context, path, value), value);
}

function textOf({ values, claims }: RaiseContext, path: TreePath, value: SourceValue): JsonValue {
  if (value.kind === "scalar" && typeof value.value !== "string") return value.value;
  const within = path.some((step) => String(step).startsWith("x-amazon-"));
  const keys = path.map(String);
  if (within && keys.some((key) => verbatim.has(key))) return values.verbatim(value) ?? null;
  if (within && keys.some((key) => templates.has(key))) return values.template(meant(claims, value)) ?? null;
  if (value.kind === "scalar") return value.value;
  return plainOf(values.literal(value) ?? "");
}

/** A parameter gives text where a number or a truth value is meant. */
function plainOf(text: string): JsonValue {
  if (text === "true" || text === "false") return text === "true";
  return /^(0|[1-9]\d{0,9})$/.test(text) ? Number(text) : text;
}

const pseudoNames: Readonly<Record<string, PseudoParameter>> = {
  "AWS::Region": "region",
  "AWS::AccountId": "account",
  "AWS::Partition": "partition",
  "AWS::URLSuffix": "urlSuffix",
};

/** Text with `${AWS::Region}` in it that forgets `Fn::Sub` calls nothing that there is: what it means is plain. */
function meant(claims: RaiseContext["claims"], value: SourceValue): SourceValue {
  if (value.kind !== "scalar" || typeof value.value !== "string" || !value.value.includes("${AWS::")) return value;
  const { at } = value;
  const parts = value.value.split(/(\$\{AWS::\w+\})/).map((part): SourceValue => {
    const name = pseudoNames[/^\$\{(AWS::\w+)\}$/.exec(part)?.[1] ?? ""];
    return name === undefined ? scalar(part, at) : { kind: "pseudo", name, at };
  });
  claims.annotate(value, "approximated", "read as if it were the text of an `Fn::Sub`, which the source has forgotten");
  return joinOf(parts, at);
}
