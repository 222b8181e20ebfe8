// What a document's own schemas say of a value, in JSON Schema 2020-12: the judge over all generators alike.
import Ajv from "ajv/dist/2020.js";
import { at, pointerTo } from "./read-document.mjs";

/** Keywords whose violation a type can show. */
const typeKeywords = new Set([
  "type",
  "required",
  "enum",
  "const",
  "additionalProperties",
  "unevaluatedProperties",
  "false schema",
  "discriminator",
  "prefixItems",
]);
/** Keywords that only gather what stands below them. */
const gatheringKeywords = new Set(["anyOf", "oneOf", "allOf", "if", "$ref"]);

/**
 * @returns a function from a schema's pointer and a value to `{ isValid, isExpressible, errors }`; `isExpressible` says
 * of an invalid value that a type can tell, since no other keyword (a length, a pattern) refuses it as well.
 */
export function groundTruth(tree, direction) {
  const ajv = new Ajv({
    strict: false,
    allErrors: true,
    validateFormats: false,
    unicodeRegExp: false,
    validateSchema: false,
    logger: false,
  });
  ajv.addKeyword({ keyword: "known-discriminator", schemaType: "object", errors: true, validate: checkDiscriminator });
  ajv.addSchema({ $id: "document:/", ...convert(tree, { tree, direction, pointer: "", isSchema: false }) });
  const compiled = new Map();
  return (schema, value) => {
    if (!compiled.has(schema)) compiled.set(schema, compile(ajv, schema));
    const validate = compiled.get(schema);
    if (validate === undefined) return undefined;
    if (validate(value)) return { isValid: true };
    const errors = validate.errors.filter(({ keyword }) => !gatheringKeywords.has(keyword));
    const names = errors.map(({ keyword }) => (keyword === "known-discriminator" ? "discriminator" : keyword));
    const matchesSeveral = validate.errors.some(({ params }) => Array.isArray(params?.passingSchemas));
    const isExpressible = names.length > 0 && !matchesSeveral && names.every((name) => typeKeywords.has(name));
    return { isValid: false, isExpressible, errors };
  };
}

function compile(ajv, schema) {
  try {
    const reference = schema.split("/").map(encodeURIComponent).join("/").replaceAll("%7E", "~");
    return ajv.compile({ $ref: `document:/#${reference}` });
  } catch {
    return undefined;
  }
}

