import type { JsonValue } from "../../../ir/json.js";
import { allOf } from "./service.js";

type Properties = Readonly<Record<string, JsonValue>>;

/** A response of a method, and what of the backend's makes it. */
export interface MappedResponse {
  readonly status: string;
  readonly pattern: string;
  /** Names and what they are set to: `'text'`, `integration.response.header.Date`. */
  readonly headers: Properties;
  /** By type of content. */
  readonly templates: Properties;
  readonly contentHandling?: string;
}

/** The properties of a method and of its integration that say so. */
export const responseProperties = (
  responses: readonly MappedResponse[],
): { readonly integration: Properties; readonly methodResponses: JsonValue } => ({
  integration: responses.length === 0 ? {} : { IntegrationResponses: responses.map(integrationResponse) },
  methodResponses: responses.map(methodResponse),
});

/** What responses of a method with `cors` tell a browser. */
export function allowedOrigin(cors: JsonValue | undefined): Properties {
  if (cors === undefined || cors === false) return {};
  const { origin = "*", origins, allowCredentials } = allOf(cors);
  const allowed = Array.isArray(origins) && origins.length > 0 ? origins.map(String).join(",") : origin;
  return {
    "Access-Control-Allow-Origin": `'${String(allowed)}'`,
    ...(allowCredentials === true ? { "Access-Control-Allow-Credentials": "'true'" } : {}),
  };
}

const headersOf = (headers: Properties, value: (text: JsonValue) => JsonValue): Properties =>
  Object.fromEntries(Object.entries(headers).map(([name, text]) => [`method.response.header.${name}`, value(text)]));

const integrationResponse = ({ status, pattern, headers, templates, contentHandling }: MappedResponse): JsonValue => ({
  StatusCode: status,
  SelectionPattern: pattern,
  ...(Object.keys(headers).length === 0 ? {} : { ResponseParameters: headersOf(headers, (text) => text) }),
  ...(Object.keys(templates).length === 0 ? {} : { ResponseTemplates: templates }),
  ...(contentHandling === undefined ? {} : { ContentHandling: contentHandling }),
});

const methodResponse = ({ status, headers }: MappedResponse): JsonValue => ({
  StatusCode: status,
  ...(Object.keys(headers).length === 0 ? {} : { ResponseParameters: headersOf(headers, () => true) }),
});
