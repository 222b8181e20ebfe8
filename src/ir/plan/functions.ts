import type { Handler } from "../handler.js";
import type { LoweringContext } from "./context.js";
import { functionKey, functionLogGroupKey, roleKey } from "./keys.js";
import type { PlanResource } from "./model.js";
import type { FunctionResource, LogGroupResource, PolicyStatement, RoleResource } from "./model-functions.js";
import { summarize } from "./rest/rest-api.js";
import { attributeValue, joinValues, literalValue, parameterValue, planValue, pseudoValue } from "./values.js";

/** For each handler that is called: its log group, a role that may write to just that, and the function. */
export function lowerFunctions(handlers: readonly Handler[], context: LoweringContext): readonly PlanResource[] {
  return handlers.flatMap((handler) => {
    checkEnvironment(handler, context);
    return [lowerLogGroup(handler), lowerRole(handler), lowerFunction(handler)];
  });
}

/** Names are the deployment's to prefix, so that one account holds several deployments. */
export const functionName = ({ id }: Handler) => joinValues(parameterValue("NamePrefix"), `-${id}`);

const lowerLogGroup = (handler: Handler): LogGroupResource => ({
  kind: "log-group",
  key: functionLogGroupKey(handler.id),
  origin: handler.origin,
  dependsOn: [],
  name: joinValues("/aws/lambda/", functionName(handler)),
  retentionDays: handler.logRetentionDays,
});

function lowerRole(handler: Handler): RoleResource {
  const logs: PolicyStatement = {
    actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
    resources: [
      joinValues(
        "arn:",
        pseudoValue("partition"),
        ":logs:",
        pseudoValue("region"),
        ":",
        pseudoValue("account"),
        ":log-group:",
        attributeValue(functionLogGroupKey(handler.id), "name"),
        ":*",
      ),
    ],
  };
  // X-Ray has no resources to name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
  const tracing: PolicyStatement = {
    actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
    resources: [literalValue("*")],
  };
  return {
    kind: "role",
    key: roleKey(handler.id),
    origin: handler.origin,
    dependsOn: [],
    description: `What the function ${handler.id} may do.`,
    service: "lambda.amazonaws.com",
    policies: [
      { name: "logs", statements: [logs] },
      ...(handler.tracing ? [{ name: "tracing", statements: [tracing] }] : []),
    ],
  };
}

/** The operation that the function serves, where no other can ever come to it. */
function ownOperation({ purpose }: Handler): Pick<FunctionResource, "operation"> {
  const [operation] = purpose.kind === "operations" && !purpose.shared ? purpose.operations : [];
  return operation === undefined ? {} : { operation };
}

const lowerFunction = (handler: Handler): FunctionResource => ({
  kind: "function",
  key: functionKey(handler.id),
  origin: handler.origin,
  dependsOn: [],
  name: functionName(handler),
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
  description: summarize(handler.description, 256),
  ...ownOperation(handler),
  runtime: handler.runtime,
  architecture: handler.architecture,
  entryPoint: "index.handler",
  memoryMb: handler.memoryMb,
  timeoutSeconds: handler.timeoutSeconds,
  environment: handler.environment.map(({ name, value }) => ({ name, value: planValue(value) })),
  role: attributeValue(roleKey(handler.id), "arn"),
  code: {
    bucket: parameterValue("ArtifactBucket"),
    key: joinValues(parameterValue("ArtifactPrefix"), `${handler.id}.zip`),
  },
  tracing: handler.tracing,
  ...(handler.reservedConcurrency === undefined ? {} : { reservedConcurrency: handler.reservedConcurrency }),
  logGroup: attributeValue(functionLogGroupKey(handler.id), "name"),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const reserved =
  /^(?:_HANDLER|_X_AMZN_TRACE_ID|AWS_(?:DEFAULT_REGION|REGION|EXECUTION_ENV|LAMBDA_\w+|ACCESS_KEY(?:_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN))$/;

function checkEnvironment({ id, environment, origin }: Handler, { diagnostics }: LoweringContext): void {
  for (const { name } of environment)
    if (reserved.test(name)) diagnostics.report("environment-reserved", origin, { variable: name, function: id });
}
