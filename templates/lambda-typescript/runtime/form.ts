import { deepObjectValue } from "./deep-object.js";
import { malformed, parseJson } from "./malformed.js";
import { essence, isJson } from "./media-type.js";
import type { FieldEncoding, MediaData, ParameterData } from "./operation.js";
import { type Fields, formValue } from "./parameters.js";
import type { Schema } from "./schema.js";
import { isOpen, memberNames, memberSchema, shapeOf } from "./shape.js";

/** `application/x-www-form-urlencoded` (WHATWG URL, section 5.1). */
export function formFields(text: string): Fields {
  const fields = new Map<string, string[]>();
  for (const pair of text.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    const name = formDecode(at < 0 ? pair : pair.slice(0, at));
    const value = formDecode(at < 0 ? "" : pair.slice(at + 1));
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [value]);
    else values.push(value);
  }
  return fields;
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw malformed("is not percent-encoded correctly");
  }
}

export function formObject(media: MediaData, fields: Fields): unknown {
  const shape = shapeOf(media.schema);
  const described = new Set(memberNames(shape));
  const names = new Set(described);
  if (isOpen(shape)) for (const name of fields.keys()) names.add(name.split("[", 1)[0] ?? name);
  const entries: [string, unknown][] = [];
  for (const name of names) {
    const value = fieldValue(name, memberSchema(shape, name), media.encoding, fields);
    if (value !== undefined) entries.push([name, value]);
  }
  // Members that the schema forbids are kept, so that the validation names them.
  for (const name of fields.keys()) {
    if (!names.has(name.split("[", 1)[0] ?? name)) entries.push([name, fields.get(name)?.[0]]);
  }
  return Object.fromEntries(entries);
}

function fieldValue(name: string, schema: Schema, encodings: MediaData["encoding"], fields: Fields): unknown {
  const encoding = encodingOf(encodings, name);
  const [text] = fields.get(name) ?? [];
  if (encoding?.contentType !== undefined && isJson(essence(encoding.contentType))) {
    return text === undefined ? undefined : parseJson(text);
  }
  const shape = shapeOf(schema);
  if (text === undefined) return deepObjectValue(schema, name, fields);
  // Without an `encoding` an object that is one field is JSON, as in a multipart form.
  if (shape.objects.length > 0 && encoding?.style === undefined && /^\s*\{/.test(text)) return parseJson(text);
  const parameter: Pick<ParameterData, "name" | "schema" | "style" | "explode"> = {
    name,
    schema,
    style: encoding?.style ?? "form",
    ...(encoding?.explode === false ? {} : { explode: true }),
  };
  return formValue(parameter, fields, []);
}

export function encodingOf(encodings: MediaData["encoding"], name: string): FieldEncoding | undefined {
  return encodings !== undefined && Object.hasOwn(encodings, name) ? encodings[name] : undefined;
}