function checkDiscriminator({ property, values }, value) {
  checkDiscriminator.errors = [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return true;
  const own = value[property];
  if (typeof own !== "string" || values.includes(own)) return true;
  checkDiscriminator.errors = [{ keyword: "known-discriminator", message: "names no schema", params: { property } }];
  return false;
}

const schemaKeywords = new Set(["schema", "items", "additionalProperties", "not", "if", "then", "else", "contains"]);
const schemaMaps = new Set(["properties", "patternProperties", "definitions", "$defs", "schemas", "dependentSchemas"]);
const schemaLists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
/** Values stay as they are. */
const opaque = new Set(["enum", "const"]);
/** What a judge would take for names or schemas of its own. */
const dropped = new Set([
  "default",
  "$id",
  "id",
  "$schema",
  "$anchor",
  "$dynamicAnchor",
  "format",
  "xml",
  "externalDocs",
]);

/** The whole tree once more, with every schema in the dialect of 2020-12. */
function convert(node, place) {
  if (Array.isArray(node)) {
    return node.map((member, index) => convert(member, { ...place, pointer: pointerTo(place.pointer, index) }));
  }
  if (typeof node !== "object" || node === null) return node;
  const isOldReference = place.isSchema && typeof node.$ref === "string" && !/^3\.[12]/.test(place.tree.openapi ?? "");
  if (isOldReference) return { $ref: reference(node.$ref) };
  const result = {};
  for (const [key, member] of Object.entries(node)) {
    if (place.isMap !== true && isDropped(key, place)) continue;
    const inner = { ...place, pointer: pointerTo(place.pointer, key), isSchema: isSchemaBelow(key, place) };
    if (key === "$ref" && typeof member === "string") result.$ref = reference(member);
    else if (opaque.has(key) && place.isMap !== true) result[key] = member;
    else result[key] = convert(member, { ...inner, isMap: isMapBelow(key, place) });
  }
  return place.isSchema ? schemaOf(result, node, place) : result;
}

const isDropped = (key, { isSchema }) =>
  key === "example" || key === "examples" || key.startsWith("x-") || (isSchema && dropped.has(key));

/** In a map of schemas a key is a name: the map itself is no schema, its members are. */
const isMapBelow = (key, { isMap }) => isMap !== true && schemaMaps.has(key);
const isSchemaBelow = (key, { isMap }) => isMap === true || schemaKeywords.has(key) || schemaLists.has(key);

const reference = (text) => (text.startsWith("#") ? text : "#/unresolved");

function schemaOf(schema, source, place) {
  const { nullable, discriminator, readOnly: _readOnly, writeOnly: _writeOnly, ...rest } = schema;
  if (rest.exclusiveMinimum === true) {
    rest.exclusiveMinimum = rest.minimum;
    delete rest.minimum;
  } else if (typeof rest.exclusiveMinimum === "boolean") delete rest.exclusiveMinimum;
  if (rest.exclusiveMaximum === true) {
    rest.exclusiveMaximum = rest.maximum;
    delete rest.maximum;
  } else if (typeof rest.exclusiveMaximum === "boolean") delete rest.exclusiveMaximum;
  if (Array.isArray(rest.items)) {
    rest.prefixItems = rest.items;
    delete rest.items;
  }
  if (!isPattern(rest.pattern)) delete rest.pattern;
  if (rest.type === "file") rest.type = "string";
  if (!Array.isArray(rest.required)) delete rest.required;
  if (place.direction !== undefined) keepDirection(rest, source, place);
  const known = discriminatorKeyword(discriminator, source, place);
  if (known !== undefined) rest["known-discriminator"] = known;
  return nullable === true || source["x-nullable"] === true ? { anyOf: [rest, { type: "null" }] } : rest;
}

function isPattern(pattern) {
  try {
    return typeof pattern === "string" && new RegExp(pattern) !== undefined;
  } catch {
    return false;
  }
}

/** A request omits what is `readOnly`, a response what is `writeOnly`; neither is required or allowed there. */
function keepDirection(schema, source, { tree, direction }) {
  const mark = direction === "request" ? "readOnly" : "writeOnly";
  const isMarked = (member, depth = 0) => {
    if (typeof member !== "object" || member === null || depth > 8) return false;
    if (member[mark] === true) return true;
    if (typeof member.$ref === "string") return isMarked(at(tree, member.$ref.replace(/^#/, "")), depth + 1);
    return Array.isArray(member.allOf) && member.allOf.some((each) => isMarked(each, depth + 1));
  };
  const marked = Object.keys(source.properties ?? {}).filter((name) => isMarked(source.properties[name]));
  if (marked.length === 0) return;
  if (schema.required !== undefined) schema.required = schema.required.filter((name) => !marked.includes(name));
  schema.properties = { ...schema.properties };
  for (const name of marked) schema.properties[name] = false;
}

/** The values that a discriminator knows: those of its mapping, and names of members or children without one. */
function discriminatorKeyword(discriminator, source, { tree, pointer }) {
  if (discriminator === undefined) return undefined;
  const property = typeof discriminator === "string" ? discriminator : discriminator.propertyName;
  const mapping = typeof discriminator === "string" ? {} : (discriminator.mapping ?? {});
  const members = (source.oneOf ?? source.anyOf)?.map((member) => member?.$ref) ?? extenders(tree, pointer);
  if (typeof property !== "string" || members.length === 0 || members.includes(undefined)) return undefined;
  const names = members.map((text) => text.split("/").at(-1));
  return { property, values: [...Object.keys(mapping), ...names] };
}

function extenders(tree, pointer) {
  const components = tree.swagger === undefined ? "/components/schemas" : "/definitions";
  const schemas = at(tree, components) ?? {};
  const found = [pointer];
  for (const base of found) {
    for (const [name, schema] of Object.entries(schemas)) {
      const own = pointerTo(components, name);
      const extendsBase = Array.isArray(schema?.allOf) && schema.allOf.some((member) => member?.$ref === `#${base}`);
      if (extendsBase && !found.includes(own)) found.push(own);
    }
  }
  return found.length === 1 ? [] : found;
}
