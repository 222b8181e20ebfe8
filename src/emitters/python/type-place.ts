import type { SchemaId } from "../../ir/ids.js";
import type { Schema } from "../../ir/schema.js";
import type { Direction, Directions } from "../schemas/direction.js";
import type { Discrimination } from "../schemas/discriminator.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import type { ObjectShape, ObjectShapes } from "./object-shape.js";

/** A declaration of a schema: for a direction, and whole or without the types that stand for it. */
export interface TypeForm {
  readonly direction: Direction;
  readonly isBase: boolean;
}

/** What printing a type needs to know of all schemas. */
export interface TypeLookup {
  readonly byId: SchemasById;
  /** The type of raw bytes in a form. */
  readonly binary: string;
  /** `open`: enums of texts take other texts too, since a server may know more of them than its document. */
  readonly enums: "closed" | "open";
  readonly discrimination: Discrimination;
  readonly directions: Directions;
  readonly shapes: ObjectShapes;
  /** Whether a reference would make an alias mean itself. */
  isCircular(from: SchemaId, to: SchemaId): boolean;
  nameOf(id: SchemaId, form: TypeForm): string;
  /** The class of one alternative of an object that is described in place. */
  nameInline(object: InlineAlternative, place: TypePlace): string;
}

export interface InlineAlternative {
  readonly schema: Schema;
  readonly shape: ObjectShape;
  /** Undefined where there is one only. */
  readonly index: number | undefined;
}

/** Where a type is printed. */
export interface TypePlace {
  readonly types: TypeLookup;
  readonly direction: Direction;
  /** The named schema whose declaration this is a part of. */
  readonly owner?: SchemaId | undefined;
  /** The named schema whose alias this is a direct part of. */
  readonly alias?: SchemaId | undefined;
  /** In front of the names of declarations: `types.` outside their module. */
  readonly qualifier?: string | undefined;
  /** Collects the names of everything that is used. */
  readonly used?: Set<string> | undefined;
}
