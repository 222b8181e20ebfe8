import { type JsonPointer, unsafeId } from "../../../ir/ids.js";
import type { JsonValue } from "../../../ir/json.js";
import type { SourcePointer } from "../../../ir/source.js";
import { type DocumentNode, isRecord, items, member, members, placeOf, rootNode } from "../../document-node.js";
import type { LoadedFile } from "../../loaded-file.js";
import type { LedgerEntry } from "../ledger.js";
import { expandFunctions } from "./expand-functions.js";
import { expandHttpApi } from "./expand-http-api.js";
import { expandRestApi } from "./expand-rest-api.js";
import { expandWebSocket } from "./expand-websocket.js";
import { functionPart } from "./names.js";
import type { Service, ServiceEvent, ServiceFunction } from "./service.js";
import { type Reading, type SettingsNode, settingsNode, unreadSettings } from "./settings-node.js";
import { createTemplateBuilder, type MadeFrom } from "./template-builder.js";

/** A service as the template that the framework would deploy. */
export interface ExpandedService {
  readonly template: LoadedFile;
  readonly made: ReadonlyMap<string, MadeFrom>;
  readonly notes: readonly LedgerEntry[];
}

/**
 * @param file the configuration, its variables worked out
 * @param parameters names of parameters for the variables that are not known
 */
export function expandService(
  file: LoadedFile,
  stage: string,
  parameters: ReadonlyMap<string, string>,
): ExpandedService {
  const root = rootNode(file);
  const reading: Reading = { taken: new Set(), whole: new Set() };
  const settings = settingsNode(root, reading);
  const notes: LedgerEntry[] = [];
  const provider = settings.object("provider") ?? emptySettings(root, reading);
  const service: Service = {
    name: serviceName(root),
    stage,
    provider,
    functions: functionsOf(settings),
    proxies: proxiesOf(settings),
    template: createTemplateBuilder(),
    from: { address: "provider", type: "provider", at: provider.at },
    lose: (from, property, how, outcome = "dropped") => {
      notes.push({
        outcome,
        node: from.address,
        type: from.type,
        how,
        at: from.at,
        ...(property === undefined ? {} : { property }),
      });
    },
  };
  provider.json("stage");
  expandFunctions(service);
  expandRestApi(service);
  expandHttpApi(service);
  expandWebSocket(service);
  noteUnread(root, service, reading);
  const { template } = service;
  const origins = new Map(template.origins);
  const value = mergeResources(root, template.resources, parameters, origins);
  return { template: { source: file.source, value, origins }, made: template.made, notes };
}

const emptySettings = (root: DocumentNode, reading: Reading): SettingsNode =>
  settingsNode({ ...root, value: {} }, reading);

function serviceName(root: DocumentNode): string {
  const service = member(root, "service");
  if (service === undefined) return "service";
  return String(isRecord(service.value) ? (service.value.name ?? "service") : service.value);
}

/** Functions may stand in a list of objects. */
function functionsOf(settings: SettingsNode): readonly ServiceFunction[] {
  const groups = settings.items("functions");
  const entries =
    groups.length > 0
      ? groups.flatMap((each) => Object.keys(asObject(each.value)).map((key) => [key, each.object(key)] as const))
      : settings.entries("functions");
  return entries.flatMap(([key, node]) => {
    if (node === undefined) return [];
    const from = { address: `functions.${key}`, type: "function", at: node.at };
    const events = node.items("events").flatMap((event, index): readonly ServiceEvent[] => {
      const [type = ""] = typeof event.value === "string" ? [event.value] : Object.keys(asObject(event.value));
      const own = event.object(type);
      const short = event.text(type);
      return [
        {
          type,
          settings: own,
          short,
          from: { address: `${from.address}.events.${index}`, type: `event ${type}`, at: event.at },
        },
      ];
    });
    return [{ key, id: `${functionPart(key)}LambdaFunction`, settings: node, from, events }];
  });
}

/** Settings of the plugin serverless-apigateway-service-proxy: objects of one service each. */
function proxiesOf(settings: SettingsNode): readonly ServiceEvent[] {
  const proxies = settings.object("custom")?.items("apiGatewayServiceProxies") ?? [];
  return proxies.flatMap((proxy, index) =>
    Object.keys(asObject(proxy.value)).map(
      (name): ServiceEvent => ({
        type: `proxy ${name}`,
        settings: proxy.object(name),
        short: undefined,
        from: { address: `custom.apiGatewayServiceProxies.${index}`, type: `proxy ${name}`, at: proxy.at },
      }),
    ),
  );
}

const asObject = (value: unknown): Readonly<Record<string, JsonValue>> =>
  isRecord(value) ? (value as Readonly<Record<string, JsonValue>>) : {};

