import type { CustomDomain, DomainMapping } from "../../domain.js";
import type { LoweringContext } from "../context.js";
import { apiKeyOf, apiMappingKey, basePathMappingKey, domainNameKey, routeDomainNameKey, stageKeyOf } from "../keys.js";
import type { PlanKey, PlanValue } from "../model-base.js";
import type { ApiMappingResource, BasePathMappingResource } from "../model-domains.js";
import { attributeValue, joinValues, planValue, pseudoValue } from "../values.js";
import { domainLabel } from "./domain-label.js";

type Mapping = BasePathMappingResource | ApiMappingResource;

/**
 * Stages of a REST API are mapped by the service's first API, unless the path has several segments, which only the second
 * one takes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html
 */
export function lowerMappings(domain: CustomDomain, { api }: LoweringContext): readonly Mapping[] {
  const { protocol } = api.gateway;
  return domain.mappings.map((mapping) => {
    const common = { origin: domain.origin, dependsOn: [], api: attributeValue(apiKeyOf(protocol), "id") };
    if (mapping.stage === false) return { ...common, ...basePathMapping(domain, mapping) };
    const stage = attributeValue(stageKeyOf(protocol, mapping.stage), "name");
    return protocol !== "rest" || mapping.path.includes("/")
      ? { ...common, stage, ...apiMapping(domain, mapping, protocol === "rest") }
      : { ...common, stage, ...basePathMapping(domain, mapping) };
  });
}

const apiMapping = (domain: CustomDomain, { path }: DomainMapping, isRest: boolean) => ({
  kind: "api-mapping" as const,
  key: apiMappingKey(domainLabel(domain), path),
  domain: nameOf(domain, isRest ? domainNameKey(domainLabel(domain), false) : routeDomainNameKey(domainLabel(domain))),
  ...(path === "" ? {} : { path }),
});

function basePathMapping(domain: CustomDomain, { path }: DomainMapping) {
  const label = domainLabel(domain);
  const key = domainNameKey(label, domain.endpoint === "private");
  return {
    kind: "base-path-mapping" as const,
    key: basePathMappingKey(domain.endpoint === "private" ? `${label} private` : label, path),
    domain: nameOf(domain, key),
    ...(domain.endpoint === "private" ? { privateDomain: privateDomain(domain, key) } : {}),
    ...(path === "" ? {} : { basePath: path }),
  };
}

/** By reference, so that the domain exists first; one that exists already is named. */
const nameOf = (domain: CustomDomain, key: PlanKey): PlanValue =>
  domain.kind === "created" ? attributeValue(key, "name") : planValue(domain.name);

function privateDomain(domain: CustomDomain, key: PlanKey): NonNullable<BasePathMappingResource["privateDomain"]> {
  if (domain.kind === "created") return { arn: attributeValue(key, "arn"), id: attributeValue(key, "domainNameId") };
  const id = planValue(domain.domainNameId ?? { kind: "literal", text: "" });
  const place = ["arn:", pseudoValue("partition"), ":apigateway:", pseudoValue("region"), ":", pseudoValue("account")];
  return { arn: joinValues(...place, ":/domainnames/", planValue(domain.name), "+", id), id };
}
