import type { SourceNode, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { made } from "./make-resource.js";
import { executionArn } from "./rest-api.js";
import { note, type SamContext } from "./sam-context.js";
import { isObject, itemsOf, member, membersOf, reference, scalar, textOf } from "./values.js";

const apiTypes: ReadonlySet<string> = new Set([
  "AWS::Serverless::Api",
  "AWS::Serverless::HttpApi",
  "AWS::ApiGateway::RestApi",
  "AWS::ApiGatewayV2::Api",
]);
const functionTypes: ReadonlySet<string> = new Set(["AWS::Serverless::Function", "AWS::Lambda::Function"]);

/** One end of a connector: a resource by its logical id, or what is known of one that stands elsewhere. */
interface End {
  readonly type: string | undefined;
  readonly resource: SourceValue | undefined;
  readonly arn: SourceValue | undefined;
}

/**
 * What a connector from an API to a function grants; other connectors belong to no API.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-connector.html
 */
export function connectorPermission(
  id: string,
  node: SourceNode,
  properties: SourceValue | undefined,
  source: SourceValue | undefined,
  context: SamContext,
): readonly SourceResource[] {
  const from = endOf(source, context);
  const to = endOf(member(properties, "Destination"), context);
  const writes = itemsOf(member(properties, "Permissions")).some((each) => textOf(each) === "Write");
  const connects = apiTypes.has(from.type ?? "") && functionTypes.has(to.type ?? "") && writes;
  if (!connects || from.resource === undefined || to.arn === undefined) {
    note(context, node, "left", "what it grants belongs to no API");
    return [];
  }
  const { at } = node;
  const given = member(source, "Qualifier") ?? member(member(properties, "SourceReference"), "Qualifier");
  const qualifier = given ?? scalar("*", at);
  return [
    {
      id: `${id}WriteLambdaPermission`,
      type: "AWS::Lambda::Permission",
      nodes: [node],
      attributes: [],
      properties: [
        made("Action", scalar("lambda:InvokeFunction", at)),
        made("Principal", scalar("apigateway.amazonaws.com", at)),
        made("FunctionName", to.arn),
        made("SourceArn", executionArn(from.resource, ["/", qualifier], at)),
      ].flat(),
    },
  ];
}

function endOf(end: SourceValue | undefined, context: SamContext): End {
  const id = textOf(member(end, "Id"));
  if (id === undefined || end === undefined) {
    return { type: textOf(member(end, "Type")), resource: member(end, "ResourceId"), arn: member(end, "Arn") };
  }
  const declared = context.sam.get(id)?.resource ?? context.others.get(id);
  return {
    type: declared?.type,
    resource: reference(id, end.at),
    arn: declared === undefined ? undefined : reference(id, end.at, "Arn"),
  };
}

/** Connectors that stand in the resource that is their source. */
export function embeddedConnectors(resource: SourceResource, context: SamContext): readonly SourceResource[] {
  const connectors = resource.attributes.find(({ name }) => name === "Connectors")?.value;
  return membersOf(connectors).flatMap(([name, connector]) => {
    const properties = member(connector, "Properties");
    const { at } = connector;
    const node: SourceNode = { address: `${resource.id}.Connectors.${name}`, type: "connector", at };
    const own = { kind: "object", members: [["Id", scalar(resource.id, at)]], at } as const;
    const source = isObject(connector) ? own : undefined;
    return itemsOf(member(properties, "Destination")).length > 0
      ? connectorPermission(`${resource.id}${name}`, node, properties, source, context)
      : [];
  });
}
