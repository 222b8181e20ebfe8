import type { SourcePointer } from "../../../ir/source.js";
import { childPointer } from "../../source/json-pointer.js";
import type { SourceNode, SourceProperty } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { decidedText, note, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { checkProperties } from "./sam-resource.js";
import { isObject, member, membersOf, textOf } from "./values.js";

export type ApiEventType = "Api" | "HttpApi";

/** An event of a function or state machine that is a method or route of an API. */
export interface ApiEvent {
  readonly id: string;
  readonly type: ApiEventType;
  readonly owner: SamResource;
  readonly node: SourceNode;
  readonly properties: ReadonlyMap<string, SourceProperty>;
  /** Logical id of the API, implied or not. */
  readonly api: string;
  readonly path: string;
  /** In lower case; `x-amazon-apigateway-any-method` for any. */
  readonly method: string;
  readonly at: SourcePointer;
}

export const anyMethod = "x-amazon-apigateway-any-method";

export const impliedApis: Readonly<Record<ApiEventType, string>> = {
  Api: "ServerlessRestApi",
  HttpApi: "ServerlessHttpApi",
};

const apiProperty = { Api: "RestApiId", HttpApi: "ApiId" } as const;
const apiTypes = { Api: "AWS::Serverless::Api", HttpApi: "AWS::Serverless::HttpApi" } as const;

/** What a name in an `Events` map says, whatever it is an event of. */
export interface SamEvent {
  readonly id: string;
  readonly type: string | undefined;
  readonly properties: SourceValue | undefined;
  readonly at: SourcePointer;
}

export const eventsOf = (owner: SamResource): readonly SamEvent[] =>
  membersOf(owner.properties.get("Events")?.value).map(([id, event]) => ({
    id,
    type: textOf(member(event, "Type")),
    properties: member(event, "Properties"),
    at: event.at,
  }));

/** The events of a resource that are methods and routes, without those that are refused. */
export function apiEventsOf(owner: SamResource, context: SamContext): readonly ApiEvent[] {
  return eventsOf(owner).flatMap((event) => {
    if (event.type !== "Api" && event.type !== "HttpApi") return [];
    const read = readApiEvent(owner, event, event.type, context);
    return read === undefined ? [] : [read];
  });
}

function readApiEvent(
  owner: SamResource,
  event: SamEvent,
  type: ApiEventType,
  context: SamContext,
): ApiEvent | undefined {
  const name = `${owner.resource.id}.Events.${event.id}`;
  const node: SourceNode = { address: name, type: `event ${type}`, at: event.at };
  const given = event.properties;
  if (given !== undefined && !isObject(given)) {
    reportInvalid(context, `'Properties' of ${name}`, "a map", given);
    return undefined;
  }
  const properties = new Map(
    membersOf(given)
      .filter(([, value]) => !(value.kind === "scalar" && value.value === null))
      .map(([key, value]): [string, SourceProperty] => [key, { name: key, value, at: memberPlace(given, key, value) }]),
  );
  const holder: SamResource = {
    resource: { id: name, type: node.type, properties: [...properties.values()], nodes: [node], attributes: [] },
    node,
    properties,
  };
  if (!checkProperties(holder, context)) return undefined;
  const route = readRoute(holder, type, context);
  const api = readApi(holder, type, context);
  if (route === undefined || api === undefined) return undefined;
  note(context, node, "mapped");
  return { id: event.id, type, owner, node, properties, api, ...route, at: event.at };
}

/** Where a member stands as it is written, which is around the place of a value that a function gives. */
const memberPlace = (holder: SourceValue | undefined, key: string, value: SourceValue): SourcePointer =>
  holder === undefined ? value.at : { ...holder.at, pointer: childPointer(holder.at.pointer, key) };

/** A route of an HTTP API without path and method is the one that takes whatever no other takes. */
function readRoute(
  holder: SamResource,
  type: ApiEventType,
  context: SamContext,
): Pick<ApiEvent, "path" | "method"> | undefined {
  const { properties, node } = holder;
  const [path, method] = ["Path", "Method"].map((name) => properties.get(name)?.value);
  if (type === "HttpApi" && path === undefined && method === undefined) return { path: "$default", method: anyMethod };
  const texts = [path, method].map((value) => decidedText(context, value));
  for (const [index, name] of ["Path", "Method"].entries()) {
    const value = [path, method][index];
    if (value === undefined) reportRefused(context, node.address, `it has no '${name}'`, node.at);
    else if (texts[index] === undefined) reportInvalid(context, `'${name}' of ${node.address}`, "text", value);
  }
  const [pathText, methodText] = texts;
  if (pathText === undefined || methodText === undefined) return undefined;
  return { path: pathText, method: normalMethod(methodText) };
}

export const normalMethod = (method: string): string =>
  method.toLowerCase() === "any" ? anyMethod : method.toLowerCase();

/** An event names its API by `!Ref`, or by its logical id as text. */
function readApi(holder: SamResource, type: ApiEventType, context: SamContext): string | undefined {
  const { properties, node } = holder;
  const property = properties.get(apiProperty[type]);
  if (property === undefined) return impliedApis[type];
  const { value } = property;
  const what = `'${property.name}' of ${node.address}`;
  const called = context.functionAt(property.at);
  if (called !== undefined && called !== "Ref") {
    reportRefused(context, what, `SAM works out no '${called}' here: name the API, by \`!Ref\` or as text`, value.at);
    return undefined;
  }
  const isRef = value.kind === "reference" && value.attribute === undefined;
  const id = isRef ? value.resource : decidedText(context, value);
  if (id === undefined) {
    reportInvalid(context, what, "the logical id of an API, as `!Ref` gives it", value);
    return undefined;
  }
  const declared = context.sam.get(id)?.resource.type ?? context.others.get(id)?.type;
  // An API in CloudFormation's own words is its author's: SAM makes no more of the event than a permission.
  const isForeign = declared !== undefined && !declared.startsWith("AWS::Serverless::");
  const fits = declared === apiTypes[type] || isForeign || (type === "HttpApi" && declared === apiTypes.Api);
  if (fits || (declared === undefined && id === impliedApis[type])) return id;
  if (context.absent.has(id)) {
    note(context, node, "left", `'${id}' is not made`);
    return undefined;
  }
  const detail =
    declared === undefined
      ? `there is no resource '${id}' in this template`
      : `'${id}' is an ${declared}, and no ${apiTypes[type]}`;
  reportRefused(context, what, detail, value.at);
  return undefined;
}
