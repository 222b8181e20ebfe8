import type { SourceValue } from "../source-value.js";

/** A place where the API calls a function, and nothing but the function needs to be said. */
export interface FunctionUse {
  /** Who calls it. */
  readonly by:
    | { readonly kind: "operation"; readonly id: string }
    /** Of a WebSocket API. */
    | { readonly kind: "route"; readonly key: string; readonly validation?: "body" | "parameters" }
    | { readonly kind: "authorizer"; readonly scheme: string };
  /** Its ARN, or that of an alias or a version of it, as the source has it. */
  readonly arn: SourceValue;
}
