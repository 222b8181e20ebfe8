import { type DocumentNode, isRecord, items, member, members, type Place, placeOf } from "../document-node.js";
import { reportOtherFields } from "../openapi/object-fields.js";
import type { ReadContext } from "../read-context.js";
import { describeValue, readString, readStrings, reportUnreadConstruct } from "../read-context.js";
import { resolve } from "../reference.js";
import { upgradeFormBody, upgradeParameter, valueSchema } from "./swagger-2-parameters.js";
import type { Upgrade } from "./upgrade.js";

type Raw = Record<string, unknown>;

/**
 * Brings a Swagger 2.0 document into the shape of OpenAPI 3.1. Each step moves what 2.0 keeps elsewhere:
 *
 * - `host`, `basePath`, `schemes` → `servers`
 * - `definitions`, `securityDefinitions` → `components`
 * - `in: body` and `in: formData` parameters with `consumes` → `requestBody`
 * - `type`, `items`, `collectionFormat`, ... of parameters and headers → `schema`, `style`, `explode`
 * - `schema` and `examples` of responses with `produces` → `content`
 *
 * Schemas stay as they are: their dialect is settled where they are read. References to parameters and responses are
 * followed here, since what they become depends on what they are.
 */
export function upgradeSwagger(context: ReadContext, document: DocumentNode): DocumentNode {
  const moved = new WeakMap<object, Place>();
  const upgrade: Upgrade = {
    context,
    document,
    place: (node, value) => {
      moved.set(value, { file: node.file, pointer: node.pointer });
      return value;
    },
  };
  const kept = Object.fromEntries(Object.entries(document.value as Raw).filter(([key]) => !replacedFields.has(key)));
  const definitions = member(document, "definitions");
  const value = {
    ...kept,
    servers: upgradeServers(context, document),
    paths: upgradePaths(upgrade),
    components: {
      ...(definitions === undefined || !isRecord(definitions.value)
        ? {}
        : { schemas: upgrade.place(definitions, definitions.value) }),
      securitySchemes: upgradeSecurity(upgrade),
    },
  };
  return { ...document, value, moved };
}

const replacedFields = new Set([
  "swagger",
  "host",
  "basePath",
  "schemes",
  "consumes",
  "produces",
  "definitions",
  "parameters",
  "responses",
  "securityDefinitions",
  "paths",
]);

function upgradeServers(context: ReadContext, document: DocumentNode): readonly Raw[] {
  const host = readString(context, document, "host");
  const basePath = readString(context, document, "basePath") ?? "";
  const path = basePath === "/" ? "" : basePath;
  if (host === undefined) return path === "" ? [] : [{ url: path }];
  const schemes = readStrings(context, document, "schemes");
  return (schemes.length > 0 ? schemes : ["https"]).map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}

