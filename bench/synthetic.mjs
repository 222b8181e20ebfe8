// Writes OpenAPI documents of any size, always the same bytes for the same size. They have what costs generators time:
// references, composition, discriminated unions, recursion, descriptions and every place of a parameter.

const WORDS = "order invoice ledger parcel tariff depot ticket voucher account vessel carrier contract".split(" ");

function nameOf(index) {
  const word = WORDS[index % WORDS.length];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}${index}`;
}

const referenceTo = (name) => ({ $ref: `#/components/schemas/${name}` });
const description = (subject, index) =>
  `The ${subject} of entry ${index}. It is set when the entry is made and does not change while the entry is open; see the guide for the rules that apply after closing.`;

function recordSchema(index) {
  return {
    type: "object",
    description: description("record", index),
    required: ["id", "status", "kind"],
    properties: {
      id: { type: "string", format: "uuid", readOnly: true, description: description("identifier", index) },
      kind: { type: "string", enum: [`record${index}`] },
      status: {
        type: "string",
        enum: ["open", "closed", "on-hold", "lost"],
        description: description("status", index),
      },
      amount: { type: "integer", format: "int64", minimum: 0, nullable: true },
      rate: { type: "number", minimum: 0, maximum: 1, description: description("rate", index) },
      "created-at": { type: "string", format: "date-time" },
      labels: { type: "object", additionalProperties: { type: "string", maxLength: 64 } },
      children: { type: "array", maxItems: 100, items: referenceTo(nameOf(index)) },
      detail: referenceTo(`${nameOf(index)}Detail`),
    },
  };
}

/**
 * The entry that this one refers to: entries form rings of eight, so that the depth of recursion, on which some
 * generators overflow their stack, does not grow with the document.
 */
function neighbourOf(index, count) {
  const first = Math.floor(index / 8) * 8;
  return first + ((index - first + 1) % Math.min(8, count - first));
}

function schemasOf(index, count) {
  const name = nameOf(index);
  const neighbour = nameOf(neighbourOf(index, count));
  return {
    [name]: recordSchema(index),
    [`${name}Detail`]: {
      allOf: [
        referenceTo("Base"),
        {
          type: "object",
          properties: {
            note: { type: "string", maxLength: 4000, description: description("note", index) },
            related: { type: "array", items: referenceTo(neighbour) },
            size: { anyOf: [{ type: "integer" }, { type: "string", pattern: "^[0-9]+(kg|t)$" }] },
          },
        },
      ],
    },
    [`${name}Event`]: {
      oneOf: [referenceTo(name), referenceTo(neighbour)],
      discriminator: {
        propertyName: "kind",
        mapping: {
          [`record${index}`]: `#/components/schemas/${name}`,
          [`record${neighbourOf(index, count)}`]: `#/components/schemas/${neighbour}`,
        },
      },
    },
    [`${name}Page`]: {
      type: "object",
      required: ["items"],
      properties: { items: { type: "array", items: referenceTo(name) }, next: { type: "string", nullable: true } },
    },
  };
}

const json = (schema) => ({ "application/json": { schema } });
const failures = {
  400: { $ref: "#/components/responses/Failure" },
  404: { $ref: "#/components/responses/Failure" },
};

function pathsOf(index) {
  const name = nameOf(index);
  const collection = `/${name.toLowerCase()}s`;
  const tags = [WORDS[index % WORDS.length]];
  const identifier = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };
  return {
    [collection]: {
      get: {
        operationId: `list${name}s`,
        tags,
        summary: `List the entries of ${name}`,
        parameters: [
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            explode: true,
            schema: { type: "object", additionalProperties: { type: "string" } },
          },
          {
            name: "limit",
            in: "query",
            description: description("page size", index),
            schema: { type: "integer", minimum: 1, maximum: 100 },
          },
          { name: "X-Request-Id", in: "header", schema: { type: "string" } },
        ],
        responses: { 200: { description: "A page", content: json(referenceTo(`${name}Page`)) }, ...failures },
      },
      post: {
        operationId: `create${name}`,
        tags,
        description: description("creation", index),
        requestBody: { required: true, content: json(referenceTo(name)) },
        responses: { 201: { description: "Created", content: json(referenceTo(name)) }, ...failures },
      },
    },
    [`${collection}/{id}`]: {
      parameters: [identifier],
      get: {
        operationId: `get${name}`,
        tags,
        responses: { 200: { description: "The entry", content: json(referenceTo(`${name}Event`)) }, ...failures },
      },
      delete: { operationId: `delete${name}`, tags, responses: { 204: { description: "Gone" }, ...failures } },
    },
  };
}

/** A document with `2 * count` paths, `4 * count` operations and about `4 * count` schemas. */
export function syntheticDocument(count) {
  const paths = {};
  const schemas = {
    Base: { type: "object", required: ["version"], properties: { version: { type: "integer", format: "int32" } } },
    Problem: {
      type: "object",
      required: ["title"],
      properties: { title: { type: "string" }, status: { type: "integer" } },
    },
  };
  for (let index = 0; index < count; index += 1) {
    Object.assign(paths, pathsOf(index));
    Object.assign(schemas, schemasOf(index, count));
  }
  return {
    openapi: "3.0.3",
    info: { title: `Synthetic ${count}`, version: "1.0.0", description: "Made by the benchmark." },
    servers: [{ url: "https://api.example.com/v1" }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "x-api-key" } },
      responses: { Failure: { description: "Refused", content: json(referenceTo("Problem")) } },
      schemas,
    },
  };
}
