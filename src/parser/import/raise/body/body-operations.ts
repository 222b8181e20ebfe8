import type { GatewayProtocol } from "../../../../ir/api.js";
import { scalar } from "../../build-value.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import { functionArnOf } from "../lambda-uri.js";
import { nameOperation, operationKey } from "../operations.js";
import { effectiveSecurity } from "./body-security.js";
import { mapMember, mapObjects, memberOf, type ObjectValue, withMember, withoutMember } from "./object-value.js";

const integrationKey = "x-amazon-apigateway-integration";

/** What says nothing but that a function is called. */
const plainFields: ReadonlySet<string> = new Set([
  "type",
  "httpMethod",
  "uri",
  "payloadFormatVersion",
  "passthroughBehavior",
  "contentHandling",
  "responses",
]);

/** Operations of a definition: functions that they call are named by settings, and everybody gets an id. */
export function raiseBodyOperations(context: RaiseContext, body: ObjectValue, protocol: GatewayProtocol): ObjectValue {
  const taken = new Set<string>();
  eachOperation(body, (operation) => {
    const id = context.values.known(memberOf(operation, "operationId") ?? scalar("", operation.at));
    if (id) taken.add(id);
  });
  const usual = usualFormat(body, protocol);
  if (usual === "1.0" && protocol === "http") context.settings.put(["api", "payloadFormatVersion"], "1.0", body.at);
  // The service checks what validators say, and nothing else.
  if (protocol === "rest") context.settings.put(["validation"], "none", body.at);
  const schemes = schemeNames(body);
  return mapMember(body, "paths", (paths) =>
    paths.kind === "object"
      ? mapObjects(slashed(paths), (item, path) =>
          mapObjects(normalMethods(item), (operation, method) => {
            if (!isOperation(method)) return operation;
            const secured = effectiveSecurity(context, operation, schemes);
            const named = nameIt(secured, method, path, taken);
            return callFunction(context, named, { protocol, usual });
          }),
        )
      : paths,
  );
}

/** The service takes the route that takes what no other does with and without a slash. */
const slashed = (paths: ObjectValue): ObjectValue => ({
  ...paths,
  members: paths.members.map(([path, item]) => [path === "$default" ? "/$default" : path, item] as const),
});

const anyMethod = "x-amazon-apigateway-any-method";
const isOperation = (key: string): boolean =>
  operationKey(key === anyMethod ? "ANY" : key) !== undefined && key !== "any";

/** SAM writes `any` where the service has an extension. */
const normalMethods = (item: ObjectValue): ObjectValue => ({
  ...item,
  members: item.members.map(([key, member]) => [key === "any" ? anyMethod : key, member] as const),
});

function eachOperation(body: ObjectValue, visit: (operation: ObjectValue) => void): void {
  const paths = memberOf(body, "paths");
  for (const [, item] of paths?.kind === "object" ? paths.members : []) {
    for (const [key, operation] of item.kind === "object" ? item.members : []) {
      if (operation.kind === "object" && (isOperation(key) || key === "any")) visit(operation);
    }
  }
}

function schemeNames(body: ObjectValue): ReadonlySet<string> {
  const places = [memberOf(body, "securityDefinitions"), memberOf(memberOf(body, "components"), "securitySchemes")];
  return new Set(places.flatMap((place) => (place?.kind === "object" ? place.members.map(([name]) => name) : [])));
}

function nameIt(operation: ObjectValue, method: string, path: string, taken: Set<string>): ObjectValue {
  if (memberOf(operation, "operationId") !== undefined) return operation;
  const verb = method === anyMethod ? "ANY" : method;
  const id = nameOperation(verb, path.replace(/^\/\$default$/, "default"), taken);
  taken.add(id);
  return { ...operation, members: [["operationId", scalar(id, operation.at)], ...operation.members] };
}

const textOf = (value: SourceValue | undefined): string | undefined =>
  value?.kind === "scalar" && value.value !== null ? String(value.value) : undefined;

/** The function that an integration calls, where there is nothing more to it. */
function plainFunction(operation: ObjectValue): SourceValue | undefined {
  const integration = memberOf(operation, integrationKey);
  if (integration?.kind !== "object" || textOf(memberOf(integration, "type"))?.toLowerCase() !== "aws_proxy")
    return undefined;
  const passthrough = textOf(memberOf(integration, "passthroughBehavior"))?.toLowerCase() ?? "when_no_match";
  if (passthrough !== "when_no_match" || integration.members.some(([key]) => !plainFields.has(key))) return undefined;
  const method = textOf(memberOf(integration, "httpMethod"))?.toUpperCase();
  const uri = memberOf(integration, "uri");
  // With another method than POST the service calls nothing.
  return uri === undefined || (method !== undefined && method !== "POST") ? undefined : functionArnOf(uri);
}

const formatOf = (operation: ObjectValue): "1.0" | "2.0" =>
  Number(textOf(memberOf(memberOf(operation, integrationKey), "payloadFormatVersion"))) === 2 ? "2.0" : "1.0";

function usualFormat(body: ObjectValue, protocol: GatewayProtocol): "1.0" | "2.0" {
  if (protocol !== "http") return "1.0";
  const formats: ("1.0" | "2.0")[] = [];
  eachOperation(body, (operation) => {
    if (plainFunction(operation) !== undefined) formats.push(formatOf(operation));
  });
  return formats.length > 0 && formats.every((format) => format === "1.0") ? "1.0" : "2.0";
}

interface Calling {
  readonly protocol: GatewayProtocol;
  readonly usual: "1.0" | "2.0";
}

function callFunction(context: RaiseContext, operation: ObjectValue, { protocol, usual }: Calling): ObjectValue {
  const integration = memberOf(operation, integrationKey);
  const answered = withResponses(operation);
  const arn = plainFunction(operation);
  if (arn === undefined || integration === undefined || (protocol === "http" && formatOf(operation) !== usual)) {
    return answered;
  }
  context.claims.takeAll(integration);
  const id = context.values.known(memberOf(operation, "operationId") ?? scalar("", operation.at)) ?? "";
  context.uses.push({ by: { kind: "operation", id }, arn });
  return withoutMember(answered, integrationKey);
}

/** OpenAPI demands a response, which definitions that only integrate leave out. */
function withResponses(operation: ObjectValue): ObjectValue {
  const responses = memberOf(operation, "responses");
  if (responses?.kind === "object" && responses.members.length > 0) return operation;
  const { at } = responses ?? operation;
  const described: ObjectValue = {
    kind: "object",
    members: [["description", scalar("What the backend answers", at)]],
    at,
  };
  return withMember(operation, "responses", { kind: "object", members: [["default", described]], at });
}
