import { literal } from "../deploy-value.js";
import type { DynamoDbCall } from "../short-form.js";
import { successSchema } from "./answers.js";
import { setComma, writeEach, writeValue } from "./attribute-templates.js";
import type { ExpandContext } from "./context.js";
import {
  conditionOf,
  conditionParts,
  expressionPart,
  placeholderParts,
  placeholdersIn,
  withKeyName,
} from "./dynamodb-expressions.js";
import { bodyMembers, bodyVariable, type RequestPart, typedSource } from "./dynamodb-parts.js";
import { text } from "./names.js";
import { json } from "./velocity-text.js";

/** Sets what the body has, and nothing else; the item is made when it is not there. */
export function updateParts(call: DynamoDbCall, context: ExpandContext): readonly RequestPart[] {
  const returned = successSchema(context) === undefined ? [] : [{ member: literal('"ReturnValues": "ALL_NEW"') }];
  if (call.update !== undefined) return [...returned, ...givenExpression(call, context)];
  const fixed = call.attributes;
  const members = bodyMembers([...call.key, ...fixed], context);
  if (members.length === 0 && fixed.length === 0) return [...returned, ...conditionParts(call, context)];
  const condition = conditionOf(call, context);
  const others = withKeyName(
    placeholdersIn([condition?.key === true ? undefined : condition?.expression], call, context),
    condition?.key === true,
    call,
  );
  const place = { depth: 0, path: [], indent: "    " };
  const each = (write: Parameters<typeof writeEach>[3]): string => writeEach(members, "$body", place, write);
  // Placeholders are numbered by the place of their property, so that any name will do.
  const count = fixed.length;
  const begin = (isFirst: boolean): string => setComma(0, isFirst ? "" : ",");
  const names = [...others.names, ...fixed.map(({ name }, index) => [`#set${index}`, name] as const)];
  const values = [
    ...others.values,
    ...fixed.map(({ source }, index) => [`:set${index}`, typedSource(source, context)] as const),
  ];
  const sets = fixed.map((_, index) => json(`#set${index} = :set${index}`).slice(1, -1)).join(", ");
  return [
    ...returned,
    ...expressionPart("ConditionExpression", condition?.expression),
    {
      before: bodyVariable,
      member: literal(
        `"UpdateExpression": "SET ${sets}${begin(sets === "")}${unbroken(
          each((_, __, index) => json(` #set${count + index} = :set${count + index}`).slice(1, -1)),
        )}"`,
      ),
    },
    {
      member: literal(
        `"ExpressionAttributeNames": {${names.map(([token, name]) => `${json(token)}: ${json(name)}`).join(", ")}${begin(names.length === 0)}\n${each(
          ({ name }, _, index) => `${json(`#set${count + index}`)}: ${json(name)}`,
        )}  }`,
      ),
    },
    {
      member: text(
        '"ExpressionAttributeValues": {',
        ...values.flatMap(([token, value], index) => [index === 0 ? "" : ", ", `${json(token)}: `, value]),
        `${begin(values.length === 0)}\n${each(
          (member, value, index) => `":set${count + index}": ${writeValue(member, value, place)}`,
        )}  }`,
      ),
    },
  ];
}

/** A string of JSON cannot hold line breaks. */
const unbroken = (template: string): string => template.replace(/\n\s*/g, "");

function givenExpression(call: DynamoDbCall, context: ExpandContext): readonly RequestPart[] {
  const condition = conditionOf(call, context);
  const found = placeholdersIn(
    [call.update, condition?.key === true ? undefined : condition?.expression],
    call,
    context,
  );
  return [
    ...expressionPart("ConditionExpression", condition?.expression),
    ...expressionPart("UpdateExpression", call.update),
    ...placeholderParts(withKeyName(found, condition?.key === true, call)),
  ];
}
