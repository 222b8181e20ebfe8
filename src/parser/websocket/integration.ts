import { literal } from "../../ir/deploy-value.js";
import type { Integration, IntegrationResponse, MockIntegration } from "../../ir/integration.js";
import { type DocumentNode, isRecord, member, members } from "../document-node.js";
import { readIntegration } from "../openapi/integrations.js";
import { type ReadContext, readString } from "../read-context.js";

const expression = "templateSelectionExpression";

/**
 * Reads the integration of a route. It is written as `x-amazon-apigateway-integration` is for REST APIs, save that
 * templates are chosen by an expression in place of the content type, and that answers have no status of their own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integrations.html
 */
export function readRouteIntegration(context: ReadContext, node: DocumentNode): Integration | undefined {
  const integration = readIntegration(context, isRecord(node.value) ? { ...node, value: restShape(node) } : node);
  if (integration === undefined) return undefined;
  const templateSelectionExpression = readString(context, node, expression);
  const ofResponses = new Map(
    members(member(node, "responses") ?? { ...node, value: {} }).map(([key, child]) => [
      patternOf(key),
      readString(context, child, expression),
    ]),
  );
  const responses = integration.responses.map((response): IntegrationResponse => {
    const own = ofResponses.get(response.selectionPattern ?? "default");
    return own === undefined ? response : { ...response, templateSelectionExpression: own };
  });
  const whole = {
    ...integration,
    responses,
    ...(templateSelectionExpression === undefined ? {} : { templateSelectionExpression }),
  };
  return whole.kind === "mock" ? withMockAnswer(whole) : whole;
}

/** What of it the reader of REST integrations knows. */
function restShape(node: DocumentNode): Readonly<Record<string, unknown>> {
  const { [expression]: _, ...value } = node.value as Readonly<Record<string, unknown>>;
  if (!isRecord(value.responses)) return value;
  const responses = Object.entries(value.responses).map(([key, response]) => {
    if (!isRecord(response)) return [patternOf(key), response] as const;
    const { [expression]: __, ...rest } = response;
    return [patternOf(key), { statusCode: "200", ...rest }] as const;
  });
  return { ...value, responses: Object.fromEntries(responses) };
}

/** `$default` is the default response, and the gateway writes a pattern between slashes. */
const patternOf = (key: string): string => (key === "$default" ? "default" : key.replace(/^\/(.*)\/$/s, "$1"));

/** A mock answers with the status that its template gives; one without a template lets everything through. */
export function withMockAnswer(mock: MockIntegration): MockIntegration {
  if (mock.requestTemplates.length > 0) return mock;
  return {
    ...mock,
    templateSelectionExpression: "200",
    requestTemplates: [{ contentType: "200", template: literal('{"statusCode": 200}') }],
  };
}

/** Lets everything through. */
export const openMock = (origin: MockIntegration["origin"]): MockIntegration =>
  withMockAnswer({
    kind: "mock",
    cacheKeyParameters: [],
    requestParameters: [],
    requestTemplates: [],
    responses: [],
    origin,
  });
