import { type DocumentNode, isRecord, items, member } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { resolve } from "../reference.js";
import { type NamedMessage, payloadNode } from "./messages.js";
import type { AsyncOperation } from "./operations.js";

/**
 * The route that a message of clients belongs to: what the settings of the operation say, a predefined route that the
 * channel is named after, the value that the message's schema fixes for what routes are selected by; where it fixes none,
 * the channel's address for the only message of a channel, and the message's own name for one of several.
 */
export function routeKeyOf(
  context: ReadContext,
  operation: AsyncOperation,
  message: NamedMessage | undefined,
  chosen: string | undefined,
  expression: string,
): string {
  if (chosen !== undefined) return chosen;
  const { key, address } = operation.channel;
  const predefined = [key, address].map(withoutSlash).find((name) => /^\$(?:connect|disconnect|default)$/.test(name));
  if (predefined !== undefined) return predefined;
  const fixed = message === undefined ? undefined : fixedValue(context, message.node, expression);
  if (fixed !== undefined) return fixed;
  const own = withoutSlash(address);
  const isPlain = /^[^/{}]+$/.test(own);
  if (isPlain && operation.messages.length <= 1) return own;
  return message?.name ?? operation.operationId ?? withoutSlash(key);
}

const withoutSlash = (text: string): string => text.replace(/^\/+|\/+$/g, "");

/** What the schema of a message fixes for the property that the expression reads. */
function fixedValue(context: ReadContext, message: DocumentNode, expression: string): string | undefined {
  const path = /^\$\{?request\.body\.([\w-]+(?:\.[\w-]+)*)\}?$/.exec(expression)?.[1]?.split(".");
  const payload = payloadNode(context, message);
  if (path === undefined || payload === undefined) return undefined;
  let schemas = layersOf(context, payload, new Set());
  for (const name of path) {
    const found = schemas.flatMap((schema) => {
      const properties = member(schema, "properties");
      return (properties === undefined ? undefined : member(properties, name)) ?? [];
    });
    schemas = found.flatMap((schema) => layersOf(context, schema, new Set()));
  }
  return schemas.map(constantOf).find((value) => value !== undefined);
}

function constantOf({ value }: DocumentNode): string | undefined {
  if (!isRecord(value)) return undefined;
  const only = Array.isArray(value.enum) && value.enum.length === 1 ? value.enum[0] : value.const;
  return typeof only === "string" ? only : undefined;
}

/** A schema, and the parts of its `allOf`, behind their references. */
function layersOf(context: ReadContext, start: DocumentNode, passed: Set<string>): readonly DocumentNode[] {
  const node = resolve(context, start);
  if (node === undefined) return [];
  const place = `${node.file.source.name}#${node.pointer}`;
  if (passed.has(place)) return [];
  passed.add(place);
  const all = member(node, "allOf");
  return [node, ...(all === undefined ? [] : items(all).flatMap((part) => layersOf(context, part, passed)))];
}
