import { defineCatalog, message } from "./define.js";

/** Backends that need more than an address: AWS services, links into a VPC, mocks, and who may call. */
export const servicesCatalog = defineCatalog({
  "short-form-several": {
    severity: "error",
    message: message`The settings '${"one"}' and '${"other"}' stand side by side; an operation calls one thing.`,
    help: "Remove one of them. An operation's setting takes the place of its path's, and the settings file's that of the document's.",
  },
  "short-form-replaces-integration": {
    severity: "warning",
    message: message`The setting '${"setting"}' takes the place of the integration that the document gives operation '${"operation"}'.`,
    help: "Remove one of them. Silence this warning by its code if the document's has to stay for others.",
  },
  "value-source-invalid": {
    severity: "error",
    message: message`'${"source"}' is no source of a value.`,
    help: "Sources are `path.NAME`, `query.NAME`, `header.NAME`, `body`, `body.NAME`, `context.NAME`, `stageVariables.NAME`, and `'text'` in single quotes.",
  },
  "value-source-unknown": {
    severity: "error",
    message: message`Operation '${"operation"}' has nothing that '${"source"}' could come from.`,
    help: "Name a parameter or a member of the request body that the operation describes, or a constant in single quotes.",
  },
  "service-name-needed": {
    severity: "error",
    message: message`The ARN of ${"what"} that only the deployment knows cannot be taken apart; its name is needed here.`,
    help: "Give the name, which may be a deploy parameter whose name does not end in `Arn`, or a whole ARN.",
  },
  "service-name-unsupported": {
    severity: "error",
    message: message`The name '${"name"}' in operation '${"operation"}' cannot stand in a mapping template.`,
    help: "Names in templates hold no quotes, backslashes, dollar signs, hashes or control characters. Rename the member, or serve the operation by a function.",
  },
  "service-action-unsupported": {
    severity: "error",
    message: message`${"type"} APIs cannot call ${"action"} by a short form.`,
    help: "HTTP APIs have SQS, Kinesis (PutRecord), Step Functions, EventBridge and AppConfig; REST APIs have DynamoDB, SQS (SendMessage), SNS, S3, Kinesis, Step Functions and EventBridge. Set the other `api.type`, give the long form as `x-amazon-apigateway-integration`, or serve the operation by a Lambda function.",
  },
  "service-setting-unsupported": {
    severity: "error",
    message: message`HTTP APIs cannot call ${"action"} with '${"setting"}' as it stands.`,
    help: "HTTP APIs hand parameters on one by one. Remove the setting or give what is missing, set `api.type: rest`, or serve the operation by a Lambda function.",
  },
  "service-answer-incomplete": {
    severity: "warning",
    message: message`The answer of operation '${"operation"}' lacks '${"property"}': ${"known"} is all that is known of it.`,
    help: "Leave the property out of the response, or make it optional. An item of DynamoDB comes back from UpdateItem, which also makes one that is not there.",
  },
  "service-answer-untyped": {
    severity: "warning",
    message: message`The response of operation '${"operation"}' describes no properties, so that nothing of an item can be answered.`,
    help: "Describe the response as an object with properties, as a list of such objects, or as an object that holds a list.",
  },
  "dynamodb-key-missing": {
    severity: "error",
    message: message`${"action"} in operation '${"operation"}' needs a key.`,
    help: "Give `key`: sources by attribute (`{ id: path.petId }`), or the name of the attribute that the last path variable fills.",
  },
  "dynamodb-body-untyped": {
    severity: "error",
    message: message`The body of operation '${"operation"}' has no properties that could become attributes of an item.`,
    help: "Describe the request body as a JSON object with properties.",
  },
  "dynamodb-attribute-as-json": {
    severity: "warning",
    message: message`The attribute '${"attribute"}' (operation '${"operation"}') has no single type; the item keeps its JSON as text.`,
    help: "Other readers of the table have to parse it. Describe the property as an object with properties, a list of one type, or a single type; silence this warning by its code if text is right.",
  },
  "mock-status-undeclared": {
    severity: "warning",
    message: message`The mock of operation '${"operation"}' answers ${"status"}, which the document does not declare.`,
    help: "Declare the response, or choose a status that is declared.",
  },
  "mock-type-unsupported": {
    severity: "warning",
    message: message`The gateway cannot mock an answer of the type '${"type"}' (operation '${"operation"}').`,
    help: "Mocks are text: describe the response with a JSON or text type, or serve the operation by a function.",
  },
  "mock-without-example": {
    severity: "warning",
    message: message`The mock of operation '${"operation"}' makes values up for which the document has no example: ${"places"}.`,
    help: "Add an `example` to the response or its schema. Silence this warning by its code if any value will do.",
  },
  "access-network-not-private": {
    severity: "error",
    message: message`VPC endpoints and VPCs cannot be told on an API whose endpoint is ${"endpoint"}: every call would be denied.`,
    help: "Set `api.endpoint: private` with `api.vpcEndpointIds`, or name addresses under `allowIps`.",
  },
  "private-policy-open": {
    severity: "error",
    message: message`The policy lets every VPC endpoint of every account into the private API.`,
    help: "Name VPC endpoints, VPCs, addresses or accounts under `api.access`, or the endpoints under `api.vpcEndpointIds`.",
  },
  "access-principals-unsigned": {
    severity: "error",
    message: message`Accounts and principals are named, and calls of ${"operations"} are not signed: all of them would be denied.`,
    help: "Give the operations a security scheme with `x-amazon-apigateway-authtype: awsSigv4`, or name addresses or VPC endpoints in place of accounts.",
  },
  "vpc-link-type-mismatch": {
    severity: "error",
    message: message`The VPC link '${"name"}' leads to ${"target"}; ${"type"} APIs have links to ${"other"} only.`,
    help: "Give the link `networkLoadBalancer` for a REST API, `subnetIds` and `securityGroupIds` for an HTTP API. A WebSocket API uses no links of its own.",
  },
});
