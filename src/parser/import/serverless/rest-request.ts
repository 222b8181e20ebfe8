import type { JsonValue } from "../../../ir/json.js";
import { authorizerPart, pathPart } from "./names.js";
import { allOf, type RestEvent, type Service } from "./service.js";
import { ref } from "./template-builder.js";

const apiId = "ApiGatewayRestApi";

interface RestRequest {
  /** Whether each is required: `method.request.path.petId`. */
  readonly parameters?: Readonly<Record<string, boolean>>;
  readonly models?: JsonValue;
  readonly validator?: JsonValue;
}

/** https://www.serverless.com/framework/docs/providers/aws/events/apigateway#request-parameters */
export function requestOf(rest: Pick<RestEvent, "event" | "path" | "verb">, service: Service): RestRequest {
  const request = rest.event.settings?.object("request");
  const parameters = parametersOf(allOf(request?.json("parameters")));
  const schemas = Object.entries(allOf(request?.json("schemas") ?? request?.json("schema")));
  const models = Object.fromEntries(schemas.map(([type, schema]) => [type, modelOf(type, schema, rest, service)]));
  const checks = schemas.length > 0 || Object.values(parameters).some((each) => each === true);
  if (checks) {
    service.template.add(
      "ApiGatewayServiceRequestValidator",
      "AWS::ApiGateway::RequestValidator",
      {
        RestApiId: ref(apiId),
        Name: `${service.name}-${service.stage} | Validate request body and querystring parameters`,
        ValidateRequestBody: true,
        ValidateRequestParameters: true,
      },
      service.from,
    );
  }
  return {
    ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(schemas.length > 0 ? { models } : {}),
    ...(checks ? { validator: ref("ApiGatewayServiceRequestValidator") } : {}),
  };
}

const places: Readonly<Record<string, string>> = { querystrings: "querystring", headers: "header", paths: "path" };

function parametersOf(given: Readonly<Record<string, JsonValue>>): Readonly<Record<string, boolean>> {
  const own = Object.entries(given).flatMap(([place, names]) =>
    Object.entries(allOf(names)).map(([name, required]) => {
      const isRequired = typeof required === "object" ? allOf(required).required !== false : required === true;
      return [`method.request.${places[place] ?? place}.${name}`, isRequired] as const;
    }),
  );
  return Object.fromEntries(own);
}

/** A schema of the provider's by its name, one with a name of its own, or the schema itself. */
function modelOf(
  type: string,
  schema: JsonValue,
  { path, verb, event }: Pick<RestEvent, "event" | "path" | "verb">,
  service: Service,
): JsonValue {
  const schemas = service.provider.object("apiGateway")?.object("request")?.object("schemas");
  const shared = typeof schema === "string" ? schemas?.json(schema) : undefined;
  const described = allOf(shared ?? schema);
  const isDescribed =
    "schema" in described && Object.keys(described).every((key) => ["schema", "name", "description"].includes(key));
  const own = `${pathPart(path)}${verb.charAt(0)}${verb.slice(1).toLowerCase()}`;
  const id =
    typeof schema === "string" && shared !== undefined
      ? `ApiGatewayModel${authorizerPart(schema)}`
      : `ApiGatewayMethod${own}${authorizerPart(type)}Model`;
  service.template.add(
    id,
    "AWS::ApiGateway::Model",
    {
      RestApiId: ref(apiId),
      ContentType: shared === undefined ? type : "application/json",
      Schema: isDescribed ? described.schema : (shared ?? schema),
      Name: isDescribed ? described.name : undefined,
      Description: isDescribed ? described.description : undefined,
    },
    event.from,
  );
  return ref(id);
}
