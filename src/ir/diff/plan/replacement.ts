import type { PlanResource } from "../../plan/model.js";
import type { PlanResourceKind } from "../../plan/model-base.js";

/** What cannot be changed in place of a kind of resource, and what it means that it is made anew. */
export interface Replacement {
  /** What people call a resource of the kind. */
  readonly what: string;
  /** Members of the plan's resource that both targets, or one of them, can set only when it is made. */
  readonly members: readonly string[];
  /** What becomes of what there was. */
  readonly consequence: string;
}

const replacement = (what: string, members: readonly string[], consequence: string): Replacement => ({
  what,
  members,
  consequence,
});

const otherId = "it has another id, and those who refer to it have to be told";
const logsLost = "what was logged is deleted with it";

/**
 * "Update requires: Replacement" of CloudFormation's resource types and "forces new resource" of the provider's:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGateway.html and
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs. Kinds that are not listed hold nothing and are
 * known to nobody outside: that they are made anew is no risk of its own.
 */
export const replacements: { readonly [Kind in PlanResourceKind]?: Replacement } = {
  "vpc-link": replacement(
    "VPC link",
    ["networkLoadBalancer"],
    "it takes minutes, and integrations go through the other one",
  ),
  "route-vpc-link": replacement("VPC link", ["subnetIds", "securityGroupIds"], "integrations go through the other one"),
  stage: replacement("stage", ["name"], "its address is another one, and its cache is empty"),
  "route-stage": replacement("stage", ["name"], "its address is another one"),
  "api-key": replacement("API key", ["name", "value"], "callers need the other key"),
  "request-validator": replacement("request validator", ["name"], otherId),
  model: replacement("model", ["name", "contentType"], "methods refer to the other one"),
  "domain-name": replacement("domain name", ["name"], "its targets are others, and DNS has to follow"),
  "route-domain-name": replacement("domain name", ["name"], "its targets are others, and DNS has to follow"),
  certificate: replacement("certificate", ["domainName", "hostedZoneId"], "it is issued anew, which takes minutes"),
  function: replacement("function", ["name"], "its name and ARN are others, and its metrics begin anew"),
  "function-alias": replacement("function alias", ["name", "function"], "its ARN is another one"),
  role: replacement(
    "role",
    ["name", "path"],
    "its ARN is another one, and policies elsewhere that name it no longer match",
  ),
  "log-group": replacement("log group", ["name"], logsLost),
  alarm: replacement("alarm", ["name"], "its history is gone"),
  dashboard: replacement("dashboard", ["name"], "its address is another one"),
  "ip-set": replacement("IP set", ["name"], otherId),
  "web-acl": replacement("web ACL", ["name"], otherId),
};

/** The name that people give the resource: the text behind the kind in its key. */
export const resourceName = ({ key }: Pick<PlanResource, "key">): string => key.slice(key.indexOf(":") + 1);