function upgradePaths(upgrade: Upgrade): Raw {
  const paths = member(upgrade.document, "paths");
  if (paths === undefined) return {};
  const upgraded = members(paths).map(([path, start]): readonly [string, unknown] => {
    const node = path.startsWith("x-") ? undefined : resolve(upgrade.context, start);
    if (node === undefined || !isRecord(node.value)) return [path, start.value];
    return [path, upgradePathItem(upgrade, node)];
  });
  return upgrade.place(paths, Object.fromEntries(upgraded));
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method"];

function upgradePathItem(upgrade: Upgrade, node: DocumentNode): Raw {
  const shared = parameterNodes(upgrade, node);
  const upgraded = members(node)
    .filter(([key]) => key !== "parameters")
    .map(([key, child]): readonly [string, unknown] => {
      const isOperation = methods.includes(key) && isRecord(child.value);
      return [key, isOperation ? upgradeOperation(upgrade, child, shared) : child.value];
    });
  return upgrade.place(node, Object.fromEntries(upgraded));
}

const operationFields = new Set(["parameters", "responses", "consumes", "produces", "schemes"]);

function upgradeOperation(upgrade: Upgrade, node: DocumentNode, shared: readonly DocumentNode[]): Raw {
  const own = parameterNodes(upgrade, node);
  const key = (parameter: DocumentNode): string => `${textOf(parameter, "in")}\n${textOf(parameter, "name")}`;
  const ownKeys = new Set(own.map(key));
  const parameters = [...shared.filter((each) => !ownKeys.has(key(each))), ...own];
  const kept = Object.fromEntries(Object.entries(node.value as Raw).filter(([field]) => !operationFields.has(field)));
  const schemes = member(node, "schemes");
  if (schemes !== undefined) reportUnreadConstruct(upgrade.context, schemes, "The field 'schemes' of operations");
  const requestBody = upgradeBody(upgrade, node, parameters);
  const plain = parameters.filter((each) => !["body", "formData"].includes(textOf(each, "in") ?? ""));
  return upgrade.place(node, {
    ...kept,
    parameters: plain.map((each) => upgradeParameter(upgrade, each)),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: upgradeResponses(upgrade, node),
  });
}

const textOf = (node: DocumentNode, key: string): string | undefined => {
  const value = member(node, key)?.value;
  return typeof value === "string" ? value : undefined;
};

const parameterNodes = (upgrade: Upgrade, holder: DocumentNode): readonly DocumentNode[] => {
  const list = member(holder, "parameters");
  return (list === undefined ? [] : items(list)).flatMap((each) => resolve(upgrade.context, each) ?? []);
};

/** `consumes` or `produces` of the operation, else of the document, else JSON. */
function mediaTypes(upgrade: Upgrade, operation: DocumentNode, key: "consumes" | "produces"): readonly string[] {
  const holder = member(operation, key) === undefined ? upgrade.document : operation;
  const types = readStrings(upgrade.context, holder, key);
  return types.length > 0 ? [...new Set(types)] : ["application/json"];
}

function upgradeBody(upgrade: Upgrade, operation: DocumentNode, parameters: readonly DocumentNode[]): Raw | undefined {
  const form = parameters.filter((each) => textOf(each, "in") === "formData");
  const consumes = mediaTypes(upgrade, operation, "consumes");
  const [body, ...others] = parameters.filter((each) => textOf(each, "in") === "body");
  if (body === undefined) return form.length === 0 ? undefined : upgradeFormBody(upgrade, form, consumes);
  // Swagger allows one body, and no form beside it.
  for (const other of [...others, ...form]) {
    const what = `The parameter '${textOf(other, "name")}', beside another body,`;
    upgrade.context.diagnostics.report("construct-not-read", placeOf(other), { what });
  }
  reportOtherFields(upgrade.context, body, "swaggerBody");
  const schema = member(body, "schema");
  const mediaType = upgrade.place(body, {
    ...(schema === undefined ? {} : { schema: placed(upgrade, schema) }),
  });
  const { description, required } = body.value as Raw;
  return upgrade.place(body, {
    ...(description === undefined ? {} : { description }),
    required: required === true,
    content: Object.fromEntries(consumes.map((type) => [type, mediaType])),
  });
}

/** The value itself, with its own place remembered wherever it is put. */
const placed = (upgrade: Upgrade, node: DocumentNode): unknown =>
  typeof node.value === "object" && node.value !== null ? upgrade.place(node, node.value) : node.value;

function upgradeResponses(upgrade: Upgrade, operation: DocumentNode): Raw {
  const responses = member(operation, "responses");
  if (responses === undefined) return {};
  const produces = mediaTypes(upgrade, operation, "produces");
  const upgraded = members(responses).map(([status, start]): readonly [string, unknown] => {
    const node = status.startsWith("x-") ? undefined : resolve(upgrade.context, start);
    if (node === undefined || !isRecord(node.value)) return [status, start.value];
    return [status, upgradeResponse(upgrade, node, produces)];
  });
  return upgrade.place(responses, Object.fromEntries(upgraded));
}

function upgradeResponse(upgrade: Upgrade, node: DocumentNode, produces: readonly string[]): Raw {
  reportOtherFields(upgrade.context, node, "swaggerResponse");
  const schema = member(node, "schema");
  const examples = member(node, "examples");
  if (examples !== undefined) reportOtherExamples(upgrade, examples, schema === undefined ? [] : produces);
  const headers = member(node, "headers");
  const { schema: _schema, examples: _examples, headers: _headers, ...kept } = node.value as Raw;
  const contentFor = (type: string): Raw =>
    upgrade.place(node, {
      ...(schema === undefined ? {} : { schema: placed(upgrade, schema) }),
      ...(examples !== undefined && isRecord(examples.value) && Object.hasOwn(examples.value, type)
        ? { example: examples.value[type] }
        : {}),
    });
  const upgradeHeader = (header: DocumentNode): Raw => {
    if (member(header, "collectionFormat")?.value !== "csv")
      reportOtherFields(upgrade.context, header, "swaggerHeader");
    const description = textOf(header, "description");
    return upgrade.place(header, {
      ...(description === undefined ? {} : { description }),
      schema: valueSchema(upgrade, header),
    });
  };
  return upgrade.place(node, {
    ...kept,
    ...(headers === undefined
      ? {}
      : { headers: Object.fromEntries(members(headers).map(([name, header]) => [name, upgradeHeader(header)])) }),
    ...(schema === undefined ? {} : { content: Object.fromEntries(produces.map((type) => [type, contentFor(type)])) }),
  });
}

/** Examples in media types that the response does not have. */
function reportOtherExamples({ context }: Upgrade, examples: DocumentNode, types: readonly string[]): void {
  for (const [type, child] of members(examples)) {
    if (types.includes(type) || type.startsWith("x-")) continue;
    reportUnreadConstruct(context, child, `An example in '${type}', which the operation does not produce,`);
  }
}

/** Names of the flows before OpenAPI 3.0. */
const flowNames: Readonly<Record<string, string>> = {
  implicit: "implicit",
  password: "password",
  application: "clientCredentials",
  accessCode: "authorizationCode",
};

function upgradeSecurity(upgrade: Upgrade): Raw {
  const schemes = member(upgrade.document, "securityDefinitions");
  if (schemes === undefined) return {};
  const upgraded = members(schemes).map(([name, node]): readonly [string, unknown] => {
    if (!isRecord(node.value)) return [name, node.value];
    if (node.value.type === "basic")
      return [name, upgrade.place(node, { ...node.value, type: "http", scheme: "basic" })];
    if (node.value.type !== "oauth2") return [name, node.value];
    const { flow, authorizationUrl, tokenUrl, scopes, ...kept } = node.value;
    const flowName = typeof flow === "string" && Object.hasOwn(flowNames, flow) ? flowNames[flow] : undefined;
    if (flowName === undefined) {
      const at = placeOf(member(node, "flow") ?? node);
      const expected = "implicit, password, application or accessCode";
      upgrade.context.diagnostics.report("value-invalid", at, {
        what: "'flow'",
        expected,
        actual: describeValue(flow),
      });
      return [name, upgrade.place(node, { ...kept, flows: {} })];
    }
    const details = { authorizationUrl, tokenUrl, scopes };
    const present = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
    return [name, upgrade.place(node, { ...kept, flows: { [flowName]: upgrade.place(node, present) } })];
  });
  return upgrade.place(schemes, Object.fromEntries(upgraded));
}
