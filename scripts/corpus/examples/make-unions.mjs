// Few documents have examples of what their discriminators tell apart: these are made from the schemas.
import { at, pointerTo, resolvePointer } from "./read-document.mjs";

/** Members of one union that are made. */
const most = 3;

const isObject = (node) => typeof node === "object" && node !== null && !Array.isArray(node);

/** @returns `{ value, schema, place, direction }` of components with a discriminator, as `findExamples` has them. */
export function makeUnions(tree) {
  const components = tree.swagger === undefined ? "/components/schemas" : "/definitions";
  const schemas = at(tree, components) ?? {};
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const discriminator = isObject(schema) ? schema.discriminator : undefined;
    const property = typeof discriminator === "string" ? discriminator : discriminator?.propertyName;
    if (typeof property !== "string") return [];
    const pointer = pointerTo(components, name);
    const members =
      (schema.oneOf ?? schema.anyOf)?.map((member) => member?.$ref) ?? extending(schemas, components, pointer);
    return members
      .filter((reference) => typeof reference === "string")
      .slice(0, most)
      .flatMap((reference) => {
        const value = sample(tree, { $ref: reference });
        if (!isObject(value)) return [];
        const telling = { ...value, [property]: tellingValue(discriminator.mapping, reference) ?? value[property] };
        return [
          { value: telling, schema: pointer, place: { kind: "component", name, steps: [] }, direction: undefined },
        ];
      });
  });
}

/** Properties that are discriminators somewhere in the tree. */
export function discriminatorNames(node, found = new Set()) {
  if (typeof node !== "object" || node === null) return found;
  const own = node.discriminator;
  const name = typeof own === "string" ? own : own?.propertyName;
  if (typeof name === "string") found.add(name);
  for (const member of Object.values(node)) discriminatorNames(member, found);
  return found;
}

const extending = (schemas, components, base) =>
  Object.entries(schemas)
    .filter(([, schema]) => Array.isArray(schema?.allOf) && schema.allOf.some((part) => part?.$ref === `#${base}`))
    .map(([name]) => `#${pointerTo(components, name)}`);

/** What the mapping calls a schema, else its name; undefined where the mapping calls others. */
function tellingValue(mapping, reference) {
  const name = reference.split("/").at(-1);
  const found = Object.entries(mapping ?? {}).find(([, target]) => target === reference || target === name);
  return found?.[0] ?? (mapping === undefined ? name : undefined);
}

/** The smallest value that a schema may take; whether it does, the judge says. */
function sample(tree, schema, depth = 0) {
  if (!isObject(schema) || depth > 10) return null;
  if (typeof schema.$ref === "string") {
    const pointer = resolvePointer(tree, schema.$ref.replace(/^#/, ""));
    return pointer === undefined ? null : sample(tree, at(tree, pointer), depth + 1);
  }
  const given = [schema.const, schema.enum?.[0], schema.example, schema.default].find((each) => each !== undefined);
  if (given !== undefined) return given;
  if (Array.isArray(schema.allOf)) {
    const parts = [...schema.allOf, { ...schema, allOf: undefined }].map((part) => sample(tree, part, depth + 1));
    return parts.some(isObject) ? Object.assign({}, ...parts.filter(isObject)) : parts[0];
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (Array.isArray(alternatives) && schema.properties === undefined) return sample(tree, alternatives[0], depth + 1);
  return plainSample(tree, schema, depth);
}

function plainSample(tree, schema, depth) {
  const type = [schema.type].flat().find((each) => each !== "null");
  if (type === "string") return "a text".padEnd(schema.minLength ?? 0, ".").slice(0, schema.maxLength);
  if (type === "integer" || type === "number") return schema.minimum ?? 1;
  if (type === "boolean") return true;
  if (type === "array") return [];
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.fromEntries(required.map((name) => [name, sample(tree, schema.properties?.[name], depth + 1)]));
}
