import { type JsonPointer, unsafeId } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import { placeWithin } from "../../ir/source.js";
import type { ImportedApi, TracedJson } from "../../parser/import/imported-api.js";
import type { MigrationTarget } from "./migrate-options.js";

type JsonObject = { readonly [key: string]: JsonValue };

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The same API, of which the deployment is asked for what only the source's dialect can say: parameters lose expressions
 * that the target cannot print, and a comment says what they were.
 */
export function askForOpaque(api: ImportedApi, target: MigrationTarget): ImportedApi {
  const { value } = api.settings;
  const parameters = isObject(value) ? value.parameters : undefined;
  if (!isObject(value) || !isObject(parameters)) return api;
  const comments = new Map(api.settings.comments);
  const asked = Object.entries(parameters).map(([name, declared]): readonly [string, JsonValue] => {
    const other = target === "terraform" ? "cloudformation" : "terraform";
    if (!isObject(declared) || declared[other] === undefined || declared[target] !== undefined) return [name, declared];
    const { [other]: expression, ...rest } = declared;
    const text = typeof expression === "string" ? expression : JSON.stringify(expression);
    addComment(
      comments,
      placeWithin({ file: "", pointer: unsafeId("") }, ["parameters", name]).pointer,
      `It was ${text}`,
    );
    return [name, rest];
  });
  const settings: TracedJson = {
    ...api.settings,
    value: { ...value, parameters: Object.fromEntries(asked) },
    comments,
  };
  return { ...api, settings };
}

const addComment = (comments: Map<JsonPointer, string>, at: JsonPointer, text: string): void => {
  const before = comments.get(at);
  comments.set(at, before === undefined ? text : `${before}\n${text}`);
};