/** Settings that are for the framework and its own deployment. */
const ofFramework = new Set([
  ...[
    "name",
    "region",
    "profile",
    "stackName",
    "deploymentMethod",
    "deploymentBucket",
    "deploymentPrefix",
    "stackTags",
  ],
  ...[
    "disableRollback",
    "rollbackConfiguration",
    "versionFunctions",
    "lambdaHashingVersion",
    "cfnRole",
    "runtimeManagement",
  ],
  ...[
    "disableDefaultOutputExportNames",
    "package",
    "notificationArns",
    "stackParameters",
    "stackPolicy",
    "eventBridge",
    "s3",
    "build",
  ],
]);

/** Settings of APIs that the framework makes, which it does where a function has an event of theirs. */
const ofApis = new Set([
  "apiGateway",
  "apiName",
  "endpointType",
  "vpcEndpointIds",
  "logs",
  "httpApi",
  "tracing",
  "websocketsApiName",
]);

function unreadHow(path: readonly string[], service: Service): readonly [how: string, outcome: "dropped" | "left"] {
  const [name = "", below] = path;
  if (path.slice(0, 3).join(".") === "apiGateway.request.schemas")
    return ["no event names it, and the framework makes nothing of it", "left"];
  const hasApi =
    service.proxies.length > 0 || service.functions.some(({ events }) => events.some(({ type }) => isApiEvent(type)));
  if (ofFramework.has(name) || (name === "iam" && below === "deploymentRole"))
    return ["it is for the framework's own deployment", "left"];
  if (ofApis.has(name) && !hasApi)
    return ["it is for APIs that the framework makes, and no function has an event of one", "left"];
  if (/^[A-Z]/.test(name)) return ["the framework has no setting of this name", "left"];
  return ["nothing in the document or the settings says it", "dropped"];
}

function noteUnread(root: DocumentNode, service: Service, reading: Reading): void {
  const note = (node: DocumentNode | undefined, from: MadeFrom): void => {
    if (node === undefined) return;
    for (const { path, at } of unreadSettings(node, reading)) {
      const [how, outcome] = unreadHow(path, service);
      service.lose({ ...from, at }, path.join("."), how, outcome);
    }
  };
  note(member(root, "provider"), service.from);
  for (const { from } of service.proxies) note(nodeAt(root, from), from);
  for (const each of service.functions) {
    for (const event of each.events) {
      if (isApiEvent(event.type)) continue;
      service.lose(event.from, undefined, "the event is of no API, and stays where it is", "left");
      reading.whole.add(pointerOf(event.from));
    }
    note(nodeAt(root, each.from), each.from);
  }
}

const isApiEvent = (type: string): boolean => type === "http" || type === "httpApi" || type === "websocket";
const pointerOf = ({ at }: MadeFrom): JsonPointer => at.pointer;

function nodeAt(root: DocumentNode, { at }: MadeFrom): DocumentNode | undefined {
  let node: DocumentNode | undefined = root;
  for (const segment of at.pointer.split("/").slice(1)) {
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    if (node === undefined) return undefined;
    node = Array.isArray(node.value) ? items(node)[Number(key)] : member(node, key);
  }
  return node;
}

/** What the service's own `resources` add to the template, or change in it. */
function mergeResources(
  root: DocumentNode,
  made: Readonly<Record<string, JsonValue>>,
  parameters: ReadonlyMap<string, string>,
  origins: Map<JsonPointer, SourcePointer>,
): JsonValue {
  const own = member(root, "resources");
  const parts = own === undefined ? [] : Array.isArray(own.value) ? items(own) : [own];
  const declared = Object.fromEntries(
    [...parameters].map(([variable, name]) => [name, { Type: "String", Description: `The value of '${variable}'` }]),
  );
  let template: Readonly<Record<string, JsonValue>> = {
    ...(parameters.size > 0 ? { Parameters: declared } : {}),
    Resources: made,
  };
  for (const part of parts) {
    for (const [section, node] of members(part)) {
      if (section === "extensions") {
        for (const [id, extension] of members(node))
          template = merged(template, { Resources: { [id]: extension.value as JsonValue } });
        continue;
      }
      template = merged(template, { [section]: node.value as JsonValue });
      for (const [name, each] of members(node)) {
        if (!origins.has(unsafeId(`/${section}/${name}`)))
          origins.set(unsafeId(`/${section}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`), placeOf(each));
      }
    }
  }
  return template;
}

type JsonObject = Readonly<Record<string, JsonValue>>;

function merged(left: JsonObject, right: JsonObject): JsonObject {
  const entries = Object.entries(right).map(([key, value]) => {
    const known = Object.hasOwn(left, key) ? left[key] : undefined;
    return [
      key,
      isRecord(known) && isRecord(value) ? merged(known as JsonObject, value as JsonObject) : value,
    ] as const;
  });
  return { ...left, ...Object.fromEntries(entries) };
}
