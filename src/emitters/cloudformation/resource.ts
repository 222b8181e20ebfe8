import type { PlanResourceOf } from "../../ir/plan/model.js";
import type { PlanResourceKind } from "../../ir/plan/model-base.js";
import type { TemplateObject } from "./template-node.js";
import type { ValuePrinter } from "./value.js";

/** One entry of the section Resources. */
export interface CloudFormationResource {
  /** `AWS::ApiGateway::Method`. */
  readonly type: string;
  readonly properties: TemplateObject;
  /** What becomes of the resource that another one takes the place of; deleted when absent. */
  readonly updateReplacePolicy?: "Retain";
}

/** A printer for each of some kinds; together they cover every kind of the plan. */
export type ResourceTable<Kinds extends PlanResourceKind> = {
  readonly [Kind in Kinds]: (resource: PlanResourceOf<Kind>, print: ValuePrinter) => CloudFormationResource;
};
