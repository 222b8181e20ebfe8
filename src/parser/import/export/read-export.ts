import { type JsonPointer, unsafeId } from "../../../ir/ids.js";
import type { JsonValue } from "../../../ir/json.js";
import { type DocumentNode, isRecord, items, keyPlaceOf, member, members, placeOf } from "../../document-node.js";
import { rootPointer } from "../../source/json-pointer.js";
import type { ImportedApi } from "../imported-api.js";
import type { LedgerEntry } from "../ledger.js";

const methods: ReadonlySet<string> = new Set([
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace"],
  "x-amazon-apigateway-any-method",
]);

/** The document is the API already; what an export says elsewhere of its stage goes into the settings. */
export function readExport(root: DocumentNode): ImportedApi {
  const stage = stageOf(root);
  const isHttp = isHttpApi(root);
  const settings: { readonly [key: string]: JsonValue } = {
    ...(isHttp ? { api: { type: "http" } } : {}),
    ...(stage === undefined ? {} : { stages: [{ name: stage.name }] }),
  };
  const origins = new Map([[rootPointer, placeOf(root)]]);
  const about =
    "An export tells neither the type of the endpoint nor the settings of the stage (logs, throttles, variables, cache), and neither plans nor domains: add what the API has of them.";
  return {
    api: textOf(member(root, "info"), "title") ?? "Api",
    document: { value: root.value as JsonValue, origins, comments: new Map() },
    settings: {
      value: settings,
      origins: new Map([
        ...origins,
        ...(stage === undefined ? [] : [[unsafeId<JsonPointer>("/stages"), placeOf(stage.node)] as const]),
      ]),
      comments: new Map([[rootPointer, about]]),
    },
    ledger: [...membersOf(root, stage?.node), ...operationsOf(root)],
  };
}

/** REST APIs have no payload format; the exports of HTTP APIs bear a version of their own, or name one in integrations. */
function isHttpApi(root: DocumentNode): boolean {
  if (member(root, "x-amazon-apigateway-importexport-version") !== undefined) return true;
  return members(member(root, "paths") ?? root)
    .flatMap(([, path]) => members(path))
    .some(([, operation]) => {
      const integration = member(operation, "x-amazon-apigateway-integration");
      return integration !== undefined && member(integration, "payloadFormatVersion") !== undefined;
    });
}

interface ExportedStage {
  readonly name: string;
  /** What tells it. */
  readonly node: DocumentNode;
}

/** The default address of an API ends in its stage; custom domains do not. The stage `$default` has no part in it. */
function stageOf(root: DocumentNode): ExportedStage | undefined {
  const basePath = member(root, "basePath");
  if (basePath !== undefined && isDefaultHost(textOf(root, "host"))) return named(basePath.value, basePath);
  const server = items(member(root, "servers") ?? root).find((each) => isDefaultHost(textOf(each, "url")));
  if (server === undefined) return undefined;
  const variable = member(member(server, "variables") ?? server, "basePath");
  if (variable !== undefined) return named(textOf(variable, "default"), server);
  return named(/\.amazonaws\.com(?:\.cn)?\/([^/?#]*)/.exec(textOf(server, "url") ?? "")?.[1], server);
}

const isDefaultHost = (text: string | undefined): boolean =>
  text !== undefined && /\.execute-api\.[\w-]+\.amazonaws\.com(?:\.cn)?(?:\/|$)/.test(text);

function named(value: unknown, node: DocumentNode): ExportedStage | undefined {
  const name = typeof value === "string" ? value.replace(/^\/+|\/+$/g, "") : "";
  return /^[\w-]{1,128}$/.test(name) ? { name, node } : undefined;
}

function membersOf(root: DocumentNode, stage: DocumentNode | undefined): readonly LedgerEntry[] {
  const isStage = (key: string): boolean =>
    stage !== undefined && (stage.pointer === `/${key}` || stage.pointer.startsWith(`/${key}/`));
  return members(root)
    .filter(([key]) => key !== "paths")
    .map(([key, node]): LedgerEntry => {
      const entry = { node: key, type: "member of the document", at: keyPlaceOf(node) };
      return isStage(key)
        ? { ...entry, outcome: "approximated", how: "it tells the name of the stage, but not how the stage is set" }
        : { ...entry, outcome: "mapped" };
    });
}

const operationsOf = (root: DocumentNode): readonly LedgerEntry[] =>
  members(member(root, "paths") ?? root).flatMap(([path, item]) =>
    members(item)
      .filter(([key]) => methods.has(key))
      .map(([key, operation]): LedgerEntry => {
        const method = key.startsWith("x-") ? "ANY" : key.toUpperCase();
        return { outcome: "mapped", node: `${method} ${path}`, type: "operation", at: keyPlaceOf(operation) };
      }),
  );

function textOf(node: DocumentNode | undefined, key: string): string | undefined {
  const value = node === undefined || !isRecord(node.value) ? undefined : member(node, key)?.value;
  return typeof value === "string" ? value : undefined;
}
