import type { Access, AccessRule } from "../../ir/access.js";
import type { DeployTree } from "../../ir/deploy-value.js";
import { type OperationId, unsafeId } from "../../ir/ids.js";
import { type DocumentNode, items, keyPlaceOf, member, members } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";
import { readDeployTree, readDeployValue } from "./deploy-values.js";

/** `api.access`. */
export function readAccess(
  context: ReadContext,
  settings: LoadedSettings,
  operations: ReadonlySet<OperationId>,
): Access {
  const node = settings.nodeAt(["api", "access"]);
  const single = member(node, "operations");
  const statements = member(node, "statements");
  return {
    ...readRule(context, node),
    operations: (single === undefined ? [] : members(single)).flatMap(([id, child]) => {
      const operation = unsafeId<OperationId>(id);
      if (operations.has(operation)) return [{ operation, rule: readRule(context, child) }];
      context.diagnostics.report("setting-operation-unknown", keyPlaceOf(child), { operation: id });
      return [];
    }),
    statements: (statements === undefined ? [] : items(statements)).map(
      (each): DeployTree => readDeployTree(context, each, "verbatim"),
    ),
    origin: keyPlaceOf(node),
  };
}

function readRule(context: ReadContext, node: DocumentNode): AccessRule {
  const list = (key: string) => {
    const child = member(node, key);
    return (child === undefined ? [] : items(child)).map((each) => readDeployValue(context, each, "template"));
  };
  return {
    allowIps: list("allowIps"),
    denyIps: list("denyIps"),
    allowVpcEndpoints: list("allowVpcEndpoints"),
    allowVpcs: list("allowVpcs"),
    allowAccounts: list("allowAccounts"),
    allowPrincipals: list("allowPrincipals"),
  };
}
