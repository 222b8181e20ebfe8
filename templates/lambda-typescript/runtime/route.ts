import type { OperationData } from "./operation.js";

/** The variables of a path, as written in it. */
export type PathVariables = { readonly [name: string]: string };

const variablePattern = /\{([^{}]*)\}/g;

/**
 * Matches a request's path against a template. Only used where the gateway does not say which resource it chose.
 *
 * @param path still percent-encoded
 * @returns the variables, or undefined when the path is another one
 */
export function matchPath(template: string, path: string): PathVariables | undefined {
  const wanted = segmentsOf(template);
  const found = segmentsOf(path);
  const variables: [string, string][] = [];
  for (const [index, segment] of wanted.entries()) {
    const greedy = /^\{([^{}]+)\+\}$/.exec(segment)?.[1];
    if (greedy !== undefined && index === wanted.length - 1 && found.length > index) {
      return Object.fromEntries([...variables, [greedy, found.slice(index).join("/")]]);
    }
    const matched = matchSegment(segment, found[index]);
    if (matched === undefined) return undefined;
    variables.push(...matched);
  }
  return wanted.length === found.length ? Object.fromEntries(variables) : undefined;
}

const segmentsOf = (path: string): readonly string[] => path.replace(/^\/|\/$/g, "").split("/");

function matchSegment(template: string, text: string | undefined): readonly [string, string][] | undefined {
  if (text === undefined) return undefined;
  const names = [...template.matchAll(variablePattern)].map(([, name]) => name ?? "");
  if (names.length === 0) return template === text ? [] : undefined;
  const source = template
    .split(variablePattern)
    .map((part, index) => (index % 2 === 1 ? "([^/]+?)" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  const match = new RegExp(`^${source.join("")}$`).exec(text);
  return match === null ? undefined : names.map((name, index) => [name, match[index + 1] ?? ""]);
}

/** Sorts the more exact template first: literal text before variables, variables before greedy ones, segment by segment. */
export function comparePaths(left: { readonly path: string }, right: { readonly path: string }): number {
  const ranks = [left, right].map(({ path }) => segmentsOf(path).map(rankOf));
  const [first = [], second = []] = ranks;
  for (let index = 0; index < Math.max(first.length, second.length); index += 1) {
    const difference = (first[index] ?? 0) - (second[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const rankOf = (segment: string): number =>
  segment.endsWith("+}") ? 3 : /^\{[^{}]*\}$/.test(segment) ? 2 : segment.includes("{") ? 1 : 0;

/** The operation that serves a method of a resource: its own, or the one for every other method. */
export function operationFor<Entry extends { readonly operation: OperationData }>(
  entries: readonly Entry[],
  method: string,
): Entry | undefined {
  return (
    entries.find(({ operation }) => operation.method === method) ??
    entries.find(({ operation }) => operation.method === "ANY")
  );
}
