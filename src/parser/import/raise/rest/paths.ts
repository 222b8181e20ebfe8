import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";

/** Paths of the API's resources. */
export interface RestPaths {
  /** The path that a method's `ResourceId` leads to; undefined where that is not known. */
  pathOf(resourceId: SourceValue | undefined): string | undefined;
  /** Says of resources without a method at or below them that nothing comes of them. */
  finish(): void;
}

/**
 * Puts the tree of `AWS::ApiGateway::Resource` together, each of which knows its parent and its own segment.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-resource.html
 */
export function raisePaths(context: RaiseContext): RestPaths {
  const paths = new Map<SourceResource, string>();
  const pathOf = (value: SourceValue | undefined, seen: ReadonlySet<SourceResource>): string | undefined => {
    const target = context.target(value);
    if (target === undefined) return undefined;
    if (target === context.api) return "/";
    const known = paths.get(target);
    if (known !== undefined || seen.has(target) || target.type !== "AWS::ApiGateway::Resource") return known;
    const part = propertyOf(target, "PathPart");
    const segment = part === undefined ? undefined : context.values.known(part);
    const parent = pathOf(propertyOf(target, "ParentId"), new Set([...seen, target]));
    if (segment === undefined || parent === undefined) return undefined;
    const path = `${parent === "/" ? "" : parent}/${segment}`;
    paths.set(target, path);
    return path;
  };
  for (const resource of context.ofApi("AWS::ApiGateway::Resource")) {
    const fields = context.own(resource);
    fields.ignore("RestApiId");
    const path = pathOf({ kind: "reference", resource: resource.id, at: fields.at }, new Set());
    if (path === undefined) {
      context.claims.annotateResource(resource, "dropped", "the source does not tell where its path begins");
      continue;
    }
    fields.ignore("ParentId", "PathPart");
  }
  return {
    pathOf: (value) => pathOf(value, new Set()),
    finish: () => reportEmptyPaths(context, paths, (value) => pathOf(value, new Set())),
  };
}

function reportEmptyPaths(
  context: RaiseContext,
  paths: ReadonlyMap<SourceResource, string>,
  pathOf: RestPaths["pathOf"],
): void {
  const answering = context
    .ofApi("AWS::ApiGateway::Method")
    .map((method) => `${pathOf(propertyOf(method, "ResourceId")) ?? ""}/`);
  for (const [resource, path] of paths) {
    if (answering.some((each) => each.startsWith(`${path}/`))) continue;
    context.claims.annotateResource(
      resource,
      "approximated",
      "no method stands at it or below it, so the build makes none",
    );
  }
}
