import { type DeployValue, literal } from "../deploy-value.js";
import type { DynamoDbCall, ValueSource } from "../short-form.js";
import type { ExpandContext } from "./context.js";
import { type RequestPart, typedSource } from "./dynamodb-parts.js";
import { text } from "./names.js";
import { propertyOf } from "./schemas.js";
import { requestSchema } from "./sources.js";
import { json } from "./velocity-text.js";

/** What expressions stand for: names (`#owner`) and values (`:owner`). */
export interface Placeholders {
  readonly names: readonly (readonly [placeholder: string, attribute: string])[];
  readonly values: readonly (readonly [placeholder: string, value: DeployValue])[];
}

/**
 * The placeholders of expressions: `#name` is the attribute of that name, `:name` one of `values`, or else the parameter
 * or member of the body of that name.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ExpressionAttributeNames.html
 */
export function placeholdersIn(
  expressions: readonly (string | undefined)[],
  call: DynamoDbCall,
  context: ExpandContext,
): Placeholders {
  const whole = expressions.filter((each) => each !== undefined).join(" ");
  const tokens = (pattern: RegExp): readonly string[] => [
    ...new Set([...whole.matchAll(pattern)].map(([token]) => token)),
  ];
  return {
    names: tokens(/#[A-Za-z_]\w*/g).map((token) => [token, token.slice(1)] as const),
    values: tokens(/:[A-Za-z_]\w*/g).flatMap((token) => {
      const source = valueFor(token.slice(1), call, context);
      return source === undefined ? [] : [[token, typedSource(source, context)] as const];
    }),
  };
}

function valueFor(name: string, call: DynamoDbCall, context: ExpandContext): ValueSource | undefined {
  const given = call.values.find((each) => each.name === name || each.name === `:${name}`);
  if (given !== undefined) return given.source;
  const { operation, base, diagnostics, schemas } = context;
  const parameter = operation.parameters.find((each) => each.name === name && each.in !== "cookie");
  if (parameter !== undefined && parameter.in !== "cookie") return { kind: parameter.in, name };
  const schema = requestSchema(context);
  if (schema !== undefined && propertyOf(schema, name, schemas) !== undefined) return { kind: "body", path: [name] };
  diagnostics.report("value-source-unknown", base.origin, { source: `:${name}`, operation: operation.id });
  return undefined;
}

/** `ExpressionAttributeNames` and `ExpressionAttributeValues`, which must not be empty. */
export const placeholderParts = ({ names, values }: Placeholders): readonly RequestPart[] => [
  ...(names.length === 0
    ? []
    : [
        {
          member: literal(
            `"ExpressionAttributeNames": {${names.map(([token, attribute]) => `${json(token)}: ${json(attribute)}`).join(", ")}}`,
          ),
        },
      ]),
  ...(values.length === 0
    ? []
    : [
        {
          member: text(
            '"ExpressionAttributeValues": {',
            ...values.flatMap(([token, value], index) => [index === 0 ? "" : ", ", `${json(token)}: `, value]),
            "}",
          ),
        },
      ]),
];

export const expressionPart = (member: string, expression: string | undefined): readonly RequestPart[] =>
  expression === undefined ? [] : [{ member: literal(`"${member}": ${json(expression)}`) }];

/** The first attribute of the key: whether it is there tells whether the item is. */
const keyPlaceholder = "#key0";

const declares = (status: string, { operation }: ExpandContext): boolean =>
  operation.responses.some((response) => response.status === status);

/**
 * What has to hold of the item, and the status that a caller gets when it does not. Without a condition of the settings, a
 * declared 409 of PutItem asks for a new item, and a declared 404 of the others for one that is there.
 */
export function conditionOf(
  call: DynamoDbCall,
  context: ExpandContext,
): { readonly expression: string; readonly status: string; readonly key: boolean } | undefined {
  const { condition, action, key } = call;
  const status = declares("409", context) ? "409" : declares("412", context) ? "412" : "409";
  if (condition !== undefined) return { expression: condition, status, key: false };
  if (action === "GetItem" || action === "Query" || action === "Scan" || key.length === 0) return undefined;
  if (action === "PutItem" && declares("409", context))
    return { expression: `attribute_not_exists(${keyPlaceholder})`, status: "409", key: true };
  return declares("404", context)
    ? { expression: `attribute_exists(${keyPlaceholder})`, status: "404", key: true }
    : undefined;
}

/** Condition and projection with what they refer to. `others` are placeholders that the rest of the request has. */
export function conditionParts(call: DynamoDbCall, context: ExpandContext): readonly RequestPart[] {
  const condition = call.action === "GetItem" ? undefined : conditionOf(call, context);
  const projection = call.action === "GetItem" ? call.projection : undefined;
  const found = placeholdersIn(
    [condition?.key === true ? undefined : condition?.expression, projection],
    call,
    context,
  );
  return [
    ...expressionPart("ConditionExpression", condition?.expression),
    ...expressionPart("ProjectionExpression", projection),
    ...placeholderParts(withKeyName(found, condition?.key === true, call)),
  ];
}

export const withKeyName = (found: Placeholders, isUsed: boolean, { key }: DynamoDbCall): Placeholders => {
  const [first] = key;
  return isUsed && first !== undefined ? { ...found, names: [...found.names, [keyPlaceholder, first.name]] } : found;
};
