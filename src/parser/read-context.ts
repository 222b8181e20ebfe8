import type { DeployParameter, GatewayProtocol } from "../ir/api.js";
import type { DiagnosticBag } from "../ir/diagnostics.js";
import type { HandlerId } from "../ir/ids.js";
import type { VpcLink } from "../ir/vpc-link.js";
import { type DocumentNode, isRecord, items, keyPlaceOf, member, members, placeOf } from "./document-node.js";
import type { LoadedDocuments } from "./load.js";

/** The specification's versions, as far as schemas are read differently; all versions of AsyncAPI have one dialect. */
export type SpecificationVersion = "2.0" | "3.0" | "3.1" | "asyncapi";

/** What was read of the service's extensions, so that the rest can be reported. */
export interface ExtensionClaims {
  /** Addresses (`file#pointer`) of extensions that have a reader. */
  readonly claimed: Set<string>;
  /** What references lead to, by address. */
  readonly reached: Map<string, DocumentNode>;
}

const createExtensionClaims = (): ExtensionClaims => ({ claimed: new Set(), reached: new Map() });

/** What every reader needs. */
export interface ReadContext {
  readonly documents: LoadedDocuments;
  readonly version: SpecificationVersion;
  /** The type of API that is built. */
  readonly protocol: GatewayProtocol;
  readonly diagnostics: DiagnosticBag;
  /** Deploy parameters met so far, by name. */
  readonly deployParameters: Map<string, DeployParameter>;
  /** What each of them stood for where it was first met, such as `${table}`. */
  readonly deployTexts: Map<string, string>;
  readonly extensions: ExtensionClaims;
  /** Constructs that were reported as not read: each once, where it first occurs. */
  readonly unreadConstructs: Set<string>;
  /** The VPC links of the settings, by name. */
  readonly vpcLinks: ReadonlyMap<string, VpcLink["kind"]>;
  /** The functions that the settings name themselves, by name. */
  readonly functions: ReadonlyMap<string, HandlerId>;
  /** The names of the settings' roles. */
  readonly roles: ReadonlySet<string>;
}

/** A context in which nothing has been read yet. */
export const createReadContext = (
  known: Pick<ReadContext, "documents" | "version" | "protocol" | "diagnostics" | "vpcLinks" | "functions" | "roles">,
): ReadContext => ({
  ...known,
  deployParameters: new Map(),
  deployTexts: new Map(),
  extensions: createExtensionClaims(),
  unreadConstructs: new Set(),
});

/** What a value is, for the end of a sentence: "null", "an array", "string \"x\"". */
export const describeValue = (value: unknown): string => {
  if (value === null || value === undefined) return value === null ? "null" : "missing";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `${typeof value} ${JSON.stringify(value)}`.slice(0, 60);
};

/** Reports that a value is of the wrong kind; `what` names the field. */
export function reportInvalid(context: ReadContext, node: DocumentNode, what: string, expected: string): void {
  context.diagnostics.report("value-invalid", placeOf(node), { what, expected, actual: describeValue(node.value) });
}

/** Reports a construct that is not read: once, at its first occurrence, since documents that have it have it everywhere. */
export function reportUnreadConstruct(context: ReadContext, node: DocumentNode, what: string): void {
  if (context.unreadConstructs.has(what)) return;
  context.unreadConstructs.add(what);
  context.diagnostics.report("construct-not-read", keyPlaceOf(node), { what });
}

/** As `reportInvalid`, for a value that can be done without. */
export function reportIgnored(context: ReadContext, node: DocumentNode, what: string, expected: string): void {
  context.diagnostics.report("value-ignored", placeOf(node), { what, expected, actual: describeValue(node.value) });
}

/** The text of a member. Numbers and booleans are taken as text, since YAML makes them of unquoted words. */
export function readString(context: ReadContext, node: DocumentNode, key: string): string | undefined {
  const child = member(node, key);
  if (child === undefined || child.value === null) return undefined;
  if (typeof child.value === "string") return child.value;
  if (typeof child.value === "number" || typeof child.value === "boolean") return String(child.value);
  reportInvalid(context, child, `'${key}'`, "a string");
  return undefined;
}

/** A boolean member; "true" and "false" as text count too. */
export function readBoolean(context: ReadContext, node: DocumentNode, key: string): boolean | undefined {
  const child = member(node, key);
  if (child === undefined || child.value === null) return undefined;
  if (typeof child.value === "boolean") return child.value;
  if (child.value === "true" || child.value === "false") return child.value === "true";
  reportInvalid(context, child, `'${key}'`, "true or false");
  return undefined;
}

/** A finite number; numerals as text count too. */
export function readNumber(context: ReadContext, node: DocumentNode, key: string): number | undefined {
  const child = member(node, key);
  if (child === undefined || child.value === null) return undefined;
  const value = typeof child.value === "string" && child.value.trim() !== "" ? Number(child.value) : child.value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  reportInvalid(context, child, `'${key}'`, "a number");
  return undefined;
}

/** The texts of an array member; empty when there is none. */
export function readStrings(context: ReadContext, node: DocumentNode, key: string): readonly string[] {
  return readItems(context, node, key).flatMap((item) => {
    if (typeof item.value === "string") return [item.value];
    if (typeof item.value === "number" || typeof item.value === "boolean") return [String(item.value)];
    reportInvalid(context, item, `An item of '${key}'`, "a string");
    return [];
  });
}

/** The items of an array member; empty when there is none. */
export function readItems(context: ReadContext, node: DocumentNode, key: string): readonly DocumentNode[] {
  const child = member(node, key);
  if (child === undefined || child.value === null) return [];
  if (!Array.isArray(child.value)) reportInvalid(context, child, `'${key}'`, "an array");
  return items(child);
}

/** The members of an object member, in document order; empty when there is none. */
export function readMembers(
  context: ReadContext,
  node: DocumentNode,
  key: string,
): readonly (readonly [key: string, child: DocumentNode])[] {
  const child = member(node, key);
  if (child === undefined || child.value === null) return [];
  if (!isRecord(child.value)) reportInvalid(context, child, `'${key}'`, "an object");
  return members(child);
}
