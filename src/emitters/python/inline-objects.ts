import type { SchemaId } from "../../ir/ids.js";
import type { Schema } from "../../ir/schema.js";
import { type Direction, type Directions, isPresent } from "../schemas/direction.js";
import { type SchemasById, visitSchema } from "../schemas/schema-graph.js";
import { className } from "./identifier.js";
import type { InlinePlaces } from "./inline-places.js";
import type { ObjectShape } from "./object-shape.js";
import { meetShape } from "./schema-type.js";
import type { InlineAlternative, TypePlace } from "./type-place.js";

/** An object without a name of its own, for which a class is declared. */
export interface InlineObject {
  readonly schema: Schema;
  readonly shape: ObjectShape;
  readonly direction: Direction;
  /** The named schema that it was first met in; undefined for what operations hold themselves. */
  readonly owner: SchemaId | undefined;
  readonly wish: string;
}

export interface InlineObjects {
  /** In the order in which they were met. */
  readonly met: ReadonlyMap<string, InlineObject>;
  /** Notes an object, and what it holds when it is met first; gives back its key. */
  meet(object: InlineAlternative, place: TypePlace): string;
  keyOf(object: InlineAlternative, place: TypePlace): string;
}

/** One class a place in the document, and two where requests and responses differ. */
export function inlineObjects(places: InlinePlaces, directions: Directions, byId: SchemasById): InlineObjects {
  const met = new Map<string, InlineObject>();
  const keys = new Map<Schema, Map<string, string>>();
  const isTwofold = twofoldTest(directions, byId);
  const directionOf = (schema: Schema, place: TypePlace): Direction =>
    isTwofold(schema) ? place.direction : "response";
  const keyOf = ({ schema, index }: InlineAlternative, place: TypePlace): string => {
    const ofSchema = keys.get(schema) ?? new Map<string, string>();
    keys.set(schema, ofSchema);
    const variant = `${directionOf(schema, place)} ${index ?? ""}`;
    const known = ofSchema.get(variant);
    if (known !== undefined) return known;
    const stem = `${places.get(schema) ?? "Schema"}\n${variant}`;
    let key = stem;
    for (let ordinal = 2; met.has(key); ordinal += 1) key = `${stem}\n${ordinal}`;
    ofSchema.set(variant, key);
    return key;
  };
  const meet = (object: InlineAlternative, place: TypePlace): string => {
    const key = keyOf(object, place);
    if (met.has(key)) return key;
    const { schema, shape, index } = object;
    const direction = directionOf(schema, place);
    const label = index === undefined ? "" : className(shape.label ?? `Option${index + 1}`);
    const { owner } = place;
    const isInput = direction === "request" && owner !== undefined && directions.twofold.has(owner);
    const wish = `${places.get(schema) ?? "Schema"}${label}${isInput ? "Input" : ""}`;
    met.set(key, { schema, shape, direction, owner, wish });
    meetShape(shape, { ...place, direction, alias: undefined });
    return key;
  };
  return { met, meet, keyOf };
}

/** Whether what a schema holds differs between requests and responses. */
function twofoldTest(directions: Directions, byId: SchemasById): (schema: Schema) => boolean {
  const known = new Map<Schema, boolean>();
  return (schema) => {
    const answer = known.get(schema);
    if (answer !== undefined) return answer;
    let isTwofold = false;
    visitSchema(schema, (part) => {
      if (part.kind === "reference") isTwofold ||= directions.twofold.has(part.target);
      else if (part.kind === "object") {
        isTwofold ||= part.properties.some(
          (property) => isPresent(property, "request", byId) !== isPresent(property, "response", byId),
        );
      }
    });
    known.set(schema, isTwofold);
    return isTwofold;
  };
}
