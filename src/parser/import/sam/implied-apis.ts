import type { SourceNode, SourceProperty } from "../resource-graph.js";
import { type ApiEvent, type ApiEventType, impliedApis } from "./events.js";
import { type Globals, mergeGlobals } from "./globals.js";
import { isDecidedTrue, type SamContext, type SamResource } from "./sam-context.js";

import { membersOf, object, scalar } from "./values.js";

const types = { Api: "AWS::Serverless::Api", HttpApi: "AWS::Serverless::HttpApi" } as const;

/**
 * The API that events belong to which name none; undefined where there are no such events.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
 */
export function impliedApi(
  type: ApiEventType,
  events: readonly ApiEvent[],
  globals: Globals,
  context: SamContext,
): SamResource | undefined {
  const id = impliedApis[type];
  const own = events.filter((event) => event.type === type && event.api === id);
  const [first] = own;
  if (first === undefined || context.sam.has(id)) return undefined;
  const { at } = first;
  const node: SourceNode = { address: id, type: types[type], at };
  const stage: readonly SourceProperty[] = type === "Api" ? [{ name: "StageName", value: scalar("Prod", at), at }] : [];
  const tags = new Map(own.flatMap(({ owner }) => [...propagatedTags(owner, context)]));
  const tagged: readonly SourceProperty[] =
    tags.size === 0
      ? []
      : [
          { name: "Tags", value: object(Object.fromEntries(tags), at), at },
          { name: "PropagateTags", value: scalar(true, at), at },
        ];
  const resource = {
    id,
    type: types[type],
    properties: [...stage, ...tagged],
    nodes: [node, ...own.map((event) => event.node)],
    attributes: [],
  };
  return { resource, node, properties: mergeGlobals(resource, globals) };
}

/** Tags that a function hands on to what is made for it. */
const propagatedTags = (owner: SamResource, context: SamContext): ReturnType<typeof membersOf> =>
  isDecidedTrue(context, owner.properties.get("PropagateTags")?.value)
    ? membersOf(owner.properties.get("Tags")?.value)
    : [];
