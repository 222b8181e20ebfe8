import type { SchemaId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";

/**
 * What the runtime of a handler project knows of the API, before it is printed in the project's language: everything that
 * reads a request or checks a value is an interpreter of such data.
 */
export type Data = string | number | boolean | readonly Data[] | DataObject | DataLiteral | DataReference;

/** Members in the order in which they are printed. */
export interface DataObject {
  readonly members: readonly DataMember[];
}
export type DataMember = readonly [name: string, value: Data];

/** A value of the document: a default, one of an `enum`. */
export interface DataLiteral {
  readonly literal: JsonValue;
}

/** The data of a named schema. */
export interface DataReference {
  readonly reference: SchemaForm;
}

/** A named schema in the form that the data of another one refers to. */
export interface SchemaForm {
  readonly id: SchemaId;
  /** Without what tells it from its siblings, for the schemas that extend it. */
  readonly base: boolean;
}

export const object = (members: readonly DataMember[]): DataObject => ({ members });

/** Members that have a value. */
export const present = (values: Readonly<Record<string, Data | undefined>>): readonly DataMember[] =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
