import { literal } from "../deploy-value.js";
import type { Grant } from "../integration.js";
import type { EventBridgeCall } from "../short-form.js";
import { answer, errorAnswers, errorTemplate, knownMembers, successStatus } from "./answers.js";
import { jsonMapping, templatesFor, withKey } from "./calls.js";
import type { Expand, ExpandContext } from "./context.js";
import { arnOf, integrationUri, text } from "./names.js";
import { jsonExpression, jsonStringOf } from "./sources.js";
import { escaped, jsonStringPart } from "./velocity-text.js";

/** PutEvents with one event. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const expandEventBridge: Expand<EventBridgeCall> = (call, context) => {
  const detail = jsonStringOf(call.detail, context);
  const template = text(
    '{\n  "Entries": [\n    {\n      "EventBusName": "',
    jsonStringPart(call.bus),
    '",\n      "Source": "',
    jsonStringOf(call.source, context),
    '",\n      "DetailType": "',
    jsonStringOf(call.detailType, context),
    '",\n      "Detail": "',
    call.detail.kind === "body" ? literal(escaped(jsonExpression(call.detail.path))) : detail,
    '"\n    }\n  ]\n}',
  );
  return {
    ...context.base,
    kind: "aws",
    httpMethod: "POST",
    uri: integrationUri("events", "action/PutEvents"),
    grants: eventGrants(call),
    passthroughBehavior: "NEVER",
    requestParameters: jsonMapping("AWSEvents.PutEvents"),
    requestTemplates: templatesFor(template, context),
    responses: [answer(successStatus(context), answerTemplate(context), context), ...errorAnswers(context)],
  };
};

export const eventGrants = (call: EventBridgeCall): readonly Grant[] =>
  withKey([{ actions: ["events:PutEvents"], resources: [arnOf(call.bus, "events", "event-bus/")] }], call, [
    "kms:Decrypt",
    "kms:GenerateDataKey",
  ]);

/** The service answers 200 to an event that it did not take. */
function answerTemplate(context: ExpandContext): string {
  const members = knownMembers({ eventId: `"$input.path('$.Entries[0].EventId')"` }, context) ?? "";
  return `#if($input.path('$.FailedEntryCount') > 0)${errorTemplate("500", context)}\n#else\n${members}\n#end`;
}
