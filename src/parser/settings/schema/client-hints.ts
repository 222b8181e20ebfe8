import { z } from "zod";

/** Members that lead through the body: `meta.next`, or a list of names where one holds a period. */
const path = z.union([z.string(), z.array(z.string())]);
const items = path
  .optional()
  .describe("Where the items of a page are: `data`, `result.items`. Default: the body itself.");
const parameter = z.string().min(1).describe("Query parameter of the next request.");

const pagination = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("cursor"),
    parameter,
    next: path.describe("Where the body holds what the next request sends."),
    more: path
      .optional()
      .describe(
        "Where the body says whether there is another page. Default: there is one where `next` leads to something.",
      ),
    items,
  }),
  z.strictObject({
    kind: z.literal("last-item"),
    parameter,
    member: z.string().min(1).optional().describe("Member of the last item that the next request sends. Default: id."),
    more: path.describe("Where the body says whether there is another page."),
    items,
  }),
  z.strictObject({
    kind: z.literal("offset"),
    parameter,
    total: path.optional().describe("Where the body says how many items there are."),
    items,
  }),
  z.strictObject({
    kind: z.literal("page"),
    parameter,
    first: z.int().optional().describe("Number of the first page. Default: 1."),
    pages: path.optional().describe("Where the body says how many pages there are."),
    items,
  }),
  z.strictObject({ kind: z.literal("link"), items }),
  z.strictObject({ kind: z.literal("url"), next: path.describe("Where the body holds the next page's URL."), items }),
]);

export const clientHints = z.strictObject({
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9!#$%&*+.^_`|~-]+$/, "has to be the name of a header")
    .optional()
    .describe(
      "Header that takes a key of each call, so that clients may repeat it. Default: a header parameter `Idempotency-Key` or `X-Idempotency-Key`.",
    ),
  idempotent: z
    .boolean()
    .optional()
    .describe(
      "Whether clients may repeat the operation. Default: as its method tells; POST and PATCH are not repeated.",
    ),
  pagination: z
    .union([pagination, z.literal(false)])
    .optional()
    .describe(
      "How its results go on. Default: recognised, where parameters and result leave no doubt; `false` for no pages.",
    ),
});

export type ClientHintsSettings = z.infer<typeof clientHints>;
