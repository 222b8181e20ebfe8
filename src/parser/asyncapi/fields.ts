import { type DocumentNode, keyPlaceOf, member, members } from "../document-node.js";
import { type ReadContext, readItems } from "../read-context.js";
import { resolve } from "../reference.js";

/**
 * A field of an operation or message, or else of its traits: what stands at the object itself wins, as in AsyncAPI 3, and
 * of several traits the last one.
 */
export function fieldOf(context: ReadContext, node: DocumentNode, key: string): DocumentNode | undefined {
  const own = member(node, key);
  if (own !== undefined && own.value !== null) return own;
  for (const trait of [...readItems(context, node, "traits")].reverse()) {
    const target = resolve(context, trait);
    const found = target === undefined ? undefined : member(target, key);
    if (found !== undefined && found.value !== null) return found;
  }
  return undefined;
}

/** As `fieldOf`, for text. */
export function textOf(context: ReadContext, node: DocumentNode, key: string): string | undefined {
  const value = fieldOf(context, node, key)?.value;
  return typeof value === "string" ? value : undefined;
}

/** Names of tags: objects with a name, or references to such. */
export const tagsOf = (context: ReadContext, node: DocumentNode): readonly string[] => {
  const tags = fieldOf(context, node, "tags");
  if (tags === undefined || !Array.isArray(tags.value)) return [];
  return readItems(context, { ...node, value: { tags: tags.value } }, "tags").flatMap((item) => {
    const name = member(resolve(context, item) ?? item, "name")?.value;
    return typeof name === "string" ? [name] : [];
  });
};

/** What the document says beside `known`, which is compiled into nothing. */
export function reportUnreadFields(
  context: ReadContext,
  node: DocumentNode,
  what: string,
  known: ReadonlySet<string>,
): void {
  for (const [key, child] of members(node)) {
    if (known.has(key) || key.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), { what: `The field '${key}' of ${what}` });
  }
}

/** Bindings of every protocol but WebSocket say nothing about this API. */
export function webSocketBinding(context: ReadContext, node: DocumentNode, what: string): DocumentNode | undefined {
  const start = fieldOf(context, node, "bindings");
  const bindings = start === undefined ? undefined : resolve(context, start);
  if (bindings === undefined) return undefined;
  for (const [protocol, child] of members(bindings)) {
    if (protocol === "ws" || protocol.startsWith("x-")) continue;
    context.diagnostics.report("construct-not-read", keyPlaceOf(child), {
      what: `The binding of ${what} to the protocol '${protocol}'`,
    });
  }
  const binding = member(bindings, "ws");
  return binding === undefined ? undefined : resolve(context, binding);
}
