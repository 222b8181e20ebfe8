import type { Operation } from "../../ir/api.js";
import type { DeployValue } from "../../ir/deploy-value.js";
import type {
  AliasVersion,
  FunctionAlias,
  FunctionCode,
  FunctionLogGroup,
  FunctionLogging,
  FunctionNetwork,
  Handler,
  HandlerAlias,
} from "../../ir/handler.js";
import type { JsonValue } from "../../ir/json.js";
import { settingText } from "./deploy-text.js";
import { isWritten } from "./integration.js";
import { functionRoles, roleStatements } from "./roles.js";
import {
  as,
  asUnless,
  combine,
  derived,
  type ExportContext,
  type Fragment,
  type JsonObject,
  type Rows,
  setting,
  write,
} from "./rows.js";
import { textRow, textsRow } from "./setting-rows.js";

/** What reading calls a function that the settings say nothing of. */
const usualDescription =
  /^(?:[A-Z]+ \/|Serves every operation of the API$|Serves the operations tagged |Decides about callers that use )/;

const logGroups: Rows<FunctionLogGroup> = {
  create: asUnless("create", true),
  name: textRow("name"),
  key: textRow("keyArn"),
};

const networks: Rows<FunctionNetwork> = {
  subnetIds: textsRow("subnetIds"),
  securityGroupIds: textsRow("securityGroupIds"),
  ipv6: asUnless("ipv6", false),
};

const loggings: Rows<FunctionLogging> = {
  format: (format) => ({ format: format.toLowerCase() }),
  applicationLevel: (level) => ({ level: level.toLowerCase() }),
  systemLevel: (level) => ({ systemLevel: level.toLowerCase() }),
};

const versionText = (version: AliasVersion, context: ExportContext): JsonValue =>
  version.kind === "published" ? "published" : settingText(version.number, context);

const aliases: Rows<FunctionAlias> = {
  name: derived,
  version: (version, _, context) => ({ version: versionText(version, context) }),
  canary: ({ version, weight }, _, context) => ({ canary: { version: versionText(version, context), weight } }),
  provisionedConcurrency: as("provisionedConcurrency"),
};

function aliasRow({ selection, aliases: list }: HandlerAlias, _: unknown, context: ExportContext): Fragment {
  const named = selection.kind === "name" ? { name: selection.name } : { stageVariable: selection.variable };
  return {
    alias: { ...named, aliases: Object.fromEntries(list.map((each) => [each.name, write(aliases, each, context)])) },
  };
}

function codeRow(code: FunctionCode, _: unknown, context: ExportContext): Fragment {
  if (code.kind === "local") return { code: { local: code.path } };
  if (code.kind === "inline") return { code: { inline: code.text } };
  if (code.kind === "image") {
    const { uri, command, entryPoint, workingDirectory } = code;
    return { code: { image: settingText(uri, context), command, entryPoint, workingDirectory } };
  }
  const text = (value: DeployValue | undefined) => (value === undefined ? undefined : settingText(value, context));
  return { code: { bucket: text(code.bucket), key: text(code.key), version: text(code.version) } };
}

const isNamed = (purpose: Handler["purpose"]): boolean => purpose.kind === "operations" && purpose.named !== undefined;

/** What reading takes for granted where `generate` does not stand. */
const isUsuallyGenerated = ({ entryPoint, code }: Handler): boolean =>
  entryPoint === undefined &&
  code?.kind !== "inline" &&
  !(code?.kind === "image" && (code.command ?? code.entryPoint) !== undefined);

/** A function as the settings describe it. */
const functions: Rows<Handler> = {
  id: derived,
  purpose: derived,
  name: textRow("name"),
  description: (description, { purpose }) =>
    usualDescription.test(description) || (description === "" && isNamed(purpose)) ? {} : { description },
  generated: (generated, handler) => (generated === isUsuallyGenerated(handler) ? {} : { generate: generated }),
  entryPoint: as("handler"),
  runtime: as("runtime"),
  architecture: as("architecture"),
  memoryMb: as("memory"),
  timeoutSeconds: as("timeout"),
  environment: (environment, _, context) =>
    environment.length === 0
      ? {}
      : { environment: Object.fromEntries(environment.map(({ name, value }) => [name, settingText(value, context)])) },
  logRetentionDays: as("logRetention"),
  logGroup: (group, _, context) => ({ logGroup: write(logGroups, group, context) }),
  tracing: as("tracing"),
  reservedConcurrency: as("reservedConcurrency"),
  code: codeRow,
  layers: textsRow("layers"),
  vpc: (vpc, _, context) => ({ vpc: write(networks, vpc, context) }),
  logging: (logging, _, context) => ({ logging: write(loggings, logging, context) }),
  ephemeralStorageMb: as("ephemeralStorage"),
  fileSystem: ({ accessPointArn, mountPath }, _, context) => ({
    fileSystem: { accessPointArn: settingText(accessPointArn, context), mountPath },
  }),
  snapStart: as("snapStart"),
  environmentKey: textRow("environmentKeyArn"),
  role: (role, _, context) => ({ role: write(functionRoles, role, context) }),
  policies: (list, _, context) => ({ policies: list.map((each) => write(roleStatements, each, context)) }),
  deadLetter: ({ kind, arn }, _, context) => ({
    deadLetter: { [kind === "queue" ? "queueArn" : "topicArn"]: settingText(arn, context) },
  }),
  resourceTags: (tags) => ({ resourceTags: Object.fromEntries(tags.map(({ key, value }) => [key, value])) }),
  callableFrom: textsRow("callableFrom"),
  alias: aliasRow,
  origin: derived,
};

