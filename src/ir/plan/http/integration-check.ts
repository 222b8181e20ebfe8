import type { Operation } from "../../api.js";
import type { HttpIntegration, Integration, LambdaIntegration } from "../../integration.js";
import { placeWithin } from "../../source.js";
import type { HttpContext } from "../context.js";
import { isEventInvocation } from "../event-invocation.js";
import { httpAddress } from "../http-address.js";
import { describeValue } from "../values.js";
import { checkRequestMappings, checkResponseMappings } from "./parameter-mapping.js";
import { payloadFormatOf } from "./payload-format.js";
import { checkServiceAction } from "./service-actions.js";

/** Reports what the service would refuse of an integration. */
export function checkIntegration(operation: Operation, context: HttpContext): void {
  const { integration } = operation;
  if (integration.kind === "unread") {
    const { what, origin } = integration;
    context.diagnostics.report("integration-not-read", origin, { what, operation: operation.id });
    return;
  }
  // What could not be expanded has been reported.
  if (integration.kind === "shortForm") return;
  if (!isProxy(integration)) {
    reportUnsupportedType(integration, context);
    return;
  }
  reportCache(integration, context);
  if (integration.kind === "lambda") checkLambda(operation, integration, context);
  if (integration.kind === "http") checkHttp(operation, integration, context);
  if (integration.kind === "service-action") checkServiceAction(operation, integration, context);
  else
    checkRequestMappings(
      integration.requestParameters,
      placeWithin(integration.origin, ["requestParameters"]),
      context,
    );
  for (const { statusCode, mappings } of integration.responseParameters ?? [])
    checkResponseMappings(
      statusCode,
      mappings,
      placeWithin(integration.origin, ["responseParameters", statusCode], "key"),
      context,
    );
}

const isProxy = (integration: Integration): boolean =>
  integration.kind === "lambda" || integration.kind === "http"
    ? integration.proxy
    : integration.kind === "service-action";

const unsupported: Readonly<Partial<Record<Integration["kind"], readonly [name: string, help: string]>>> = {
  mock: [
    "integration of type mock",
    "For CORS set `cors`: the gateway itself answers preflights. Other fixed answers are a function's; or set `api.type: rest`.",
  ],
  aws: [
    "integration of type aws",
    "Use type `aws_proxy` with an `integrationSubtype` (`SQS-SendMessage`, `EventBridge-PutEvents` and so on), a function, or set `api.type: rest`.",
  ],
  lambda: [
    "integration of type aws",
    "Use type `aws_proxy`: the function gets the whole request and answers it by itself. For mapping templates set `api.type: rest`.",
  ],
  http: [
    "integration of type http",
    "Use type `http_proxy` with parameter mappings (`requestParameters`, `responseParameters`). For mapping templates set `api.type: rest`.",
  ],
};

const eventHelp =
  "Put the request into a queue, an event bus or a state machine: `sqs`, `eventBridge` or `stepFunctions` on the operation, or an `integrationSubtype`. Or set `api.type: rest`.";

function reportUnsupportedType(integration: Integration, { diagnostics }: HttpContext): void {
  const [setting, help] = isEventInvocation(integration)
    ? ["invocation: event", eventHelp]
    : (unsupported[integration.kind] ?? ["integration of this type", ""]);
  diagnostics.report("setting-not-for-api-type", integration.origin, { setting, type: "HTTP" }, { help });
}

function reportCache({ cacheNamespace, cacheKeyParameters, origin }: Integration, { diagnostics }: HttpContext): void {
  if (cacheNamespace === undefined && cacheKeyParameters.length === 0) return;
  const help = "HTTP APIs keep no responses. Put CloudFront before the API, or set `api.type: rest`.";
  diagnostics.report("setting-not-for-api-type", origin, { setting: "cache", type: "HTTP" }, { help });
}

function checkLambda(operation: Operation, integration: LambdaIntegration, context: HttpContext): void {
  if (payloadFormatOf(integration, context) === undefined)
    context.diagnostics.report("payload-format-missing", integration.origin, { operation: operation.id });
}

const backendArn = /^arn:[\w-]+:(?:elasticloadbalancing:[\w-]*:\d*:listener\/|servicediscovery:[\w-]*:\d*:service\/)/;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html */
function checkHttp({ id }: Operation, integration: HttpIntegration, context: HttpContext): void {
  const { origin, vpcLink, payloadFormatVersion, serverNameToVerify } = integration;
  const { diagnostics } = context;
  const uri = describeValue(integration.uri);
  const report = (problem: string): void =>
    diagnostics.report("integration-uri-invalid", placeWithin(origin, ["uri"]), { operation: id, uri, problem });
  if (payloadFormatVersion === "2.0")
    diagnostics.report("payload-format-lambda-only", placeWithin(origin, ["payloadFormatVersion"], "key"), {
      operation: id,
    });
  if (vpcLink === undefined && serverNameToVerify !== undefined)
    diagnostics.report(
      "server-name-without-vpc-link",
      placeWithin(origin, ["tlsConfig", "serverNameToVerify"], "key"),
      { operation: id },
    );
  // What begins with a variable is known at deployment, or for each request, only.
  if (uri.startsWith("${")) return;
  if (vpcLink === undefined && !httpAddress.test(uri)) report("is not the address of an HTTP server");
  if (vpcLink !== undefined && integration.uri.kind === "literal" && !backendArn.test(uri))
    report("is neither the ARN of a load balancer's listener nor that of a service of AWS Cloud Map");
}
