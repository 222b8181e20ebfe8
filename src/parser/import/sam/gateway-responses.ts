import { childPointer } from "../../source/json-pointer.js";
import type { SourceValue } from "../source-value.js";
import { type Definition, isWritable } from "./definition.js";
import { open, write } from "./draft.js";
import { reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { take } from "./sam-resource.js";
import { isObject, member, membersOf, object, scalar, textOf } from "./values.js";

const parameterKinds = { Headers: "header", Paths: "path", QueryStrings: "querystring" } as const;

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html#sam-api-gatewayresponses */
export function addGatewayResponses(sam: SamResource, definition: Definition | undefined, context: SamContext): void {
  const responses = take(sam, "GatewayResponses", context);
  if (!isObject(responses) || responses.members.length === 0) return;
  if (!isWritable(sam, definition, "GatewayResponses", context)) return;
  const draft = open(definition.root, "x-amazon-apigateway-gateway-responses", responses.at);
  if (draft === undefined) return;
  for (const [type, response] of responses.members) {
    const where = `The gateway response '${type}' of ${sam.resource.id}`;
    const called = context.functionAt({ ...responses.at, pointer: childPointer(responses.at.pointer, type) });
    if (called !== undefined) {
      reportRefused(context, where, `SAM works out no '${called}' here: write the response down`, response.at);
      continue;
    }
    if (!isObject(response)) {
      reportInvalid(context, where, "a map", response);
      continue;
    }
    for (const [key, { at }] of response.members) {
      if (key !== "ResponseParameters" && key !== "ResponseTemplates" && key !== "StatusCode") {
        context.diagnostics.report("sam-property-unknown", at, { property: key, type: "GatewayResponses" });
      }
    }
    write(draft, type, responseOf(response, where, context));
  }
}

function responseOf(response: SourceValue, where: string, context: SamContext): SourceValue {
  const { at } = response;
  const status = member(response, "StatusCode");
  const text = textOf(status);
  if (text !== undefined && status !== undefined && !/^\d{1,3}$/.test(text)) {
    reportInvalid(context, `'StatusCode' of ${where}`, "a number", status);
  }
  return object(
    {
      responseParameters: parametersOf(member(response, "ResponseParameters"), where, context),
      responseTemplates: member(response, "ResponseTemplates"),
      statusCode: text === undefined ? status : scalar(text, at),
    },
    at,
  );
}

function parametersOf(
  parameters: SourceValue | undefined,
  where: string,
  context: SamContext,
): SourceValue | undefined {
  if (parameters === undefined) return undefined;
  if (!isObject(parameters)) {
    reportInvalid(context, `'ResponseParameters' of ${where}`, "a map", parameters);
    return undefined;
  }
  const rows = parameters.members.flatMap(([kind, values]) => {
    const prefix = parameterKinds[kind as keyof typeof parameterKinds];
    if (prefix === undefined) {
      context.diagnostics.report("sam-property-unknown", values.at, { property: kind, type: "ResponseParameters" });
      return [];
    }
    if (!isObject(values)) reportInvalid(context, `'ResponseParameters.${kind}' of ${where}`, "a map", values);
    return membersOf(values).map(([name, value]) => [`gatewayresponse.${prefix}.${name}`, value] as const);
  });
  return object(Object.fromEntries(rows), parameters.at);
}
