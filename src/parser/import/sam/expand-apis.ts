import type { SourcePointer } from "../../../ir/source.js";
import type { SourceResource } from "../resource-graph.js";
import { embeddedConnectors } from "./connector.js";
import { type Definition, namesVersion3, skeletonOf, startDefinition } from "./definition.js";
import type { Draft } from "./draft.js";
import { eventPermission } from "./event-permission.js";
import { type ApiEvent, anyMethod } from "./events.js";
import { expandFunction } from "./function.js";
import { expandHttpApi } from "./http-api.js";
import { addHttpEvent } from "./http-events.js";
import { expandRestApi } from "./rest-api.js";
import { addRestEvent, addStateMachineEvent } from "./rest-events.js";
import { decidedText, type SamContext, type SamResource } from "./sam-context.js";
import { propertyOf } from "./sam-resource.js";
import { startRole } from "./state-machine.js";
import { reference } from "./values.js";
import { expandWebSocketApi } from "./websocket-api.js";

type Definitions = ReadonlyMap<string, Definition | undefined>;

/** What SAM makes of functions, state machines and APIs, by the resource it is made of: events write into the APIs' definitions. */
export function expandApis(
  sam: ReadonlyMap<string, SamResource>,
  events: readonly ApiEvent[],
  context: SamContext,
): ReadonlyMap<string, readonly SourceResource[]> {
  const definitions: Definitions = new Map([...sam].map(([id, each]) => [id, definitionOf(each, context)] as const));
  const expanded = new Map<string, readonly SourceResource[]>();
  const connectors = (each: SamResource): readonly SourceResource[] => embeddedConnectors(each.resource, context);
  for (const [id, each] of sam) {
    const own = events.filter((event) => event.owner === each);
    if (each.resource.type === "AWS::Serverless::Function") {
      expanded.set(id, [...functionResources(each, own, definitions, context), ...connectors(each)]);
    } else if (each.resource.type === "AWS::Serverless::StateMachine" && own.length > 0) {
      expanded.set(id, [...machineResources(each, own, definitions, context), ...connectors(each)]);
    }
  }
  for (const [id, each] of sam) {
    const made = apiResources(each, definitions.get(id), events, context);
    if (made !== undefined) expanded.set(id, [...made, ...connectors(each)]);
  }
  return expanded;
}

function definitionOf(sam: SamResource, context: SamContext): Definition | undefined {
  if (sam.resource.type === "AWS::Serverless::HttpApi") {
    return startDefinition(sam, (at) => skeletonOf({ openapi: "3.0.1" }, at));
  }
  if (sam.resource.type !== "AWS::Serverless::Api") return undefined;
  const version = decidedText(context, propertyOf(sam, "OpenApiVersion"));
  const skeleton = (at: SourcePointer): Draft =>
    skeletonOf(version !== undefined && namesVersion3(version) ? { openapi: version } : { swagger: "2.0" }, at);
  return startDefinition(sam, skeleton);
}

function functionResources(
  sam: SamResource,
  events: readonly ApiEvent[],
  definitions: Definitions,
  context: SamContext,
): readonly SourceResource[] {
  const expanded = expandFunction(sam, context);
  const permissions: SourceResource[] = [];
  for (const event of events) {
    const api = context.sam.get(event.api);
    const definition = definitions.get(event.api);
    if (api !== undefined && event.type === "Api") addRestEvent(event, api, definition, expanded.arn, context);
    else if (api !== undefined) addHttpEvent(event, api, definition, expanded.arn, context);
    if (!isCoveredByDefault(event, events)) permissions.push(eventPermission(event, api, expanded.name));
  }
  return [...expanded.resources, ...permissions];
}

/** A function that takes whatever no other route takes may be called for every route. */
const isCoveredByDefault = (event: ApiEvent, events: readonly ApiEvent[]): boolean =>
  event.type === "HttpApi" &&
  event.path !== "$default" &&
  events.some((other) => other.api === event.api && other.path === "$default" && other.method === anyMethod);

function machineResources(
  sam: SamResource,
  events: readonly ApiEvent[],
  definitions: Definitions,
  context: SamContext,
): readonly SourceResource[] {
  const roles = events.flatMap((event) => {
    const api = context.sam.get(event.api);
    if (api === undefined) return [];
    const role = startRole(event);
    addStateMachineEvent(event, api, definitions.get(event.api), reference(role.id, event.at, "Arn"), context);
    return [role];
  });
  return [{ ...sam.resource, type: "AWS::StepFunctions::StateMachine" }, ...roles];
}

function apiResources(
  sam: SamResource,
  definition: Definition | undefined,
  events: readonly ApiEvent[],
  context: SamContext,
): readonly SourceResource[] | undefined {
  const own = events.filter((event) => event.api === sam.resource.id);
  switch (sam.resource.type) {
    case "AWS::Serverless::Api":
      return expandRestApi(sam, definition, context);
    case "AWS::Serverless::HttpApi":
      return expandHttpApi(sam, definition, own, context);
    case "AWS::Serverless::WebSocketApi":
      return expandWebSocketApi(sam, context);
    default:
      return undefined;
  }
}
