import { defineCatalog, message } from "./define.js";

/** What the service demands of HTTP APIs. Reported only by builds that emit infrastructure. */
export const httpCatalog = defineCatalog({
  "payload-format-missing": {
    severity: "error",
    message: message`The Lambda integration of operation '${"operation"}' names no payload format, which HTTP APIs demand.`,
    help: "Add `payloadFormatVersion: '2.0'` to the integration (or '1.0', the format of REST APIs), or set `api.payloadFormatVersion` for all of them.",
  },
  "authorizer-payload-format-missing": {
    severity: "error",
    message: message`The Lambda authorizer '${"authorizer"}' names no payload format, which HTTP APIs demand.`,
    help: "Add `authorizerPayloadFormatVersion: '2.0'` to `x-amazon-apigateway-authorizer` (or '1.0', the format of REST APIs).",
  },
  "payload-format-lambda-only": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has the payload format 2.0, which only functions get.`,
    help: "Set `payloadFormatVersion: '1.0'`, or leave it out: it is 1.0 for every backend that is no function.",
  },
  "http-api-without-routes": {
    severity: "warning",
    message: message`The HTTP API has no route: it is made, and answers every call with 404.`,
    help: "Describe at least one operation under `paths`.",
  },
  "default-route-method": {
    severity: "error",
    message: message`The route '$default' of operation '${"operation"}' has a method; it catches whatever no other route does.`,
    help: "Describe it with `x-amazon-apigateway-any-method` below the path `/$default`.",
  },
  "path-parameter-decoded": {
    severity: "warning",
    message: message`HTTP APIs decode '${"name"}' before the function reads it: a comma or another delimiter within an item of it looks like one between items (operation '${"operation"}').`,
    help: "Make it a query parameter, whose values reach the function as they were sent, or set `api.type: rest`. Silence this warning by its code where items hold no delimiters.",
  },
  "path-trailing-slash": {
    severity: "warning",
    message: message`HTTP APIs have no route that ends in a slash: '${"path"}' becomes '${"route"}', and calls with the slash are answered 404.`,
    help: "Remove the slash from the path, so that clients call what there is, or add a route with `{proxy+}` below it.",
  },
  "service-action-unknown": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has the subtype '${"subtype"}', which HTTP APIs do not know.`,
    help: "Subtypes are EventBridge-PutEvents, SQS-SendMessage, SQS-ReceiveMessage, SQS-DeleteMessage, SQS-PurgeQueue, AppConfig-GetConfiguration, Kinesis-PutRecord, StepFunctions-StartExecution, StepFunctions-StartSyncExecution and StepFunctions-StopExecution. Others are a function's, or a REST API's.",
  },
  "service-action-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' (${"subtype"}) ${"problem"}.`,
    help: "An action's parameters stand in `requestParameters` under their own names (`QueueUrl: https://...`, `MessageBody: $request.body`); `credentials` is the ARN of a role that the gateway may assume.",
  },
  "http-mapping-invalid": {
    severity: "error",
    message: message`An HTTP API cannot map '${"from"}' to '${"to"}': ${"problem"}.`,
    help: "Requests change `append|overwrite|remove:header.NAME`, `append|overwrite|remove:querystring.NAME` and `overwrite:path`; responses, by status from 200 to 599, `append|overwrite|remove:header.NAME` and `overwrite:statuscode`. Values are text with `$request.header.NAME`, `$request.querystring.NAME`, `$request.path.NAME`, `$request.body.NAME`, `$response.header.NAME`, `$response.body.NAME`, `$context.NAME` or `$stageVariables.NAME`, also as `${request.header.NAME}` within a text.",
  },
  "jwt-authorizer-invalid": {
    severity: "error",
    message: message`The JWT authorizer '${"authorizer"}' ${"problem"}.`,
    help: "Give both under `authorizers` in the settings (`type: jwt`, `issuer`, `audience`), or in `jwtConfiguration` of `x-amazon-apigateway-authorizer`. What only the deployment knows is written `${Issuer}`: it becomes a parameter.",
  },
  "route-identity-source": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' ${"problem"}.`,
    help: "Authorizers of HTTP APIs read `$request.header.NAME` and `$request.querystring.NAME`, Lambda authorizers also `$context.NAME` and `$stageVariables.NAME`; one whose answers are kept needs at least one of them.",
  },
  "simple-responses-format": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' answers simple responses, which the payload format 1.0 does not have.`,
    help: "Set its payload format to 2.0, or `enableSimpleResponses: false`: the function answers a policy then.",
  },
  "server-name-without-vpc-link": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' verifies a server's name without a VPC link.`,
    help: "Remove `serverNameToVerify`: over the internet the name in the `uri` is verified. Or reach the backend through a VPC link (`connectionType: VPC_LINK`, `connectionId`).",
  },
});
