import type { LiveResources } from "../ir/plan/live-resources.js";
import type { GatewayPlan, PlanInput } from "../ir/plan/model.js";
import type { PlanKey } from "../ir/plan/model-base.js";
import type { ResourceGraph, SourceResource } from "../parser/import/resource-graph.js";
import type { ResourceId } from "../parser/import/source-value.js";
import { propertiesLeftAlone } from "./left-alone.js";
import type { LiveDescription } from "./live-description.js";
import { type LiveValues, openLiveValues } from "./live-values.js";
import { matchResources } from "./match-resources.js";
import { plainName } from "./plain-name.js";
import { graphOfPlan } from "./plan-graph.js";

export interface FoundResources {
  readonly live: LiveResources;
  /** Resources of the plan that nothing of the source is. */
  readonly unmatched: readonly PlanKey[];
  /** Resources of the source that nothing of the plan is. */
  readonly left: readonly SourceResource[];
  /** Resources of the source that the description of what is live does not know. */
  readonly unknown: readonly SourceResource[];
}

/**
 * Finds what of a plan is live: by the source that it was deployed from, and the ids that its resources were given.
 *
 * @param origins the resource of the source that a resource of the plan was made of, where that is known
 */
export async function findLiveResources(
  plan: GatewayPlan,
  source: ResourceGraph,
  description: LiveDescription,
  origins: ReadonlyMap<PlanKey, ResourceId> = new Map(),
): Promise<FoundResources> {
  const given = givenInputs(plan, description);
  const byDefault = defaultsOf(plan);
  const { graph, keys } = await graphOfPlan(plan, new Map([...byDefault, ...given]));
  const known = new Map([...keys].flatMap(([id, key]) => withOther(id, origins.get(key))));
  const told = openLiveValues(source, description);
  // Of the plan's own values, a description of the source tells only where they are deployed.
  const target: LiveValues = (value) => (value.kind === "pseudo" ? told(value) : undefined);
  const values = { target, source: told };
  const matched = matchResources(graph, source, { matched: known, values });
  const sources = new Map(source.resources.map((resource) => [resource.id, resource]));
  const found = new Map<PlanKey, string>();
  const unmatched: PlanKey[] = [];
  const unknown = new Map<string, SourceResource>();
  const leftAlone = new Map<PlanKey, readonly string[]>();
  for (const [id, key] of keys) {
    const resource = sources.get(matched.get(id) ?? "");
    const physicalId = resource === undefined ? undefined : liveId(resource, source, description);
    if (resource === undefined) unmatched.push(key);
    else if (physicalId === undefined) unknown.set(resource.id, resource);
    else found.set(key, physicalId);
    if (resource !== undefined) leftAlone.set(key, propertiesLeftAlone(resource));
  }
  const taken = new Set(matched.values());
  const { rootResourceId, stack: place } = description;
  return {
    live: {
      ids: found,
      leftAlone,
      // What is printed has to fit what is live when nobody gives any values.
      inputs: new Map([...given, ...byDefault]),
      ...(place === undefined ? {} : { place }),
      ...(rootResourceId === undefined ? {} : { rootResourceId }),
    },
    unmatched,
    left: source.resources.filter(({ id }) => !taken.has(id)),
    unknown: [...unknown.values()],
  };
}

const withOther = (id: ResourceId, other: ResourceId | undefined): readonly (readonly [ResourceId, ResourceId])[] =>
  other === undefined ? [] : [[id, other]];

type Values = ReadonlyMap<string, string>;

/** The plan's inputs that are parameters of the stack, whatever either calls them. */
function givenInputs({ inputs }: GatewayPlan, { parameters }: LiveDescription): Values {
  const values = new Map([...parameters].map(([name, value]) => [plainName(name), value]));
  return valuesOf(inputs, ({ name }) => values.get(plainName(name)));
}

const defaultsOf = ({ inputs }: GatewayPlan): Values => valuesOf(inputs, (input) => input.default);

const valuesOf = (inputs: readonly PlanInput[], read: (input: PlanInput) => string | undefined): Values =>
  new Map(
    inputs.flatMap((input): readonly (readonly [string, string])[] => {
      const value = read(input);
      return value === undefined ? [] : [[input.name, value]];
    }),
  );

/** Types of which SAM makes a new resource for each content: ten digits of its digest end the logical id. */
const digested: ReadonlySet<string> = new Set(["AWS::ApiGateway::Deployment", "AWS::Lambda::Version"]);

/** The service's id of a resource of the source. */
export function liveId(
  { id, type, physicalId }: SourceResource,
  { dialect }: Pick<ResourceGraph, "dialect">,
  { ids, types }: LiveDescription,
): string | undefined {
  const known = ids.get(id) ?? physicalId;
  if (known !== undefined || dialect !== "sam" || !digested.has(type)) return known;
  const named = [...ids].filter(
    ([name]) => types.get(name) === type && name.startsWith(id) && /^[0-9a-f]{10}$/.test(name.slice(id.length)),
  );
  return named.length === 1 ? named[0]?.[1] : undefined;
}
