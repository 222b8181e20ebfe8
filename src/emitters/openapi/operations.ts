import type { Operation, PathTemplate, Server, Validation } from "../../ir/api.js";
import type { JsonValue } from "../../ir/json.js";
import { writeBody, writeParameter, writeResponses } from "./contents.js";
import { externalDocsRow } from "./external-docs.js";
import { functionSettings } from "./functions.js";
import { isWritten, writeIntegration } from "./integration.js";
import {
  as,
  asList,
  asUnless,
  combine,
  derived,
  type ExportContext,
  extension,
  type Fragment,
  type JsonObject,
  type Rows,
  setting,
  write,
} from "./rows.js";
import { writeShortForm } from "./short-form.js";

const servers: Rows<Server> = {
  url: as("url"),
  description: as("description"),
  variables: (variables) =>
    variables.length === 0
      ? {}
      : {
          variables: Object.fromEntries(
            variables.map((each) => [
              each.name,
              {
                default: each.default,
                ...(each.values.length === 0 ? {} : { enum: each.values }),
                ...(each.description === undefined ? {} : { description: each.description }),
              },
            ]),
          ),
        },
};

export const serversRow = (list: readonly Server[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0 ? {} : { servers: list.map((each) => write(servers, each, context)) };

const settingFor = ({ parameters, body }: Validation): "all" | "parameters" | "body" | "none" => {
  if (parameters) return body ? "all" : "parameters";
  return body ? "body" : "none";
};

/** Reading takes everything to be checked before functions of the build, and nothing before integrations of the document. */
function validationRow(validation: Validation, { integration }: Operation, context: ExportContext): Fragment {
  // The other types of API validate nothing themselves, and have no setting for it.
  if (context.api.gateway.protocol !== "rest") return {};
  if (validation.name !== undefined) return extension("request-validator", validation.name);
  const chosen = settingFor(validation);
  return chosen === (isWritten(integration, context) ? "none" : "all") ? {} : setting({ validation: chosen });
}

const cacheKeyPlaces: Readonly<Record<string, string>> = { path: "path", querystring: "query", header: "header" };

/** What tells the cached responses of an operation apart whose integration the document does not write. */
function cacheKeySettings(parameters: readonly string[]): Fragment {
  const keys = parameters.flatMap((parameter) => {
    const [, place = "", name] = /^method\.request\.(\w+)\.(.+)$/.exec(parameter) ?? [];
    const location = cacheKeyPlaces[place];
    return name === undefined || location === undefined ? [] : [{ in: location, name }];
  });
  return keys.length === 0 ? {} : setting({ cache: { keys } });
}

const operations: Rows<Operation> = {
  id: (id, { named }) => (named ? { operationId: id } : {}),
  named: derived,
  method: derived,
  path: derived,
  summary: as("summary"),
  description: as("description"),
  externalDocs: externalDocsRow,
  deprecated: asUnless("deprecated", false),
  tags: asList("tags"),
  security: (alternatives) =>
    alternatives.length === 0
      ? {}
      : {
          security: alternatives.map((all) =>
            Object.fromEntries(all.map(({ scheme, scopes }): [string, JsonValue] => [scheme, scopes])),
          ),
        },
  parameters: (list, _, context) =>
    list.length === 0 ? {} : { parameters: list.map((each) => writeParameter(each, context)) },
  body: (body, _, context) => ({ requestBody: writeBody(body, context) }),
  responses: (list, _, context) => ({ responses: writeResponses(list, context) }),
  servers: serversRow,
  authorization: ({ groups }) => setting({ authorization: { groups } }),
  client: ({ pagination, ...hints }) =>
    setting({
      client: {
        ...hints,
        ...(pagination === undefined ? {} : { pagination: pagination === "none" ? false : { ...pagination } }),
      },
    }),
  validation: validationRow,
  integration: (integration, operation, context) =>
    combine([
      isWritten(integration, context)
        ? extension("integration", writeIntegration(integration, context))
        : cacheKeySettings(integration.cacheKeyParameters),
      integration.kind === "shortForm" ? writeShortForm(integration, context) : {},
      functionSettings(operation, context),
    ]),
  origin: derived,
};

/** Operations by path, in the model's order. */
export function writePaths(list: readonly Operation[], context: ExportContext): JsonObject {
  const paths = new Map<string, Fragment>();
  let last = "";
  for (const operation of list) {
    const method = operation.method === "any" ? "x-amazon-apigateway-any-method" : operation.method;
    const key = freeKey(paths, last, operation.path, method);
    last = key;
    const written = write(operations, key === operation.path.text ? operation : { ...operation, named: true }, context);
    paths.set(key, combine([paths.get(key) ?? {}, { [method]: written }]));
  }
  return combine([Object.fromEntries(paths)]);
}

/** Documents tell operations of one route apart by fragments behind the path; their order is the model's. */
function freeKey(paths: ReadonlyMap<string, Fragment>, last: string, { text }: PathTemplate, method: string): string {
  const isFree = (key: string): boolean =>
    !paths.has(key) || (key === last && !Object.hasOwn(paths.get(key) ?? {}, method));
  let key = text;
  for (let number = 2; !isFree(key); number += 1) key = `${text}#${number}`;
  return key;
}

/** `x-amazon-apigateway-request-validators`: those that operations name. */
export function writeValidators(list: readonly Operation[]): Fragment {
  const validators = list.flatMap(({ validation: { name, parameters, body } }) =>
    name === undefined ? [] : [[name, { validateRequestParameters: parameters, validateRequestBody: body }] as const],
  );
  return validators.length === 0 ? {} : extension("request-validators", Object.fromEntries(validators));
}
