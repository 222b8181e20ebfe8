import type { IntegrationResponse } from "../integration.js";
import type { Schema } from "../schema.js";
import type { DynamoDbCall } from "../short-form.js";
import { answer, errorBody, errorTemplate, overrideStatus, successSchema, successStatus } from "./answers.js";
import { readMembers, readObject, setComma } from "./attribute-templates.js";
import { type AttributeMember, attributeOf } from "./attributes.js";
import type { ExpandContext } from "./context.js";
import { conditionOf } from "./dynamodb-expressions.js";
import { checkMembers } from "./dynamodb-parts.js";
import { propertiesOf, resolveSchema } from "./schemas.js";
import { isPlainName, json } from "./velocity-text.js";

/** What callers get: items as plain JSON in the shape of the declared success, and errors in that of declared errors. */
export const dynamoDbAnswers = (call: DynamoDbCall, context: ExpandContext): readonly IntegrationResponse[] => [
  answer(successStatus(context), successTemplate(call, context), context),
  answer("400", refusalTemplate(call, context), context, "4\\d{2}"),
  answer("500", errorBody("500", context), context, "5\\d{2}"),
];

/**
 * DynamoDB answers 400 to whatever it does not do; the type of the error tells whose fault it was.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
 */
function refusalTemplate(call: DynamoDbCall, context: ExpandContext): string {
  const condition = conditionOf(call, context);
  const cases: readonly (readonly [types: readonly string[], status: string])[] = [
    ...(condition === undefined ? [] : [[["ConditionalCheckFailedException"], condition.status] as const]),
    [["ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded"], "429"],
    // A value that the table cannot hold, such as an empty key.
    [["ValidationException"], "400"],
  ];
  const rows = cases.map(([types, status], index) => {
    const test = types.map((type) => `$type.endsWith("${type}")`).join(" || ");
    const override = status === "400" ? "" : `${overrideStatus(status)}\n`;
    return `${index === 0 ? "#if" : "#elseif"}(${test})\n${override}${errorBody(status, context)}\n`;
  });
  return `#set($type = $input.path('$.__type'))\n${rows.join("")}#else\n${errorTemplate("500", context)}\n#end`;
}

function successTemplate(call: DynamoDbCall, context: ExpandContext): string | undefined {
  const schema = successSchema(context);
  if (schema === undefined) return undefined;
  switch (call.action) {
    case "PutItem":
      return putTemplate(schema, call, context);
    case "GetItem":
      return itemTemplate("Item", schema, context);
    case "UpdateItem":
    case "DeleteItem":
      return itemTemplate("Attributes", schema, context);
    case "Query":
    case "Scan":
      return listTemplate(call, schema, context);
  }
}

/** One item; nobody's is 404. */
function itemTemplate(member: string, schema: Schema, context: ExpandContext): string {
  const members = itemMembersOf(schema, context);
  return [
    "#set($answer = $input.path('$'))",
    `#if($answer.containsKey('${member}'))`,
    `#set($item = $answer.get('${member}'))`,
    readObject(members, "$item", 0, ""),
    `#else`,
    errorTemplate("404", context),
    "#end",
  ].join("\n");
}

function itemMembersOf(schema: Schema, context: ExpandContext): readonly AttributeMember[] {
  const { operation, base, schemas, diagnostics } = context;
  const properties = propertiesOf(schema, schemas) ?? [];
  if (properties.length === 0) diagnostics.report("service-answer-untyped", base.origin, { operation: operation.id });
  const members = properties
    .filter(({ schema: { access } }) => access !== "write")
    .map((property) => ({ name: property.name, ...attributeOf(property.schema, schemas) }));
  checkMembers(members, schema, context);
  for (const { name } of members.filter((each) => !isPlainName(each.name)))
    diagnostics.report("service-name-unsupported", base.origin, { name, operation: operation.id });
  return members.filter(({ name }) => isPlainName(name));
}

/** A list, or an object with a list, perhaps a count, and the token of the next page. */
function listTemplate(call: DynamoDbCall, schema: Schema, context: ExpandContext): string {
  const { schemas, diagnostics, operation, base } = context;
  if (schema.kind === "array") {
    if (call.nextToken !== undefined) reportIncomplete("nextToken", context);
    return itemsTemplate(schema, "", context);
  }
  const properties = (propertiesOf(schema, schemas) ?? []).map(({ name, schema: each }) => ({
    name,
    schema: resolveSchema(each, schemas),
  }));
  const list = properties.find(({ schema: each }) => each.kind === "array");
  if (list === undefined) {
    diagnostics.report("service-answer-untyped", base.origin, { operation: operation.id });
    return "{}";
  }
  const count = properties.find(({ name }) => /^(count|total|size)$/i.test(name));
  const token = properties.find(({ name }) => /^(next|token|cursor|next_?(page_?)?(token|cursor))$/i.test(name));
  if (call.nextToken !== undefined && token === undefined) reportIncomplete("nextToken", context);
  return [
    "{",
    `  ${json(list.name)}: ${itemsTemplate(list.schema, "  ", context)}`,
    ...(count === undefined ? [] : [`  , ${json(count.name)}: $input.path('$.Count')`]),
    ...(token === undefined
      ? []
      : [
          "#if($input.path('$').containsKey('LastEvaluatedKey'))",
          `  , ${json(token.name)}: "$util.base64Encode($input.json('$.LastEvaluatedKey'))"`,
          "#end",
        ]),
    "}",
  ].join("\n");
}

function itemsTemplate(list: Schema, indent: string, context: ExpandContext): string {
  const items = list.kind === "array" && list.items !== "forbidden" ? resolveSchema(list.items, context.schemas) : list;
  const members = itemMembersOf(items, context);
  return [
    "[",
    "#foreach($item in $input.path('$.Items'))",
    `${indent}  {${setComma(0, "")}`,
    `${readMembers(members, "$item", 0, `${indent}    `)}${indent}  }#if($foreach.hasNext),#end`,
    "",
    `#end`,
    `${indent}]`,
  ].join("\n");
}

/** PutItem gives nothing of the item back: what is known of it comes from the call itself. */
function putTemplate(schema: Schema, call: DynamoDbCall, context: ExpandContext): string {
  const known = new Map(
    [...call.key, ...call.attributes].flatMap(({ name, source }) =>
      source.kind === "context" ? [[name, `"$context.${source.name}"`] as const] : [],
    ),
  );
  const properties = propertiesOf(schema, context.schemas) ?? [];
  const rows = properties.flatMap(({ name }) => {
    const value = known.get(name);
    if (value === undefined) reportIncomplete(name, context);
    return value === undefined ? [] : [`  ${json(name)}: ${value}`];
  });
  return `{\n${rows.join(",\n")}\n}`;
}

const reportIncomplete = (property: string, { operation, base, diagnostics }: ExpandContext): void =>
  diagnostics.report("service-answer-incomplete", base.origin, {
    property,
    operation: operation.id,
    known: "what the call itself knows",
  });