const isEqual = (left: JsonValue | undefined, right: JsonValue | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** What the levels of settings say of these adds up, so that only what all functions have can be shared. */
const addingUp: ReadonlySet<string> = new Set(["environment", "policies", "resourceTags"]);

/** What holds for every function of the API, unless it says otherwise itself: what is there for one has to be for all. */
export function sharedFunction(context: ExportContext): JsonObject {
  const { handlers } = context.api;
  const authorizer = handlers.find(({ purpose }) => purpose.kind === "authorizer");
  const written = handlers.map((each) => write(functions, each, context));
  const first = authorizer === undefined ? written[0] : write(functions, authorizer, context);
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([key, value]) =>
      authorizer === undefined || addingUp.has(key)
        ? written.every((each) => isEqual(each[key], value))
        : written.every((each) => each[key] !== undefined),
    ),
  );
}

/** `functions` at the root. */
export function functionsRow(handlers: readonly Handler[], _: unknown, context: ExportContext): Fragment {
  const per = sharedPer(handlers, context);
  const byName = handlers.flatMap((handler) =>
    handler.purpose.kind === "operations" && handler.purpose.named !== undefined
      ? [[handler.purpose.named, ownSettings(handler, context)] as const]
      : [],
  );
  const byTag = handlers.flatMap((handler) => {
    const tag = per === "tag" ? tagOf(handler, context) : undefined;
    return tag === undefined ? [] : ownEntry(tag, handler, context);
  });
  const ofApi = per === "api" ? handlers.find(isOfGroup) : undefined;
  const byScheme = handlers.flatMap((handler) =>
    handler.purpose.kind === "authorizer" ? ownEntry(handler.purpose.authorizer, handler, context) : [],
  );
  const settings = {
    ...(per === undefined ? {} : { per }),
    ...context.sharedFunction,
    // Beside authorizers and functions with names, the only other function is the API's.
    ...(ofApi === undefined ? {} : ownSettings(ofApi, context)),
    ...(byName.length === 0 ? {} : { named: Object.fromEntries(byName) }),
    ...(byTag.length === 0 ? {} : { tags: Object.fromEntries(byTag) }),
    ...(byScheme.length === 0 ? {} : { authorizers: Object.fromEntries(byScheme) }),
  };
  return Object.keys(settings).length === 0 ? {} : setting({ functions: settings });
}

/** Whether it serves what comes to it by a tag or the API, not by name. */
const isOfGroup = ({ purpose }: Handler): boolean =>
  purpose.kind === "operations" && purpose.shared && !isNamed(purpose);

const tagOf = (handler: Handler, { api }: ExportContext): string | undefined => {
  const { purpose } = handler;
  if (purpose.kind !== "operations" || !isOfGroup(handler)) return undefined;
  return api.operations.find(({ id }) => id === purpose.operations[0])?.tags[0] ?? "untagged";
};

const ownEntry = (name: string, handler: Handler, context: ExportContext): readonly [string, JsonObject][] => {
  const own = ownSettings(handler, context);
  return Object.keys(own).length === 0 ? [] : [[name, own]];
};

/** What a function does not share with all others. */
const ownSettings = (handler: Handler, context: ExportContext): JsonObject =>
  Object.fromEntries(
    Object.entries(write(functions, handler, context)).flatMap(([key, value]): [string, JsonValue][] => {
      const shared = context.sharedFunction[key];
      if (isEqual(value, shared)) return [];
      return [[key, key === "environment" ? differing(value, shared) : value]];
    }),
  );

/** What the operations of a function have in common: their first tag, or nothing but the API. */
function sharedPer(handlers: readonly Handler[], { api }: ExportContext): "tag" | "api" | undefined {
  const shared = handlers.filter(isOfGroup);
  if (shared.length === 0) return undefined;
  const isTagged = api.operations.every(({ tags: [first] }) => first?.toLowerCase() === "api");
  return shared.length === 1 && shared[0]?.id.startsWith("api") && !isTagged ? "api" : "tag";
}

/** What differs for the function of one operation; a function of several operations has settings of its own elsewhere. */
export function functionSettings({ integration }: Operation, context: ExportContext): Fragment {
  if (integration.kind !== "lambda" || (integration.target.kind === "handler" && isWritten(integration, context)))
    return {};
  const { target } = integration;
  if (target.kind === "external")
    return target.permission === undefined
      ? callableFrom(target.callableFrom, context)
      : setting({ function: { permission: false } });
  const handler = context.handlers.get(target.handler);
  const invocation = integration.proxy ? {} : setting({ invocation: "event" });
  if (handler === undefined || handler.purpose.kind !== "operations") return invocation;
  const { named, shared } = handler.purpose;
  if (named !== undefined) return setting({ function: { use: named } });
  if (shared) return invocation;
  const own = ownSettings(handler, context);
  return Object.keys(own).length === 0 ? invocation : combine([invocation, setting({ function: own })]);
}

const callableFrom = (sources: readonly DeployValue[] | undefined, context: ExportContext): Fragment =>
  sources === undefined
    ? {}
    : setting({ function: { callableFrom: sources.map((each) => settingText(each, context)) } });

/** Variables of the environment that the shared ones lack or set otherwise: those are laid over by name. */
function differing(own: JsonValue, shared: JsonValue | undefined): JsonValue {
  const others = new Map(Object.entries((shared ?? {}) as JsonObject));
  const differences = Object.entries(own as JsonObject).filter(([name, value]) => !isEqual(value, others.get(name)));
  return Object.fromEntries(differences);
}
