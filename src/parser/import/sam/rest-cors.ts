import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { type Definition, isWritable, pathsOf } from "./definition.js";
import { type Draft, write } from "./draft.js";
import { anyMethod } from "./events.js";
import { isDecidedTrue, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { take } from "./sam-resource.js";
import { constant, isObject, member, object, scalar, textOf } from "./values.js";

const allMethods = "DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT";
const corsKeys: ReadonlySet<string> = new Set([
  "AllowMethods",
  "AllowHeaders",
  "AllowOrigin",
  "MaxAge",
  "AllowCredentials",
]);

/**
 * `Cors` of a REST API: each path gets an OPTIONS that answers by itself.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-corsconfiguration.html
 */
export function addRestCors(sam: SamResource, definition: Definition | undefined, context: SamContext): void {
  const cors = take(sam, "Cors", context);
  if (cors === undefined || textOf(cors) === "") return;
  if (isObject(cors) && cors.members.length === 0) return;
  if (isObject(cors)) {
    for (const [key, { at }] of cors.members) {
      if (!corsKeys.has(key)) context.diagnostics.report("sam-property-unknown", at, { property: key, type: "Cors" });
    }
  }
  if (!isWritable(sam, definition, "Cors", context)) return;
  const origin = isObject(cors) ? (member(cors, "AllowOrigin") ?? scalar("'*'", cors.at)) : cors;
  const credentials = isDecidedTrue(context, member(cors, "AllowCredentials"));
  if (credentials && textOf(origin) === "'*'") {
    const detail = "'AllowCredentials' does not go with every origin ('*'); name the origins in 'AllowOrigin'";
    reportRefused(context, `'Cors' of ${sam.resource.id}`, detail, cors.at);
    return;
  }
  addPreflights(definition, { cors, origin, credentials }, context);
}

interface Preflight {
  readonly cors: SourceValue;
  readonly origin: SourceValue;
  readonly credentials: boolean;
}

function addPreflights(definition: Definition, preflight: Preflight, context: SamContext): void {
  const done = new Set<string>();
  for (const [path, item] of pathsOf(definition, context)) {
    // The service takes /pets and /pets/ for the same resource.
    const resource = path === "/" ? path : path.replace(/\/+$/, "");
    if (done.has(resource)) continue;
    done.add(resource);
    if (item.members.has("options")) continue;
    const methods = member(preflight.cors, "AllowMethods") ?? scalar(`'${methodsOf(item)}'`, preflight.cors.at);
    write(item, "options", optionsOf(preflight, methods));
  }
}

function methodsOf(item: Draft): string {
  const keys = [...item.members.keys()];
  if (keys.includes(anyMethod)) return allMethods;
  return [...new Set([...keys, "options"].map((key) => key.toUpperCase()))].toSorted().join(",");
}

function optionsOf({ cors, origin, credentials }: Preflight, methods: SourceValue): SourceValue {
  const { at } = cors;
  const headers: (readonly [name: string, type: string, value: SourceValue])[] = [
    ["Access-Control-Allow-Origin", "string", origin],
  ];
  const allowed = member(cors, "AllowHeaders");
  if (allowed !== undefined) headers.push(["Access-Control-Allow-Headers", "string", allowed]);
  headers.push(["Access-Control-Allow-Methods", "string", methods]);
  const age = member(cors, "MaxAge");
  if (age !== undefined) headers.push(["Access-Control-Max-Age", "integer", age]);
  if (credentials) headers.push(["Access-Control-Allow-Credentials", "string", scalar("'true'", at)]);
  return preflightOperation(headers, at);
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/enable-cors-for-resource-using-swagger-importer-tool.html */
function preflightOperation(
  headers: readonly (readonly [name: string, type: string, value: SourceValue])[],
  at: SourcePointer,
): SourceValue {
  const parameters = Object.fromEntries(headers.map(([name, , value]) => [`method.response.header.${name}`, value]));
  const answer = object(
    {
      statusCode: scalar("200", at),
      responseParameters: object(parameters, at),
      responseTemplates: constant({ "application/json": "{}\n" }, at),
    },
    at,
  );
  const integration = object(
    {
      type: scalar("mock", at),
      requestTemplates: constant({ "application/json": '{\n  "statusCode" : 200\n}\n' }, at),
      responses: object({ default: answer }, at),
    },
    at,
  );
  const described = Object.fromEntries(headers.map(([name, type]) => [name, { type }]));
  return object(
    {
      summary: scalar("CORS support", at),
      consumes: constant(["application/json"], at),
      produces: constant(["application/json"], at),
      "x-amazon-apigateway-integration": integration,
      responses: constant({ "200": { description: "Default response for CORS method", headers: described } }, at),
    },
    at,
  );
}
