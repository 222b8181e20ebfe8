import type { Stage } from "../../ir/delivery.js";
import type { DeployValue } from "../../ir/deploy-value.js";
import type { CloudFront, EdgeCache, ManagedRules, RateRule, WebAcl } from "../../ir/edge.js";
import { placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { SettingsInput } from "../settings/schema.js";
import { parameterName, readDeployValue } from "./deploy-values.js";
import { readStageName } from "./stage-name.js";

type WebAclSettings = NonNullable<SettingsInput["webAcl"]>;
type CloudFrontSettings = NonNullable<SettingsInput["cloudFront"]>;

/** The web ACL of the settings: an existing one, or rules. */
export function readWebAcl(context: ReadContext, settings: LoadedSettings): WebAcl | undefined {
  const { webAcl } = settings.values;
  if (webAcl === undefined) return undefined;
  const origin = placeOf(settings.nodeAt(["webAcl"]));
  const { arn, ...rules } = webAcl;
  if (arn === undefined) return { kind: "created", ...readRules(rules), origin };
  for (const key of Object.keys(rules)) {
    const problem = "stands beside `arn`: an existing web ACL has rules of its own";
    const at = placeOf(settings.nodeAt(["webAcl", key]));
    context.diagnostics.report("setting-invalid", at, { setting: `webAcl.${key}`, problem });
  }
  return { kind: "existing", arn: readDeployValue(context, settings.nodeAt(["webAcl", "arn"]), "template"), origin };
}

const readRules = (webAcl: WebAclSettings) => ({
  defaultAction: webAcl.defaultAction ?? ("allow" as const),
  allowedAddresses: webAcl.allow ?? [],
  deniedAddresses: webAcl.deny ?? [],
  ...(webAcl.rate === undefined ? {} : { rate: readRate(webAcl.rate) }),
  managedRules: (webAcl.managedRules ?? []).map(
    ({ vendor, name, version, count, countOnly }): ManagedRules => ({
      vendor: vendor ?? "AWS",
      name,
      ...(version === undefined ? {} : { version }),
      countedRules: count ?? [],
      countOnly: countOnly ?? false,
    }),
  ),
  metrics: webAcl.metrics ?? true,
});

const readRate = ({ limit, window, action }: NonNullable<WebAclSettings["rate"]>): RateRule => ({
  limit,
  windowSeconds: window ?? 300,
  action: action ?? "block",
});

/** The distribution of the settings. */
export function readCloudFront(
  context: ReadContext,
  settings: LoadedSettings,
  stages: readonly Stage[],
): CloudFront | undefined {
  const { cloudFront } = settings.values;
  if (cloudFront === undefined) return undefined;
  const value = (...path: readonly (string | number)[]): DeployValue =>
    readDeployValue(context, settings.nodeAt(["cloudFront", ...path]), "template");
  const optional = (key: "originRequestPolicyId" | "webAclArn" | "hostedZoneId") =>
    cloudFront[key] === undefined ? {} : { [key]: value(key) };
  const { cache, logging, originHeader, certificate } = cloudFront;
  const stage = readStageName(context, settings, ["cloudFront", "stage"], cloudFront.stage, stages);
  if (stage === undefined) return undefined;
  return {
    stage,
    aliases: (cloudFront.aliases ?? []).map((_, index) => value("aliases", index)),
    ...(certificate !== undefined
      ? { certificateArn: value("certificate", "arn") }
      : cloudFront.aliases !== undefined
        ? { certificateArn: certificateParameter(context) }
        : {}),
    ...(cache === undefined ? {} : { cache: readCache(cache) }),
    ...optional("originRequestPolicyId"),
    ...(originHeader === undefined ? {} : { originHeader: readOriginHeader(context, originHeader) }),
    ...optional("webAclArn"),
    priceClass: cloudFront.priceClass ?? "all",
    ...(logging === undefined
      ? {}
      : {
          logging: {
            bucket: value("logging", "bucket"),
            ...(logging.prefix === undefined ? {} : { prefix: logging.prefix }),
            cookies: logging.cookies ?? false,
          },
        }),
    ...optional("hostedZoneId"),
    origin: placeOf(settings.nodeAt(["cloudFront"])),
  };
}

function certificateParameter(context: ReadContext): DeployValue {
  const name = "CloudFrontCertificateArn";
  const description = "ARN of the certificate of the distribution's aliases in ACM, in us-east-1.";
  if (!context.deployParameters.has(name)) context.deployParameters.set(name, { name, description, secret: false });
  return { kind: "parameter", name };
}

/** A day is CloudFront's own default where an API says nothing; a minute does less harm to what was meant to be fresh. */
const readCache = (cache: NonNullable<CloudFrontSettings["cache"]>): EdgeCache => ({
  minTtl: cache.minTtl ?? 0,
  defaultTtl: cache.defaultTtl ?? 60,
  maxTtl: cache.maxTtl ?? 31_536_000,
  headers: cache.headers ?? [],
  queryStrings: cache.queryStrings ?? "all",
  cookies: cache.cookies ?? [],
});

function readOriginHeader(
  context: ReadContext,
  { name, parameter }: NonNullable<CloudFrontSettings["originHeader"]>,
): NonNullable<CloudFront["originHeader"]> {
  const wish = parameterName(parameter);
  const description = `Value of the header ${name} that CloudFront sends to the API: a long random text.`;
  context.deployParameters.set(wish, { name: wish, description, secret: true });
  return { name, parameter: wish };
}
