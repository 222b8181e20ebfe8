import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { ResourceGraph, SourceResource } from "../resource-graph.js";
import type { ResourceId, SourceValue } from "../source-value.js";
import type { Claims } from "./claims.js";
import { createDeployNames, type DeployNames } from "./deploy-names.js";
import { type Fields, fieldsOfResource } from "./fields.js";
import type { FunctionUse } from "./function-uses.js";
import type { Carried } from "./functions/carried.js";
import { createTreeBuilder, type TreeBuilder } from "./tree-builder.js";
import { createValueTexts, type ValueTexts } from "./value-texts.js";

/** What raising one API has at hand. */
export interface RaiseContext {
  readonly graph: ResourceGraph;
  /** The API itself. */
  readonly api: SourceResource;
  readonly diagnostics: DiagnosticBag;
  readonly claims: Claims;
  readonly values: ValueTexts;
  readonly names: DeployNames;
  readonly document: TreeBuilder;
  readonly settings: TreeBuilder;
  /** Functions that the API calls; each concern adds those that it meets, and they are written at the end. */
  readonly uses: FunctionUse[];
  /** Functions and roles that come along; they are written at the end too, when it is known what refers to them. */
  readonly carried: Carried;
  /** Resources of a type, in the order of the source. */
  ofType(type: string): readonly SourceResource[];
  /** Resources of a type whose property refers to the API. */
  ofApi(type: string, property?: string): readonly SourceResource[];
  /** The resource that a value refers to, whatever the attribute. */
  target(value: SourceValue | undefined): SourceResource | undefined;
  /** Takes a resource for the API, and gives its properties. */
  own(resource: SourceResource): Fields;
}

export function createRaiseContext(
  graph: ResourceGraph,
  api: SourceResource,
  claims: Claims,
  diagnostics: DiagnosticBag,
): RaiseContext {
  const names = createDeployNames(graph);
  const values = createValueTexts(graph, claims, names);
  const byId = new Map<ResourceId, SourceResource>(graph.resources.map((resource) => [resource.id, resource]));
  const byType = new Map<string, SourceResource[]>();
  for (const resource of graph.resources) byType.set(resource.type, [...(byType.get(resource.type) ?? []), resource]);
  const target = (value: SourceValue | undefined): SourceResource | undefined =>
    value?.kind === "reference" ? byId.get(value.resource) : undefined;
  const ofType = (type: string): readonly SourceResource[] => byType.get(type) ?? [];
  return {
    graph,
    api,
    diagnostics,
    claims,
    values,
    names,
    document: createTreeBuilder(claims),
    settings: createTreeBuilder(claims),
    uses: [],
    carried: { functions: [], roles: [], permissions: new Set() },
    ofType,
    ofApi: (type, property = "RestApiId") => ofType(type).filter((each) => target(propertyOf(each, property)) === api),
    target,
    own: (resource) => {
      claims.own(resource, api.id);
      return fieldsOfResource(resource, { claims, values });
    },
  };
}

export const propertyOf = (resource: SourceResource, name: string): SourceValue | undefined =>
  resource.properties.find((property) => property.name === name)?.value;
