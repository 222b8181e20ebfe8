import type { DiagnosticBag } from "../../../ir/diagnostics.js";
import type { SourcePointer } from "../../../ir/source.js";
import type { ResourceGraph, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { connectorPermission, embeddedConnectors } from "./connector.js";
import { apiEventsOf } from "./events.js";
import { expandApis } from "./expand-apis.js";
import { mergeGlobals, readGlobals } from "./globals.js";
import { impliedApi } from "./implied-apis.js";
import { referableParts, resolveReferences } from "./resolve-references.js";
import { reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { checkProperties } from "./sam-resource.js";
import { uniteShared } from "./usage-plan.js";

const prefix = "AWS::Serverless::";

/** What stays where it is, under the types that CloudFormation has for it. */
const keptTypes: Readonly<Record<string, string>> = {
  "AWS::Serverless::SimpleTable": "AWS::DynamoDB::Table",
  "AWS::Serverless::StateMachine": "AWS::StepFunctions::StateMachine",
  "AWS::Serverless::LayerVersion": "AWS::Lambda::LayerVersion",
  "AWS::Serverless::Application": "AWS::CloudFormation::Stack",
  "AWS::Serverless::GraphQLApi": "AWS::AppSync::GraphQLApi",
  "AWS::Serverless::CapacityProvider": "AWS::Lambda::CapacityProvider",
};

/** A template as it is read before the transform. */
export interface SamTemplate {
  readonly graph: ResourceGraph;
  /** `Globals`; undefined where the template has none. */
  readonly globals: SourceValue | undefined;
  /** Definitions that stand in files of their own, by the paths that name them. */
  readonly definitions: ReadonlyMap<string, SourceValue>;
  /** The function that the template calls at a place: SAM takes some values only as they are written. */
  functionAt(at: SourcePointer): string | undefined;
}

/**
 * Makes of SAM's resources what SAM's own transform would make of them; all others stay as they are. What SAM refuses is
 * reported.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function expandSam(template: SamTemplate, diagnostics: DiagnosticBag): ResourceGraph {
  const { graph, globals, definitions } = template;
  const shared = readGlobals(globals, diagnostics);
  const sam = new Map<string, SamResource>();
  const others = new Map<string, SourceResource>();
  const declared = new Set(graph.resources.map(({ id }) => id));
  const context: SamContext = {
    diagnostics,
    parameters: new Map(graph.parameters.map((parameter) => [parameter.name, parameter])),
    sam,
    others,
    absent: new Set(graph.notes.map(({ node }) => node).filter((node) => !declared.has(node))),
    definitions,
    functionAt: template.functionAt,
    ledger: [],
  };
  for (const resource of graph.resources) {
    const [node] = resource.nodes;
    if (!resource.type.startsWith(prefix) || node === undefined) others.set(resource.id, resource);
    else sam.set(resource.id, { resource, node, properties: mergeGlobals(resource, shared) });
  }
  for (const each of sam.values()) checkProperties(each, context);
  const events = [...sam.values()].flatMap((owner) => apiEventsOf(owner, context));
  const implied = (["Api", "HttpApi"] as const).flatMap((type) => impliedApi(type, events, shared, context) ?? []);
  for (const api of implied) {
    sam.set(api.resource.id, api);
    others.delete(api.resource.id);
  }
  const expanded = expandApis(sam, events, context);
  reportTakenIds(expanded, declared, context);
  const parts = [...expanded].flatMap(([id, made]) => referableParts(id, sam.get(id)?.resource.type ?? "", made));
  const ids = [...graph.resources.map(({ id }) => id), ...implied.map(({ resource }) => resource.id)];
  const resources = [...new Set(ids)].flatMap((id) => expanded.get(id) ?? keptResource(id, context));
  const resolved = resolveReferences(uniteShared(resources), graph.outputs, new Map(parts));
  return {
    ...graph,
    dialect: "sam",
    resources: resolved.resources,
    outputs: resolved.outputs,
    notes: [...graph.notes, ...context.ledger, ...resolved.notes],
  };
}

/** SAM names what it makes after what it makes it of, whether such a name is free or not. */
function reportTakenIds(
  expanded: ReadonlyMap<string, readonly SourceResource[]>,
  declared: ReadonlySet<string>,
  context: SamContext,
): void {
  for (const [id, made] of expanded) {
    for (const resource of made) {
      const [node] = resource.nodes;
      if (resource.id === id || !declared.has(resource.id) || node === undefined) continue;
      reportRefused(context, id, `SAM makes a resource '${resource.id}' of it, and the template has one`, node.at);
    }
  }
}

/** A resource that is no API and no function, and what its connectors grant to APIs. */
function keptResource(id: string, context: SamContext): readonly SourceResource[] {
  const sam = context.sam.get(id);
  const resource = sam?.resource ?? context.others.get(id);
  if (resource === undefined) return [];
  if (sam?.resource.type === "AWS::Serverless::Connector") {
    const [properties, source] = connectorParts(sam);
    return connectorPermission(id, sam.node, properties, source, context);
  }
  const kept = { ...resource, type: keptTypes[resource.type] ?? resource.type };
  return [kept, ...embeddedConnectors(resource, context)];
}

const connectorParts = ({ properties, node }: SamResource): readonly [SourceValue, SourceValue | undefined] => [
  {
    kind: "object",
    members: [...properties.values()].map(({ name, value }) => [name, value] as const),
    at: node.at,
  },
  properties.get("Source")?.value,
];
