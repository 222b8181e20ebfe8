import { APIGatewayClient, GetStagesCommand, paginateGetRestApis } from "@aws-sdk/client-api-gateway";
import {
  GetIPSetCommand,
  GetWebACLCommand,
  GetWebACLForResourceCommand,
  ListIPSetsCommand,
  ListTagsForResourceCommand,
  ListWebACLsCommand,
  type Rule,
  type Statement,
  type Tag,
  type VisibilityConfig,
  WAFV2Client,
} from "@aws-sdk/client-wafv2";
import { type Connection, openClient } from "../emulator/connection.js";
import { type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** The firewall's sets of addresses, its lists of rules, and the stages that they guard. */
export const readWebAcls: AccountReader = async (connection, scope) => {
  const client = openClient(WAFV2Client, connection);
  const [{ IPSets = [] }, { WebACLs = [] }] = await Promise.all([
    client.send(new ListIPSetsCommand({ Scope: "REGIONAL" })),
    client.send(new ListWebACLsCommand({ Scope: "REGIONAL" })),
  ]);
  const sets = IPSets.filter(({ Id }) => scope.owns("aws_wafv2_ip_set", Id));
  const acls = WebACLs.filter(({ Id }) => scope.owns("aws_wafv2_web_acl", Id));
  const guarded = WebACLs.length === 0 ? [] : await stageArns(connection);
  const associations = await Promise.all(guarded.map((arn) => readAssociations(client, arn)));
  return [
    ...(await Promise.all(sets.map(({ Id = "", Name = "" }) => readIpSet(client, Id, Name)))),
    ...(await Promise.all(acls.map(({ Id = "", Name = "" }) => readWebAcl(client, Id, Name)))),
    ...associations.flat().filter((each) => scope.owns("aws_wafv2_web_acl_association", each.terraformId)),
  ];
};

async function readIpSet(client: WAFV2Client, id: string, name: string): Promise<FoundThing> {
  const { IPSet: set } = await client.send(new GetIPSetCommand({ Id: id, Name: name, Scope: "REGIONAL" }));
  return {
    key: keyOf["ip-set"](name),
    identifiers: [id],
    members: {
      Name: name,
      Description: set?.Description,
      IPAddressVersion: set?.IPAddressVersion,
      Addresses: sorted(set?.Addresses),
      Tags: await readTags(client, set?.ARN),
    },
  };
}

async function readWebAcl(client: WAFV2Client, id: string, name: string): Promise<FoundThing> {
  const { WebACL: acl } = await client.send(new GetWebACLCommand({ Id: id, Name: name, Scope: "REGIONAL" }));
  return {
    key: keyOf["web-acl"](name),
    identifiers: [id],
    members: {
      Name: name,
      Description: acl?.Description,
      DefaultAction: actionOf(acl?.DefaultAction),
      VisibilityConfig: visibility(acl?.VisibilityConfig),
      Rules: acl?.Rules?.toSorted((left, right) => (left.Priority ?? 0) - (right.Priority ?? 0)).map(describeRule),
      Tags: await readTags(client, acl?.ARN),
    },
  };
}

async function readTags(client: WAFV2Client, arn: string | undefined): Promise<Readonly<Record<string, string>>> {
  const { TagInfoForResource } = await client.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
  return Object.fromEntries((TagInfoForResource?.TagList ?? []).map(({ Key, Value }: Tag) => [Key, Value]));
}

/** An action is the one member of an object; what it holds is not used. */
const actionOf = (action: object | undefined): string | undefined =>
  Object.entries(action ?? {}).find(([, value]) => value !== undefined && value !== null)?.[0];

const visibility = (config: VisibilityConfig | undefined) => ({
  CloudWatchMetricsEnabled: config?.CloudWatchMetricsEnabled,
  MetricName: config?.MetricName,
  SampledRequestsEnabled: config?.SampledRequestsEnabled,
});

const describeRule = (rule: Rule) => ({
  Name: rule.Name,
  Priority: rule.Priority,
  Action: actionOf(rule.Action),
  OverrideAction: actionOf(rule.OverrideAction),
  VisibilityConfig: visibility(rule.VisibilityConfig),
  Statement: rule.Statement && describeStatement(rule.Statement),
});

const describeStatement = ({ ManagedRuleGroupStatement: group, ...statement }: Statement) => ({
  ...statement,
  ManagedRuleGroupStatement: group && {
    ...group,
    RuleActionOverrides: Object.fromEntries(
      (group.RuleActionOverrides ?? []).map(({ Name, ActionToUse }) => [Name, actionOf(ActionToUse)]),
    ),
  },
});

type FoundAssociation = FoundThing & { readonly terraformId: string };

/** Asked of each stage, since the emulator does not list what a web ACL guards. */
async function readAssociations(client: WAFV2Client, stageArn: string): Promise<readonly FoundAssociation[]> {
  const answer = await client.send(new GetWebACLForResourceCommand({ ResourceArn: stageArn })).catch(withoutWebAcl);
  const webAclArn = answer?.WebACL?.ARN;
  if (webAclArn === undefined) return [];
  return [
    {
      key: keyOf["web-acl-association"](stageArn),
      members: { ResourceArn: stageArn, WebACLArn: webAclArn },
      terraformId: `${webAclArn},${stageArn}`,
    },
  ];
}

function withoutWebAcl(error: unknown): undefined {
  if (error instanceof Error && error.name === "WAFNonexistentItemException") return undefined;
  throw error;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
async function stageArns(connection: Connection): Promise<readonly string[]> {
  const client = openClient(APIGatewayClient, connection);
  const apis = await itemsOf(paginateGetRestApis({ client }, { limit: 500 }), ({ items }) => items);
  const stages = await Promise.all(
    apis.map(async ({ id = "" }) => {
      const { item = [] } = await client.send(new GetStagesCommand({ restApiId: id }));
      return item.map(
        ({ stageName }) => `arn:aws:apigateway:${connection.region}::/restapis/${id}/stages/${stageName}`,
      );
    }),
  );
  return stages.flat();
}
