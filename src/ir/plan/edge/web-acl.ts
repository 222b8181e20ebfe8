import { compareText } from "../../compare.js";
import type { CreatedWebAcl, WebAcl } from "../../edge.js";
import { reportLimit } from "../../limits.js";
import type { LoweringContext } from "../context.js";
import { apiKeyOf, ipSetKey, stageKeyOf, webAclAssociationKey, webAclKey } from "../keys.js";
import type { PlanResource } from "../model.js";
import type { PlanValue } from "../model-base.js";
import type { IpSetResource, WebAclResource, WebAclRule } from "../model-edge.js";
import { attributeValue, joinValues, parameterValue, planValue } from "../values.js";

/** The web ACL, unless there is one already, and its association with every stage. */
export function lowerWebAcl(context: LoweringContext): readonly PlanResource[] {
  const { webAcl } = context.api;
  // Stages of REST APIs alone can have one; for the others it is reported where the settings are read.
  if (webAcl === undefined || context.api.gateway.protocol !== "rest") return [];
  const created = webAcl.kind === "created" ? createdWebAcl(webAcl, context) : [];
  return [...created, ...associations(webAcl, context)];
}

/** A stage's ARN is `arn:aws:apigateway:REGION::/restapis/API/stages/STAGE`; https://docs.aws.amazon.com/waf/latest/APIReference/API_AssociateWebACL.html */
const associations = (webAcl: WebAcl, { api }: LoweringContext): readonly PlanResource[] =>
  api.stages.map(({ name }) => ({
    kind: "web-acl-association",
    key: webAclAssociationKey(name),
    origin: webAcl.origin,
    dependsOn: [],
    webAcl: webAcl.kind === "created" ? attributeValue(webAclKey, "arn") : planValue(webAcl.arn),
    resource: joinValues(
      attributeValue(apiKeyOf("rest"), "arn"),
      "/stages/",
      attributeValue(stageKeyOf("rest", name), "name"),
    ),
  }));

/** Priorities keep their distance, so that another rule of one sort moves none of another. */
const priorities = { denied: 0, allowed: 10, rate: 20, managed: 100 } as const;

function createdWebAcl(webAcl: CreatedWebAcl, context: LoweringContext): readonly PlanResource[] {
  const { api } = context;
  checkWebAcl(webAcl, context);
  const tags = api.gateway.resourceTags;
  const denied = ipSets("denied", webAcl.deniedAddresses, webAcl, tags);
  const allowed = ipSets("allowed", webAcl.allowedAddresses, webAcl, tags);
  const acl: WebAclResource = {
    kind: "web-acl",
    key: webAclKey,
    origin: webAcl.origin,
    dependsOn: [],
    name: nameOf("web-acl"),
    description: "Rules for every stage of the API.",
    defaultAction: webAcl.defaultAction === "allow" ? "ALLOW" : "BLOCK",
    rules: [
      ...denied.map((set, index) => addressRule(set, priorities.denied + index, "BLOCK")),
      ...allowed.map((set, index) => addressRule(set, priorities.allowed + index, "ALLOW")),
      ...rateRules(webAcl),
      ...webAcl.managedRules.map((group, index): WebAclRule => {
        const { vendor, name, version, countedRules } = group;
        const statement = { kind: "managed-rules" as const, vendor, name, countedRules };
        return {
          name: vendor === "AWS" ? name : `${vendor}-${name}`.replace(/[^\w-]/g, "-"),
          priority: priorities.managed + index,
          action: group.countOnly ? "COUNT" : "NONE",
          statement: version === undefined ? statement : { ...statement, version },
        };
      }),
    ],
    metricName: "web-acl",
    metrics: webAcl.metrics,
    tags,
  };
  return [...denied, ...allowed, acl];
}

/** Names of web ACLs and IP sets are unique in an account and region, as those of functions are. */
const nameOf = (part: string): PlanValue => joinValues(parameterValue("NamePrefix"), `-${part}`);

/** One for each version of the protocol that occurs. */
const ipSets = (
  name: "denied" | "allowed",
  addresses: readonly string[],
  { origin }: CreatedWebAcl,
  tags: IpSetResource["tags"],
): readonly IpSetResource[] =>
  (["IPV4", "IPV6"] as const).flatMap((version) => {
    const own = addresses.filter((address) => address.includes(":") === (version === "IPV6"));
    const key = `${name}-${version.toLowerCase()}`;
    const description = name === "denied" ? "Addresses that are blocked." : "Addresses that skip the other rules.";
    return own.length === 0
      ? []
      : [
          {
            kind: "ip-set",
            key: ipSetKey(key),
            origin,
            dependsOn: [],
            name: nameOf(key),
            description,
            version,
            addresses: [...new Set(own)].sort(compareText),
            tags,
          },
        ];
  });

const addressRule = ({ key }: IpSetResource, priority: number, action: "ALLOW" | "BLOCK"): WebAclRule => ({
  name: key.slice("ip-set:".length),
  priority,
  action,
  statement: { kind: "ip-set", arn: attributeValue(key, "arn") },
});

const rateRules = ({ rate }: CreatedWebAcl): readonly WebAclRule[] =>
  rate === undefined
    ? []
    : [
        {
          name: "rate",
          priority: priorities.rate,
          action: rate.action === "block" ? "BLOCK" : "COUNT",
          statement: { kind: "rate", limit: rate.limit, windowSeconds: rate.windowSeconds },
        },
      ];

function checkWebAcl(webAcl: CreatedWebAcl, { diagnostics }: LoweringContext): void {
  const { origin, managedRules, allowedAddresses, deniedAddresses, rate, defaultAction } = webAcl;
  const report = (problem: string): void => diagnostics.report("web-acl-invalid", origin, { problem });
  const rules = managedRules.length + allowedAddresses.length + deniedAddresses.length + (rate === undefined ? 0 : 1);
  if (rules === 0 && defaultAction === "allow") report("has no rules");
  if (defaultAction === "block" && allowedAddresses.length === 0)
    report("blocks everybody: its default action is `block`, and `allow` lists no address");
  // https://docs.aws.amazon.com/waf/latest/APIReference/API_IPSet.html
  for (const address of [...allowedAddresses, ...deniedAddresses])
    if (address.endsWith("/0")) report(`lists '${address}', and IP sets take every range but /0`);
  // https://docs.aws.amazon.com/waf/latest/APIReference/API_ManagedRuleGroupStatement.html
  for (const { name } of managedRules)
    if (!/^[\w-]{1,128}$/.test(name)) report(`names the managed rules '${name}', which no vendor can call a group`);
  const names = managedRules.map(({ vendor, name }) => `${vendor} ${name}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) report(`lists the managed rules '${twice.replace(/^\S+ /, "")}' twice`);
  for (const addresses of [allowedAddresses, deniedAddresses])
    reportLimit("ip-set-addresses", addresses.length, origin, diagnostics);
}
