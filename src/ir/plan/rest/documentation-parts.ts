import type { ApiModel, Parameter, Response } from "../../api.js";
import type { DocumentationLocation, DocumentationPart, DocumentationPartType } from "../../documentation.js";
import type { JsonValue } from "../../json.js";
import type { Route } from "../routes.js";

const parameterTypes: Readonly<Record<Exclude<Parameter["in"], "cookie">, DocumentationPartType>> = {
  path: "PATH_PARAMETER",
  query: "QUERY_PARAMETER",
  header: "REQUEST_HEADER",
};

/** Parts made of what the document says of the API, its operations, parameters, bodies and responses. */
export const generatedParts = (routes: readonly Route[], api: ApiModel): readonly DocumentationPart[] => [
  ...part({ type: "API" }, apiProperties(api), api.origin),
  ...routes.flatMap(operationParts),
];

/** What the document tells people of the API as a whole, in the words of OpenAPI. */
function apiProperties(api: ApiModel): Properties {
  const { title, version, summary, termsOfService, contact, license } = api;
  const tags = api.tags.filter((tag) => tag.description !== undefined || tag.externalDocs !== undefined);
  return {
    description: api.description,
    info: withoutUndefined({
      title,
      version,
      summary,
      termsOfService,
      contact: contact && withoutUndefined({ ...contact }),
      license: license && withoutUndefined({ ...license }),
    }),
    tags:
      tags.length === 0
        ? undefined
        : tags.map(({ externalDocs, ...tag }) =>
            withoutUndefined({ ...tag, externalDocs: externalDocs && withoutUndefined({ ...externalDocs }) }),
          ),
    externalDocs: api.externalDocs && withoutUndefined({ ...api.externalDocs }),
  };
}

function operationParts({ operation, path, parts, httpMethod }: Route): readonly DocumentationPart[] {
  const place = { path, method: httpMethod };
  const { summary, description, externalDocs, tags, parameters, body, responses, origin } = operation;
  const names = pathNames(operation.path.text, parts);
  return [
    ...part(
      { type: "METHOD", ...place },
      {
        summary,
        description,
        tags: tags.length === 0 ? undefined : [...tags],
        externalDocs: externalDocs && withoutUndefined({ ...externalDocs }),
      },
      origin,
    ),
    ...parameters.flatMap((parameter) =>
      parameter.in === "cookie"
        ? []
        : part(
            { type: parameterTypes[parameter.in], ...place, name: names.get(parameter.name) ?? parameter.name },
            { description: parameter.description },
            parameter.origin,
          ),
    ),
    ...(body === undefined
      ? []
      : part({ type: "REQUEST_BODY", ...place }, { description: body.description }, body.origin)),
    ...responses.flatMap((response) => responseParts(response, place)),
  ];
}

/** Ranges and `default` have no place in the gateway. */
const responseParts = (
  { status, description, headers, origin }: Response,
  place: { readonly path: string; readonly method: string },
): readonly DocumentationPart[] =>
  /^\d{3}$/.test(status)
    ? [
        ...part({ type: "RESPONSE", ...place, statusCode: status }, { description }, origin),
        ...headers.flatMap((header) =>
          part(
            { type: "RESPONSE_HEADER", ...place, statusCode: status, name: header.name },
            { description: header.description },
            header.origin,
          ),
        ),
      ]
    : [];

/** Names of path variables as the gateway has them, by the document's; those of parts of a segment have none. */
function pathNames(text: string, parts: readonly string[]): ReadonlyMap<string, string> {
  const variable = /^\{([^{}]+?)\+?\}$/;
  const segments = text.split("/").slice(1);
  return new Map(
    segments.flatMap((segment, index) => {
      const own = variable.exec(segment)?.[1];
      const routed = variable.exec(parts[index] ?? "")?.[1];
      return own === undefined || routed === undefined ? [] : [[own, routed] as const];
    }),
  );
}

type Properties = Readonly<Record<string, JsonValue | undefined>>;

/** No part where there is nothing to say. */
function part(
  location: DocumentationLocation,
  properties: Properties,
  origin: DocumentationPart["origin"],
): readonly DocumentationPart[] {
  const said = withoutUndefined(properties);
  return Object.keys(said).length === 0 ? [] : [{ location, properties: said, origin }];
}

/** An empty text says nothing either. */
const withoutUndefined = (properties: Properties): { readonly [key: string]: JsonValue } =>
  Object.fromEntries(
    Object.entries(properties).filter(
      (entry): entry is [string, JsonValue] => entry[1] !== undefined && entry[1] !== "",
    ),
  );
