import type { Access, AccessRule } from "../../ir/access.js";
import type { DeployValue } from "../../ir/deploy-value.js";
import { settingText, treeJson } from "./deploy-text.js";
import { derived, type ExportContext, type Fragment, type Rows, write } from "./rows.js";

const list =
  (key: string) =>
  (values: readonly DeployValue[], _: unknown, context: ExportContext): Fragment =>
    values.length === 0 ? {} : { [key]: values.map((value) => settingText(value, context)) };

const rule: Rows<AccessRule> = {
  allowIps: list("allowIps"),
  denyIps: list("denyIps"),
  allowVpcEndpoints: list("allowVpcEndpoints"),
  allowVpcs: list("allowVpcs"),
  allowAccounts: list("allowAccounts"),
  allowPrincipals: list("allowPrincipals"),
};

const rows: Rows<Access> = {
  ...rule,
  operations: (operations, _, context) =>
    operations.length === 0
      ? {}
      : { operations: Object.fromEntries(operations.map((each) => [each.operation, write(rule, each.rule, context)])) },
  statements: (statements, _, context) =>
    statements.length === 0 ? {} : { statements: statements.map((each) => treeJson(each, context)) },
  origin: derived,
};

/** `api.access` of the settings. */
export const writeAccess = (access: Access, context: ExportContext): Fragment => write(rows, access, context);
