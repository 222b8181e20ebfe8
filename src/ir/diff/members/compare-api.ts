import type { ApiModel } from "../../api.js";
import { type ModelComparison, whereOf } from "../context.js";
import { apiRules } from "./api-rules.js";
import { compareMemberTrees } from "./compare-members.js";

/** What a person calls one item of a list of the model. */
const items: Readonly<Record<string, string>> = {
  tags: "tag",
  servers: "server",
  securitySchemes: "security scheme",
  authorizers: "authorizer",
  handlers: "function",
  vpcLinks: "VPC link",
  gatewayResponses: "gateway response",
  stages: "stage",
  usagePlans: "usage plan",
  apiKeys: "API key",
  domains: "domain",
  parameters: "deploy parameter",
  overrides: "override",
};
const parts: Readonly<Record<string, string>> = {
  cors: "CORS",
  webAcl: "web ACL",
  cloudFront: "CloudFront",
  account: "account",
  functionAlarms: "alarms of functions",
  documentation: "documentation",
};

/** Compares everything of two APIs that has no comparison of its own, by the table of members. */
export function compareApiMembers(comparison: ModelComparison): void {
  const { before, after, differences } = comparison;
  compareMemberTrees(restOf(before), restOf(after), {
    where: whereOf("API", before, after),
    rules: apiRules,
    differences,
    subjectOf: (path) => {
      const [list = "", key = ""] = path;
      const item = items[list];
      if (item !== undefined) return { subject: `${item} '${key}'`, length: 2 };
      const part = parts[list];
      if (part !== undefined && path.length > 1) return { subject: part, length: 1 };
      return { subject: "API", length: list === "gateway" && path.length > 1 ? 1 : 0 };
    },
  });
}

/** What is compared by itself: what callers do, and who may. */
const comparedElsewhere = ["operations", "routes", "sends", "schemas", "modelVersion"] as const;

function restOf(api: ApiModel): object {
  const rest = omit(api, comparedElsewhere);
  return {
    ...rest,
    gateway: omit(api.gateway, ["resourcePolicy", "access"]),
    // Which operations a function serves is theirs to say.
    handlers: api.handlers.map((handler) => omit(handler, ["purpose"])),
  };
}

const omit = (object: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
