import type { Role, RoleProperties, RoleTrust } from "../../ir/role.js";
import { type DocumentNode, member, members, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import type { RoleSettings } from "../settings/schema/roles.js";
import { readDeployTree } from "./deploy-values.js";
import { defined, valueAt, valuesAt } from "./function-levels.js";

/** The roles that the settings name, in their order. */
export const readRoles = (context: ReadContext, settings: LoadedSettings): readonly Role[] =>
  Object.entries(settings.values.roles ?? {}).map(([id, values]) => {
    const node = settings.nodeAt(["roles", id]);
    return { id, ...readRoleProperties(context, values, node), origin: placeOf(node) };
  });

/** What settings say of a role, of a function or with a name. */
export function readRoleProperties(context: ReadContext, values: RoleSettings, node: DocumentNode): RoleProperties {
  const inline = member(node, "inlinePolicies");
  return {
    ...defined("name", valueAt(context, member(node, "name"))),
    ...defined("description", values.description),
    ...defined("path", values.path),
    ...defined("permissionsBoundary", valueAt(context, member(node, "permissionsBoundary"))),
    ...defined("trust", readTrust(context, values.trust, member(node, "trust"))),
    ...defined("managedPolicies", valuesAt(context, member(node, "managedPolicyArns"))),
    ...defined(
      "inlinePolicies",
      inline &&
        members(inline).map(([name, document]) => ({ name, document: readDeployTree(context, document, "template") })),
    ),
  };
}

function readTrust(
  context: ReadContext,
  value: RoleSettings["trust"],
  node: DocumentNode | undefined,
): RoleTrust | undefined {
  if (value === undefined || node === undefined) return undefined;
  if (typeof value === "string") return { kind: "services", services: [value] };
  if (isList(value)) return { kind: "services", services: value };
  return { kind: "document", document: readDeployTree(context, node, "template") };
}

const isList = (value: NonNullable<RoleSettings["trust"]>): value is string[] => Array.isArray(value);
