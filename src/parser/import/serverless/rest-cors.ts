import type { JsonValue } from "../../../ir/json.js";
import { pathPart } from "./names.js";
import { resourceOf } from "./rest-method.js";
import { allOf, type RestRoute, type Service } from "./service.js";
import { ref } from "./template-builder.js";

const apiId = "ApiGatewayRestApi";

const standardHeaders = [
  ...["Content-Type", "X-Amz-Date", "Authorization", "X-Api-Key", "X-Amz-Security-Token", "X-Amz-User-Agent"],
  "X-Amzn-Trace-Id",
];

/** One answer to preflight requests for each path that has an event with `cors`. */
export function addPreflights(events: readonly RestRoute[], service: Service): void {
  const paths = new Map<string, RestRoute[]>();
  for (const rest of events) {
    const cors = rest.event.settings?.json("cors");
    if (cors === undefined || cors === false) continue;
    paths.set(rest.path, [...(paths.get(rest.path) ?? []), rest]);
  }
  for (const [path, own] of paths) addPreflight(path, own, events, service);
}

function addPreflight(path: string, own: readonly RestRoute[], events: readonly RestRoute[], service: Service): void {
  const [first] = own;
  if (first === undefined) return;
  const settings = own.map(({ event }) => allOf(event.settings?.json("cors")));
  const found = (name: string): JsonValue | undefined =>
    settings.map((each) => each[name]).find((each) => each !== undefined);
  const origins = found("origins") ?? found("origin") ?? "*";
  const verbs = events.filter((each) => each.path === path).map((each) => each.verb);
  const headers: Readonly<Record<string, string | undefined>> = {
    "Access-Control-Allow-Origin": texts(origins),
    "Access-Control-Allow-Headers": texts(found("headers") ?? standardHeaders),
    "Access-Control-Allow-Methods": texts(
      found("methods") ?? ["OPTIONS", ...(verbs.includes("ANY") ? allVerbs : verbs)],
    ),
    "Access-Control-Allow-Credentials": found("allowCredentials") === true ? "true" : undefined,
    "Access-Control-Max-Age": found("maxAge") === undefined ? undefined : String(found("maxAge")),
    "Access-Control-Expose-Headers":
      found("exposedHeaders") === undefined ? undefined : texts(found("exposedHeaders") ?? ""),
    "Cache-Control": typeof found("cacheControl") === "string" ? String(found("cacheControl")) : undefined,
  };
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  service.template.add(
    `ApiGatewayMethod${pathPart(path)}Options`,
    "AWS::ApiGateway::Method",
    {
      HttpMethod: "OPTIONS",
      ResourceId: resourceOf(path, first, service),
      RestApiId: ref(apiId),
      AuthorizationType: "NONE",
      MethodResponses: [
        {
          StatusCode: "200",
          ResponseParameters: Object.fromEntries(given.map(([name]) => [`method.response.header.${name}`, true])),
          ResponseModels: {},
        },
      ],
      Integration: {
        Type: "MOCK",
        RequestTemplates: { "application/json": "{statusCode:200}" },
        ContentHandling: "CONVERT_TO_TEXT",
        IntegrationResponses: [
          {
            StatusCode: "200",
            ResponseParameters: Object.fromEntries(
              given.map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
            ),
          },
        ],
      },
    },
    first.event.from,
  );
}

const allVerbs = ["DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"];

const texts = (value: JsonValue): string =>
  Array.isArray(value) ? [...new Set(value.map(String))].join(",") : String(value);
