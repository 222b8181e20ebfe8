import type { PseudoParameter } from "../../ir/deploy-value.js";
import type { SourcePointer } from "../../ir/source.js";

/**
 * A value of a template or configuration, as far as reading the source alone can tell it. Front ends evaluate what is
 * known (mappings, conditions over given parameters, locals, functions of known values); the rest keeps its kind.
 */
export type SourceValue =
  | { readonly kind: "scalar"; readonly value: string | number | boolean | null; readonly at: SourcePointer }
  | { readonly kind: "list"; readonly items: readonly SourceValue[]; readonly at: SourcePointer }
  | {
      readonly kind: "object";
      /** In the order of the source; no key twice. */
      readonly members: readonly (readonly [key: string, value: SourceValue])[];
      readonly at: SourcePointer;
    }
  /**
   * Another resource of the graph: CloudFormation's `Ref` when `attribute` is absent, its `Fn::GetAtt` otherwise. Every
   * front end names attributes as CloudFormation does (`Arn`, `RootResourceId`), whatever its own dialect calls them.
   */
  | {
      readonly kind: "reference";
      readonly resource: ResourceId;
      readonly attribute?: string;
      readonly at: SourcePointer;
    }
  /** A parameter of the template, a variable of the configuration, that has no known value. */
  | { readonly kind: "parameter"; readonly name: string; readonly at: SourcePointer }
  | { readonly kind: "pseudo"; readonly name: PseudoParameter; readonly at: SourcePointer }
  /** Text in parts, one behind the other. */
  | { readonly kind: "join"; readonly parts: readonly SourceValue[]; readonly at: SourcePointer }
  /**
   * What cannot be known before the deployment and cannot be taken apart: `Fn::ImportValue`, a data source, a dynamic
   * reference. `text` is the expression as the source's dialect writes it (JSON of the function call for CloudFormation,
   * HCL without `${}` for Terraform), and empty where the expression would mean nothing outside of its source, since it
   * names parts of it: then whoever deploys has to supply the value. `name` is what a person would call the value in a few
   * words: `SharedVpcLinkId`.
   */
  | { readonly kind: "opaque"; readonly text: string; readonly name: string; readonly at: SourcePointer };

/** Logical id of a resource in a template; address of one in a configuration (`module.api.aws_api_gateway_stage.this["prod"]`). */
export type ResourceId = string;
