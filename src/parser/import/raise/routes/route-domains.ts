import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { raiseAliasRecords } from "../alias-records.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import type { TreePath } from "../tree-builder.js";

/**
 * Custom domains in front of the stages, by the mappings that lead to the API. Several mappings may be of one domain.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-apimapping.html
 */
export function raiseRouteDomains(context: RaiseContext): void {
  const { settings, values, claims } = context;
  const places = new Map<string, TreePath>();
  for (const mapping of context.ofApi("AWS::ApiGatewayV2::ApiMapping", "ApiId")) {
    const fields = context.own(mapping);
    fields.ignore("ApiId");
    const name = fields.value("DomainName");
    if (name === undefined) continue;
    const domain = context.target(name);
    const key = domain?.id ?? values.template(name) ?? "";
    const place = places.get(key) ?? raiseDomain(context, domain, name);
    claims.takeAll(name);
    places.set(key, place);
    const path = fields.text("ApiMappingKey");
    const stage = fields.value("Stage");
    const stageName = stage === undefined ? undefined : (stageOf(context, stage) ?? values.literal(stage));
    const mapped = { ...(path ? { path } : {}), ...(stageName === undefined ? {} : { stage: stageName }) };
    settings.push([...place, "mappings"], mapped, fields.value("ApiMappingKey") ?? name);
  }
}

/** The name of a stage of the source. */
function stageOf(context: RaiseContext, value: SourceValue): string | undefined {
  const stage = context.target(value);
  const name = stage === undefined ? undefined : propertyOf(stage, "StageName");
  if (name === undefined) return undefined;
  context.claims.takeAll(value);
  return context.values.literal(name);
}

function raiseDomain(context: RaiseContext, domain: SourceResource | undefined, name: SourceValue): TreePath {
  const { settings, values } = context;
  const known = domain?.type === "AWS::ApiGatewayV2::DomainName";
  if (domain === undefined || !known) {
    return settings.push(["domains"], { name: values.template(name) ?? "", existing: true }, name);
  }
  const fields = context.own(domain);
  const domainName = fields.value("DomainName") ?? name;
  const path = settings.push(["domains"], { name: values.template(domainName) ?? "" }, domainName);
  const [configuration] = fields.objects("DomainNameConfigurations");
  if (configuration !== undefined) raiseConfiguration(context, path, configuration);
  const tls = fields.object("MutualTlsAuthentication");
  for (const [key, property] of [
    ["truststoreUri", "TruststoreUri"],
    ["truststoreVersion", "TruststoreVersion"],
  ] as const) {
    const text = tls?.template(property);
    if (text !== undefined) settings.put([...path, "mutualTls", key], text, tls?.value(property));
  }
  fields.annotate("Tags", "approximated", "domains bear the tags of the API");
  raiseAliasRecords(context, path, domain);
  return path;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-apigatewayv2-domainname-domainnameconfiguration.html */
function raiseConfiguration(context: RaiseContext, path: TreePath, fields: Fields): void {
  const { settings } = context;
  fields.ignore("EndpointType", "CertificateName");
  const certificate = fields.value("CertificateArn");
  if (certificate !== undefined) raiseCertificate(context, path, certificate);
  const policy = fields.text("SecurityPolicy");
  if (policy !== undefined && policy !== "TLS_1_2") {
    settings.put([...path, "securityPolicy"], policy, fields.value("SecurityPolicy"));
  }
  const addresses = fields.text("IpAddressType")?.toLowerCase();
  if (addresses !== undefined && addresses !== "ipv4") {
    settings.put([...path, "ipAddressType"], addresses, fields.value("IpAddressType"));
  }
  const owner = fields.template("OwnershipVerificationCertificateArn");
  if (owner !== undefined) {
    const from = fields.value("OwnershipVerificationCertificateArn");
    settings.put([...path, "ownershipVerificationCertificateArn"], owner, from);
  }
}

/** A certificate that the source asks for by DNS comes along; every other one is named by its ARN. */
function raiseCertificate(context: RaiseContext, path: TreePath, value: SourceValue): void {
  const { settings, values, claims } = context;
  const certificate = context.target(value);
  const zone = certificate === undefined ? undefined : validationZone(context, certificate);
  if (certificate?.type !== "AWS::CertificateManager::Certificate" || zone === undefined) {
    const arn = values.template(value);
    if (arn !== undefined) settings.put([...path, "certificate", "arn"], arn, value);
    return;
  }
  claims.takeAll(value);
  settings.put([...path, "certificate"], { create: true }, value);
  const fields = context.own(certificate);
  fields.ignore("DomainName", "ValidationMethod", "DomainValidationOptions");
  fields.annotate("Tags", "approximated", "certificates bear the tags of the API");
  settings.put([...path, "certificate", "hostedZoneId"], values.template(zone) ?? "", zone);
}

function validationZone(context: RaiseContext, certificate: SourceResource): SourceValue | undefined {
  const options = propertyOf(certificate, "DomainValidationOptions");
  const [first] = options?.kind === "list" ? options.items : [];
  const others = certificate.properties.filter(
    ({ name }) => !["DomainName", "ValidationMethod", "DomainValidationOptions", "Tags"].includes(name),
  );
  if (others.length > 0) return undefined;
  const zone = first?.kind === "object" ? first.members.find(([key]) => key === "HostedZoneId")?.[1] : undefined;
  return zone === undefined || context.target(zone) !== undefined ? undefined : zone;
}
