import type { PathSegment, PathTemplate } from "../../ir/api.js";

/** Takes a path without fragment apart. The text of the problem, as the end of a sentence, where it is none. */
export function parsePath(text: string): PathTemplate | { readonly problem: string } {
  if (!text.startsWith("/")) return { problem: "does not begin with '/'" };
  if (text.includes("?")) return { problem: "holds a query; describe query parameters with `in: query`" };
  const segments: PathSegment[] = [];
  for (const part of text === "/" ? [] : text.slice(1).split("/")) {
    const segment = parseSegment(part);
    if (segment === undefined) return { problem: `has unbalanced or empty braces in '${part}'` };
    segments.push(segment);
  }
  return { text, segments };
}

function parseSegment(part: string): PathSegment | undefined {
  if (!part.includes("{") && !part.includes("}")) return { kind: "literal", text: part };
  const whole = /^\{([^{}]+?)(\+?)\}$/.exec(part);
  if (whole?.[1] !== undefined) return { kind: "variable", name: whole[1], greedy: whole[2] === "+" };
  if (!/^(?:[^{}]|\{[^{}]+\})*$/.test(part)) return undefined;
  return { kind: "mixed", text: part, names: [...part.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? "") };
}

/** The names of a path's variables, in order. */
export const pathVariables = (path: PathTemplate): readonly string[] =>
  path.segments.flatMap((segment) =>
    segment.kind === "variable" ? [segment.name] : segment.kind === "mixed" ? segment.names : [],
  );

/** Equal for two paths that nothing but the names of their variables tells apart. */
export const routeShape = (path: PathTemplate): string => path.text.replace(/\{[^{}]+\}/g, "{}");
