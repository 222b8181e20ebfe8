import type { MediaType, Operation, Parameter, PartEncoding, Server } from "../../ir/api.js";
import { bodyKind } from "../../ir/media-type.js";
import { idempotencyKeyOf } from "../../ir/recognise-pagination.js";
import { acceptHeader, byPreference } from "../client/content.js";
import { stringLiteral, tupleLiteral } from "../python/literal.js";
import { callText } from "../python/module-text.js";
import { describedFailures } from "./content.js";

/** How an operation is called, as arguments of the runtime's `Operation`: only what departs from the defaults. */
export function operationConstant(
  {
    constant,
    method,
    operation,
  }: { readonly constant: string; readonly method: string; readonly operation: Operation },
  resultType: string,
  apiServer: string | undefined,
): string {
  const members = [
    stringLiteral(method),
    stringLiteral(operation.method.toUpperCase()),
    stringLiteral(pathText(operation)),
  ];
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) members.push(`${name}=${value}`);
  };
  add("path_parameters", parameterMap(operation, "path"));
  add("query_parameters", parameterMap(operation, "query"));
  add("header_parameters", parameterMap(operation, "header"));
  add("cookie_parameters", parameterMap(operation, "cookie"));
  const contentTypes = byPreference(operation.body?.content ?? []).map(({ type }) => type);
  if (contentTypes.length > 0 && contentTypes.join() !== "application/json") {
    add("content_types", texts(contentTypes));
  }
  add("form_parts", formParts(operation));
  const accept = acceptHeader(operation);
  if (accept !== "application/json") add("accept", stringLiteral(accept));
  if (operation.security.length > 0) {
    add("security", tupleLiteral(operation.security.map((each) => texts(each.map(({ scheme }) => scheme)))));
  }
  const [server] = operation.servers;
  if (server !== undefined && server.url !== apiServer) add("server", stringLiteral(withDefaults(server)));
  const failures = describedFailures(operation);
  if (failures.length > 0) add("failures", texts(failures));
  const key = idempotencyKeyOf(operation);
  if (key !== undefined) add("idempotency_header", stringLiteral(key));
  const idempotent = operation.client?.idempotent;
  if (idempotent !== undefined) add("idempotent", idempotent ? "True" : "False");
  return `${callText(`${constant}: Operation[${resultType}] = Operation`, members, "")}\n`;
}

const texts = (values: readonly string[]): string =>
  values.length === 0 ? "()" : tupleLiteral(values.map(stringLiteral));

/** The variables of an operation's own server are no options of the client: their defaults hold. */
function withDefaults({ url, variables }: Server): string {
  const values = new Map(variables.map((variable) => [variable.name, variable.default]));
  return url.replace(/\{([^{}]+)\}/g, (text, name: string) => values.get(name) ?? text);
}

/** Greedy variables lose their plus sign: their description says it. */
const pathText = ({ path }: Operation): string => path.text.replace(/\{([^{}]+)\+\}/g, "{$1}");

function parameterMap(operation: Operation, place: Parameter["in"]): string | undefined {
  const greedy = new Set<string>();
  for (const segment of operation.path.segments)
    if (segment.kind === "variable" && segment.greedy) greedy.add(segment.name);
  const members = operation.parameters
    .filter((parameter) => parameter.in === place)
    .map((parameter): [string, readonly string[]] => [
      parameter.name,
      parameterMembers(parameter, place === "path" && greedy.has(parameter.name)),
    ]);
  return dictionary(members);
}

function dictionary(members: readonly (readonly [name: string, members: readonly string[]])[]): string | undefined {
  const entries = members
    .filter(([, each]) => each.length > 0)
    .map(([name, each]) => `${stringLiteral(name)}: Parameter(${each.join(", ")})`);
  return entries.length === 0 ? undefined : `{${entries.join(", ")}}`;
}

function parameterMembers(parameter: Parameter, isGreedy: boolean): readonly string[] {
  const { style, explode, allowReserved, contentType } = parameter;
  if (contentType !== undefined) return [`content_type=${stringLiteral(contentType)}`];
  const defaultStyle = parameter.in === "path" || parameter.in === "header" ? "simple" : "form";
  return [
    ...(style === defaultStyle ? [] : [`style=${stringLiteral(style)}`]),
    ...(explode === (style === "form" || style === "deepObject") ? [] : [`explode=${explode ? "True" : "False"}`]),
    ...(allowReserved ? ["allow_reserved=True"] : []),
    ...(isGreedy ? ["greedy=True"] : []),
  ];
}

function formParts({ body }: Operation): string | undefined {
  const members = new Map<string, readonly string[]>();
  for (const media of body?.content ?? []) {
    for (const part of media.encoding) {
      if (!members.has(part.property)) members.set(part.property, partMembers(media, part));
    }
  }
  return dictionary([...members]);
}

/** In a form in URL encoding a style decides over a content type (OpenAPI 3.1, section 4.8.15.1). */
function partMembers(media: MediaType, part: PartEncoding): readonly string[] {
  const { style = "form", explode } = part;
  if (bodyKind(media.type) === "form" && (part.style !== undefined || explode !== undefined)) {
    const isUsual = explode === undefined || explode === (style === "form" || style === "deepObject");
    return [`style=${stringLiteral(style)}`, ...(isUsual ? [] : [`explode=${explode ? "True" : "False"}`])];
  }
  return part.contentType === undefined ? [] : [`content_type=${stringLiteral(part.contentType)}`];
}
