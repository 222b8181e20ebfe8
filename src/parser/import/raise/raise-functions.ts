import type { RaiseContext } from "./context.js";
import type { TreePath } from "./tree-builder.js";

/** Functions that are called by ARN: those that stay where they are. */
export function raiseFunctions({ uses, settings, values }: RaiseContext): void {
  const arns = uses.map((use) => values.template(use.arn));
  const [first] = arns;
  const byOperations = uses.every(({ by }) => by.kind === "operation");
  // One function that answers everything is said once.
  if (byOperations && uses.length > 1 && first !== undefined && arns.every((arn) => arn === first)) {
    settings.put(["functions"], { per: "api", arn: first }, uses[0]?.arn);
    return;
  }
  uses.forEach(({ by, arn }, index) => {
    const text = arns[index];
    const path: TreePath =
      by.kind === "operation" ? ["operations", by.id, "function", "arn"] : ["authorizers", by.scheme, "function"];
    if (text !== undefined) settings.put(path, text, arn);
  });
}
