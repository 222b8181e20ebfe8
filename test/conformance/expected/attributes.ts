import type { PlanResource } from "../../../src/ir/plan/model.js";
import type { PlanAttribute } from "../../../src/ir/plan/model-base.js";
import { keyOf } from "../account/keys.js";
import type { Expecting } from "./context.js";
import { deploymentUsers, routeDeploymentUsers } from "./users.js";

/**
 * What a service answers when it is asked for an attribute, with keys in place of what it makes up.
 * Formats of ARNs: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function attributeText(resource: PlanResource, name: PlanAttribute, expecting: Expecting): string {
  const text = attributesOf(resource, expecting)[name];
  if (text === undefined) throw new Error(`Nothing is known of the ${name} of ${resource.key}.`);
  return text;
}

type Attributes = { readonly [Name in PlanAttribute]?: string };

function attributesOf(resource: PlanResource, expecting: Expecting): Attributes {
  const { region, account, text } = expecting;
  switch (resource.kind) {
    case "rest-api":
      return apiAttributes(keyOf["rest-api"](resource.name), "restapis", expecting);
    case "http-api":
      return apiAttributes(keyOf["http-api"](resource.name), "apis", expecting);
    case "websocket-api":
      return apiAttributes(keyOf["websocket-api"](resource.name), "apis", expecting);
    case "path":
      return { id: `@${keyOf.path(resource.path)}` };
    case "model":
      return { id: resource.name, name: resource.name };
    case "request-validator":
      return { id: `@${keyOf["request-validator"](resource.name)}` };
    case "authorizer":
      return { id: `@${keyOf.authorizer(resource.name)}` };
    case "route-authorizer":
      return { id: `@${keyOf["route-authorizer"](resource.name)}` };
    case "deployment":
      return { id: `@${keyOf.deployment(deploymentUsers(resource, expecting))}` };
    case "route-deployment":
      return { id: `@${keyOf["route-deployment"](routeDeploymentUsers(resource, expecting))}` };
    case "stage":
    case "route-stage":
      return { id: resource.name, name: resource.name };
    case "vpc-link":
      return { id: `@${keyOf["vpc-link"](resource.name)}` };
    case "route-vpc-link":
      return { id: `@${keyOf["route-vpc-link"](resource.name)}` };
    case "usage-plan":
      return { id: `@${keyOf["usage-plan"](resource.name)}` };
    case "api-key":
      return { id: `@${keyOf["api-key"](resource.name)}` };
    case "client-certificate":
      return { id: `@${keyOf["client-certificate"](resource.description)}` };
    case "certificate":
      return arnAndId(`arn:aws:acm:${region}:${account}:certificate/@${keyOf.certificate(text(resource.domainName))}`);
    case "domain-name":
      return domainAttributes(
        keyOf["domain-name"](text(resource.name), resource.endpoint === "PRIVATE"),
        resource,
        expecting,
      );
    case "route-domain-name":
      return regional(keyOf["route-domain-name"](text(resource.name)), text(resource.name));
    case "ip-set":
      return wafArn("ipset", text(resource.name), keyOf["ip-set"](text(resource.name)), expecting);
    case "web-acl":
      return wafArn("webacl", text(resource.name), keyOf["web-acl"](text(resource.name)), expecting);
    case "cache-policy":
      return { id: `@${keyOf["cache-policy"](text(resource.name))}` };
    case "distribution": {
      const key = keyOf.distribution(resource.description);
      return { id: `@${key}`, domainName: `@${key}` };
    }
    case "function":
      return functionAttributes(
        text(resource.name),
        `arn:aws:lambda:${region}:${account}:function:${text(resource.name)}`,
        region,
      );
    case "function-version": {
      const name = text(resource.function);
      // A function that is new has its first version.
      return { version: "1", ...arnAndId(`arn:aws:lambda:${region}:${account}:function:${name}:1`) };
    }
    case "function-alias": {
      const arn = `arn:aws:lambda:${region}:${account}:function:${text(resource.function)}:${resource.name}`;
      return { ...functionAttributes(resource.name, arn, region), id: arn };
    }
    case "role":
      return roleAttributes(resource, expecting);
    case "log-group": {
      const name = text(resource.name);
      return { id: name, name, arn: `arn:aws:logs:${region}:${account}:log-group:${name}` };
    }
    case "alarm": {
      const name = text(resource.name);
      return { id: name, name, arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${name}` };
    }
    case "dashboard":
      return { id: text(resource.name), name: text(resource.name) };
    default:
      return {};
  }
}

const arnAndId = (arn: string): Attributes => ({ id: arn, arn });

const apiAttributes = (key: string, collection: "restapis" | "apis", { region, account }: Expecting): Attributes => ({
  id: `@${key}`,
  rootResourceId: `@${keyOf.path("/")}`,
  arn: `arn:aws:apigateway:${region}::/${collection}/@${key}`,
  executionArn: `arn:aws:execute-api:${region}:${account}:@${key}`,
  endpoint: `https://@${key}.execute-api.${region}.amazonaws.com`,
});

const functionAttributes = (name: string, arn: string, region: string): Attributes => ({
  id: name,
  name,
  arn,
  invokeArn: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`,
});

const regional = (key: string, name: string): Attributes => ({
  id: name,
  name,
  regionalDomainName: `@${key}`,
  regionalHostedZoneId: `@${key}`,
});

function domainAttributes(
  key: string,
  domain: Extract<PlanResource, { readonly kind: "domain-name" }>,
  { region, account, text }: Expecting,
): Attributes {
  const name = text(domain.name);
  const arn = `arn:aws:apigateway:${region}:${account}:/domainnames/${name}${domain.endpoint === "PRIVATE" ? `+@${key}` : ""}`;
  return {
    ...regional(key, name),
    arn,
    domainNameId: `@${key}`,
    distributionDomainName: `@${key}`,
    distributionHostedZoneId: `@${key}`,
  };
}

const wafArn = (type: "ipset" | "webacl", name: string, key: string, { region, account }: Expecting): Attributes => ({
  id: `@${key}`,
  arn: `arn:aws:wafv2:${region}:${account}:regional/${type}/${name}/@${key}`,
});

function roleAttributes(
  role: Extract<PlanResource, { readonly kind: "role" }>,
  { account, text }: Expecting,
): Attributes {
  const name = role.name === undefined ? `@${keyOf.role(role.description ?? "")}` : text(role.name);
  return { id: name, name, arn: `arn:aws:iam::${account}:role${role.path ?? "/"}${name}` };
}
