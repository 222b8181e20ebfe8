import { encodingOf } from "./form.js";
import { malformed, parseJson } from "./malformed.js";
import { essence, headerParameter, isJson } from "./media-type.js";
import { readMultipart } from "./multipart.js";
import type { FieldEncoding, MediaData, Part } from "./operation.js";
import { decodeUtf8 } from "./platform.js";
import type { Schema } from "./schema.js";
import { itemSchema, memberSchema, shapeOf } from "./shape.js";
import { firstValid, textValue } from "./text-value.js";

interface ReadForm {
  readonly value: object;
  readonly parts: readonly Part[];
}

/**
 * Takes a multipart form apart and reads its fields as their schemas mean them.
 *
 * @throws HttpError 400 when it is malformed
 */
export function readParts(media: MediaData, bytes: Uint8Array, contentType: string): ReadForm {
  const parts = readMultipart(bytes, headerParameter(contentType, "boundary"));
  if (parts === undefined) throw malformed("is not well-formed multipart/form-data");
  const shape = shapeOf(media.schema);
  const byName = new Map<string, Part[]>();
  for (const part of parts) {
    const known = byName.get(part.name);
    if (known === undefined) byName.set(part.name, [part]);
    else known.push(part);
  }
  const entries = [...byName].map(([name, same]): [string, unknown] => {
    const schema = memberSchema(shape, name);
    return [name, partsValue(schema, same, encodingOf(media.encoding, name))];
  });
  return { value: Object.fromEntries(entries), parts };
}

/** Several parts of one name are a list; a single one is a list too where only that is possible, unless it is JSON. */
function partsValue(schema: Schema, parts: readonly Part[], encoding: FieldEncoding | undefined): unknown {
  const [first] = parts;
  const shape = shapeOf(schema);
  if (first === undefined) return undefined;
  if (shape.arrays.length === 0) return partValue(schema, first, encoding);
  const items = parts.map((part, index) => partValue(itemSchema(shape, index), part, encoding));
  if (parts.length > 1) return items;
  const whole = partValue(schema, first, encoding);
  return firstValid(schema, Array.isArray(whole) ? [whole, items] : [items, whole]);
}

function partValue(schema: Schema, part: Part, encoding: FieldEncoding | undefined): unknown {
  const shape = shapeOf(schema);
  if (shape.bytes) return part.bytes;
  let text: string;
  try {
    text = decodeUtf8(part.bytes);
  } catch {
    return part.bytes;
  }
  const type = essence(part.contentType ?? encoding?.contentType ?? "");
  const isDocument = isJson(type) || (type === "" && shape.objects.length > 0);
  return isDocument ? parseJson(text) : textValue(schema, text);
}
