/** The type without parameters, in lower case: `Application/JSON; charset=utf-8` → `application/json`. */
export const essence = (contentType: string): string => (contentType.split(";", 1)[0] ?? "").trim().toLowerCase();

export const isJson = (type: string): boolean =>
  type === "application/json" || type.endsWith("+json") || type === "text/json";

/** A parameter of a header's value, `boundary` or `filename`; RFC 2045's tokens and quoted strings. */
export function headerParameter(value: string, name: string): string | undefined {
  for (const [, key, quoted, token] of value.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g)) {
    if (key?.toLowerCase() === name) return quoted?.replace(/\\(["\\])/g, "$1") ?? token;
  }
  return undefined;
}

/**
 * The entry of a document's `content` that a media type belongs to: the type itself before `image/*` before `*` + `/*`.
 * A type with a suffix (`application/merge-patch+json`) is only itself.
 */
export function matchMediaType<Entry extends { readonly type: string }>(
  content: readonly Entry[],
  type: string,
): Entry | undefined {
  const range = `${type.split("/", 1)[0]}/*`;
  for (const wanted of [type, range, "*/*", "*"]) {
    const found = content.find((entry) => entry.type === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
