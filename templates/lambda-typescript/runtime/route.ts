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
export const matchPath = (template: string, path: string): PathVariables | undefined =>
  matchSegments(template, segmentsOf(path));

/**
 * Takes an operation's variables out of those of the gateway's resource, place by place: the gateway may call them
 * something else, and has one variable for a segment such as `{name}.{format}`.
 *
 * @param resource of the same shape as the template
 * @param values the resource's variables, by its names for them
 * @returns the variables by the template's names, or undefined when a segment is another one or a value is missing
 */
export function matchResource(
  template: string,
  resource: string,
  values: { readonly [name: string]: string | undefined },
): PathVariables | undefined {
  const found = segmentsOf(resource).map((segment) => {
    const name = /^\{([^{}]+?)\+?\}$/.exec(segment)?.[1];
    if (name === undefined) return segment;
    return Object.hasOwn(values, name) ? values[name] : undefined;
  });
  return matchSegments(template, found);
}

function matchSegments(template: string, found: readonly (string | undefined)[]): PathVariables | undefined {
  const wanted = segmentsOf(template);
  const variables: (readonly [string, string])[] = [];
  for (const [index, segment] of wanted.entries()) {
    const greedy = /^\{([^{}]+)\+\}$/.exec(segment)?.[1];
    if (greedy !== undefined && index === wanted.length - 1 && found[index] !== undefined) {
      return byName([...variables, [greedy, found.slice(index).join("/")]]);
    }
    const matched = matchSegment(segment, found[index]);
    if (matched === undefined) return undefined;
    variables.push(...matched);
  }
  return wanted.length === found.length ? byName(variables) : undefined;
}

/** Undefined for two values of one variable: `/{id}/copies/{id}` is not the path of `/1/copies/2`. */
function byName(variables: readonly (readonly [string, string])[]): PathVariables | undefined {
  const values = new Map(variables);
  return variables.every(([name, value]) => values.get(name) === value) ? Object.fromEntries(values) : undefined;
}

const segmentsOf = (path: string): readonly string[] => path.replace(/^\/|\/$/g, "").split("/");

function matchSegment(template: string, text: string | undefined): readonly (readonly [string, string])[] | undefined {
  if (text === undefined) return undefined;
  const [beginning = "", ...others] = template.split(variablePattern);
  if (others.length === 0) return template === text ? [] : undefined;
  const start = spellings(beginning).find((each) => text.startsWith(each));
  if (start === undefined) return undefined;
  const variables: (readonly [string, string])[] = [];
  let position = start.length;
  // The names and what follows each take turns. Each value is as short as can be, but not empty: no need ever to go back,
  // which a caller could make take very long.
  for (let index = 0; index < others.length; index += 2) {
    const [name = "", literal = ""] = others.slice(index, index + 2);
    const isLast = index + 2 === others.length;
    const found = isLast ? findEnding(text, literal) : findNext(text, literal, position + 1);
    if (found === undefined || found.at <= position) return undefined;
    variables.push([name, text.slice(position, found.at)]);
    position = found.at + found.length;
  }
  return variables;
}

interface Place {
  readonly at: number;
  readonly length: number;
}

function findEnding(text: string, literal: string): Place | undefined {
  const spelled = spellings(literal).find((each) => text.endsWith(each));
  return spelled === undefined ? undefined : { at: text.length - spelled.length, length: spelled.length };
}

function findNext(text: string, literal: string, from: number): Place | undefined {
  const places = spellings(literal).map((each) => ({ at: text.indexOf(each, from), length: each.length }));
  return places.filter(({ at }) => at >= 0).sort((one, other) => one.at - other.at)[0];
}

/** Text of a path as callers may write it: `é:` as it is, `%C3%A9:`, `%C3%A9%3A`. */
function spellings(text: string): readonly string[] {
  try {
    return [...new Set([text, encodeURI(text), encodeURIComponent(text)])];
  } catch {
    // Half of a surrogate pair has no other spelling.
    return [text];
  }
}

/**
 * What the gateway tells paths apart by: where variables stand, not what they are called, nor what stands beside one in
 * its segment. `/pets/{}` for `/pets/{petId}`, `/pets/{variable2}` and `/pets/{name}.json`, `/files/{+}` for
 * `/files/{path+}`.
 */
export const shapeOf = (path: string): string =>
  `/${segmentsOf(path)
    .map((segment) => (segment.endsWith("+}") ? "{+}" : segment.includes("{") ? "{}" : segment))
    .join("/")}`;

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

/** The entries that serve a method of a resource: those of its own, then those for every other method. */
export const entriesFor = <Entry extends { readonly operation: OperationData }>(
  entries: readonly Entry[],
  method: string,
): readonly Entry[] => [method, "ANY"].flatMap((each) => entries.filter(({ operation }) => operation.method === each));
