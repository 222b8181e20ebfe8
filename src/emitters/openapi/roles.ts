import type { DeployTree } from "../../ir/deploy-value.js";
import type { FunctionRole, Role, RoleProperties, RoleStatement, RoleTrust } from "../../ir/role.js";
import { settingTree } from "./deploy-text.js";
import { as, derived, type ExportContext, type Fragment, type Rows, setting, write } from "./rows.js";
import { textRow, textsRow } from "./setting-rows.js";

function trustRow(trust: RoleTrust, _: unknown, context: ExportContext): Fragment {
  if (trust.kind === "document") return { trust: settingTree(trust.document, context) };
  const [only, ...others] = trust.services;
  return { trust: only !== undefined && others.length === 0 ? only : trust.services };
}

const properties: Rows<RoleProperties> = {
  name: textRow("name"),
  description: as("description"),
  path: as("path"),
  permissionsBoundary: textRow("permissionsBoundary"),
  trust: trustRow,
  managedPolicies: textsRow("managedPolicyArns"),
  inlinePolicies: (list, _, context) => ({
    inlinePolicies: Object.fromEntries(list.map(({ name, document }) => [name, settingTree(document, context)])),
  }),
};

/** The role of a function. */
export const functionRoles: Rows<FunctionRole> = { arn: textRow("arn"), shared: as("use"), ...properties };

const roles: Rows<Role> = { id: derived, ...properties, origin: derived };

/** `roles` at the root. */
export const rolesRow = (list: readonly Role[], _: unknown, context: ExportContext): Fragment =>
  list.length === 0
    ? {}
    : setting({ roles: Object.fromEntries(list.map((each) => [each.id, write(roles, each, context)])) });

/** What a function's code may do. */
export const roleStatements: Rows<RoleStatement> = {
  effect: (effect) => ({ effect: effect.toLowerCase() }),
  actions: as("actions"),
  resources: textsRow("resources"),
  condition: (condition: DeployTree, _, context) => ({ condition: settingTree(condition, context) }),
  origin: derived,
};
