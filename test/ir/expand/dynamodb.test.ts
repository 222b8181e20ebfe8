import { describe, expect, it } from "vitest";
import { type Expanded, expanded } from "../../support/expanded.js";
import { renderTemplate, type TemplateInput } from "../../support/velocity.js";

const pet = `
      type: object
      required: [name]
      properties:
        petId: { type: string, readOnly: true }
        name: { type: string }
        price: { type: number, nullable: true }
        sold: { type: boolean }
        tags: { type: array, items: { type: string } }
        owner: { type: object, properties: { name: { type: string }, "home-town": { type: string }, ages: { type: array, items: { type: integer } } } }
        visits: { type: array, items: { type: object, properties: { day: { type: string }, cost: { type: number } } } }
        extra: {}`;

/** A document with one operation on `/pets/{petId}`. */
const document = (method: string, members: string): string => `openapi: 3.0.3
info: { title: Pets, version: "1" }
paths:
  /pets/{petId}:
    ${method}:
      operationId: call
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
${members.replace(/^/gm, "      ").trimEnd()}
components:
  schemas:
    Error: { type: object, required: [code, message], properties: { code: { type: string }, message: { type: string } } }
    Pet:${pet}
`;

const body = `requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }\n`;
const answers = `responses:
  "200": { description: A pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  "404": { description: None., content: { application/json: { schema: { $ref: "#/components/schemas/Error" } } } }
`;
const setting = (text: string): string => `x-gatewright: { dynamodb: { table: "\${Pets}", ${text} } }\n`;

const run = (
  template: string,
  input: TemplateInput,
): { readonly json: unknown; readonly status: number | undefined } => {
  const { text, status } = renderTemplate(template, input);
  return { json: JSON.parse(text), status };
};

const asked = (each: Expanded, value: unknown, input: TemplateInput = {}): Record<string, unknown> =>
  run(each.request, { path: { petId: "7" }, body: JSON.stringify(value), ...input }).json as Record<string, unknown>;

const hostile = `it's "quoted" \\ $name #if(true) \${x} #end </script> \u00e9\u{1f600}\n\t\u2028 {"S": "x"}`;

describe("PutItem", () => {
  const put = () =>
    expanded(
      document("put", setting("action: PutItem, attributes: { at: context.requestTimeEpoch }") + body + answers),
    );

  it("types values by the schema, with the key from the path", async () => {
    const item = {
      name: "Rex",
      price: 12.5,
      sold: false,
      tags: ["a", "b"],
      owner: { name: "Ann", "home-town": "Ulm", ages: [3, 5] },
      visits: [{ day: "Mon", cost: 0 }, { day: "Tue" }],
      extra: { any: [1, "x"] },
    };
    expect(asked(await put(), item)).toEqual({
      TableName: "Pets",
      Item: {
        petId: { S: "7" },
        at: { N: "1700000000000" },
        name: { S: "Rex" },
        price: { N: "12.5" },
        sold: { BOOL: false },
        tags: { L: [{ S: "a" }, { S: "b" }] },
        owner: { M: { name: { S: "Ann" }, "home-town": { S: "Ulm" }, ages: { L: [{ N: "3" }, { N: "5" }] } } },
        visits: { L: [{ M: { day: { S: "Mon" }, cost: { N: "0" } } }, { M: { day: { S: "Tue" } } }] },
        extra: { S: '{"any":[1,"x"]}' },
      },
      ConditionExpression: "attribute_exists(#key0)",
      ExpressionAttributeNames: { "#key0": "petId" },
    });
  });

  it("leaves out what the body lacks, and keeps empty texts, zeros and nulls", async () => {
    const { Item } = asked(await put(), { name: "", price: null, tags: [] });
    expect(Item).toEqual({
      petId: { S: "7" },
      at: { N: "1700000000000" },
      name: { S: "" },
      price: { NULL: true },
      tags: { L: [] },
    });
    expect((asked(await put(), { name: "x", price: 0 }).Item as Record<string, unknown>).price).toEqual({ N: "0" });
  });

  it("keeps hostile text within its value", async () => {
    const each = await put();
    const { Item } = asked(
      each,
      { name: hostile, owner: { name: hostile }, tags: [hostile], extra: hostile },
      { path: { petId: hostile } },
    );
    expect(Item).toMatchObject({
      petId: { S: hostile },
      name: { S: hostile },
      owner: { M: { name: { S: hostile } } },
      tags: { L: [{ S: hostile }] },
      extra: { S: JSON.stringify(hostile) },
    });
  });

  it("keeps values of other types than the schema's within their place", async () => {
    const each = await put();
    const wrong = {
      name: "x",
      price: '1"}, "admin": {"BOOL": true',
      sold: "yes",
      owner: { ages: ['1"}]}}, "x": {"S": "'] },
    };
    expect(asked(each, wrong).Item).toEqual({
      petId: { S: "7" },
      at: { N: "1700000000000" },
      name: { S: "x" },
      price: { N: '1"}, "admin": {"BOOL": true' },
      sold: { BOOL: false },
      owner: { M: { ages: { L: [{ N: '1"}]}}, "x": {"S": "' }] } } },
    });
  });

  it("says what it cannot answer, and what it keeps as JSON", async () => {
    const found = (await put()).diagnostics.map(({ code, message }) => `${code} ${message}`);
    expect(found.filter((each) => each.startsWith("dynamodb-attribute-as-json"))).toHaveLength(1);
    expect(found.filter((each) => each.startsWith("service-answer-incomplete"))).toHaveLength(8);
  });

  it("tells of a condition that does not hold, of throttling, and of nothing else", async () => {
    const template = (await put()).answer("400");
    const refused = (type: string) =>
      run(template, {
        body: JSON.stringify({
          __type: `com.amazonaws.dynamodb.v20120810#${type}`,
          message: "arn:aws:dynamodb:secret",
        }),
      });
    expect(refused("ConditionalCheckFailedException")).toEqual({
      status: 404,
      json: { code: "NotFound", message: "Not found" },
    });
    expect(refused("ThrottlingException").status).toBe(429);
    expect(refused("ValidationException")).toEqual({
      status: undefined,
      json: { code: "BadRequest", message: "Bad request" },
    });
    expect(refused("AccessDeniedException")).toEqual({
      status: 500,
      json: { code: "InternalServerError", message: "Internal server error" },
    });
  });
});

