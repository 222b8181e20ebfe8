import type { CloudFormationExpression } from "./cloudformation-expression.js";
import type { HandlerId } from "./ids.js";
import type { SourcePointer } from "./source.js";

/** What is known of the place of deployment only when it happens. */
export type PseudoParameter = "region" | "account" | "partition" | "urlSuffix";

/** What a VPC link leads to: REST APIs have the one kind, HTTP APIs the other. */
export type VpcLinkKind = "load-balancer" | "subnets";

/** A value known now, or one that only the deployment knows. Printers turn each into `Ref`/`Fn::Sub` or `${...}`. */
export type DeployValue =
  | { readonly kind: "literal"; readonly text: string }
  /** A declared deploy parameter: CloudFormation `Parameters`, a Terraform variable. */
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "pseudo"; readonly name: PseudoParameter }
  | { readonly kind: "handler"; readonly handler: HandlerId; readonly attribute: "arn" | "invokeArn" | "name" }
  /** The ARN of a role that the settings name; `Role.id`. */
  | { readonly kind: "role"; readonly role: string }
  /** The id of a VPC link that the build makes. */
  | { readonly kind: "vpcLink"; readonly name: string; readonly link: VpcLinkKind }
  | { readonly kind: "join"; readonly parts: readonly DeployValue[] };

/**
 * What a deploy parameter is in the words of single targets: the export of another stack, a data source. A target that
 * has an expression prints it and asks for nothing; one that lacks it while another has one cannot print the value.
 */
export interface DeployExpressions {
  /** Intrinsic functions in their long form, or text with a dynamic reference. */
  readonly cloudformation?: CloudFormationExpression;
  /** An expression of the native syntax, without `${` and `}` around it. */
  readonly terraform?: string;
  readonly origin: SourcePointer;
}

/** A JSON tree whose leaves may be deploy-time values: resource policies, OpenAPI bodies. */
export type DeployTree<Value = DeployValue> =
  | null
  | boolean
  | number
  | string
  | readonly DeployTree<Value>[]
  | { readonly kind: "object"; readonly entries: readonly (readonly [key: string, value: DeployTree<Value>])[] }
  | { readonly kind: "value"; readonly value: Value };

export const literal = (text: string): DeployValue => ({ kind: "literal", text });

/** The literal text of a value that holds nothing else; undefined when the deployment has a say in it. */
export function literalText(value: DeployValue): string | undefined {
  if (value.kind === "literal") return value.text;
  if (value.kind !== "join") return undefined;
  const texts = value.parts.map(literalText);
  return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
}

/** Joins parts: nested joins are flattened, neighbouring literals merged; one part alone stands for itself. */
export function join(parts: readonly DeployValue[]): DeployValue {
  const flat: DeployValue[] = [];
  for (const part of parts.flatMap((each) => (each.kind === "join" ? each.parts : [each]))) {
    const last = flat.at(-1);
    if (part.kind === "literal" && last?.kind === "literal") flat[flat.length - 1] = literal(last.text + part.text);
    else if (part.kind !== "literal" || part.text !== "") flat.push(part);
  }
  return flat.length === 1 && flat[0] !== undefined
    ? flat[0]
    : flat.length === 0
      ? literal("")
      : { kind: "join", parts: flat };
}
