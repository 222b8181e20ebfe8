import type { Stage } from "../delivery.js";
import { type LimitId, reportLimit } from "../limits.js";
import { placeWithin, type SourcePointer } from "../source.js";
import type { Throttle } from "../throttling.js";
import type { LoweringContext } from "./context.js";
import { checkHttpLimits } from "./http/limits-check.js";
import type { PlanInput, PlanResource, PlanResourceOf } from "./model.js";
import type { PlanValue } from "./model-base.js";
import type { FunctionResource } from "./model-functions.js";
import { treeJson } from "./tree-json.js";
import { describeValue } from "./values.js";

/** Compares the plan with the services' quotas. `parts` are what is defined within the API, resources or not. */
export function checkLimits(
  resources: readonly PlanResource[],
  parts: readonly PlanResource[],
  inputs: readonly PlanInput[],
  context: LoweringContext,
): void {
  const { api, diagnostics } = context;
  const check = (id: LimitId, actual: number, at: SourcePointer | undefined, subject?: string): void =>
    reportLimit(id, actual, at, diagnostics, subject);
  if (api.gateway.protocol === "http") checkHttpLimits(parts, context);
  if (api.gateway.protocol === "rest") checkRestParts(parts, context, check);
  for (const stage of api.stages) checkStage(stage, context, check);
  for (const part of parts) if (part.kind === "method") checkMethod(part, context, check);
  for (const resource of resources) {
    if (resource.kind === "rest-api") checkApi(resource, check);
    if (resource.kind === "http-api" && resource.body !== undefined)
      check("import-body", Buffer.byteLength(treeJson(resource.body)), resource.origin);
    if (resource.kind === "function") checkFunction(resource, inputs, check);
    if (resource.kind === "usage-plan") checkPlan(resource, check);
  }
  checkKeys(context, check);
}

function checkRestParts(parts: readonly PlanResource[], { api }: LoweringContext, check: Check): void {
  const count = (kind: PlanResource["kind"]): number => parts.filter((part) => part.kind === kind).length;
  // The root counts as well.
  check("rest-resources", count("path") + 1, api.origin);
  check("rest-authorizers", count("authorizer"), api.origin);
  check("rest-stages", api.stages.length, api.origin);
}

type Check = (id: LimitId, actual: number, at: SourcePointer | undefined, subject?: string) => void;

function checkApi({ policy, body, minimumCompressionSize, origin }: PlanResourceOf<"rest-api">, check: Check): void {
  if (policy !== undefined) check("resource-policy", treeJson(policy).length, origin);
  if (body !== undefined) check("import-body", Buffer.byteLength(treeJson(body)), origin);
  if (minimumCompressionSize !== undefined)
    check("compression-size", minimumCompressionSize, extensionPlace(origin, "minimum-compression-size"));
}

const extensionPlace = (document: SourcePointer | undefined, name: string): SourcePointer | undefined =>
  document === undefined ? undefined : placeWithin(document, [`x-amazon-apigateway-${name}`], "key");

/** The longest of the parts of an ARN that only the deployment knows. */
const arnBeginning = "arn:aws-us-gov:execute-api:ap-southeast-1:123456789012:abcdefghij";

function checkMethod(method: PlanResourceOf<"method">, { api }: LoweringContext, check: Check): void {
  if (method.authorizationType === "NONE") return;
  const stage = Math.max(0, ...api.stages.map(({ name }) => name.length));
  const arn = `${arnBeginning}/${"x".repeat(stage)}/${method.httpMethod}${method.path}`;
  check("method-arn", Buffer.byteLength(arn), method.origin);
}

function checkStage(stage: Stage, { api }: LoweringContext, check: Check): void {
  const { name, variables, accessLog, origin } = stage;
  check(
    "stage-variables",
    variables.length,
    placeWithin(origin, ["variables"], "key"),
    `Variables of the stage '${name}'`,
  );
  for (const variable of variables) {
    const at = placeWithin(origin, ["variables", variable.name], "key");
    check("stage-variable-name", variable.name.length, at, `The name of the stage variable '${variable.name}'`);
    if (variable.value.kind === "literal")
      check("stage-variable-value", variable.value.text.length, at, `The stage variable '${variable.name}'`);
  }
  check("stage-tags", new Set([...api.gateway.resourceTags, ...stage.resourceTags].map(({ key }) => key)).size, origin);
  if (accessLog !== undefined)
    check(
      "access-log-format",
      Buffer.byteLength(accessLog.format),
      placeWithin(origin, ["accessLog", "format"], "key"),
    );
  checkThrottle(stage.settings.throttle, placeWithin(origin, ["throttle"]), check);
  for (const { operation, settings } of stage.operations)
    checkThrottle(settings.throttle, placeWithin(origin, ["operations", operation, "throttle"]), check);
}

function checkThrottle(throttle: Throttle | undefined, at: SourcePointer | undefined, check: Check): void {
  if (throttle === undefined || at === undefined) return;
  check("account-rate", throttle.ratePerSecond, placeWithin(at, ["rate"], "key"));
  check("account-burst", throttle.burst, placeWithin(at, ["burst"], "key"));
}

function checkPlan({ name, throttle, stages, origin }: PlanResourceOf<"usage-plan">, check: Check): void {
  const at = (key: string) => (origin === undefined ? undefined : placeWithin(origin, [key], "key"));
  checkThrottle(throttle, at("throttle"), check);
  for (const { methods } of stages)
    check(
      "usage-plan-method-throttles",
      methods.length,
      at("operations"),
      `Throttled methods of a stage in the plan '${name}'`,
    );
}

function checkKeys({ api }: LoweringContext, check: Check): void {
  for (const { name, origin } of api.apiKeys) {
    const plans = api.usagePlans.filter(({ apiKeys }) => apiKeys.includes(name));
    check("usage-plans-per-key", plans.length, origin, `Usage plans of the API key '${name}'`);
  }
}

function checkFunction(resource: FunctionResource, inputs: readonly PlanInput[], check: Check): void {
  const { name, origin, environment } = resource;
  const named = withDefaults(name, inputs);
  check("function-name", named.length, origin, `The name of the function '${named}'`);
  check("function-timeout", resource.timeoutSeconds, origin);
  check("function-memory", resource.memoryMb, origin);
  check("function-memory-minimum", resource.memoryMb, origin);
  // What only the deployment knows is taken to be empty: it can only make matters worse.
  const bytes = environment.map((each) => each.name.length + Buffer.byteLength(knownText(each.value)));
  const total = bytes.reduce((sum, each) => sum + each, 0);
  check("function-environment", total, origin, `The environment variables of the function '${named}'`);
}

const knownText = (value: PlanValue): string =>
  value.kind === "literal" ? value.text : value.kind === "join" ? value.parts.map(knownText).join("") : "";

/** The text with the defaults of parameters in their places. */
function withDefaults(value: PlanValue, inputs: readonly PlanInput[]): string {
  if (value.kind === "join") return value.parts.map((part) => withDefaults(part, inputs)).join("");
  if (value.kind !== "parameter") return describeValue(value);
  return inputs.find(({ name }) => name === value.name)?.default ?? "";
}
