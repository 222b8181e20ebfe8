import { joinOf, scalar } from "../build-value.js";
import type { SourceValue } from "../source-value.js";
import type { RaiseContext } from "./context.js";
import { parseJsonText } from "./json-text.js";
import { putTree } from "./plain-json.js";
import type { TreePath } from "./tree-builder.js";

/** An IAM policy document, as an object or as JSON in a text. The API itself is `execute-api:/` in a policy of its own. */
export function raisePolicy(context: RaiseContext, path: TreePath, policy: SourceValue | undefined): void {
  if (policy === undefined) return;
  context.claims.take(policy);
  const tree = policy.kind === "object" ? policy : parseJsonText(policy);
  if (tree === undefined) {
    context.claims.annotate(policy, "dropped", "the source does not tell what the policy says");
    return;
  }
  // Policies have variables of their own, `${aws:username}`.
  putTree(context, context.settings, path, tree, (value) => context.values.verbatim(ownArn(context, value) ?? value));
}

/** `arn:aws:execute-api:{region}:{account}:{api}/*` is `execute-api:/*` in the API's own policy. */
function ownArn(context: RaiseContext, value: SourceValue): SourceValue | undefined {
  if (value.kind !== "join") return undefined;
  const index = value.parts.findIndex((part) => context.target(part) === context.api);
  const head = value.parts
    .slice(0, index)
    .map((part) => (part.kind === "scalar" ? String(part.value) : "?"))
    .join("");
  if (index === -1 || !/^arn:[^:]+:execute-api:[^:]*:[^:]*:$/.test(head)) return undefined;
  context.claims.takeAll(value);
  return joinOf([scalar("execute-api:", value.at), ...value.parts.slice(index + 1)], value.at);
}
