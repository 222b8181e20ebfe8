import { z } from "zod";

const file = z.string().min(1).describe("Path, relative to the settings file.");

export const overlays = z.array(file);

/** One of several documents behind an API. */
export const document = z.strictObject({
  path: file,
  prefix: z
    .string()
    .regex(/^(\/[^/{}#?]+)+$/, "has to be plain path segments, such as '/orders'")
    .optional()
    .describe("What stands before each of its paths. Default: nothing."),
  overlays: overlays.optional().describe("Overlays of this document."),
});
