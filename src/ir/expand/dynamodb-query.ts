import { literal } from "../deploy-value.js";
import type { DynamoDbCall, ValueSource } from "../short-form.js";
import type { ExpandContext } from "./context.js";
import { expressionPart, placeholderParts, placeholdersIn } from "./dynamodb-expressions.js";
import { type RequestPart, typedSource } from "./dynamodb-parts.js";
import { text } from "./names.js";
import { expressionOf } from "./sources.js";

/**
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html and
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 */
export function queryParts(call: DynamoDbCall, context: ExpandContext): readonly RequestPart[] {
  const isQuery = call.action === "Query";
  const equal = isQuery && call.keyCondition === undefined ? call.key : [];
  const condition = isQuery
    ? (call.keyCondition ?? equal.map((_, index) => `#key${index} = :key${index}`).join(" AND "))
    : undefined;
  const found = placeholdersIn([call.keyCondition, call.filter, call.projection], call, context);
  return [
    ...expressionPart("KeyConditionExpression", condition),
    ...expressionPart("FilterExpression", call.filter),
    ...expressionPart("ProjectionExpression", call.projection),
    ...placeholderParts({
      names: [...equal.map(({ name }, index) => [`#key${index}`, name] as const), ...found.names],
      values: [
        ...equal.map(({ source }, index) => [`:key${index}`, typedSource(source, context)] as const),
        ...found.values,
      ],
    }),
    ...(isQuery && call.order === "descending" ? [{ member: literal('"ScanIndexForward": false') }] : []),
    ...limitParts(call.limit, context),
    ...startParts(call.nextToken, context),
  ];
}

const optionalMember = (condition: string, member: string): string => `#if(${condition})\n  ${member},\n#end\n`;

/** The gateway does not look at what kind of text a parameter is: only digits become part of the request. */
function limitParts(limit: ValueSource | undefined, context: ExpandContext): readonly RequestPart[] {
  if (limit === undefined) return [];
  if (limit.kind === "constant") return [{ member: text('"Limit": ', limit.value) }];
  const value = expressionOf(limit, context);
  return [{ optional: optionalMember(`${value}.matches("^[1-9][0-9]{0,5}$")`, `"Limit": ${value}`) }];
}

/**
 * The token is the key that an answer ended with, as base64. It is taken apart and written anew, value by value, so that
 * a forged one can name another key and nothing else.
 */
function startParts(token: ValueSource | undefined, context: ExpandContext): readonly RequestPart[] {
  if (token === undefined || token.kind === "constant") return [];
  const value = expressionOf(token, context);
  const written = [
    `#foreach($name in $start.keySet())"$util.escapeJavaScript($name)": {`,
    `#foreach($type in $start.get($name).keySet())"$util.escapeJavaScript($type)": "$util.escapeJavaScript($start.get($name).get($type)).replaceAll("\\\\'","'")"#end`,
    `}#if($foreach.hasNext), #end#end`,
  ].join("");
  return [
    {
      before: `#if(${value} != "")\n#set($start = $util.parseJson($util.base64Decode(${value})))\n#end\n`,
      optional: optionalMember(`${value} != ""`, `"ExclusiveStartKey": {${written}}`),
    },
  ];
}
