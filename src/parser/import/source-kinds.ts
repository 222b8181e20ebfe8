import { cloudFormationKind } from "./cloudformation/reader.js";
import { exportKind } from "./export/reader.js";
import { samKind } from "./sam/reader.js";
import { serverlessKind } from "./serverless/reader.js";
import type { Raise, SourceKind } from "./source-kind.js";
import { terraformKind } from "./terraform/reader.js";

/**
 * What can be imported. The first kind that recognises a source reads it, so that the narrower one stands before the
 * wider: SAM before CloudFormation, of which it is a dialect.
 */
export const sourceKinds: readonly SourceKind[] = [
  samKind,
  cloudFormationKind,
  terraformKind,
  serverlessKind,
  exportKind,
];

/** Loaded only once a source has been read. */
export const loadRaise = async (): Promise<Raise> => (await import("./raise/raise.js")).raise;
