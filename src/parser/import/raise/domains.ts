import { knownText } from "../build-value.js";
import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { raiseAliasRecords } from "./alias-records.js";
import { propertyOf, type RaiseContext } from "./context.js";
import type { Fields } from "./fields.js";
import { raisePolicy } from "./policy.js";
import type { TreePath } from "./tree-builder.js";

/** How mappings of each kind name the domain and the path. */
const mappingTypes = [
  { type: "AWS::ApiGateway::BasePathMapping", api: "RestApiId", domain: "DomainName", path: "BasePath" },
  { type: "AWS::ApiGateway::BasePathMappingV2", api: "RestApiId", domain: "DomainNameArn", path: "BasePath" },
  { type: "AWS::ApiGatewayV2::ApiMapping", api: "ApiId", domain: "DomainName", path: "ApiMappingKey" },
] as const;

/**
 * Custom domain names that lead to the API, of REST and HTTP APIs alike.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-domainname.html
 *
 * @param stages names of the stages, by the resources that make them
 */
export function raiseDomains(
  context: RaiseContext,
  stages: ReadonlyMap<SourceResource, { readonly name: string }>,
): void {
  const paths = new Map<string, TreePath>();
  for (const { type, api, domain, path } of mappingTypes) {
    for (const mapping of context.ofApi(type, api)) {
      const fields = context.own(mapping);
      fields.ignore(api);
      const name = fields.value(domain);
      if (name === undefined) continue;
      const at = domainAt(context, name, paths, domain === "DomainNameArn");
      const target = context.target(fields.value("Stage"));
      const stage = (target === undefined ? undefined : stages.get(target)?.name) ?? fields.text("Stage") ?? false;
      fields.ignore("Stage", domain, "Id");
      const base = fields.text(path);
      const row = {
        ...(base === undefined || base === "" || base === "(none)" ? {} : { path: base }),
        stage,
      };
      context.settings.push([...at, "mappings"], row, fields.value(path) ?? mapping.nodes[0]?.at);
    }
  }
}

function domainAt(context: RaiseContext, name: SourceValue, paths: Map<string, TreePath>, isArn: boolean): TreePath {
  const domain = context.target(name);
  const isKnown = domain !== undefined && /::DomainName(V2)?$/.test(domain.type);
  const key = isKnown ? domain.id : JSON.stringify(context.values.template(name));
  const known = paths.get(key);
  if (known !== undefined) return known;
  const at = isKnown ? raiseDomain(context, domain) : existingDomain(context, name, isArn);
  paths.set(key, at);
  return at;
}

/** A private domain that is shared is told by its ARN, `.../domainnames/{name}+{id}`. */
function existingDomain({ settings, values }: RaiseContext, name: SourceValue, isArn: boolean): TreePath {
  const text = values.template(name) ?? "";
  const [, called = text, id] = (isArn ? /\/domainnames\/(.+)\+(.+)$/.exec(text) : undefined) ?? [];
  return settings.push(
    ["domains"],
    { name: called, existing: true, ...(id === undefined ? {} : { domainNameId: id }) },
    name,
  );
}

