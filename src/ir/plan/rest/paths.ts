import { pathKey, restApiKey } from "../keys.js";
import type { PlanValue } from "../model-base.js";
import type { PathResource } from "../model-rest.js";
import { pathOrigin, type Route } from "../routes.js";
import { attributeValue } from "../values.js";

/** The tree of path parts, each after its parent, otherwise in document order. The root is the API's own. */
export function lowerPaths(routes: readonly Route[]): readonly PathResource[] {
  const paths = new Map<string, PathResource>();
  for (const { operation, parts } of routes) {
    let path = "";
    for (const part of parts) {
      const parent = resourceOf(path === "" ? "/" : path);
      path = `${path}/${part}`;
      if (paths.has(path)) continue;
      paths.set(path, {
        kind: "path",
        key: pathKey(path),
        origin: pathOrigin(operation),
        dependsOn: [],
        api: attributeValue(restApiKey, "id"),
        parent,
        part,
        path,
      });
    }
  }
  return [...paths.values()];
}

/** The id of a path's resource. */
export const resourceOf = (path: string): PlanValue =>
  path === "/" ? attributeValue(restApiKey, "rootResourceId") : attributeValue(pathKey(path), "id");
