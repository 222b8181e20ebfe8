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
  const whole = /^\{([^{}]*)\}$/.exec(template)?.[1];
  if (whole !== undefined) return text === "" ? undefined : [[whole, text]];
  const names = [...template.matchAll(variablePattern)].map(([, name]) => name ?? "");
  if (names.length === 0) return template === text ? [] : undefined;
  const source = template
    .split(variablePattern)
    .map((part, index) => (index % 2 === 1 ? "([^/]+?)" : part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
  const match = new RegExp(`^${source.join("")}$`).exec(text);
  return match === null ? undefined : names.map((name, index) => [name, match[index + 1] ?? ""]);
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