describe("GetItem", () => {
  const get = () => expanded(document("get", setting("action: GetItem, consistentRead: true") + answers));

  it("asks by key", async () => {
    expect(asked(await get(), undefined, { path: { petId: hostile } })).toEqual({
      TableName: "Pets",
      Key: { petId: { S: hostile } },
      ConsistentRead: true,
    });
  });

  it("gives what PutItem took", async () => {
    const written = {
      name: hostile,
      price: 12.5,
      sold: true,
      tags: [hostile, ""],
      owner: { name: "", "home-town": "Ulm", ages: [1, 2] },
      visits: [{ day: "Mon", cost: 1 }, {}],
      extra: { any: [hostile] },
    };
    const put = await expanded(document("put", setting("action: PutItem") + body + answers));
    const { Item } = asked(put, written);
    const answer = run((await get()).answer("200"), { body: JSON.stringify({ Item }) });
    expect(answer).toEqual({ status: undefined, json: { petId: "7", ...written } });
  });

  it("answers 404 for an item that is not there, and passes over attributes of other types", async () => {
    const template = (await get()).answer("200");
    expect(run(template, { body: "{}" })).toEqual({ status: 404, json: { code: "NotFound", message: "Not found" } });
    const odd = { Item: { name: { N: "5" }, price: { NULL: true }, tags: { SS: ["a"] }, unknown: { S: "x" } } };
    expect(run(template, { body: JSON.stringify(odd) }).json).toEqual({ price: null });
  });

  it("may do that alone", async () => {
    const { integration } = await get();
    expect(integration.grants?.map(({ actions }) => actions)).toEqual([["dynamodb:GetItem"]]);
  });
});

