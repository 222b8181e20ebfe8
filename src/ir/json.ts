/** A JSON value as a document holds it: examples, defaults, enum members. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };
