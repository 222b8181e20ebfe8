import type { DeployValue } from "../deploy-value.js";
import { literal } from "../deploy-value.js";
import type { Grant } from "../integration.js";
import type { DynamoDbCall } from "../short-form.js";
import { successSchema } from "./answers.js";
import { setComma } from "./attribute-templates.js";
import { templatesFor, withKey } from "./calls.js";
import type { Expand, ExpandContext } from "./context.js";
import { dynamoDbAnswers } from "./dynamodb-answers.js";
import { conditionParts } from "./dynamodb-expressions.js";
import { itemMembers, keyTemplate, namedAttribute, type RequestPart, tableMembers } from "./dynamodb-parts.js";
import { queryParts } from "./dynamodb-query.js";
import { updateParts } from "./dynamodb-update.js";
import { arnOf, integrationUri, text } from "./names.js";

/**
 * Actions of DynamoDB's JSON protocol.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html and
 * https://aws.amazon.com/blogs/compute/using-amazon-api-gateway-as-a-proxy-for-dynamodb/
 */
export const expandDynamoDb: Expand<DynamoDbCall> = (call, context) => {
  if (!hasKey(call, context)) return undefined;
  return {
    ...context.base,
    kind: "aws",
    httpMethod: "POST",
    uri: integrationUri("dynamodb", `action/${call.action}`),
    grants: grantsOf(call),
    passthroughBehavior: "NEVER",
    requestTemplates: templatesFor(requestTemplate(call, context), context),
    responses: dynamoDbAnswers(call, context),
  };
};

/** A table's key and an index's are asked for by the calls that name items. */
function hasKey(call: DynamoDbCall, { base, operation, diagnostics }: ExpandContext): boolean {
  if (call.action === "Scan" || call.keyCondition !== undefined || call.key.length > 0) return true;
  // An item may have its key in the body.
  if (call.action === "PutItem") return true;
  diagnostics.report("dynamodb-key-missing", base.origin, { action: call.action, operation: operation.id });
  return false;
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
function grantsOf(call: DynamoDbCall): readonly Grant[] {
  const table = arnOf(call.table, "dynamodb", "table/");
  const resource = call.index === undefined ? table : text(table, "/index/", call.index);
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
  return withKey([{ actions: [`dynamodb:${call.action}`], resources: [resource] }], call, [
    "kms:Decrypt",
    "kms:DescribeKey",
    "kms:Encrypt",
    "kms:GenerateDataKey",
  ]);
}

function requestTemplate(call: DynamoDbCall, context: ExpandContext): DeployValue {
  const parts: readonly RequestPart[] = [...tableMembers(call), ...actionParts(call, context)];
  const members = parts.flatMap(({ member }) => (member === undefined ? [] : [member]));
  return text(
    [...new Set(parts.map((part) => part.before ?? ""))].join(""),
    "{\n",
    ...parts.map((part) => part.optional ?? ""),
    ...members.flatMap((member, index) => [index === 0 ? "  " : ",\n  ", member]),
    "\n}",
  );
}

function actionParts(call: DynamoDbCall, context: ExpandContext): readonly RequestPart[] {
  switch (call.action) {
    case "PutItem":
      return [putItem(call, context), ...conditionParts(call, context)];
    case "GetItem":
      return [keyTemplate(call, context), ...readParts(call), ...conditionParts(call, context)];
    case "DeleteItem":
      return [
        keyTemplate(call, context),
        ...(successSchema(context) === undefined ? [] : [{ member: literal('"ReturnValues": "ALL_OLD"') }]),
        ...conditionParts(call, context),
      ];
    case "UpdateItem":
      return [keyTemplate(call, context), ...updateParts(call, context)];
    case "Query":
    case "Scan":
      return [...readParts(call), ...queryParts(call, context)];
  }
}

const readParts = ({ consistentRead }: DynamoDbCall): readonly RequestPart[] =>
  consistentRead ? [{ member: literal('"ConsistentRead": true') }] : [];

/** The attributes that are always there first, so that each of the others knows that it needs a comma. */
function putItem(call: DynamoDbCall, context: ExpandContext): RequestPart {
  const fixed = [...call.key, ...call.attributes];
  const { before, written } = itemMembers(fixed, context);
  const rows = fixed.map((each, index) => text(index === 0 ? "" : ",\n", "    ", namedAttribute(each, context)));
  return {
    before,
    member: text(
      '"Item": {\n',
      ...rows,
      setComma(0, fixed.length > 0 ? "," : ""),
      fixed.length > 0 ? "\n" : "",
      written,
      "  }",
    ),
  };
}
