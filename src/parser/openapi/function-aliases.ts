import type { Stage } from "../../ir/delivery.js";
import { literal, literalText } from "../../ir/deploy-value.js";
import type { AliasVersion, FunctionAlias, Handler, HandlerAlias } from "../../ir/handler.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { readDeployValue } from "./deploy-values.js";
import { firstOf, type PlacedFunctionSettings } from "./function-levels.js";

/** What of a function's alias is known before the stages are. */
export interface AliasSetting {
  readonly selection: HandlerAlias["selection"];
  /** An alias of that name. */
  readonly aliasOf: (name: string) => FunctionAlias;
  readonly node: DocumentNode;
}

interface AliasValues {
  readonly version?: unknown;
  readonly canary?: { readonly weight: number } | undefined;
  readonly provisionedConcurrency?: number | undefined;
}

/** `alias` and `provisionedConcurrency` of a function; undefined where the gateway calls the function by its own name. */
export function readAliasSetting(
  context: ReadContext,
  levels: readonly PlacedFunctionSettings[],
): AliasSetting | undefined {
  const found = firstOf(levels, "alias");
  const provisioned = firstOf(levels, "provisionedConcurrency");
  const place = found ?? provisioned;
  if (place === undefined) return undefined;
  const { name, stageVariable, aliases = {} } = found?.value ?? {};
  if (name !== undefined && stageVariable !== undefined) {
    const problem = "names both 'name' and 'stageVariable', of which one can be";
    context.diagnostics.report("setting-invalid", placeOf(place.node), { setting: "alias", problem });
  }
  const own = found === undefined ? undefined : member(found.node, "aliases");
  return {
    selection:
      stageVariable === undefined
        ? { kind: "name", name: name ?? "live" }
        : { kind: "stageVariable", variable: stageVariable },
    aliasOf: (alias) => {
      const specific = Object.hasOwn(aliases, alias) ? aliases[alias] : undefined;
      const specificNode = own === undefined ? undefined : member(own, alias);
      const levelsOfAlias: readonly (readonly [AliasValues, DocumentNode])[] = [
        ...(specific === undefined || specificNode === undefined ? [] : [[specific, specificNode] as const]),
        ...(found === undefined ? [] : [[found.value, found.node] as const]),
      ];
      return readAlias(context, alias, levelsOfAlias, provisioned?.value);
    },
    node: place.node,
  };
}

function readAlias(
  context: ReadContext,
  name: string,
  levels: readonly (readonly [AliasValues, DocumentNode])[],
  provisioned: number | undefined,
): FunctionAlias {
  const versionNode = levels.flatMap(([, node]) => member(node, "version") ?? [])[0];
  const canary = levels.flatMap(([values, node]) => {
    const at = member(node, "canary");
    return values.canary === undefined || at === undefined ? [] : [{ weight: values.canary.weight, node: at }];
  })[0];
  const provisionedConcurrency =
    levels.map(([values]) => values.provisionedConcurrency).find((each) => each !== undefined) ?? provisioned;
  const canaryNode = canary === undefined ? undefined : member(canary.node, "version");
  return {
    name,
    version: versionOf(context, versionNode),
    ...(canary === undefined ? {} : { canary: { version: versionOf(context, canaryNode), weight: canary.weight } }),
    ...(provisionedConcurrency === undefined ? {} : { provisionedConcurrency }),
  };
}

function versionOf(context: ReadContext, node: DocumentNode | undefined): AliasVersion {
  if (node === undefined || node.value === "published") return { kind: "published" };
  const number = readDeployValue(context, node, "template");
  const known = literalText(number);
  // $LATEST has no alias that could be weighted or kept warm, and changes under its callers.
  if (known !== undefined && !/^[1-9]\d*$/.test(known)) {
    const problem = "has to be 'published', a number, or a deploy parameter";
    context.diagnostics.report("setting-invalid", placeOf(node), { setting: "alias.version", problem });
  }
  return { kind: "given", number };
}

/** Handlers with their aliases, and stages whose variables name them. */
export interface AliasReading {
  readonly handlers: readonly Handler[];
  readonly stages: readonly Stage[];
}

/** A stage that does not set the variable gets its own name as the value, so that `prod` calls the alias `prod`. */
export function resolveAliases(
  context: ReadContext,
  handlers: readonly Handler[],
  settingOf: ReadonlyMap<Handler["id"], AliasSetting>,
  stages: readonly Stage[],
): AliasReading {
  const variables = new Set(
    [...settingOf.values()].flatMap(({ selection }) =>
      selection.kind === "stageVariable" ? [selection.variable] : [],
    ),
  );
  const complete = stages.map((stage) => withVariables(stage, variables));
  return {
    stages: complete,
    handlers: handlers.map((handler) => {
      const setting = settingOf.get(handler.id);
      if (setting === undefined) return handler;
      const { selection, aliasOf } = setting;
      const names =
        selection.kind === "name" ? [selection.name] : namesIn(context, complete, selection.variable, setting.node);
      return { ...handler, alias: { selection, aliases: names.map(aliasOf) } };
    }),
  };
}

function withVariables(stage: Stage, variables: ReadonlySet<string>): Stage {
  const missing = [...variables].filter((name) => !stage.variables.some((variable) => variable.name === name));
  if (missing.length === 0) return stage;
  const added = missing.map((name) => ({ name, value: literal(stage.name) }));
  return { ...stage, variables: [...stage.variables, ...added] };
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html (Name) */
const aliasName = /^(?!\d+$)[A-Za-z0-9_-]{1,128}$/;

function namesIn(
  context: ReadContext,
  stages: readonly Stage[],
  variable: string,
  node: DocumentNode,
): readonly string[] {
  const names = new Set<string>();
  for (const stage of stages) {
    // A canary may call another alias than its stage.
    for (const { name, value } of [...stage.variables, ...(stage.canary?.variables ?? [])]) {
      if (name !== variable) continue;
      const text = literalText(value);
      if (text !== undefined && aliasName.test(text)) names.add(text);
      else context.diagnostics.report("alias-name-unknown", placeOf(node), { stage: stage.name, variable });
    }
  }
  return [...names];
}
