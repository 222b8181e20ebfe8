import type { Operation } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { isJson } from "../../ir/media-type.js";
import type { ArraySchema, ObjectSchema, Schema } from "../../ir/schema.js";
import { hasBody } from "../client/content.js";
import { visitSchema } from "../schemas/schema-graph.js";
import { memberLiteral, objectKey } from "../typescript/literal.js";
import type { ClientModel } from "./client-model.js";
import { generatedHeader } from "./module-text.js";

type Data = { [key: string]: JsonValue };

/** `src/validation.ts`: middleware that holds JSON bodies of responses against their schemas. */
export function validationModule({ operations, types }: ClientModel): string {
  const reached = new Set<string>();
  const pending: Schema[] = [];
  const responses = operations.flatMap(({ operation, names }) => {
    const found = jsonSchemas(operation);
    pending.push(...found.map(([, schema]) => schema));
    if (found.length === 0) return [];
    const lines = found.map(([status, schema]) => `    ${memberLiteral(status, schemaData(schema))},\n`);
    return [`  ${objectKey(names.method)}: {\n${lines.join("")}  },\n`];
  });
  for (const schema of pending)
    visitSchema(schema, (each) => {
      if (each.kind !== "reference" || reached.has(each.target)) return;
      reached.add(each.target);
      const target = types.byId.get(each.target)?.schema;
      if (target !== undefined) pending.push(target);
    });
  const named = [...types.byId.values()].filter(({ id }) => reached.has(id));
  const schemas = named.map(({ id, schema }) => `  ${memberLiteral(id, schemaData(schema))},\n`);
  return [
    generatedHeader,
    `import type { Middleware } from "./runtime/index.js";
import type { NamedSchemas, ResponseSchemas } from "./runtime/validation.js";
import { validationMiddleware } from "./runtime/validation.js";
`,
    'export { type Problem, ValidationError } from "./runtime/validation.js";\n',
    `const responses: ResponseSchemas = {\n${responses.join("")}};\n`,
    `const schemas: NamedSchemas = {\n${schemas.join("")}};\n`,
    `/** Ends a call with a \`ValidationError\` where its response is not as described: \`createClient({ middleware: [validation()] })\`. */
export const validation = (): Middleware => validationMiddleware(responses, schemas);
`,
  ].join("\n");
}

const jsonSchemas = (operation: Operation): readonly (readonly [status: string, schema: Schema])[] =>
  operation.responses.flatMap((response) => {
    const media = hasBody(operation, response) ? response.content.find(({ type }) => isJson(type)) : undefined;
    return media === undefined ? [] : [[response.status.toUpperCase().replace("DEFAULT", "default"), media.schema]];
  });

/** Of a schema what the runtime checks, as a server sends values: what only clients send is not required. */
function schemaData(schema: Schema): Data {
  const data: Data = { kind: schema.kind, ...(schema.nullable ? { nullable: true } : {}), ...ownData(schema) };
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

const defined = (members: { readonly [key: string]: JsonValue | undefined }): Data =>
  Object.fromEntries(Object.entries(members).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined));

function ownData(schema: Schema): Data {
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

const arrayData = ({ items, prefix, minItems, maxItems, uniqueItems }: ArraySchema): Data =>
  defined({
    items: items === "forbidden" ? items : items.kind === "any" ? undefined : schemaData(items),
    prefix: prefix.length === 0 ? undefined : prefix.map(schemaData),
    minItems,
    maxItems,
    uniqueItems: uniqueItems ? true : undefined,
  });

function objectData(schema: ObjectSchema): Data {
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
