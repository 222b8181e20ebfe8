import type { RaiseContext } from "../context.js";
import type { FunctionUse } from "../function-uses.js";

/** How operations choose functions that came along. Gives the uses that are of others, or are not by operations. */
export function raiseNamedUses({ uses, values, settings }: RaiseContext): readonly FunctionUse[] {
  const named = uses.flatMap((use) => {
    const [, name] = /^\$\{functions\.([\w-]+)\.arn\}$/.exec(values.template(use.arn) ?? "") ?? [];
    return name === undefined || use.by.kind !== "operation" ? [] : [{ use, id: use.by.id, name }];
  });
  const rest = uses.filter((use) => named.every((each) => each.use !== use));
  const [first] = named;
  const ofOperations = uses.filter(({ by }) => by.kind === "operation");
  // One function that answers everything is said once.
  const isOne =
    named.length > 1 && named.length === ofOperations.length && named.every(({ name }) => name === first?.name);
  if (isOne && first !== undefined) settings.put(["functions", "use"], first.name, first.use.arn);
  else for (const { id, name, use } of named) settings.put(["operations", id, "function", "use"], name, use.arn);
  return rest;
}
