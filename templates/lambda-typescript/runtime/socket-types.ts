/** The types that generated modules of routes name. */
export type * from "./schema.js";
export type * from "./socket-route.js";
