import type { SourceResource } from "../../resource-graph.js";
import type { EvaluatedResource } from "../module/evaluated.js";
import { finishDraft } from "./draft.js";
import { indexDrafts } from "./draft-index.js";
import { foldAll } from "./fold.js";
import { makeDrafts } from "./make-drafts.js";

/** Resources of the provider's in CloudFormation's words, in the order of the source. */
export function translate(resources: readonly EvaluatedResource[]): readonly SourceResource[] {
  const drafts = indexDrafts(resources.flatMap(makeDrafts));
  return foldAll(resources, drafts).map(finishDraft);
}
