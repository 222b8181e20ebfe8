import type { GatewaySettings } from "../../ir/api.js";
import type { Stage } from "../../ir/delivery.js";
import type { DeployValue } from "../../ir/deploy-value.js";
import type { CreatedDomain, CustomDomain, DomainCertificate, DomainMapping } from "../../ir/domain.js";
import { asciiWords, pascalCase } from "../../ir/names.js";
import type { EndpointAccessMode, EndpointType, MutualTls } from "../../ir/security-policy.js";
import { placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { SettingsInput } from "../settings/schema.js";
import { parameterName, readDeployTree, readDeployValue } from "./deploy-values.js";
import { readStageName } from "./stage-name.js";

type DomainSettings = NonNullable<SettingsInput["domains"]>[number];
type Path = readonly (string | number)[];

/** What reads the members of one domain of the settings. */
interface DomainReading {
  readonly context: ReadContext;
  readonly settings: LoadedSettings;
  readonly domain: DomainSettings;
  readonly path: Path;
  value(...path: Path): DeployValue;
}

/** The custom domain names of the settings. */
export const readDomains = (
  context: ReadContext,
  settings: LoadedSettings,
  gateway: GatewaySettings,
  stages: readonly Stage[],
): readonly CustomDomain[] =>
  (settings.values.domains ?? []).map((domain, index): CustomDomain => {
    const path = ["domains", index];
    const value = (...rest: Path): DeployValue =>
      readDeployValue(context, settings.nodeAt([...path, ...rest]), "template");
    const reading: DomainReading = { context, settings, domain, path, value };
    const base = {
      name: value("name"),
      endpoint: domain.endpoint ?? usualEndpoint(gateway),
      mappings: readMappings(reading, gateway, stages),
      origin: placeOf(settings.nodeAt(path)),
    };
    if (domain.existing === true) reportBesideExisting(reading);
    else return { kind: "created", ...base, ...readCreated(reading, base) };
    const domainNameId = domain.domainNameId === undefined ? undefined : value("domainNameId");
    return { kind: "existing", ...base, ...(domainNameId === undefined ? {} : { domainNameId }) };
  });

/** Whoever made the domain has decided on everything but its mappings. */
function reportBesideExisting({ context, settings, domain, path }: DomainReading): void {
  const known = new Set(["name", "existing", "domainNameId", "endpoint", "mappings"]);
  for (const key of Object.keys(domain)) {
    if (known.has(key)) continue;
    const problem = "stands beside `existing: true`: the domain name is not this build's to change";
    const at = placeOf(settings.nodeAt([...path, key]));
    context.diagnostics.report("setting-invalid", at, { setting: [...path, key].join("."), problem });
  }
}

const usualEndpoint = (gateway: GatewaySettings): EndpointType =>
  gateway.protocol === "rest" && gateway.endpoint === "private" ? "private" : "regional";

const readMappings = (
  reading: DomainReading,
  gateway: GatewaySettings,
  stages: readonly Stage[],
): readonly DomainMapping[] =>
  (reading.domain.mappings ?? [{}]).map(({ path: below, stage: name }, index): DomainMapping => {
    const { context, settings } = reading;
    const path = (below ?? "").replace(/^\/+|\/+$/g, "");
    const at = [...reading.path, "mappings", index, "stage"];
    if (name === false) {
      if (gateway.protocol !== "rest" || path.includes("/")) reportMissingStage(reading, at);
      return { path, stage: false };
    }
    return { path, stage: readStageName(context, settings, at, name, stages) ?? false };
  });

/** Only the first of the service's two kinds of mappings may lead to an API as a whole. */
function reportMissingStage({ context, settings }: DomainReading, at: Path): void {
  const problem = "may be false for REST APIs alone, with one segment of a path at most";
  context.diagnostics.report("setting-invalid", placeOf(settings.nodeAt(at)), { setting: at.join("."), problem });
}

type CreatedMembers = Omit<CreatedDomain, "kind" | "name" | "endpoint" | "mappings" | "origin">;

function readCreated(reading: DomainReading, base: Pick<CreatedDomain, "name" | "endpoint">): CreatedMembers {
  const { context, settings, domain, path, value } = reading;
  const { ipAddressType, endpointAccessMode } = domain;
  const mutualTls = readMutualTls(reading);
  return {
    certificate: readCertificate(reading, base),
    securityPolicy: domain.securityPolicy ?? "TLS_1_2",
    ...(endpointAccessMode === undefined
      ? {}
      : { endpointAccessMode: endpointAccessMode.toUpperCase() as EndpointAccessMode }),
    ...(ipAddressType === undefined ? {} : { ipAddressType }),
    ...(mutualTls === undefined ? {} : { mutualTls }),
    ...(domain.ownershipVerificationCertificateArn === undefined
      ? {}
      : { ownershipVerificationCertificateArn: value("ownershipVerificationCertificateArn") }),
    vpcEndpointIds: (domain.vpcEndpointIds ?? []).map((_, index) => value("vpcEndpointIds", index)),
    ...(domain.policy === undefined
      ? {}
      : { policy: readDeployTree(context, settings.nodeAt([...path, "policy"]), "verbatim") }),
    ...(domain.hostedZoneId === undefined ? {} : { hostedZoneId: value("hostedZoneId") }),
  };
}

function readMutualTls({ domain, value }: DomainReading): MutualTls | undefined {
  if (domain.mutualTls === undefined) return undefined;
  return {
    truststoreUri: value("mutualTls", "truststoreUri"),
    ...(domain.mutualTls.truststoreVersion === undefined
      ? {}
      : { truststoreVersion: value("mutualTls", "truststoreVersion") }),
  };
}

/** The certificate; a deploy parameter of its own brings its ARN where the settings say nothing. */
function readCertificate(
  { context, settings, domain, path, value }: DomainReading,
  { name, endpoint }: Pick<CreatedDomain, "name" | "endpoint">,
): DomainCertificate {
  const { certificate } = domain;
  if (certificate?.create === true) {
    const zone = certificate.hostedZoneId === undefined ? ["hostedZoneId"] : ["certificate", "hostedZoneId"];
    const isGiven = certificate.hostedZoneId !== undefined || domain.hostedZoneId !== undefined;
    if (!isGiven || certificate.arn !== undefined) {
      const problem = isGiven ? "names one and asks for another" : "is asked for without a `hostedZoneId`";
      const setting = [...path, "certificate"].join(".");
      context.diagnostics.report("setting-invalid", placeOf(settings.nodeAt([...path, "certificate"])), {
        setting,
        problem,
      });
    }
    return { kind: "created", hostedZoneId: isGiven ? value(...zone) : { kind: "literal", text: "" } };
  }
  if (certificate?.arn !== undefined) return { kind: "existing", arn: value("certificate", "arn") };
  const text = typeof domain.name === "object" && name.kind === "parameter" ? name.name : String(domain.name);
  const parameter = parameterName(`${pascalCase(asciiWords(text.replace(/^\*/, "any")))}CertificateArn`);
  const region = endpoint === "edge" ? "us-east-1" : "the region of the API";
  const description = `ARN of the certificate of ${text.replace(/[${}]/g, "")} in ACM, in ${region}.`;
  if (!context.deployParameters.has(parameter))
    context.deployParameters.set(parameter, { name: parameter, description, secret: false });
  return { kind: "existing", arn: { kind: "parameter", name: parameter } };
}
