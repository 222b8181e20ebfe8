import type { Operation } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { isJson } from "../../ir/media-type.js";
import type { ArraySchema, ObjectSchema, Schema } from "../../ir/schema.js";
import { ruledSchemas } from "../schemas/ruled-schemas.js";
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
  const schemaData = dataOfSchemas(ruledSchemas(byId));
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
function dataOfSchemas(isRuled: (schema: Schema) => boolean): (schema: Schema) => SchemaData {
  function schemaData(schema: Schema): SchemaData {
    // Rules are not checked, and what is fitted by more values than the document means must not refuse any.
    if (schema.kind === "not" && isRuled(schema.schema)) return { kind: "any" };
    const kind = schema.kind === "oneOf" && schema.members.some(isRuled) ? "anyOf" : schema.kind;
    return defined({ kind, nullable: schema.nullable ? true : undefined, ...ownData(schema, schemaData) });
  }
  return schemaData;
}

const defined = (members: { readonly [key: string]: JsonValue | undefined }): SchemaData =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));

type DataOf = (schema: Schema) => SchemaData;

function ownData(schema: Schema, schemaData: DataOf): SchemaData {
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
      return arrayData(schema, schemaData);
    case "object":
      return objectData(schema, schemaData);
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

const arrayData = ({ items, prefix, minItems, maxItems, uniqueItems }: ArraySchema, schemaData: DataOf): SchemaData =>
  defined({
    items: items === "forbidden" ? items : items.kind === "any" ? undefined : schemaData(items),
    prefix: prefix.length === 0 ? undefined : prefix.map(schemaData),
    minItems,
    maxItems,
    uniqueItems: uniqueItems ? true : undefined,
  });

function objectData(schema: ObjectSchema, schemaData: DataOf): SchemaData {
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
