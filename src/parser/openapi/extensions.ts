import { type DocumentNode, isRecord, keyPlaceOf, member, rootNode } from "../document-node.js";
import type { LoadedFile } from "../loaded-file.js";
import type { ReadContext } from "../read-context.js";
import { childPointer, segmentsOf } from "../source/json-pointer.js";
import { helpForOtherType, reportNotForApiType } from "./api-type.js";

const prefix = "x-amazon-apigateway-";

/** The full name of one of the service's extensions. */
export const gatewayExtension = (name: string): string => `${prefix}${name}`;

/**
 * Notes which of the service's extensions on an object its reader reads. Each that nobody has claimed when all is read is
 * reported, wherever it stands. Private extensions are nobody's business.
 */
export function claimExtensions(context: ReadContext, holder: DocumentNode, names: readonly string[]): void {
  for (const name of names) {
    // What this type of API lacks is read by nobody.
    if (helpForOtherType(context, name) !== undefined) continue;
    const node = member(holder, gatewayExtension(name));
    if (node !== undefined) context.extensions.claimed.add(addressOf(node));
  }
}

/** What a node is found again by. */
const addressOf = ({ file, pointer }: Pick<DocumentNode, "file" | "pointer">): string =>
  `${file.source.name}#${pointer}`;

/** Reports every extension in the document, and in what it refers to in other files, that no reader has claimed. */
export function reportUnclaimedExtensions(context: ReadContext, entry: LoadedFile): void {
  reportBelow(context, rootNode(entry));
  for (const node of context.extensions.reached.values()) if (node.file !== entry) reportBelow(context, node);
}

/** Notes that a reference leads to a node. */
export function noteReached(context: ReadContext, node: DocumentNode): void {
  context.extensions.reached.set(addressOf(node), node);
}

/** Whether any reference leads to the node. */
export const isReached = (context: ReadContext, node: DocumentNode): boolean =>
  context.extensions.reached.has(addressOf(node));

/** Keys of which the value is data of the API, not a description of it. */
const dataKeys = new Set(["example", "examples", "enum", "const"]);
/** Keys of which the members are names of the author's own. */
const namingKeys = new Set(["properties", "patternProperties", "responses", "headers", "callbacks", "$defs"]);

function reportBelow(context: ReadContext, start: DocumentNode): void {
  const { file } = start;
  if (!file.source.text.includes(prefix) && file.origins === undefined) return;
  const path: (string | number)[] = [];
  const visit = (value: unknown, holderKey: string | undefined): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        path.push(index);
        visit(item, undefined);
        path.pop();
      });
      return;
    }
    if (!isRecord(value)) return;
    const holdsNames = holderKey !== undefined && namingKeys.has(holderKey);
    for (const [key, child] of Object.entries(value)) {
      if (!holdsNames && (dataKeys.has(key) || (key === "default" && holderKey !== "responses"))) continue;
      path.push(key);
      if (key.startsWith(prefix) && !(holdsNames && holderKey !== "responses")) report(key, child);
      visit(child, holdsNames && holderKey !== "responses" ? undefined : key);
      path.pop();
    }
  };
  const report = (extension: string, value: unknown): void => {
    const pointer = path.reduce<DocumentNode["pointer"]>(childPointer, start.pointer);
    const node: DocumentNode = { value, file, pointer };
    if (context.extensions.claimed.has(addressOf(node))) return;
    const help = helpForOtherType(context, extension.slice(prefix.length));
    if (help !== undefined) reportNotForApiType(context, keyPlaceOf(node), extension, help);
    else context.diagnostics.report("extension-not-read", keyPlaceOf(node), { extension });
  };
  visit(start.value, segmentsOf(start.pointer).at(-1));
}
