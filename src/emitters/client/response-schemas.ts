import type { Operation } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { isJson } from "../../ir/media-type.js";
import type { ArraySchema, ObjectSchema, Schema } from "../../ir/schema.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { visitSchema } from "../schemas/schema-graph.js";
import { hasBody } from "./content.js";

export type SchemaData = { [key: string]: JsonValue };

/** What holds JSON bodies of responses against their schemas interprets this, in every language. */
export interface ResponseSchemas {
  /** By operation, and by status as the document has it: `200`, `4XX`, `default`. Operations without JSON are left out. */
  readonly operations: readonly {
    readonly operation: Operation;
    readonly schemas: readonly (readonly [status: string, schema: SchemaData])[];
  }[];
  /** The schemas that these refer to, by id. */
  readonly named: readonly (readonly [id: string, schema: SchemaData])[];
  /** All of these as the model has them. */
  readonly sources: readonly Schema[];
}

export function responseSchemas(operations: readonly Operation[], byId: SchemasById): ResponseSchemas {
  const reached = new Set<string>();
  const own: Schema[] = [];
  const found = operations.flatMap((operation) => {
    const schemas = jsonSchemas(operation);
    own.push(...schemas.map(([, schema]) => schema));
    return schemas.length === 0
      ? []
      : [{ operation, schemas: schemas.map(([status, schema]) => [status, schemaData(schema)] as const) }];
  });
  const pending = [...own];
  for (const schema of pending)
    visitSchema(schema, (each) => {
      if (each.kind === "not") pending.push(each.schema);
      if (each.kind !== "reference" || reached.has(each.target)) return;
      reached.add(each.target);
      const target = byId.get(each.target)?.schema;
      if (target !== undefined) pending.push(target);
    });
  const named = [...byId.values()].filter(({ id }) => reached.has(id));
  return {
    operations: found,
    named: named.map(({ id, schema }) => [id, schemaData(schema)] as const),
    sources: [...own, ...named.map(({ schema }) => schema)],
  };
}

const jsonSchemas = (operation: Operation): readonly (readonly [status: string, schema: Schema])[] =>
  operation.responses.flatMap((response) => {
    const media = hasBody(operation, response) ? response.content.find(({ type }) => isJson(type)) : undefined;
    return media === undefined ? [] : [[response.status.toUpperCase().replace("DEFAULT", "default"), media.schema]];
  });

/** Of a schema what the runtime checks, as a server sends values: what only clients send is not required. */
function schemaData(schema: Schema): SchemaData {
  const data: SchemaData = { kind: schema.kind, ...(schema.nullable ? { nullable: true } : {}), ...ownData(schema) };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

const defined = (members: { readonly [key: string]: JsonValue | undefined }): SchemaData =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));

function ownData(schema: Schema): SchemaData {
  switch (schema.kind) {
    case "string":
      return defined({ pattern: schema.pattern, minLength: schema.minLength, maxLength: schema.maxLength });
    case "number":
    case "integer": {
      const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
      return defined({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf });
    }
    case "enum":
      return { values: [...schema.values] };
    case "array":
      return arrayData(schema);
    case "object":
      return objectData(schema);
    case "oneOf":
    case "anyOf":
    case "allOf":
      return { members: schema.members.map(schemaData) };
    case "not":
      return { schema: schemaData(schema.schema) };
    case "reference":
      return { target: schema.target };
    default:
      return {};
  }
}

const arrayData = ({ items, prefix, minItems, maxItems, uniqueItems }: ArraySchema): SchemaData =>
  defined({
    items: items === "forbidden" ? items : items.kind === "any" ? undefined : schemaData(items),
    prefix: prefix.length === 0 ? undefined : prefix.map(schemaData),
    minItems,
    maxItems,
    uniqueItems: uniqueItems ? true : undefined,
  });

function objectData(schema: ObjectSchema): SchemaData {
  const { properties, additional, patterns, minProperties, maxProperties, requiredElsewhere } = schema;
  const required = properties.filter((each) => each.required && each.schema.access !== "write").map(({ name }) => name);
  return defined({
    properties:
      properties.length === 0
        ? undefined
        : Object.fromEntries(properties.map((each) => [each.name, schemaData(each.schema)])),
    required: required.length + requiredElsewhere.length === 0 ? undefined : [...required, ...requiredElsewhere],
    additional: typeof additional === "object" ? schemaData(additional) : additional === "any" ? undefined : additional,
    patterns:
      patterns.length === 0
        ? undefined
        : patterns.map(({ pattern, schema: each }) => ({ pattern, schema: schemaData(each) })),
    minProperties,
    maxProperties,
  });
}
