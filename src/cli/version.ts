import packageDescription from "../../package.json" with { type: "json" };

/** Of Gatewright, as published. */
export const version: string = packageDescription.version;
