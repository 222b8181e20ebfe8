import { compareText } from "../../compare.js";
import type { Documentation, DocumentationLocation } from "../../documentation.js";
import type { JsonValue } from "../../json.js";
import { reportLimit } from "../../limits.js";
import type { RestContext } from "../context.js";
import { documentationPartKey, documentationVersionKey, restApiKey } from "../keys.js";
import type { PlanResource } from "../model.js";
import type { PlanTree } from "../model-base.js";
import type { DocumentationPartResource, DocumentationVersionResource } from "../model-documentation.js";
import type { Route } from "../routes.js";
import { attributeValue, treeObject } from "../values.js";
import { generatedParts } from "./documentation-parts.js";

export interface LoweredDocumentation {
  readonly parts: readonly DocumentationPartResource[];
  readonly version?: DocumentationVersionResource;
}

/** The parts of the document, then those that are made of its descriptions; and the snapshot of all. */
export function lowerDocumentation(routes: readonly Route[], context: RestContext): LoweredDocumentation {
  const { api, diagnostics } = context;
  const { documentation } = api;
  if (documentation === undefined) return { parts: [] };
  const places = new Map<string, DocumentationPartResource>();
  for (const { location, properties, origin } of documentation.parts) {
    const problem = locationProblem(location);
    if (problem !== undefined) diagnostics.report("documentation-invalid", origin, { problem });
    const part = partResource({ ...location, ...pathOf(location, context) }, properties, origin);
    if (places.has(part.key))
      diagnostics.report("documentation-invalid", origin, { problem: `has two parts for ${describe(location)}` });
    places.set(part.key, part);
  }
  if (documentation.generate)
    for (const { location, properties, origin } of generatedParts(routes, api)) {
      const part = partResource(location, properties, origin);
      if (!places.has(part.key)) places.set(part.key, part);
    }
  const parts = [...places.values()];
  reportLimit("documentation-parts", parts.length, documentation.origin, diagnostics);
  if (documentation.version === undefined) return { parts };
  // The service's import makes parts without telling their ids; they are there with the API.
  const isImported = api.gateway.definition === "body";
  const dependsOn = isImported ? [] : parts.map(({ key }) => key).sort(compareText);
  return { parts, version: versionResource(documentation, documentation.version, dependsOn) };
}

/** Stages show a snapshot by its name; it has to be there. */
export const showDocumentation = <Resource extends PlanResource>(
  resources: readonly Resource[],
  version: DocumentationVersionResource | undefined,
): readonly Resource[] =>
  version === undefined
    ? resources
    : resources.map((resource) =>
        resource.kind === "stage"
          ? {
              ...resource,
              dependsOn: [...resource.dependsOn, version.key].sort(compareText),
              documentationVersion: version.version,
            }
          : resource,
      );

/** A part's place in few words; two parts of one place are one. */
function partResource(
  location: DocumentationLocation,
  properties: JsonValue,
  origin: DocumentationPartResource["origin"],
): DocumentationPartResource {
  const { type, path, method, statusCode, name } = location;
  const place = [type, method, path, statusCode, name].filter((each) => each !== undefined).join(" ");
  return {
    kind: "documentation-part",
    key: documentationPartKey(place),
    origin,
    dependsOn: [],
    api: attributeValue(restApiKey, "id"),
    location,
    properties,
  };
}

const versionResource = (
  { description, origin }: Documentation,
  version: string,
  dependsOn: DocumentationVersionResource["dependsOn"],
): DocumentationVersionResource => ({
  kind: "documentation-version",
  key: documentationVersionKey,
  origin,
  dependsOn,
  api: attributeValue(restApiKey, "id"),
  version,
  ...(description === undefined ? {} : { description }),
});

/** With positional variables the gateway names those of a path after their places. */
function pathOf({ path }: DocumentationLocation, { api }: RestContext): Pick<DocumentationLocation, "path"> {
  if (path === undefined || api.gateway.pathVariables === "named") return {};
  const parts = path
    .split("/")
    .map((part, index) =>
      /^\{.*\+\}$/.test(part) ? `{variable${index}+}` : part.includes("{") ? `{variable${index}}` : part,
    );
  return { path: parts.join("/") };
}

/**
 * What each type takes.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html
 */
const members: Readonly<Record<DocumentationLocation["type"], readonly (keyof DocumentationLocation)[]>> = {
  API: [],
  AUTHORIZER: ["name"],
  MODEL: ["name"],
  RESOURCE: ["path"],
  METHOD: ["path", "method"],
  PATH_PARAMETER: ["path", "method", "name"],
  QUERY_PARAMETER: ["path", "method", "name"],
  REQUEST_HEADER: ["path", "method", "name"],
  REQUEST_BODY: ["path", "method"],
  RESPONSE: ["path", "method", "statusCode"],
  RESPONSE_HEADER: ["path", "method", "statusCode", "name"],
  RESPONSE_BODY: ["path", "method", "statusCode"],
};

function locationProblem(location: DocumentationLocation): string | undefined {
  const { type, path, method, statusCode } = location;
  const given = (["path", "method", "statusCode", "name"] as const).filter((key) => location[key] !== undefined);
  const alien = given.find((key) => !members[type].includes(key));
  if (alien !== undefined) return `has a part of type ${type} with a '${alien}', which this type does not take`;
  if (members[type].includes("name") && location.name === undefined)
    return `has a part of type ${type} without a 'name'`;
  if (path !== undefined && !path.startsWith("/"))
    return `has a part for the path '${path}', which does not begin with a slash`;
  if (method !== undefined && !/^(?:\*|ANY|GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH)$/.test(method))
    return `has a part for the method '${method}', which is none in upper case`;
  if (statusCode !== undefined && !/^(?:\*|\d{3})$/.test(statusCode))
    return `has a part for the status '${statusCode}', which has not three digits`;
  return undefined;
}

const describe = ({ type, ...place }: DocumentationLocation): string =>
  [type, ...Object.values(place)].map((each) => `'${each}'`).join(" ");

/**
 * The extension of a body. The name of the snapshot stays out of it: the snapshot is a resource of its own, as the import
 * makes parts only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-documentation.html
 */
export const bodyDocumentation = (parts: readonly DocumentationPartResource[]): PlanTree | undefined =>
  parts.length === 0
    ? undefined
    : treeObject([
        [
          "documentationParts",
          parts.map(({ location, properties }) =>
            treeObject([
              ["location", treeObject(Object.entries(location))],
              ["properties", jsonTree(properties)],
            ]),
          ),
        ],
      ]);

function jsonTree(value: JsonValue): PlanTree {
  if (value === null || typeof value !== "object") return value;
  if (isList(value)) return value.map(jsonTree);
  return treeObject(Object.entries(value).map(([key, member]) => [key, jsonTree(member)]));
}

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
