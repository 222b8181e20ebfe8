// Every example of a document, with the schema that describes it and the place where generated types describe it.
import { at, pointerTo, resolvePointer } from "./read-document.mjs";

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];
const isJson = (type) => /^[^/]+\/([^/]+\+)?json$/.test(type.split(";")[0].trim().toLowerCase());
const isObject = (node) => typeof node === "object" && node !== null && !Array.isArray(node);

/**
 * @returns examples as `{ value, schema, place, direction }`: `schema` is a pointer; `place` says which type describes the
 * value (`kind` component, body, response or parameter, and the `steps` inside it); `direction` is undefined for a
 * component, which may travel either way.
 */
export function findExamples(tree) {
  const found = [];
  const seen = new Set();
  const add = (pointer, value, schema, place, direction) => {
    if (seen.has(pointer) || value === undefined) return;
    seen.add(pointer);
    found.push({ value, schema, place, direction });
  };
  const isSwagger = tree.swagger !== undefined;
  const components = isSwagger ? "/definitions" : "/components/schemas";
  for (const name of Object.keys(at(tree, components) ?? {})) {
    const pointer = pointerTo(components, name);
    addSchemaExamples(tree, pointer, { kind: "component", name, steps: [] }, undefined, add);
  }
  for (const [path, item] of Object.entries(tree.paths ?? {})) {
    if (!isObject(item)) continue;
    for (const method of methods) {
      if (!isObject(item[method])) continue;
      const operation = { method, path };
      const pointer = pointerTo("/paths", path, method);
      addParameters(tree, pointerTo("/paths", path, "parameters"), operation, add);
      addParameters(tree, pointerTo(pointer, "parameters"), operation, add);
      addBody(tree, pointer, operation, add);
      addResponses(tree, pointer, operation, isSwagger, add);
    }
  }
  return found;
}

function addParameters(tree, list, operation, add) {
  const parameters = at(tree, list);
  if (!Array.isArray(parameters)) return;
  for (const index of parameters.keys()) {
    const pointer = resolvePointer(tree, pointerTo(list, index));
    const parameter = pointer === undefined ? undefined : at(tree, pointer);
    if (!isObject(parameter) || parameter.content !== undefined || isIgnored(parameter)) continue;
    if (parameter.in === "body") {
      if (parameter.schema === undefined) continue;
      const place = { kind: "body", ...operation, mediaType: "application/json", steps: [] };
      addSchemaExamples(tree, pointerTo(pointer, "schema"), place, "request", add);
    } else if (["path", "query", "header", "cookie"].includes(parameter.in) && parameter.schema !== undefined) {
      const place = { kind: "parameter", ...operation, in: parameter.in, name: parameter.name, steps: [] };
      const schema = pointerTo(pointer, "schema");
      addValues(tree, pointer, schema, place, "request", add);
      addSchemaExamples(tree, schema, place, "request", add);
    }
  }
}

/** The specification has these described elsewhere (OpenAPI 3.1, section 4.8.12.2.1). */
const isIgnored = ({ in: where, name }) =>
  where === "header" && ["accept", "authorization", "content-type"].includes(String(name).toLowerCase());

function addBody(tree, operationPointer, operation, add) {
  const pointer = resolvePointer(tree, pointerTo(operationPointer, "requestBody"));
  if (pointer === undefined || operation.method === "get" || operation.method === "head") return;
  addContent(tree, pointer, { kind: "body", ...operation }, "request", add);
}

function addResponses(tree, operationPointer, operation, isSwagger, add) {
  for (const status of Object.keys(at(tree, pointerTo(operationPointer, "responses")) ?? {})) {
    const pointer = resolvePointer(tree, pointerTo(operationPointer, "responses", status));
    if (pointer === undefined || operation.method === "head" || status.startsWith("x-")) continue;
    const place = { kind: "response", ...operation, status };
    if (!isSwagger) addContent(tree, pointer, place, "response", add);
    else addSwaggerResponse(tree, pointer, { ...place, mediaType: producedJson(tree, operation), steps: [] }, add);
  }
}

/** The JSON that a 2.0 operation answers with; undefined where it answers with something else. */
function producedJson(tree, { path, method }) {
  const types = tree.paths[path][method].produces ?? tree.produces ?? [];
  return types.length === 0 ? "application/json" : types.find(isJson);
}

function addSwaggerResponse(tree, pointer, place, add) {
  const schema = pointerTo(pointer, "schema");
  if (at(tree, schema) === undefined || place.mediaType === undefined) return;
  for (const [type, value] of Object.entries(at(tree, pointerTo(pointer, "examples")) ?? {})) {
    if (isJson(type)) add(pointerTo(pointer, "examples", type), value, schema, place, "response");
  }
  addSchemaExamples(tree, schema, place, "response", add);
}

function addContent(tree, pointer, place, direction, add) {
  for (const [type, media] of Object.entries(at(tree, pointerTo(pointer, "content")) ?? {})) {
    if (!isJson(type) || media?.schema === undefined) continue;
    const mediaPointer = pointerTo(pointer, "content", type);
    const schema = pointerTo(mediaPointer, "schema");
    const typed = { ...place, mediaType: type, steps: [] };
    addValues(tree, mediaPointer, schema, typed, direction, add);
    addSchemaExamples(tree, schema, typed, direction, add);
  }
}

/** `example` and `examples` as parameters and media types have them. */
function addValues(tree, pointer, schema, place, direction, add) {
  add(pointerTo(pointer, "example"), at(tree, pointer).example, schema, place, direction);
  const named = at(tree, pointerTo(pointer, "examples"));
  for (const name of isObject(named) ? Object.keys(named) : []) {
    const example = resolvePointer(tree, pointerTo(pointer, "examples", name));
    if (example !== undefined) add(pointerTo(example, "value"), at(tree, example)?.value, schema, place, direction);
  }
}

/** Examples of a schema and of what it describes in place; a component's are met at the component. */
function addSchemaExamples(tree, pointer, place, direction, add, depth = 0, isPart = false) {
  const schema = at(tree, pointer);
  if (!isObject(schema) || schema.$ref !== undefined || depth > 12) return;
  // An example of one part of an `allOf` need not be one of the whole, and no type stands for the part.
  if (!isPart) {
    add(pointerTo(pointer, "example"), schema.example, pointer, place, direction);
    for (const [index, value] of Array.isArray(schema.examples) ? schema.examples.entries() : []) {
      add(pointerTo(pointer, "examples", index), value, pointer, place, direction);
    }
  }
  const inside = (key, parts, step) => {
    const steps = step === undefined ? place.steps : [...place.steps, step];
    addSchemaExamples(
      tree,
      pointerTo(pointer, key, ...parts),
      { ...place, steps },
      direction,
      add,
      depth + 1,
      step === undefined,
    );
  };
  for (const name of isObject(schema.properties) ? Object.keys(schema.properties) : []) {
    inside("properties", [name], { property: name });
  }
  if (isObject(schema.items)) inside("items", [], { item: true });
  const hasProperties = Object.keys(schema.properties ?? {}).length > 0;
  if (isObject(schema.additionalProperties) && !hasProperties) inside("additionalProperties", [], { member: true });
  // What only one of several members describes has no name of its own in the whole: only `allOf` is looked into.
  for (const index of Array.isArray(schema.allOf) ? schema.allOf.keys() : []) inside("allOf", [index], undefined);
}
