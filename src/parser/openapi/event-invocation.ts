import { literal } from "../../ir/deploy-value.js";
import type { LambdaIntegration, LambdaTarget } from "../../ir/integration.js";
import { essence } from "../../ir/media-type.js";
import type { ReadContext } from "../read-context.js";
import type { ReadOperation } from "./operations.js";

/** `escapeJavaScript` writes `\'`, which JSON does not know. */
const text = (value: string): string => `"$util.escapeJavaScript(${value}).replaceAll("\\\\'", "'")"`;

/** One object of the event, from a map of the gateway's. */
const object = (map: string): string => `#set($map = ${map})$object`;

/**
 * The event of a proxy integration, as far as a mapping template can make it: so that a function is the same whether it
 * is waited for or not. Of a header or parameter that is sent several times it has one value.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
const eventTemplate = [
  `#define($object){#foreach($name in $map.keySet())${text("$name")}: ${text("$map.get($name)")}#if($foreach.hasNext), #end#end}#end`,
  "{",
  `  "resource": ${text("$context.resourcePath")},`,
  `  "path": ${text("$context.path")},`,
  '  "httpMethod": "$context.httpMethod",',
  `  "headers": ${object("$input.params().header")},`,
  `  "queryStringParameters": ${object("$input.params().querystring")},`,
  `  "pathParameters": ${object("$input.params().path")},`,
  `  "stageVariables": ${object("$stageVariables")},`,
  '  "requestContext": {',
  '    "accountId": "$context.accountId",',
  '    "apiId": "$context.apiId",',
  '    "stage": "$context.stage",',
  '    "requestId": "$context.requestId",',
  `    "resourcePath": ${text("$context.resourcePath")},`,
  '    "httpMethod": "$context.httpMethod",',
  `    "path": ${text("$context.path")},`,
  '    "authorizer": {',
  `      #foreach($name in $context.authorizer.keySet())${text("$name")}: ${text("$context.authorizer.get($name)")}, #end`,
  // A user pool's claims are a map in the map; of two members of one name the later one counts.
  `      "claims": ${object("$context.authorizer.claims")}`,
  "    },",
  `    "identity": ${object("$context.identity")}`,
  "  },",
  `  "body": ${text("$input.body")},`,
  '  "isBase64Encoded": false',
  "}",
  "",
].join("\n");

const accepted = "202";

/**
 * Hands the request over as an event: the gateway answers as soon as Lambda has it, and the function's result reaches
 * nobody.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-integration-async.html
 */
export function eventIntegration(
  context: ReadContext,
  target: LambdaTarget,
  { id, body, responses, origin }: Pick<ReadOperation, "id" | "body" | "responses" | "origin">,
): LambdaIntegration {
  if (!responses.some(({ status }) => status === accepted || status.toUpperCase() === "2XX"))
    context.diagnostics.report("event-without-202", origin, { operation: id });
  // The service takes a request that names no type for JSON.
  const described = (body?.content ?? []).map(({ type }) => essence(type)).filter((type) => !type.includes("*"));
  const contentTypes = [...new Set(["application/json", ...described])];
  return {
    kind: "lambda",
    proxy: false,
    target,
    passthroughBehavior: "NEVER",
    cacheKeyParameters: [],
    requestParameters: [{ to: "integration.request.header.X-Amz-Invocation-Type", from: literal("'Event'") }],
    requestTemplates: contentTypes.map((contentType) => ({ contentType, template: literal(eventTemplate) })),
    responses: [{ statusCode: accepted, parameters: [], templates: [], origin }],
    origin,
  };
}
