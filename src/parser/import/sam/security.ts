import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { type Draft, read, write } from "./draft.js";
import { reportInvalid, type SamContext } from "./sam-context.js";
import { isList, isObject, list, object, scalar } from "./values.js";

/** What stands for "none, although the API has a default" while a definition is written. */
export const noAuthorizer = "NONE";
export const noApiKey = "api_key_false";
export const apiKey = "api_key";
export const iam = "AWS_IAM";

/** One alternative of `security`. */
export const requirement = (name: string, scopes: SourceValue | undefined, at: SourcePointer): SourceValue =>
  object({ [name]: scopes ?? list([], at) }, at);

/** The alternatives of a method; undefined, and reported, where `security` is no list of maps. */
export function securityOf(method: Draft, where: string, context: SamContext): readonly SourceValue[] | undefined {
  const security = method.members.has("security") ? (read(method, "security") ?? scalar(null, method.at)) : undefined;
  if (security === undefined) return [];
  if (!isList(security)) {
    reportInvalid(context, `'security' of ${where}`, "a list", security);
    return undefined;
  }
  const wrong = security.items.find((item) => !isObject(item));
  if (wrong !== undefined) {
    reportInvalid(context, `'security' of ${where}`, "a list of maps", wrong);
    return undefined;
  }
  return security.items;
}

export const names = (item: SourceValue, ...wanted: readonly string[]): boolean =>
  isObject(item) && item.members.some(([key]) => wanted.includes(key));

export const writeSecurity = (method: Draft, items: readonly SourceValue[], at: SourcePointer): void =>
  write(method, "security", list(items, at));
