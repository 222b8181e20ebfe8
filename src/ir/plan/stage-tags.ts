import type { Stage } from "../delivery.js";
import type { LoweringContext } from "./context.js";
import type { StageResource } from "./model-rest.js";

/** The tags of the API with those of the stage, which win. */
export function stageTags({ resourceTags }: Stage, { api }: LoweringContext): StageResource["tags"] {
  const own = new Set(resourceTags.map(({ key }) => key));
  return [...api.gateway.resourceTags.filter(({ key }) => !own.has(key)), ...resourceTags];
}
