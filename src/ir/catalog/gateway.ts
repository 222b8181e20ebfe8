import { defineCatalog, message } from "./define.js";

/** What Amazon API Gateway cannot do, or limits. Reported only by builds that emit infrastructure. */
export const gatewayCatalog = defineCatalog({
  "method-unsupported": {
    severity: "error",
    message: message`API Gateway has no ${"method"} method (operation '${"operation"}').`,
    help: "Remove the operation from the document that is deployed, or build only clients and handlers with `--emit`.",
  },
  "path-segment-mixed": {
    severity: "error",
    message: message`API Gateway cannot route '${"segment"}' in '${"path"}': a variable has to be a whole path segment.`,
    help: "Set `api.pathVariables: positional`: the gateway takes the segment as one variable, and the generated handler takes it apart. Or change the path to `/{variable}`, or make the suffix a query parameter.",
  },
  "path-variables-differ": {
    severity: "error",
    message: message`The paths '${"path"}' and '${"other"}' name the variable at the same place '${"name"}' and '${"otherName"}'; API Gateway allows one name.`,
    help: "Use the same variable name in both paths, or set `api.pathVariables: positional`: the gateway names variables after their place, and handlers and clients keep the document's names. A greedy variable and a plain one cannot stand at the same place at all.",
  },
  "path-variable-renamed": {
    severity: "error",
    message: message`${"reader"} reads the path variable '${"name"}', which ${"detail"} for the gateway with 'api.pathVariables: positional'.`,
    help: "In templates read `variable2` for the second segment of the path, and so on, or set `api.pathVariables: named`. A mapping can hand on a whole segment, never a part of one.",
  },
  "path-variables-handed-on": {
    severity: "warning",
    message: message`A mapping template of operation '${"operation"}' hands on all parameters; path variables are called ${"names"} there with 'api.pathVariables: positional'.`,
    help: "Make sure that the backend reads these names. Silence this warning by its code once it does, or set `api.pathVariables: named`.",
  },
  "path-variable-greedy-inside": {
    severity: "error",
    message: message`The greedy variable '{${"name"}+}' has to be the last segment of '${"path"}'.`,
    help: "Move it to the end, or use a plain variable.",
  },
  "path-variable-repeated": {
    severity: "error",
    message: message`The variable '{${"name"}}' occurs twice in '${"path"}'.`,
    help: "Give each place of the path a variable of its own name.",
  },
  "path-character-unsupported": {
    severity: "error",
    message: message`API Gateway does not accept '${"segment"}' as a part of a path (in '${"path"}').`,
    help: "A path part holds letters, digits, hyphens, periods, commas, colons, underscores, tildes, dollar signs and percent-encoded characters; a variable's name letters, digits, periods, hyphens and underscores.",
  },
  "path-reserved": {
    severity: "warning",
    message: message`'${"path"}' is reserved for the service's own health check.`,
    help: "Calls of it do not reach the API behind a custom domain name. Choose another path.",
  },
  "security-alternatives": {
    severity: "warning",
    message: message`Callers may choose between ${"alternatives"}; API Gateway enforces one of them, ${"chosen"} (${"operations"}).`,
    help: "Callers with the other credentials are refused. Accept them all in one Lambda authorizer, or leave one alternative.",
  },
  "security-combination": {
    severity: "error",
    message: message`API Gateway cannot demand ${"schemes"} together; a method has one authorizer, beside an API key (${"operations"}).`,
    help: "Check both in one Lambda authorizer and name that scheme alone.",
  },
  "security-optional": {
    severity: "warning",
    message: message`Credentials are optional here; API Gateway lets every caller through (${"operations"}).`,
    help: "Check credentials that are present in the handler, or remove the empty requirement `{}`.",
  },
  "scopes-not-enforced": {
    severity: "warning",
    message: message`API Gateway does not check the scopes that '${"scheme"}' is asked for; its authorizer has to (${"operations"}).`,
    help: "Return the token's scopes from the generated authorizer (`allow({ scopes })`): its policy and the handlers check them. Or let the build write the check: `authorizers.<scheme>.jwt` in the settings.",
  },
  "mutual-tls-not-enforced": {
    severity: "warning",
    message: message`Callers of '${"scheme"}' show a client certificate, which nothing of this build checks (${"operations"}).`,
    help: "API Gateway checks certificates at a custom domain name with a trust store: give a domain `mutualTls` under `domains`, and set `api.disableExecuteApiEndpoint: true`, so that there is no other way in.",
  },
  "scopes-any-of": {
    severity: "warning",
    message: message`All of the scopes ${"scopes"} are demanded; API Gateway lets a caller through who has one of them (${"operations"}).`,
    help: "Check the others in the handler, or define one scope that stands for all of them.",
  },
  "authorizer-identity-source": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' ${"problem"}.`,
    help: "A TOKEN authorizer reads one header (`method.request.header.Authorization`). A REQUEST authorizer reads `method.request.header.*`, `method.request.querystring.*`, `context.*` or `stageVariables.*`, and needs at least one of them unless its TTL is 0.",
  },
  "authorizer-without-user-pool": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' names no user pool.`,
    help: "Give the pool's ARN in `providerARNs` of `x-amazon-apigateway-authorizer`, or under `authorizers` in the settings.",
  },
  "authorizer-user-pool-invalid": {
    severity: "error",
    message: message`'${"value"}' of the authorizer '${"authorizer"}' is not the ARN of a user pool.`,
    help: "An ARN reads `arn:aws:cognito-idp:<region>:<account>:userpool/<pool id>`. Where only the deployment knows it, write `${UserPoolArn}`: it becomes a parameter.",
  },
  "mapping-invalid": {
    severity: "error",
    message: message`API Gateway cannot map '${"from"}' to '${"to"}': ${"problem"}.`,
    help: "Requests map `integration.request.{header,querystring,path}.NAME` from `method.request.{header,querystring,path}.NAME`, `method.request.body`, `context.NAME`, `stageVariables.NAME` or `'text'`; responses map `method.response.header.NAME` from `integration.response.header.NAME`, `integration.response.body`, `context.NAME`, `stageVariables.NAME` or `'text'`.",
  },
  "integration-uri-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has the URI '${"uri"}', which ${"problem"}.`,
    help: "An HTTP backend's URI begins with `http://` or `https://`; an AWS service's is `arn:aws:apigateway:REGION:SERVICE:path|action/...`.",
  },
  "integration-uri-variable-unmapped": {
    severity: "warning",
    message: message`The variable '{${"name"}}' in the URI of operation '${"operation"}' gets no value; the backend is called with the braces in place.`,
    help: "Map it in the integration's `requestParameters`: `integration.request.path.NAME: method.request.path.NAME`.",
  },
  "integration-responses-missing": {
    severity: "warning",
    message: message`The integration of operation '${"operation"}' describes no response; every call ends in status 500.`,
    help: "Add `responses` to the integration, at least `default` with a `statusCode`, or use a proxy integration.",
  },
  "integration-response-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' has ${"problem"}.`,
    help: "Each status occurs once (join patterns with `|`), one response at most is the default, and a status has three digits.",
  },
  "template-unbalanced": {
    severity: "warning",
    message: message`The mapping template has ${"problem"}; API Gateway answers 500 when it runs a template that it cannot parse.`,
    help: "Close each `#if`, `#foreach`, `#define` and `#macro` with one `#end`; write a plain `#` as `\\#`.",
  },
  "parameter-not-validated": {
    severity: "warning",
    message: message`API Gateway does not check that the required ${"in"} parameter '${"name"}' is there: ${"reason"}.`,
    help: "The generated handler checks it. Silence this warning by its code if that is enough.",
  },
  "model-keyword-not-enforced": {
    severity: "warning",
    message: message`API Gateway does not enforce '${"keyword"}' in request bodies${"reason"}.`,
    help: "The generated handler enforces it. Reported once for each keyword; silence it by its code if that is enough.",
  },
  "optional-body-not-validated": {
    severity: "warning",
    message: message`The gateway does not validate request bodies that may be left out: it would take none for \`{}\`, and refuse it (${"operations"}).`,
    help: "Add `required: true` to the request body where callers have to send one. Until then the generated handler alone validates it.",
  },
  "gateway-response-invalid": {
    severity: "error",
    message: message`The gateway response '${"type"}' ${"problem"}.`,
    help: "Types are DEFAULT_4XX, DEFAULT_5XX, UNAUTHORIZED, ACCESS_DENIED, THROTTLED and so on, in upper case; a status has three digits; parameters are `gatewayresponse.header.NAME`, from `'text'` in single quotes, `context.NAME`, `stageVariables.NAME` or `method.request.header.NAME`.",
  },
  "cors-origin-single": {
    severity: "warning",
    message: message`${"what"} can name one allowed origin; browsers at the others cannot read ${"answers"}.`,
    help: "Allow one origin, use a Lambda proxy integration (its handler answers each origin), or set `$context.responseOverride.header.Access-Control-Allow-Origin` in the integration's own response templates.",
  },
  "permission-unknown": {
    severity: "warning",
    message: message`The function behind ${"operations"} is not known before deployment; no permission to call it is generated.`,
    help: "Run `aws lambda add-permission` for it with the principal apigateway.amazonaws.com, or give the integration `credentials`.",
  },
  "api-key-unobtainable": {
    severity: "warning",
    message: message`Operation '${"operation"}' demands an API key, and no usage plan of ${"stages"} has one.`,
    help: "Add `apiKeys` and a usage plan that lists them under `usagePlans` in the settings; until a key belongs to a plan of the stage, every call is refused.",
  },
  "api-without-methods": {
    severity: "error",
    message: message`The API has no method, and API Gateway deploys none such to a stage (${"stages"}).`,
    help: "Describe at least one operation under `paths`, say `stages: []` for an API that is not deployed yet, or build only clients and handlers with `--emit`.",
  },
  "private-without-policy": {
    severity: "error",
    message: message`A private API without a resource policy refuses every caller.`,
    help: "Name the VPC endpoints under `api.vpcEndpointIds` (a policy for just these is made), or give `x-amazon-apigateway-policy` or `api.resourcePolicy`.",
  },
  "resource-policy-invalid": {
    severity: "error",
    message: message`The resource policy ${"problem"}.`,
    help: "A policy is an object with `Version` and `Statement`; each statement has `Effect`, `Principal`, `Action` (`execute-api:Invoke`) and `Resource` (`execute-api:/*`).",
  },
  "vpc-endpoints-not-private": {
    severity: "warning",
    message: message`VPC endpoints have no effect on an API whose endpoint is ${"endpoint"}.`,
    help: "Set `api.endpoint: private`, or remove `vpcEndpointIds`.",
  },
  "environment-reserved": {
    severity: "error",
    message: message`Lambda sets the environment variable '${"variable"}' of function '${"function"}' itself.`,
    help: "Choose another name.",
  },
  "integration-not-read": {
    severity: "error",
    message: message`Operation '${"operation"}': ${"what"} cannot be deployed to a REST API by this version.`,
    help: "Give the operation an integration of type aws, aws_proxy, http, http_proxy or mock with its `uri`, or build only clients and handlers with `--emit`.",
  },
  "route-duplicate": {
    severity: "error",
    message: message`The operations '${"operation"}' and '${"other"}' are the same route (${"route"}); API Gateway calls one of them.`,
    help: "Merge them, or give one a path or method of its own. Names of path variables, fragments, and what stands beside a variable in its segment do not tell routes apart.",
  },
  "limit-exceeded": {
    severity: "error",
    message: message`${"what"}: ${"actual"}, and the service allows ${"limit"}. It cannot be raised.`,
    help: "Each limit's own way out is printed with it and listed in the README under Limits.",
  },
  "limit-raisable": {
    severity: "warning",
    message: message`${"what"}: ${"actual"}, and the service allows ${"limit"} unless the quota is raised.`,
    help: "Ask for a higher quota in the Service Quotas console before deploying.",
  },
  "proxy-fields-ignored": {
    severity: "warning",
    message: message`A proxy integration hands requests and responses through as they are; ${"fields"} of the operation '${"operation"}' have no effect.`,
    help: "Remove them, or use the type `aws` or `http` in place of `aws_proxy` or `http_proxy`, which maps through templates.",
  },
});
