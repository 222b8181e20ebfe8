import type { ApiModel } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import { allocateNames } from "../../ir/names.js";
import { type Direction, type Directions, findDirections } from "../schemas/direction.js";
import { type Discrimination, findDiscrimination } from "../schemas/discriminator.js";
import { requestSchemas, responseSchemas, schemasById } from "../schemas/schema-graph.js";
import { findCircularAliases } from "./circular-aliases.js";
import { allocateClassNames, className, isBuiltin, isKeyword } from "./identifier.js";
import { type InlineObject, inlineObjects } from "./inline-objects.js";
import { inlinePlaces } from "./inline-places.js";
import { objectShapes } from "./object-shape.js";
import { meetShape, schemaType } from "./schema-type.js";
import type { TypeForm, TypeLookup, TypePlace } from "./type-place.js";

export interface SchemaTypesOptions {
  /** The type of raw bytes in a form. */
  readonly binary: string;
  /** Names that the module of the declarations has for something else. */
  readonly isTaken?: (name: string) => boolean;
  /** Whether enums of texts take other texts too. Default: `closed`. */
  readonly enums?: "closed" | "open" | undefined;
}

/** Everything that printing the types of an API's schemas needs, worked out once. */
export interface SchemaTypes extends TypeLookup {
  /** Every name that is declared. */
  readonly declared: ReadonlySet<string>;
  /** Objects without a name of their own, by the names that they get. */
  readonly inline: ReadonlyMap<string, InlineObject>;
}

/** Works out names, directions, discriminators and shapes of all schemas. Linear in the size of the model. */
export function schemaTypes(api: ApiModel, options: SchemaTypesOptions): SchemaTypes {
  const byId = schemasById(api.schemas);
  const discrimination = findDiscrimination(api.schemas, [...requestSchemas(api), ...responseSchemas(api)], byId);
  const directions = findDirections(api, byId, discrimination.children);
  const names = nameForms(api, directions, discrimination, options.isTaken);
  const declared = new Set(names.values());
  const nameOf = (id: SchemaId, form: TypeForm): string => {
    const isInput = form.direction === "request" && directions.twofold.has(id);
    const name = names.get(formKey(id, form.isBase, isInput));
    if (name === undefined) throw new Error(`The model has no schema ${id}.`);
    return name;
  };
  const places = inlinePlaces(api, (id) => names.get(formKey(id, false, false)) ?? className(id));
  const shapes = objectShapes(byId, discrimination.values, (made, of) => places.set(made, places.get(of) ?? "Schema"));
  const circular = findCircularAliases(api.schemas, discrimination, shapes);
  const isCircular = (from: SchemaId, to: SchemaId): boolean => circular.has(`${from}\n${to}`);
  const { binary, enums = "closed" } = options;
  const base = { byId, binary, enums, discrimination, directions, shapes, nameOf, isCircular };
  const objects = inlineObjects(places, directions, byId);
  meetAll(api, { ...base, nameInline: objects.meet });
  const isTaken = (name: string): boolean =>
    isKeyword(name) || isBuiltin(name) || declared.has(name) || options.isTaken?.(name) === true;
  const inlineNames = allocateNames([...objects.met.keys()], (key) => objects.met.get(key)?.wish ?? "Schema", isTaken);
  return {
    ...base,
    declared: new Set([...declared, ...inlineNames.values()]),
    inline: new Map([...objects.met].map(([key, object]) => [inlineNames.get(key) ?? key, object])),
    nameInline: (object, place) => inlineNames.get(objects.keyOf(object, place)) ?? "JsonValue",
  };
}

/** Prints every type once for the objects that are met on the way. */
function meetAll(api: ApiModel, types: TypeLookup): void {
  const { directions } = types;
  for (const { id, schema } of api.schemas) {
    const forms: readonly Direction[] = directions.twofold.has(id)
      ? ["response", "request"]
      : [directions.requestOnly.has(id) ? "request" : "response"];
    for (const direction of forms) {
      const place: TypePlace = { types, direction, owner: id };
      const shapes = types.shapes.of(schema);
      if (shapes?.length === 1 && !schema.nullable && schema.kind !== "reference") {
        for (const shape of shapes) meetShape(shape, place);
      } else schemaType(schema, { ...place, alias: id });
    }
  }
  for (const schema of requestSchemas(api)) schemaType(schema, { types, direction: "request" });
  for (const schema of responseSchemas(api)) schemaType(schema, { types, direction: "response" });
}

const formKey = (id: SchemaId, isBase: boolean, isInput: boolean): string =>
  `${id}${isBase ? "\nbase" : ""}${isInput ? "\ninput" : ""}`;

/** The plain forms get their names first, so that a form for requests or a base never takes a schema's own name. */
function nameForms(
  { schemas }: ApiModel,
  { twofold }: Directions,
  { children }: Discrimination,
  isTaken: (name: string) => boolean = () => false,
): ReadonlyMap<string, string> {
  const isOurs = (name: string): boolean => isTaken(name) || isBuiltin(name) || isKeyword(name);
  const source = (id: SchemaId): string => (isOurs(className(id)) ? `${id} Schema` : id);
  const plain = allocateClassNames(
    schemas.map(({ id }) => id),
    source,
    isTaken,
  );
  const given = new Set(plain.values());
  const sources = new Map<string, string>();
  for (const { id } of schemas) {
    const name = plain.get(id) ?? id;
    if (twofold.has(id)) sources.set(formKey(id, false, true), `${name}Input`);
    if (!children.has(id)) continue;
    sources.set(formKey(id, true, false), `${name}Base`);
    if (twofold.has(id)) sources.set(formKey(id, true, true), `${name}BaseInput`);
  }
  const others = allocateClassNames(
    [...sources.keys()],
    (key) => sources.get(key) ?? key,
    (name) => given.has(name) || isTaken(name),
  );
  return new Map<string, string>([...plain, ...others]);
}
