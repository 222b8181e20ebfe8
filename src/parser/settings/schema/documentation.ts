import { z } from "zod";

export const documentation = z.strictObject({
  version: z
    .string()
    .min(1)
    .optional()
    .describe("Name of the snapshot that the stages show; give each state another one. Default: no snapshot."),
  description: z.string().optional().describe("Text for people, of the snapshot."),
  generate: z
    .boolean()
    .optional()
    .describe(
      "Documentation parts from the document's own descriptions, beside those of `x-amazon-apigateway-documentation`. Default: false.",
    ),
});
