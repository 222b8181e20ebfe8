import type { Alarms, FunctionMeasure } from "../../ir/alarm.js";
import type { AccountSettings, DeployParameter, ResourceOverride } from "../../ir/api.js";
import type { Cors } from "../../ir/delivery.js";
import type { ApiKey, Quota, UsagePlan } from "../../ir/throttling.js";
import type { LoadBalancerLink, SubnetLink, VpcLink } from "../../ir/vpc-link.js";
import { writeAlarms } from "./alarms.js";
import { settingText } from "./deploy-text.js";
import {
  as,
  asList,
  asUnless,
  combine,
  derived,
  type ExportContext,
  type Fragment,
  type Rows,
  setting,
  write,
} from "./rows.js";
import { throttleRow, throttles } from "./stages.js";

/*
 * What OpenAPI and the service's extensions have no place for: settings at the root of the document, as `gatewright.yaml`
 * would hold them. One table a type of the model.
 */

const quotas: Rows<Quota> = { limit: as("limit"), period: as("period"), offset: as("offset") };

const usagePlans: Rows<UsagePlan> = {
  name: as("name"),
  description: as("description"),
  throttle: throttleRow,
  quota: (quota, _, context) => ({ quota: write(quotas, quota, context) }),
  stages: ([...list], _, context) => {
    // The settings have one list of operations for all stages of a plan.
    const operations = (list[0]?.operations ?? []).map(
      ({ operation, throttle }) => [operation, write(throttles, throttle, context)] as const,
    );
    return {
      stages: list.map(({ stage }) => stage),
      ...(operations.length === 0 ? {} : { operations: Object.fromEntries(operations) }),
    };
  },
  apiKeys: asList("apiKeys"),
  productCode: as("productCode"),
  existingApiKeys: (ids, _, context) =>
    ids.length === 0 ? {} : { existingApiKeys: ids.map((each) => settingText(each, context)) },
  origin: derived,
};

export const usagePlansRow = (list: readonly UsagePlan[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0 ? {} : setting({ usagePlans: list.map((each) => write(usagePlans, each, context)) });

const apiKeys: Rows<ApiKey> = {
  name: as("name"),
  description: as("description"),
  enabled: asUnless("enabled", true),
  value: (value) => (value.kind === "parameter" ? { value: { parameter: value.name } } : {}),
  origin: derived,
};

export const apiKeysRow = (list: readonly ApiKey[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0 ? {} : setting({ apiKeys: list.map((each) => write(apiKeys, each, context)) });

export const accountRow = ({ cloudWatchRole }: AccountSettings): Fragment =>
  cloudWatchRole ? setting({ account: { cloudWatchRole } }) : {};

export const functionAlarmsRow = (alarms: Alarms<FunctionMeasure>, _: unknown, context: ExportContext): Fragment =>
  setting({ functionAlarms: writeAlarms(alarms, context) });

const cors: Rows<Cors> = {
  methods: as("methods"),
  origins: as("origins"),
  headers: as("headers"),
  exposedHeaders: asList("exposedHeaders"),
  credentials: asUnless("credentials", false),
  maxAgeSeconds: as("maxAge"),
  origin: derived,
};

export const corsRow = (value: Cors, _: unknown, context: ExportContext): Fragment =>
  setting({ cors: write(cors, value, context) });

const parameters: Rows<DeployParameter> = {
  name: derived,
  description: as("description"),
  default: as("default"),
  secret: asUnless("secret", false),
  expressions: ({ cloudformation, terraform }) => ({ cloudformation, terraform }),
};

export const parametersRow = (list: readonly DeployParameter[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0
    ? {}
    : setting({ parameters: Object.fromEntries(list.map((each) => [each.name, write(parameters, each, context)])) });

export const overridesRow = (list: readonly ResourceOverride[]): Fragment =>
  combine(
    list.map(({ target, resource, properties }) => setting({ overrides: { [target]: { [resource]: properties } } })),
  );

const linkBase = { kind: derived, name: derived, description: as("description"), origin: derived };

const loadBalancerLinks: Rows<LoadBalancerLink> = {
  ...linkBase,
  networkLoadBalancer: (arn, _, context) => ({ networkLoadBalancer: settingText(arn, context) }),
};

const subnetLinks: Rows<SubnetLink> = {
  ...linkBase,
  subnetIds: (ids, _, context) => ({ subnetIds: ids.map((each) => settingText(each, context)) }),
  securityGroupIds: (ids, _, context) =>
    ids.length === 0 ? {} : { securityGroupIds: ids.map((each) => settingText(each, context)) },
};

const writeLink = (link: VpcLink, context: ExportContext): Fragment =>
  link.kind === "subnets" ? write(subnetLinks, link, context) : write(loadBalancerLinks, link, context);

export const vpcLinksRow = (list: readonly VpcLink[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0
    ? {}
    : setting({ vpcLinks: Object.fromEntries(list.map((each) => [each.name, writeLink(each, context)])) });
