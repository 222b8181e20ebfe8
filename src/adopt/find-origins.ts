import type { GatewayPlan, PlanResource } from "../ir/plan/model.js";
import type { PlanKey } from "../ir/plan/model-base.js";
import type { SourcePointer } from "../ir/source.js";
import type { TracedJson } from "../parser/import/imported-api.js";
import type { ResourceGraph } from "../parser/import/resource-graph.js";
import type { ResourceId } from "../parser/import/source-value.js";

/** Kinds whose settings tell what they were made of: neither what they are called nor who uses them may tell it. */
const types: Partial<Record<PlanResource["kind"], string>> = {
  function: "AWS::Lambda::Function",
  role: "AWS::IAM::Role",
};

/** Settings as they were imported, and how the plan calls their file. */
export interface ImportedSettings extends Pick<TracedJson, "origins"> {
  readonly file: string;
}

/** By resources of a plan, the one of the source that their settings come from: all that is said there leads to just one. */
export function findOrigins(
  { resources }: GatewayPlan,
  { origins, file }: ImportedSettings,
  source: ResourceGraph,
): ReadonlyMap<PlanKey, ResourceId> {
  const places = [...origins];
  const found = resources.flatMap((resource): readonly (readonly [PlanKey, ResourceId])[] => {
    const { kind, origin } = resource;
    const type = types[kind];
    if (type === undefined || origin?.file !== file) return [];
    const own = places.flatMap(([at, place]) => (isWithin(at, origin.pointer) ? [place] : []));
    const candidates = source.resources.filter(
      (each) => each.type === type && each.nodes.some(({ at }) => own.some((place) => isPlaceWithin(place, at))),
    );
    const [only, ...others] = candidates;
    return only === undefined || others.length > 0 ? [] : [[resource.key, only.id]];
  });
  const taken = found.map(([, id]) => id);
  return new Map(found.filter(([, id]) => taken.indexOf(id) === taken.lastIndexOf(id)));
}

const isWithin = (pointer: string, outer: string): boolean => pointer === outer || pointer.startsWith(`${outer}/`);

const isPlaceWithin = (place: SourcePointer, outer: SourcePointer): boolean =>
  place.file === outer.file && isWithin(place.pointer, outer.pointer);
