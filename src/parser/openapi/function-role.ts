import type { FunctionRole, RoleStatement } from "../../ir/role.js";
import { member, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { readDeployTree } from "./deploy-values.js";
import { defined, firstOf, itemAt, type PlacedFunctionSettings, valueAt, valuesAt } from "./function-levels.js";
import { readRoleProperties } from "./roles.js";

/** The role of a function; undefined where the build makes it without being told anything. */
export function readRole(context: ReadContext, levels: readonly PlacedFunctionSettings[]): FunctionRole | undefined {
  const found = firstOf(levels, "role");
  if (found === undefined) return undefined;
  const { value, node } = found;
  const place = member(node, "use");
  if (value.use === undefined || place === undefined)
    return { ...defined("arn", valueAt(context, member(node, "arn"))), ...readRoleProperties(context, value, node) };
  const beside = Object.keys(value).filter((key) => key !== "use");
  if (beside.length > 0) {
    const problem = `names a role of 'roles', which says '${beside.join("', '")}' itself`;
    context.diagnostics.report("setting-invalid", placeOf(place), { setting: "role.use", problem });
  }
  if (context.roles.has(value.use)) return { shared: value.use };
  context.diagnostics.report("setting-name-unknown", placeOf(place), { kind: "role", name: value.use });
  return undefined;
}

/** Statements of all levels, which add up. */
export function readPolicies(
  context: ReadContext,
  levels: readonly PlacedFunctionSettings[],
): readonly RoleStatement[] | undefined {
  const statements = levels.flatMap(({ values, node }) => {
    const list = member(node, "policies");
    return (values.policies ?? []).map(({ effect, actions }, index): RoleStatement => {
      const statement = list === undefined ? node : itemAt(list, index);
      const condition = member(statement, "condition");
      return {
        ...(effect === "deny" ? { effect: "Deny" } : {}),
        actions,
        resources: valuesAt(context, member(statement, "resources")) ?? [],
        ...defined("condition", condition && readDeployTree(context, condition, "template")),
        origin: placeOf(statement),
      };
    });
  });
  return statements.length === 0 ? undefined : statements;
}
