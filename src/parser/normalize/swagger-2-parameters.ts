import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { reportOtherFields, swaggerValueFields } from "../openapi/object-fields.js";
import type { Upgrade } from "./upgrade.js";

type Raw = Record<string, unknown>;

/** The schema that is spread over a parameter's or header's own fields; `schema` itself where someone wrote one. */
export function valueSchema(upgrade: Upgrade, node: DocumentNode): unknown {
  if (!isRecord(node.value)) return node.value;
  const raw = node.value;
  const written = member(node, "schema");
  if (written !== undefined && typeof written.value === "object" && written.value !== null) {
    return upgrade.place(written, written.value);
  }
  const fields = swaggerValueFields.filter((key) => Object.hasOwn(raw, key)).map((key) => [key, raw[key]] as const);
  return upgrade.place(node, Object.fromEntries(fields));
}

/** How an array is written, in the words of OpenAPI 3. */
function serialization(
  upgrade: Upgrade,
  node: DocumentNode,
  location: string,
): { readonly style?: string; readonly explode?: boolean } {
  const raw = node.value as Raw;
  if (raw.type !== "array") return {};
  const format = typeof raw.collectionFormat === "string" ? raw.collectionFormat : "csv";
  const simple = location === "path" || location === "header";
  switch (format) {
    case "multi":
      return simple ? {} : { style: "form", explode: true };
    case "csv":
      return simple ? {} : { style: "form", explode: false };
    case "ssv":
      return { style: "spaceDelimited", explode: false };
    case "pipes":
      return { style: "pipeDelimited", explode: false };
    default:
      upgrade.context.diagnostics.report("construct-not-read", placeOf(member(node, "collectionFormat") ?? node), {
        what: `The collectionFormat '${format}', which OpenAPI 3 has no style for (values are separated by commas instead),`,
      });
      return simple ? {} : { style: "form", explode: false };
  }
}

/** A path, query or header parameter. */
export function upgradeParameter(upgrade: Upgrade, node: DocumentNode): unknown {
  if (typeof node.value !== "object" || node.value === null) return node.value;
  reportOtherFields(upgrade.context, node, "swaggerParameter");
  const raw = node.value as Raw;
  const location = typeof raw.in === "string" ? raw.in : "query";
  const extensions = Object.entries(raw).filter(([key]) => key.startsWith("x-") && key !== "x-nullable");
  return upgrade.place(node, {
    ...Object.fromEntries(extensions),
    ...Object.fromEntries(
      ["name", "in", "description", "required"].flatMap((key) => (key in raw ? [[key, raw[key]]] : [])),
    ),
    ...serialization(upgrade, node, location),
    schema: valueSchema(upgrade, node),
  });
}

/** `in: formData` parameters as one body: multipart where a file or the document asks for it. */
export function upgradeFormBody(
  upgrade: Upgrade,
  parameters: readonly DocumentNode[],
  consumes: readonly string[],
): Raw {
  const hasFile = parameters.some((each) => (each.value as Raw).type === "file");
  const formTypes = consumes.filter((type) => /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(type));
  const fallback = hasFile ? "multipart/form-data" : "application/x-www-form-urlencoded";
  const types = hasFile ? ["multipart/form-data"] : formTypes.length > 0 ? formTypes : [fallback];
  const [first] = parameters;
  const named = parameters.filter((each) => typeof (each.value as Raw).name === "string");
  const nameOf = (node: DocumentNode): string => String((node.value as Raw).name);
  const property = (node: DocumentNode): Raw => {
    reportOtherFields(upgrade.context, node, "swaggerParameter");
    const { description } = node.value as Raw;
    const schema = valueSchema(upgrade, node) as Raw;
    return upgrade.place(node, { ...schema, ...(description === undefined ? {} : { description }) });
  };
  const encoding = named.flatMap((node) => {
    const how = serialization(upgrade, node, "formData");
    return Object.keys(how).length === 0 ? [] : [[nameOf(node), upgrade.place(node, how)] as const];
  });
  const schema = {
    type: "object",
    properties: Object.fromEntries(named.map((node) => [nameOf(node), property(node)])),
    required: named.filter((node) => (node.value as Raw).required === true).map(nameOf),
  };
  const mediaType = { schema, ...(encoding.length === 0 ? {} : { encoding: Object.fromEntries(encoding) }) };
  const body = {
    required: schema.required.length > 0,
    content: Object.fromEntries(types.map((type) => [type, mediaType])),
  };
  if (first === undefined) return body;
  for (const made of [schema, mediaType, body]) upgrade.place(first, made);
  return body;
}
