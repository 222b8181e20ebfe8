import type { JsonValue } from "../../../../ir/json.js";
import { routeFunctionName } from "../../../websocket/handlers.js";
import { propertyOf, type RaiseContext } from "../context.js";
import type { FunctionUse } from "../function-uses.js";
import type { TreePath } from "../tree-builder.js";
import { raiseCallers } from "./callers.js";
import type { CarriedFunction } from "./carried.js";
import { raiseFunctionRole } from "./carry-roles.js";
import { raiseLogGroup } from "./log-groups.js";
import { isOfApi } from "./permissions.js";
import { raiseAlias } from "./raise-alias.js";
import { isOwnArchive, raiseFunction } from "./raise-function.js";
import { raiseRole } from "./raise-role.js";
import { referencesOf } from "./references.js";

/** A use of a function that came along. */
interface NamedUse {
  readonly use: FunctionUse;
  /** What the build calls a function that serves nothing else. */
  readonly id: string;
  /** Where the settings speak of that. */
  readonly path: TreePath;
  /** Of the function. */
  readonly name: string;
}

/**
 * Writes the functions and roles that came along, and which operations they serve. Gives the uses that are of others, or
 * are not by operations.
 */
export function raiseCarried(context: RaiseContext): readonly FunctionUse[] {
  const { uses, carried } = context;
  const named = namedUses(context);
  const others = uses.filter((use) => named.every((each) => each.use !== use));
  const alone = servingOne(context, named, others);
  const { rest, deciding } = decidingFunctions(context, others);
  for (const each of carried.roles) if (each.name !== undefined) raiseRole(context, each, ["roles", each.name]);
  const ofApi = raiseUses(context, named, alone);
  for (const found of carried.functions) {
    const { name } = found;
    const only = alone.get(name);
    const scheme = deciding.get(name);
    const path =
      only !== undefined
        ? only.path
        : scheme !== undefined
          ? ["functions", "authorizers", scheme]
          : name === ofApi
            ? ["functions"]
            : ["functions", "named", name];
    writeFunction(context, found, path, only?.id ?? name);
  }
  return rest;
}

/** Operations and routes that functions of the build serve. */
function namedUses(context: RaiseContext): readonly NamedUse[] {
  const { uses, values, carried } = context;
  const reaching = carried.functions.filter(({ connections }) => connections !== undefined);
  const named = uses.flatMap((use): readonly NamedUse[] => {
    const [, name] = nameInArn.exec(values.template(use.arn) ?? "") ?? [];
    const served = servedBy(use);
    if (name === undefined || served === undefined) return [];
    // The build lets either all functions of routes reach connections or none; beside those that do, others are called.
    const isServing = use.by.kind !== "route" || reaching.length === 0 || reaching.some((each) => each.name === name);
    return isServing ? [{ use, name, ...served }] : [];
  });
  const route = named.find(({ use }) => use.by.kind === "route");
  const actions = reaching[0]?.connections?.actions ?? [];
  if (route !== undefined && actions.join() !== "POST")
    context.settings.put(
      ["websocket", "connections"],
      actions.map((action) => action.toLowerCase()),
      route.use.arn,
    );
  return named;
}

function servedBy({ by }: FunctionUse): Pick<NamedUse, "id" | "path"> | undefined {
  if (by.kind === "operation") return { id: by.id, path: ["operations", by.id, "function"] };
  if (by.kind === "route") return { id: routeFunctionName(by.key), path: ["websocket", "routes", by.key, "function"] };
  return undefined;
}

const nameInArn = /^\$\{functions\.([\w-]+)\.arn\}$/;

