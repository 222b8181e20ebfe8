import type { HttpMethod, Operation, PathSegment } from "../api.js";
import { type JsonPointer, unsafeId } from "../ids.js";
import type { SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";

/** An operation at the place where the gateway can route it. */
export interface Route {
  readonly operation: Operation;
  /** Without a trailing slash, which the gateway does not tell apart; `/` for the root. */
  readonly path: string;
  /** Path parts as the gateway spells them: `pets`, `{petId}`, `{proxy+}`. */
  readonly parts: readonly string[];
  readonly httpMethod: RoutedMethod;
}

export type RoutedMethod = "ANY" | Uppercase<Exclude<HttpMethod, "any" | "trace">>;

/** The operations that the gateway can route, in document order; the others are reported and left out. */
export function routeOperations(context: LoweringContext): readonly Route[] {
  const checked = new Map<string, readonly string[] | undefined>();
  const siblings = new Map<string, Variable>();
  const seen = new Map<string, Route>();
  const routes: Route[] = [];
  for (const operation of context.api.operations) {
    const { text } = operation.path;
    if (!checked.has(text)) checked.set(text, partsOf(operation, siblings, context));
    const parts = checked.get(text);
    const httpMethod = methodOf(operation, context);
    if (parts === undefined || httpMethod === undefined) continue;
    const route: Route = { operation, path: `/${parts.join("/")}`, parts, httpMethod };
    const place = `${httpMethod} ${route.path}`;
    const other = seen.get(place);
    if (other === undefined) routes.push(route);
    else
      context.diagnostics.report(
        "route-duplicate",
        operation.origin,
        { operation: operation.id, other: other.operation.id, route: place },
        { related: [{ message: `'${other.operation.id}' is here`, at: other.operation.origin }] },
      );
    seen.set(place, route);
  }
  return routes;
}

function methodOf({ id, method, origin }: Operation, { diagnostics }: LoweringContext): RoutedMethod | undefined {
  if (method !== "trace") return method.toUpperCase() as RoutedMethod;
  diagnostics.report("method-unsupported", origin, { method: "TRACE", operation: id });
  return undefined;
}

/** Where the path itself stands: one level above its operations. */
export const pathOrigin = ({ origin }: Operation): SourcePointer => ({
  file: origin.file,
  pointer: unsafeId<JsonPointer>(origin.pointer.replace(/\/[^/]*$/, "")),
  part: "key",
});

interface Variable {
  readonly name: string;
  readonly path: string;
  readonly origin: SourcePointer;
}

/**
 * Rules for path parts: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html and
 * .../api-gateway-method-settings-method-request.html (proxy resources).
 */
function partsOf(
  operation: Operation,
  siblings: Map<string, Variable>,
  context: LoweringContext,
): readonly string[] | undefined {
  const segments = withoutTrailingSlash(operation.path.segments);
  const origin = pathOrigin(operation);
  const path = operation.path.text;
  const parts: string[] = [];
  const names = new Set<string>();
  let isRoutable = true;
  for (const [index, segment] of segments.entries()) {
    const problem = problemOf(segment, index === segments.length - 1, names);
    if (problem !== undefined) {
      report(problem, segment, path, origin, context);
      isRoutable = false;
    }
    const part = partOf(segment);
    if (segment.kind === "variable") {
      names.add(segment.name);
      const place = parts.join("/");
      const other = siblings.get(place);
      if (other === undefined) siblings.set(place, { name: part, path, origin });
      else if (other.name !== part) {
        reportDifferingVariables(part, path, origin, other, context);
        isRoutable = false;
      }
    }
    parts.push(part);
  }
  if (parts[0] === "ping" || parts[0] === "sping") context.diagnostics.report("path-reserved", origin, { path });
  return isRoutable ? parts : undefined;
}

const withoutTrailingSlash = (segments: readonly PathSegment[]): readonly PathSegment[] => {
  const last = segments.at(-1);
  return last?.kind === "literal" && last.text === "" ? segments.slice(0, -1) : segments;
};

const partOf = (segment: PathSegment): string =>
  segment.kind === "variable" ? `{${segment.name}${segment.greedy ? "+" : ""}}` : segment.text;

type Problem = "path-segment-mixed" | "path-variable-greedy-inside" | "path-variable-repeated" | "path-character";

function problemOf(segment: PathSegment, isLast: boolean, names: ReadonlySet<string>): Problem | undefined {
  if (segment.kind === "mixed") return "path-segment-mixed";
  if (segment.kind === "literal")
    return /^(?:[A-Za-z0-9._\-:,~$]|%[0-9A-Fa-f]{2})+$/.test(segment.text) ? undefined : "path-character";
  if (segment.greedy && !isLast) return "path-variable-greedy-inside";
  if (names.has(segment.name)) return "path-variable-repeated";
  return /^[A-Za-z0-9._-]+$/.test(segment.name) ? undefined : "path-character";
}

function report(
  problem: Problem,
  segment: PathSegment,
  path: string,
  origin: SourcePointer,
  { diagnostics }: LoweringContext,
): void {
  const name = segment.kind === "variable" ? segment.name : "";
  if (problem === "path-character")
    diagnostics.report("path-character-unsupported", origin, { segment: partOf(segment), path });
  else if (problem === "path-segment-mixed") diagnostics.report(problem, origin, { segment: partOf(segment), path });
  else diagnostics.report(problem, origin, { name, path });
}

function reportDifferingVariables(
  part: string,
  path: string,
  origin: SourcePointer,
  other: Variable,
  { diagnostics }: LoweringContext,
): void {
  diagnostics.report(
    "path-variables-differ",
    origin,
    { path, other: other.path, name: part, otherName: other.name },
    { related: [{ message: `'${other.path}' names it '${other.name}'`, at: other.origin }] },
  );
}
