import type { SourcePointer } from "../../../../ir/source.js";
import type { Value } from "../evaluate/value.js";

/** One instance of a resource block, with its arguments worked out. Nested blocks are arguments that are lists of objects. */
export interface EvaluatedResource {
  /** `module.api.aws_api_gateway_stage.this["prod"]` */
  readonly address: string;
  readonly type: string;
  readonly arguments: readonly EvaluatedArgument[];
  /** Arguments that Terraform itself minds: `depends_on`, `lifecycle`, `provider`. */
  readonly meta: readonly EvaluatedArgument[];
  readonly at: SourcePointer;
  /** The provider's own id, where a state tells it. */
  readonly physicalId?: string;
}

export interface EvaluatedArgument {
  readonly name: string;
  readonly value: Value;
  readonly at: SourcePointer;
}

/** What an attribute of a resource refers to, for whoever reads it. */
export interface ResourceInstance {
  readonly address: string;
  readonly type: string;
  /** An argument as the configuration has it; undefined where it has none. */
  argument(name: string): Value | undefined;
}
