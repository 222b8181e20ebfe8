import type { ApiModel } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import { type Direction, type Directions, findDirections } from "../schemas/direction.js";
import { type Discrimination, findDiscrimination, isExtended } from "../schemas/discriminator.js";
import { requestSchemas, responseSchemas, type SchemasById, schemasById } from "../schemas/schema-graph.js";
import { type BytesForm, findBytes } from "./bytes.js";
import { type DeclaredShapes, declaredShapes } from "./declared-shape.js";
import { allocateTypeNames, typeName } from "./identifier.js";
import { defaultTypeOptions, type TypeOptions } from "./type-options.js";

export interface SchemaTypesOptions {
  /** The type of raw bytes: `Blob` for a client. */
  readonly binary: string;
  /** Names that the module of the declarations has for something else. */
  readonly isTaken?: (name: string) => boolean;
  readonly options?: TypeOptions;
}

/** The global types that declarations of handlers use: no schema is declared as one. */
export const isGlobalType = (name: string): boolean => name === "Exclude" || name === "Uint8Array";

/** Everything that printing the types of an API's schemas needs, worked out once. */
export interface SchemaTypes {
  readonly byId: SchemasById;
  readonly binary: string;
  readonly options: TypeOptions;
  /** What a named schema's `format: binary` stands for. */
  readonly bytesOf: (id: SchemaId) => BytesForm;
  readonly discrimination: Discrimination;
  readonly directions: Directions;
  readonly shapes: DeclaredShapes;
  /** Every name that is declared. */
  readonly declared: ReadonlySet<string>;
  nameOf(id: SchemaId, form: TypeForm): string;
}

/** A declaration of a schema: for a direction, and whole or as the base that other types extend. */
export interface TypeForm {
  readonly direction: Direction;
  readonly base: boolean;
}

/** Works out names, directions, discriminators and shapes of all schemas. Linear in the size of the model. */
export function schemaTypes(api: ApiModel, options: SchemaTypesOptions): SchemaTypes {
  const byId = schemasById(api.schemas);
  const inline = [...requestSchemas(api), ...responseSchemas(api)];
  const discrimination = findDiscrimination(api.schemas, inline, byId);
  const directions = findDirections(api, byId, discrimination.children);
  const names = nameForms(api, directions.twofold, discrimination, options.isTaken);
  const nameOf = (id: SchemaId, form: TypeForm): string => {
    const suffix = `${form.base && isExtended(discrimination, id) ? "base" : ""}${form.direction === "request" && directions.twofold.has(id) ? "input" : ""}`;
    const name = names.get(nameKey(id, suffix));
    if (name === undefined) throw new Error(`The model has no schema ${id}.`);
    return name;
  };
  const shapes = declaredShapes(api.schemas, byId, discrimination);
  return {
    byId,
    binary: options.binary,
    options: options.options ?? defaultTypeOptions,
    bytesOf: findBytes(api, byId, discrimination.children),
    discrimination,
    directions,
    shapes,
    declared: new Set(names.values()),
    nameOf,
  };
}

const nameKey = (id: SchemaId, suffix: string): string => (suffix === "" ? id : `${id}\n${suffix}`);

/** The plain forms get their names first, so that a form for requests or a base never takes a schema's own name. */
function nameForms(
  api: ApiModel,
  twofold: ReadonlySet<SchemaId>,
  discrimination: Discrimination,
  isTaken: (name: string) => boolean = () => false,
): ReadonlyMap<string, string> {
  const source = (id: SchemaId): string => (isTaken(typeName(id)) ? `${id} Schema` : id);
  const ids = api.schemas.map(({ id }) => id);
  const names = new Map<string, string>(allocateTypeNames(ids, source, isTaken));
  const plain = new Set(names.values());
  const sources = new Map<string, string>();
  for (const { id } of api.schemas) {
    const name = names.get(id) ?? "";
    if (twofold.has(id)) sources.set(nameKey(id, "input"), `${name}Input`);
    if (!isExtended(discrimination, id)) continue;
    sources.set(nameKey(id, "base"), `${name}Base`);
    if (twofold.has(id)) sources.set(nameKey(id, "baseinput"), `${name}BaseInput`);
  }
  const others = allocateTypeNames(
    [...sources.keys()],
    (key) => sources.get(key) ?? "",
    (name) => plain.has(name) || isTaken(name),
  );
  for (const [key, name] of others) names.set(key, name);
  return names;
}