function raiseDomain(context: RaiseContext, domain: SourceResource): TreePath {
  const { settings } = context;
  const fields = context.own(domain);
  const at = settings.push(
    ["domains"],
    { name: fields.template("DomainName") ?? domain.id },
    fields.value("DomainName"),
  );
  const configuration = fields.object("EndpointConfiguration") ?? fields.objects("DomainNameConfigurations")[0];
  const type = (configuration?.texts("Types")[0] ?? configuration?.text("EndpointType") ?? "EDGE").toLowerCase();
  settings.put([...at, "endpoint"], type, configuration?.at);
  raiseCertificate(context, at, fields, configuration);
  const plain = [
    ["securityPolicy", "SecurityPolicy"],
    ["endpointAccessMode", "EndpointAccessMode"],
    ["ipAddressType", "IpAddressType"],
  ] as const;
  for (const [key, property] of plain) {
    const holder = fields.value(property) === undefined ? configuration : fields;
    const text = holder?.text(property);
    if (text !== undefined)
      settings.put([...at, key], key === "endpointAccessMode" ? text.toLowerCase() : text, holder?.value(property));
  }
  if (fields.value("SecurityPolicy") === undefined && configuration?.value("SecurityPolicy") === undefined) {
    // The service's default for domains of its first kind; the settings' is the stricter one.
    if (domain.type === "AWS::ApiGateway::DomainName") settings.put([...at, "securityPolicy"], "TLS_1_0");
  }
  raiseMutualTls(context, at, fields.object("MutualTlsAuthentication"));
  const ownership = fields.template("OwnershipVerificationCertificateArn");
  if (ownership !== undefined)
    settings.put(
      [...at, "ownershipVerificationCertificateArn"],
      ownership,
      fields.value("OwnershipVerificationCertificateArn"),
    );
  raisePolicy(context, [...at, "policy"], fields.value("Policy"));
  fields.annotate("Tags", "approximated", "the build gives the domain the API's tags");
  raiseAccess(context, at, domain);
  raiseAliasRecords(context, at, domain);
  return at;
}

function raiseMutualTls(context: RaiseContext, at: TreePath, mutual: Fields | undefined): void {
  const uri = mutual?.template("TruststoreUri");
  const version = mutual?.template("TruststoreVersion");
  if (uri === undefined) return;
  const value = { truststoreUri: uri, ...(version === undefined ? {} : { truststoreVersion: version }) };
  context.settings.put([...at, "mutualTls"], value, mutual?.at);
}

function raiseCertificate(
  context: RaiseContext,
  at: TreePath,
  fields: Fields,
  configuration: Fields | undefined,
): void {
  for (const [holder, property] of [
    [fields, "CertificateArn"],
    [fields, "RegionalCertificateArn"],
    [configuration, "CertificateArn"],
  ] as const) {
    const value = holder?.value(property);
    if (holder === undefined || value === undefined) continue;
    const certificate = context.target(value);
    const zone = certificate === undefined ? undefined : zoneOfCertificate(context, certificate, fields);
    if (zone !== undefined) {
      holder.ignore(property);
      context.settings.put([...at, "certificate"], { create: true, hostedZoneId: zone }, value);
    } else {
      const arn = holder.template(property);
      if (arn !== undefined) context.settings.put([...at, "certificate", "arn"], arn, value);
    }
  }
}

/** The zone that proves the ownership of a certificate which the build would make the same way. */
function zoneOfCertificate(context: RaiseContext, certificate: SourceResource, domain: Fields): string | undefined {
  if (certificate.type !== "AWS::CertificateManager::Certificate") return undefined;
  const name = propertyOf(certificate, "DomainName");
  const wanted = domain.value("DomainName");
  const isSame =
    name !== undefined && wanted !== undefined && context.values.template(name) === context.values.template(wanted);
  const options = propertyOf(certificate, "DomainValidationOptions");
  const [option] = options?.kind === "list" ? options.items : [];
  const zone = option?.kind === "object" ? option.members.find(([key]) => key === "HostedZoneId")?.[1] : undefined;
  const method = propertyOf(certificate, "ValidationMethod");
  const known = new Set(["DomainName", "ValidationMethod", "DomainValidationOptions", "Tags"]);
  const isPlain = certificate.properties.every((property) => known.has(property.name));
  if (!isSame || !isPlain || zone === undefined || method === undefined || knownText(method) !== "DNS")
    return undefined;
  context.own(certificate).ignore(...known);
  return context.values.template(zone);
}

/** VPC endpoints that a private domain is reached through. */
function raiseAccess(context: RaiseContext, at: TreePath, domain: SourceResource): void {
  for (const access of context.ofType("AWS::ApiGateway::DomainNameAccessAssociation")) {
    if (context.target(propertyOf(access, "DomainNameArn")) !== domain) continue;
    const fields = context.own(access);
    fields.ignore("DomainNameArn", "AccessAssociationSourceType");
    const source = fields.template("AccessAssociationSource");
    if (source !== undefined)
      context.settings.push([...at, "vpcEndpointIds"], source, fields.value("AccessAssociationSource"));
  }
}
