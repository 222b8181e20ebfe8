import type { FunctionAlias, Handler } from "../handler.js";
import { reportLimit } from "../limits.js";
import type { LoweringContext } from "./context.js";
import { isEventInvocation } from "./event-invocation.js";
import { checkPolicies } from "./function-rights.js";
import { describeValue } from "./values.js";

/** Reports what Lambda would refuse of a function, or what its role is given too much of. */
export function checkFunction(handler: Handler, context: LoweringContext): void {
  checkEnvironment(handler, context);
  checkConflicts(handler, context);
  checkPolicies(handler, context);
  checkCounts(handler, context);
  checkDeadLetter(handler, context);
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const reserved =
  /^(?:_HANDLER|_X_AMZN_TRACE_ID|AWS_(?:DEFAULT_REGION|REGION|EXECUTION_ENV|LAMBDA_\w+|ACCESS_KEY(?:_ID)?|SECRET_ACCESS_KEY|SESSION_TOKEN))$/;

function checkEnvironment({ id, environment, origin }: Handler, { diagnostics }: LoweringContext): void {
  for (const { name } of environment)
    if (reserved.test(name)) diagnostics.report("environment-reserved", origin, { variable: name, function: id });
}

function checkConflicts(handler: Handler, { diagnostics }: LoweringContext): void {
  const { id, code, layers, role, policies, logging, alias, reservedConcurrency, origin } = handler;
  const report = (problem: string): void =>
    diagnostics.report("function-setting-conflict", origin, { function: id, problem });
  if (code?.kind === "image" && layers !== undefined) report("is an image, to which no layers can be added");
  if (role?.arn !== undefined) {
    if (policies !== undefined) report("has a role that exists ('role.arn'), to which no 'policies' are added");
    if (role.name !== undefined || role.path !== undefined || role.permissionsBoundary !== undefined)
      report("has a role that exists ('role.arn'), whose name, path and boundary are not the build's to set");
  }
  if (role?.shared !== undefined && policies !== undefined)
    report("has a role of 'roles', which says itself what it may ('inlinePolicies'); no 'policies' are added");
  if (role?.inlinePolicies !== undefined && policies !== undefined)
    report("has a role that says all it may ('role.inlinePolicies'), to which no 'policies' are added");
  if (handler.fileSystem !== undefined && handler.vpc === undefined)
    report("has a file system, which it reaches through 'vpc' alone");
  if (code?.kind === "inline" && !/^(?:nodejs|python)/.test(handler.runtime))
    report(`has its code inline, which Lambda takes of Node.js and Python, and the runtime '${handler.runtime}'`);
  if (logging?.format === "Text" && (logging.applicationLevel ?? logging.systemLevel) !== undefined)
    report("has log levels, which Lambda knows in the format 'json' alone");
  for (const each of alias?.aliases ?? []) {
    const problem = aliasProblem(each);
    if (problem !== undefined) report(problem);
  }
  // Each alias keeps its own; together they have to fit.
  const warm = (alias?.aliases ?? []).reduce((sum, each) => sum + (each.provisionedConcurrency ?? 0), 0);
  if (reservedConcurrency !== undefined && warm > reservedConcurrency)
    report(`keeps ${warm} environments warm, and 'reservedConcurrency' lets ${reservedConcurrency} run`);
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html */
function aliasProblem({ name, version, canary }: FunctionAlias): string | undefined {
  if (canary === undefined) return undefined;
  const one = version.kind === "given" ? describeValue(version.number) : "published";
  const other = canary.version.kind === "given" ? describeValue(canary.version.number) : "published";
  return one === other ? `divides the calls of its alias '${name}' between a version and the same one` : undefined;
}

function checkCounts({ id, layers = [], vpc, origin }: Handler, { diagnostics }: LoweringContext): void {
  reportLimit("function-layers", layers.length, origin, diagnostics, `Layers of the function '${id}'`);
  reportLimit("function-subnets", vpc?.subnetIds.length ?? 0, origin, diagnostics, `Subnets of the function '${id}'`);
  const groups = vpc?.securityGroupIds.length ?? 0;
  reportLimit("function-security-groups", groups, origin, diagnostics, `Security groups of the function '${id}'`);
}

function checkDeadLetter(handler: Handler, { api, diagnostics }: LoweringContext): void {
  if (handler.deadLetter === undefined) return;
  const isEvent = api.operations.some(
    ({ integration }) =>
      integration.kind === "lambda" &&
      integration.target.kind === "handler" &&
      integration.target.handler === handler.id &&
      isEventInvocation(integration),
  );
  if (!isEvent) diagnostics.report("dead-letter-unused", handler.origin, { function: handler.id });
}
