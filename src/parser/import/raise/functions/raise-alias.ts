import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { TreePath } from "../tree-builder.js";
import type { SourceFunction } from "./carried.js";
import { functionBehind } from "./function-surroundings.js";

/** Why settings cannot describe an alias as the source does; undefined where they can. */
export function aliasProblem(context: RaiseContext, { aliases }: SourceFunction): string | undefined {
  const [alias] = aliases;
  if (alias === undefined) return undefined;
  if (propertyOf(alias, "RoutingConfig") !== undefined) return "its alias divides the calls between two versions";
  const name = propertyOf(alias, "Name");
  if (name === undefined || !/^(?!\d+$)[A-Za-z0-9_-]{1,128}$/.test(context.values.preview(name) ?? ""))
    return "only the deployment knows the name of its alias";
  return undefined;
}

/** The alias that the API calls a function through, and the versions that are published. */
export function raiseAlias(context: RaiseContext, { lambda, aliases, versions }: SourceFunction, path: TreePath): void {
  const { settings } = context;
  for (const version of versions) {
    const fields = context.own(version);
    fields.ignore("FunctionName");
    fields.annotate("Description", "approximated", "the build says itself what a version holds");
  }
  const [alias] = aliases;
  if (alias === undefined) return;
  const fields = context.own(alias);
  fields.ignore("FunctionName");
  const name = fields.text("Name");
  if (name !== undefined) settings.put([...path, "alias", "name"], name, fields.value("Name"));
  raiseVersion(context, alias, lambda, path);
  const warm = fields.object("ProvisionedConcurrencyConfig")?.number("ProvisionedConcurrentExecutions");
  if (warm !== undefined) {
    const from = memberOf(propertyOf(alias, "ProvisionedConcurrencyConfig"), "ProvisionedConcurrentExecutions");
    settings.put([...path, "alias", "provisionedConcurrency"], warm, from);
  }
  fields.annotate("Description", "approximated", "an alias of the build has no description");
}

/** The newest version is what the build takes for granted. */
function raiseVersion(context: RaiseContext, alias: SourceResource, lambda: SourceResource, path: TreePath): void {
  const version = propertyOf(alias, "FunctionVersion");
  if (version === undefined) return;
  if (functionBehind(context, context.target(version)) === lambda) {
    context.claims.takeAll(version);
    return;
  }
  const text = context.values.template(version);
  if (text === "$LATEST")
    context.claims.annotate(version, "approximated", "the build publishes a version for the alias");
  else if (text !== undefined) context.settings.put([...path, "alias", "version"], text, version);
}
