import type { ApiModel, MediaType, Operation, Parameter } from "../../ir/api.js";
import { createSample } from "../../ir/expand/sample.js";
import { takesExample } from "../../ir/expand/takes-example.js";
import type { JsonValue } from "../../ir/json.js";
import { essence } from "../../ir/media-type.js";
import type { Schema } from "../../ir/schema.js";
import type { SchemasById } from "../schemas/schema-graph.js";
import { callerScopes } from "./caller-scopes.js";
import { bodyKind, byPreference } from "./media.js";
import { gatewayPath } from "./operation-data.js";

/** A request that the document allows, as a caller would send it. */
export interface SampleRequest {
  /** Upper case. */
  readonly method: string;
  /** Percent-encoded, with the required fields of the query. */
  readonly path: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: SampleBody;
  /** Claims of a caller who may call the operation. */
  readonly claims?: Readonly<Record<string, string>>;
  /** Whether the document may refuse it: something in it could only be guessed. */
  readonly isDoubtful: boolean;
}

export type SampleBody =
  | { readonly kind: "json"; readonly value: JsonValue }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bytes" };

/** Made of the document's examples, and of its types where it has none; what is not required is left out. */
export function sampleRequest(operation: Operation, api: ApiModel): SampleRequest {
  const byId: SchemasById = new Map(api.schemas.map((each) => [each.id, each]));
  let isDoubtful = false;
  const sampleOf = (schema: Schema): JsonValue => {
    const { value, doubtful } = createSample(schema, byId, "request");
    isDoubtful ||= doubtful.length > 0;
    return value;
  };
  /** The example that stands there, however its author has written it. */
  const given = (schema: Schema, value: JsonValue | undefined): JsonValue => {
    if (value === undefined) return sampleOf(schema);
    isDoubtful ||= !takesExample(schema, value, byId);
    return value;
  };
  const textOf = (parameter: Parameter): string => {
    const value = given(parameter.schema, parameter.examples[0]?.value);
    if (parameter.contentType !== undefined) return JSON.stringify(value);
    // Lists and objects have a notation for each style: nothing that one wants to read in an example.
    isDoubtful ||= typeof value === "object";
    return typeof value === "object" ? "" : String(value);
  };
  const required = (place: Parameter["in"]): readonly (readonly [string, string])[] =>
    operation.parameters.filter((each) => each.in === place && each.required).map((each) => [each.name, textOf(each)]);
  const variables = new Map(required("path"));
  const query = encodeFields(required("query"));
  const cookies = required("cookie").map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const sent = bodyOf(operation, byId, given);
  isDoubtful ||= operation.body?.required === true && sent === undefined;
  const claims = claimsOf(operation, api);
  return {
    method: operation.method === "any" ? "GET" : operation.method.toUpperCase(),
    path: `${pathWith(operation, variables)}${query === "" ? "" : `?${query}`}`,
    headers: {
      ...(sent?.contentType === undefined ? {} : { "content-type": sent.contentType }),
      ...Object.fromEntries(required("header").map(([name, value]) => [name.toLowerCase(), value])),
      ...(cookies.length === 0 ? {} : { cookie: cookies.join("; ") }),
    },
    ...(sent === undefined ? {} : { body: sent.body }),
    ...(claims === undefined ? {} : { claims }),
    isDoubtful,
  };
}

const pathWith = (operation: Operation, values: ReadonlyMap<string, string>): string =>
  gatewayPath(operation).replace(/\{([^{}]+?)\+?\}|[?#]/g, (text, name: string | undefined) =>
    encodeURIComponent(name === undefined ? text : values.get(name) || "string"),
  );

const encodeFields = (fields: readonly (readonly [string, string])[]): string =>
  fields.map((field) => field.map(encodeURIComponent).join("=")).join("&");

interface SentBody {
  readonly body: SampleBody;
  /** Absent where JSON is sent under its usual name. */
  readonly contentType?: string;
}

/** Undefined without a body, and for one that would have to be taken apart. */
function bodyOf(
  operation: Operation,
  byId: SchemasById,
  sampled: (schema: Schema, example: JsonValue | undefined) => JsonValue,
): SentBody | undefined {
  const [media] = byPreference(operation.body?.content ?? []);
  if (media === undefined) return undefined;
  const kind = bodyKind(media, byId);
  const type = essence(media.type);
  if (kind === "multipart" || type.includes("*")) return undefined;
  if (kind === "binary") return { body: { kind: "bytes" }, contentType: type };
  const value = sampled(media.schema, exampleOf(media));
  if (kind === "json")
    return { body: { kind: "json", value }, ...(type === "application/json" ? {} : { contentType: type }) };
  if (kind === "form") {
    const fields = Object.entries(typeof value === "object" && value !== null ? value : {});
    if (fields.some(([, field]) => typeof field === "object")) return undefined;
    return {
      body: { kind: "text", text: encodeFields(fields.map(([name, field]) => [name, String(field)])) },
      contentType: type,
    };
  }
  return { body: { kind: "text", text: typeof value === "string" ? value : JSON.stringify(value) }, contentType: type };
}

const exampleOf = ({ examples }: MediaType): JsonValue | undefined => examples[0]?.value;

function claimsOf(operation: Operation, api: ApiModel): Readonly<Record<string, string>> | undefined {
  const [scopes] = callerScopes(operation, api);
  const [group] = operation.authorization?.groups ?? [];
  if (scopes === undefined && group === undefined) return undefined;
  return {
    ...(scopes === undefined ? {} : { scope: scopes.join(" ") }),
    ...(group === undefined ? {} : { "cognito:groups": group }),
  };
}
