import type { WriteAction } from "../emitters/write.js";
import type { ApiModel, Operation } from "../ir/api.js";
import { type SecuritySchemeId, unsafeId } from "../ir/ids.js";
import { printable } from "../report/printable.js";
import type { ApiBuild } from "./build-api.js";

/** Open operations that the summary for people lists by name. */
const listedOpen = 20;

/** What a build did for one API; part of `--format json`. */
export interface ApiSummary {
  /** As the command line names it. */
  readonly document: string;
  readonly title: string;
  readonly version: string;
  /** As the command line names it. */
  readonly folder: string;
  /** Paths below the folder. */
  readonly files: {
    readonly created: readonly string[];
    readonly updated: readonly string[];
    readonly deleted: readonly string[];
    readonly unchanged: readonly string[];
    /** The user's. */
    readonly kept: readonly string[];
  };
  readonly operations: number;
  /** Null when the build emits no infrastructure. */
  readonly resources: number | null;
  readonly functions: number | null;
  /** Who reaches the API at all. */
  readonly reach: "world" | "vpcEndpoints";
  /** Operations that answer callers without credentials. */
  readonly open: readonly OpenOperation[];
}

export interface OpenOperation {
  readonly operation: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  /** `none`: nobody asks for any. `optional`: those that are sent are not demanded. */
  readonly credentials: "none" | "optional";
}

export function summarize({ compilation, folderName, writes }: ApiBuild): ApiSummary {
  const { api, plan } = compilation;
  const paths = (...kinds: readonly WriteAction["kind"][]): readonly string[] =>
    writes.actions.filter((action) => kinds.includes(action.kind)).map((action) => action.path);
  return {
    document: compilation.document,
    title: api.title,
    version: api.version,
    folder: folderName,
    files: {
      created: paths("create"),
      updated: paths("update"),
      deleted: paths("delete"),
      unchanged: paths("unchanged"),
      kept: paths("keep", "orphan"),
    },
    operations: api.operations.length + api.routes.length,
    resources: plan?.resources.length ?? null,
    functions: plan?.resources.filter((resource) => resource.kind === "function").length ?? null,
    reach: api.gateway.protocol === "rest" && api.gateway.endpoint === "private" ? "vpcEndpoints" : "world",
    open: [
      ...api.operations.flatMap((operation) =>
        openOperation({ ...operation, path: operation.path.text }, certificateSchemes(api)),
      ),
      ...openConnections(api),
    ],
  };
}

/** Schemes of client certificates, which nothing that is built checks. */
function certificateSchemes({ securitySchemes, authorizers }: ApiModel): ReadonlySet<SecuritySchemeId> {
  const ids = new Set(authorizers.filter(({ kind }) => kind === "mutualTls").map(({ id }) => id));
  return new Set(securitySchemes.filter(({ authorizer }) => ids.has(authorizer)).map(({ id }) => id));
}

function openOperation(
  {
    id,
    method,
    path,
    security,
  }: Pick<Operation, "id" | "security"> & { readonly method: string; readonly path: string },
  certificates: ReadonlySet<SecuritySchemeId>,
): readonly OpenOperation[] {
  const isOptional = security.some((alternative) => alternative.length === 0);
  const isChecked = security.some((alternative) => alternative.some(({ scheme }) => !certificates.has(scheme)));
  if (isChecked && !isOptional) return [];
  const credentials = isChecked ? "optional" : "none";
  return [{ operation: id, method: method.toUpperCase(), path, credentials }];
}

/** Who connects to a WebSocket API may send every message: what is open is the connection. */
function openConnections(api: ApiModel): readonly OpenOperation[] {
  if (api.gateway.protocol !== "websocket") return [];
  const security = api.routes.find(({ key }) => key === "$connect")?.security ?? [];
  return openOperation(
    { id: unsafeId("$connect"), method: "wss", path: "$connect", security },
    certificateSchemes(api),
  );
}

const callers: Readonly<Record<ApiSummary["reach"], string>> = {
  world: "the world",
  vpcEndpoints: "whoever its VPC endpoints and policy let in",
};

/** For people. */
export function printSummary(summary: ApiSummary): string {
  const { title, version, document, folder, files, operations, resources, functions, reach, open } = summary;
  const counts = Object.entries(files)
    .filter(([, paths]) => paths.length > 0)
    .map(([kind, paths]) => `${paths.length} ${kind}`);
  const isTouched = files.created.length + files.updated.length + files.deleted.length > 0;
  const lines = [
    `${title} ${version} (${document}): ${folder}/ ${isTouched ? "is written" : "is up to date"}`,
    `  files       ${counts.length === 0 ? "none" : counts.join(", ")}`,
    `  operations  ${operations}`,
    ...(resources === null ? [] : [`  resources   ${resources}`]),
    ...(functions === null ? [] : [`  functions   ${functions}`]),
    `  open        ${open.length === 0 ? "none: every operation asks for credentials" : `${open.length} to ${callers[reach]}, without credentials:`}`,
    ...open.slice(0, listedOpen).map(({ method, path, credentials }) => {
      return `    ${method.padEnd(7)} ${path}${credentials === "optional" ? "  (credentials are optional)" : ""}`;
    }),
    ...(open.length > listedOpen ? [`    and ${open.length - listedOpen} more (--format json lists all)`] : []),
  ];
  return lines.map((line) => `${printable(line)}\n`).join("");
}
