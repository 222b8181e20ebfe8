import type { MethodResource } from "./model-rest.js";

/** `GET/pets/*`: what stands behind the stage in the ARN of a call. A `*` there matches slashes too. */
export type CallPattern = string;

/** A function's policy is read by people as well, and 10 grants of some 450 bytes stay far from the service's limit. */
const mostPatterns = 10;
/** More paths than this never come down to so few patterns, and comparing each with each takes time. */
const mostPaths = 200;

type Call = Pick<MethodResource, "path" | "httpMethod">;

const variable = /\{[^}]*\}/g;

/**
 * The least that lets the gateway call a function for these methods: a pattern each. Where that is too many, the HTTP
 * methods with the most paths get one pattern with the beginning that these share; where no paths share any, one pattern
 * stands for everything.
 */
export function callPatterns(calls: readonly Call[]): readonly CallPattern[] {
  const methods = new Map<string, { readonly paths: string[]; patterns: readonly CallPattern[] }>();
  for (const { httpMethod, path } of calls) {
    const method = httpMethod === "ANY" ? "*" : httpMethod;
    const known = methods.get(method);
    if (known === undefined) methods.set(method, { paths: [path], patterns: [] });
    else known.paths.push(path);
  }
  for (const [method, each] of methods)
    each.patterns =
      each.paths.length > mostPaths
        ? [`${method}${sharedBeginning(each.paths)}`]
        : withoutCovered(new Set(each.paths.map((path) => `${method}${path.replace(variable, "*")}`)));
  const patterns = (): readonly CallPattern[] =>
    withoutCovered(new Set([...methods.values()].flatMap((each) => each.patterns)));
  const longest = [...methods].sort(([, one], [, other]) => other.patterns.length - one.patterns.length);
  for (const [method, each] of longest) {
    if (patterns().length <= mostPatterns) break;
    each.patterns = [`${method}${sharedBeginning(each.paths)}`];
  }
  const found = patterns();
  return found.length > 1 && found.every((pattern) => /^[A-Z*]+\/\*$/.test(pattern)) ? ["*"] : found;
}

/** Sorted, without those that another one includes. */
function withoutCovered(patterns: ReadonlySet<CallPattern>): readonly CallPattern[] {
  const wild = [...patterns].filter((pattern) => pattern.includes("*"));
  return [...patterns].filter((pattern) => !wild.some((other) => other !== pattern && covers(other, pattern))).sort();
}

/** Whether every call that `inner` stands for is one of `outer`'s; a `*` of the inner one is taken as a plain text. */
function covers(outer: CallPattern, inner: CallPattern): boolean {
  const [beginning = "", ...rest] = outer.split("*");
  if (!inner.startsWith(beginning)) return false;
  let position = beginning.length;
  for (const [index, piece] of rest.entries()) {
    const found = index === rest.length - 1 ? inner.length - piece.length : inner.indexOf(piece, position);
    if (found < position || !inner.startsWith(piece, found)) return false;
    position = found + piece.length;
  }
  return true;
}

/** `/v1/*` for `/v1/pets` and `/v1/owners/{id}`; a path that is the whole beginning is included: `/v1*`. */
function sharedBeginning(paths: readonly string[]): string {
  const split = paths.map((path) => path.split("/").slice(1));
  const [first = []] = split;
  const length = first.findIndex((part, index) => part.includes("{") || !split.every((parts) => parts[index] === part));
  const shared = length === -1 ? first : first.slice(0, length);
  const beginning = shared.map((part) => `/${part}`).join("");
  const isWhole = split.some((parts) => parts.length === shared.length);
  return isWhole && beginning !== "" ? `${beginning}*` : `${beginning}/*`;
}
