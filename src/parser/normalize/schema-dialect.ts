import { bodyKind } from "../../ir/media-type.js";
import type { SpecificationVersion } from "../read-context.js";

type RawSchema = Readonly<Record<string, unknown>>;

/** One difference between an older dialect and JSON Schema 2020-12, put right on one schema object. */
interface DialectStep {
  readonly name: string;
  readonly versions: readonly SpecificationVersion[];
  /** Why the step is needed: the rule of the older specification. */
  readonly reason: string;
  readonly applies: (schema: RawSchema) => boolean;
  readonly rewrite: (schema: RawSchema) => RawSchema;
}

const steps: readonly DialectStep[] = [
  {
    name: "x-nullable",
    versions: ["2.0"],
    reason: "Swagger 2.0 has no null; this extension is how tools agreed to say it, as `nullable` says it in 3.0",
    applies: (schema) => schema["x-nullable"] === true,
    rewrite: (schema) => ({ ...schema, nullable: true }),
  },
  {
    name: "bare reference",
    versions: ["2.0"],
    reason: "early Swagger tools wrote the name of a definition where a reference belongs",
    applies: (schema) => typeof schema.$ref === "string" && /^\w+$/.test(schema.$ref),
    rewrite: (schema) => ({ ...schema, $ref: `#/definitions/${schema.$ref}` }),
  },
  {
    name: "exclusive bounds",
    versions: ["2.0", "3.0"],
    reason: "draft 4 marks a bound as exclusive with a boolean; 2020-12 gives the bound itself",
    applies: (schema) => typeof schema.exclusiveMinimum === "boolean" || typeof schema.exclusiveMaximum === "boolean",
    rewrite: (schema) => {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, ...rest } = schema;
      return {
        ...rest,
        ...(minimum === undefined ? {} : { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
        ...(maximum === undefined ? {} : { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
      };
    },
  },
  {
    name: "file",
    versions: ["2.0"],
    reason: "Swagger 2.0 calls raw bytes the type `file`",
    applies: (schema) => schema.type === "file",
    rewrite: (schema) => ({ ...schema, type: "string", format: "binary" }),
  },
  {
    name: "content of bytes",
    versions: ["3.1"],
    reason: "3.1 has no format for raw bytes: a media type of bytes without a text encoding says it",
    applies: ({ type, format, contentEncoding, contentMediaType }) =>
      (type === undefined || type === "string") &&
      format === undefined &&
      (contentEncoding === undefined || contentEncoding === "binary") &&
      typeof contentMediaType === "string" &&
      bodyKind(contentMediaType) === "binary",
    rewrite: (schema) => ({ ...schema, type: "string", format: "binary" }),
  },
  {
    name: "tuples",
    versions: ["asyncapi"],
    reason: "until 2019 JSON Schema had a list in `items`, and `additionalItems` for what comes behind it",
    applies: (schema) => Array.isArray(schema.items),
    rewrite: ({ items, additionalItems, ...rest }) => ({
      ...rest,
      prefixItems: items,
      ...(additionalItems === undefined ? {} : { items: additionalItems }),
    }),
  },
  {
    name: "discriminator",
    versions: ["2.0", "asyncapi"],
    reason: "Swagger 2.0 and AsyncAPI name the property alone; its values are the names of the definitions",
    applies: (schema) => typeof schema.discriminator === "string",
    rewrite: (schema) => ({ ...schema, discriminator: { propertyName: schema.discriminator } }),
  },
];

/**
 * Brings one schema object into the shape of OpenAPI 3.1, `nullable` excepted: where a schema has no `type` there is no
 * place for null in that shape, so the reader knows both. The object itself is returned where nothing differs.
 */
export function normalizeSchema(schema: RawSchema, version: SpecificationVersion): RawSchema {
  let result = schema;
  for (const step of stepsByVersion[version]) if (step.applies(result)) result = step.rewrite(result);
  return result;
}

const stepsFor = (version: SpecificationVersion): readonly DialectStep[] =>
  steps.filter(({ versions }) => versions.includes(version));

const stepsByVersion: Readonly<Record<SpecificationVersion, readonly DialectStep[]>> = {
  "2.0": stepsFor("2.0"),
  "3.0": stepsFor("3.0"),
  "3.1": stepsFor("3.1"),
  asyncapi: stepsFor("asyncapi"),
};
