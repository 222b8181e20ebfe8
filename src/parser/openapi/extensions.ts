import { type DocumentNode, keyPlaceOf, members } from "../document-node.js";
import type { ReadContext } from "../read-context.js";

const prefix = "x-amazon-apigateway-";

/** Reports each of the service's extensions on an object that its reader does not read. Private extensions pass. */
export function reportUnreadExtensions(context: ReadContext, node: DocumentNode, read: readonly string[]): void {
  for (const [key, child] of members(node)) {
    if (!key.startsWith(prefix) || read.includes(key.slice(prefix.length))) continue;
    context.diagnostics.report("extension-not-read", keyPlaceOf(child), { extension: key });
  }
}

/** The full name of one of the service's extensions. */
export const gatewayExtension = (name: string): string => `${prefix}${name}`;