describe("UpdateItem", () => {
  const update = () =>
    expanded(document("patch", setting("action: UpdateItem, attributes: { by: \"'api'\" }") + body + answers));

  it("sets what the body has, and the attributes of the settings", async () => {
    expect(asked(await update(), { name: "Rex", price: null })).toEqual({
      TableName: "Pets",
      Key: { petId: { S: "7" } },
      ReturnValues: "ALL_NEW",
      ConditionExpression: "attribute_exists(#key0)",
      UpdateExpression: "SET #set0 = :set0, #set1 = :set1, #set2 = :set2",
      ExpressionAttributeNames: { "#key0": "petId", "#set0": "by", "#set1": "name", "#set2": "price" },
      ExpressionAttributeValues: { ":set0": { S: "api" }, ":set1": { S: "Rex" }, ":set2": { NULL: true } },
    });
  });

  it("uses a given expression", async () => {
    const each = await expanded(
      document(
        "post",
        setting('action: UpdateItem, update: "ADD #views :one SET #name = :name", values: { one: 1 }') +
          body +
          `responses: { "204": { description: Done. } }`,
      ),
    );
    expect(asked(each, { name: "Rex" })).toEqual({
      TableName: "Pets",
      Key: { petId: { S: "7" } },
      UpdateExpression: "ADD #views :one SET #name = :name",
      ExpressionAttributeNames: { "#views": "views", "#name": "name" },
      ExpressionAttributeValues: { ":one": { N: "1" }, ":name": { S: "Rex" } },
    });
  });
});

describe("Query", () => {
  const query = () =>
    expanded(
      document(
        "get",
        setting(
          "action: Query, index: byOwner, key: { owner: path.petId }, limit: query.limit, nextToken: query.next, filter: '#sold = :sold', values: { sold: false }, order: descending",
        ).replace("x-gatewright", "x-gatewright") +
          `responses:
  "200":
    description: Pets.
    content:
      application/json:
        schema:
          type: object
          properties:
            pets: { type: array, items: { $ref: "#/components/schemas/Pet" } }
            count: { type: integer }
            nextToken: { type: string }
`,
      ).replace(
        "schema: { type: string } }]",
        "schema: { type: string } }, { name: limit, in: query, schema: { type: integer } }, { name: next, in: query, schema: { type: string } }]",
      ),
    );

  const plain = {
    TableName: "Pets",
    IndexName: "byOwner",
    KeyConditionExpression: "#key0 = :key0",
    FilterExpression: "#sold = :sold",
    ExpressionAttributeNames: { "#key0": "owner", "#sold": "sold" },
    ExpressionAttributeValues: { ":key0": { S: "7" }, ":sold": { BOOL: false } },
    ScanIndexForward: false,
  };

  it("asks for the items of a key, a page at a time", async () => {
    const each = await query();
    expect(asked(each, undefined)).toEqual(plain);
    const token = Buffer.from(JSON.stringify({ owner: { S: hostile }, petId: { N: "1" } })).toString("base64");
    expect(asked(each, undefined, { query: { limit: "25", next: token } })).toEqual({
      ...plain,
      Limit: 25,
      ExclusiveStartKey: { owner: { S: hostile }, petId: { N: "1" } },
    });
  });

  it("takes nothing but digits for a limit, and nothing but a key from a token", async () => {
    const each = await query();
    expect(asked(each, undefined, { query: { limit: '5, "TableName": "Secrets"' } })).toEqual(plain);
    const token = Buffer.from(
      JSON.stringify({ 'a": {}}, "FilterExpression': { S: 'x"}}, "y": {"z": {"S": "' } }),
    ).toString("base64");
    const { ExclusiveStartKey, ...others } = asked(each, undefined, { query: { next: token } });
    expect(others).toEqual(plain);
    expect(ExclusiveStartKey).toEqual({ 'a": {}}, "FilterExpression': { S: 'x"}}, "y": {"z": {"S": "' } });
  });

  it("gives items, their number, and the token of the next page", async () => {
    const template = (await query()).answer("200");
    const last = { owner: { S: "it's" }, petId: { S: "2" } };
    const payload = {
      Count: 2,
      Items: [{ petId: { S: "1" }, name: { S: hostile } }, { petId: { S: "2" } }],
      LastEvaluatedKey: last,
    };
    const { json } = run(template, { body: JSON.stringify(payload) });
    const token = (json as { nextToken: string }).nextToken;
    expect(json).toEqual({ pets: [{ petId: "1", name: hostile }, { petId: "2" }], count: 2, nextToken: token });
    expect(JSON.parse(Buffer.from(token, "base64").toString())).toEqual(last);
    expect(run(template, { body: '{"Count":0,"Items":[]}' }).json).toEqual({ pets: [], count: 0 });
  });
});
