import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";

/**
 * How an integration names its link: one of the source comes along.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-vpclink.html
 */
export function raiseRouteVpcLink(context: RaiseContext, connection: SourceValue): string | undefined {
  const link = context.target(connection);
  if (link?.type !== "AWS::ApiGatewayV2::VpcLink") return context.values.template(connection);
  const name = linkName(context, link);
  context.claims.takeAll(connection);
  if (context.settings.get(["vpcLinks", name]) === undefined) raiseLink(context, link, name);
  return `\${vpcLinks.${name}}`;
}

function raiseLink(context: RaiseContext, link: SourceResource, name: string): void {
  const { settings, values } = context;
  const fields = context.own(link);
  const path = ["vpcLinks", name];
  for (const [key, property] of [
    ["subnetIds", "SubnetIds"],
    ["securityGroupIds", "SecurityGroupIds"],
  ] as const) {
    const ids = fields.items(property).flatMap((item) => values.template(item) ?? []);
    if (ids.length > 0) settings.put([...path, key], ids, fields.value(property));
  }
  fields.annotate("Tags", "approximated", "links bear the tags of the API");
}

/** Names of links are the account's; those of a build begin with the name of the API. */
function linkName(context: RaiseContext, link: SourceResource): string {
  const value = propertyOf(link, "Name");
  const text = (value && context.values.literal(value)) ?? link.id;
  const api = propertyOf(context.api, "Name");
  const prefix = `${(api && context.values.known(api)) ?? ""}-`;
  const name = (text.startsWith(prefix) ? text.slice(prefix.length) : text).replace(/[^A-Za-z0-9_-]+/g, "-");
  return name === "" ? link.id : name;
}