/** Functions of one operation or route each that are called as it is, and that nothing else refers to: by name, that use. */
function servingOne(
  context: RaiseContext,
  named: readonly NamedUse[],
  rest: readonly FunctionUse[],
): ReadonlyMap<string, NamedUse> {
  const { carried, document, settings, values } = context;
  const mentioned = new Set([...namesIn(document.get([])), ...namesIn(settings.get([]))]);
  for (const { arn } of rest) for (const name of namesIn(values.template(arn) ?? "")) mentioned.add(name);
  const lambdas = new Map(carried.functions.map((each) => [each.lambda, each.name]));
  for (const resource of [...carried.functions.map(({ lambda }) => lambda), ...carried.roles.map(({ role }) => role)])
    for (const reference of referencesOf(resource)) {
      const target = context.target(reference);
      const name = target === undefined ? undefined : lambdas.get(target);
      if (name !== undefined) mentioned.add(name);
    }
  return new Map(
    named
      .filter(({ name, id }) => id.toLowerCase() === name.toLowerCase() && !mentioned.has(name))
      .filter(({ name }) => named.filter((each) => each.name === name).length === 1)
      .map((each) => [each.name, each]),
  );
}

/** The functions that texts of a tree refer to. */
function namesIn(tree: JsonValue | undefined): readonly string[] {
  const found = JSON.stringify(tree ?? null).matchAll(/\$\{functions\.([\w-]+)\.(?:arn|name)\}/g);
  return [...found].map(([, name = ""]) => name);
}

/**
 * Functions that do nothing but decide for one authorizer, and are of the build's own making by all that is seen of them:
 * the build makes such a function for an authorizer that names none.
 */
function decidingFunctions(context: RaiseContext, others: readonly FunctionUse[]) {
  const { carried, document, settings, values } = context;
  const elsewhere = new Set([...namesIn(document.get([])), ...namesIn(settings.get([]))]);
  const deciding = new Map<string, string>();
  const settled = new Set<FunctionUse>();
  for (const { name, lambda } of carried.functions) {
    const own = others.filter((use) => nameInArn.exec(values.template(use.arn) ?? "")?.[1] === name);
    const [use, ...further] = own;
    if (use?.by.kind !== "authorizer" || further.length > 0 || elsewhere.has(name) || !isOwnArchive(lambda, name))
      continue;
    if (name.toLowerCase() !== nameOfDeciding(use.by.scheme).toLowerCase()) continue;
    deciding.set(name, use.by.scheme);
    settled.add(use);
  }
  return { deciding, rest: others.filter((use) => !settled.has(use)) };
}

const nameOfDeciding = (scheme: string): string => (/authori[sz]er$/i.test(scheme) ? scheme : `${scheme}Authorizer`);

/** One function that answers everything is said once; the one that is the API's by its name is given back. */
function raiseUses(
  { uses, settings }: RaiseContext,
  named: readonly NamedUse[],
  alone: ReadonlyMap<string, NamedUse>,
): string | undefined {
  const [first] = named;
  const ofOperations = uses.filter(({ by }) => by.kind !== "authorizer");
  const isOne =
    named.length > 1 && named.length === ofOperations.length && named.every(({ name }) => name === first?.name);
  if (first?.name === "api" && named.length === ofOperations.length && named.every(({ name }) => name === "api")) {
    settings.put(["functions", "per"], "api", first.use.arn);
    return "api";
  }
  if (isOne && first !== undefined) settings.put(["functions", "use"], first.name, first.use.arn);
  else for (const { path, name, use } of named) if (!alone.has(name)) settings.put([...path, "use"], name, use.arn);
  return undefined;
}

/** @param id of the function in the model */
function writeFunction(context: RaiseContext, found: CarriedFunction, path: TreePath, id: string): void {
  raiseFunction(context, found, path, id);
  if (propertyOf(found.lambda, "FunctionName") === undefined && found.lambda.physicalId !== undefined)
    context.settings.put([...path, "name"], found.lambda.physicalId, found.lambda.nodes[0]?.at);
  raiseFunctionRole(context, found, path, id);
  raiseLogGroup(context, found, path);
  raiseAlias(context, found, path);
  const ofApi = found.permissions.filter((each) => isOfApi(context, each));
  raiseCallers(context, ofApi, path);
}
