/** The types that generated modules name. */
export type * from "./operation.js";
export type * from "./schema.js";
export type * from "./status.js";
