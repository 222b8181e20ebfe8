import type { ApiModel, ResourceOverride } from "../api.js";
import type { PlanResource } from "./model.js";

/** Names of the deploy parameters that resources refer to. Values stand anywhere in them; they are told by their `kind`. */
export function usedParameters(resources: readonly PlanResource[]): Set<string> {
  const used = new Set<string>();
  const pending: object[] = [...resources];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if ("kind" in next && next.kind === "parameter" && "name" in next && typeof next.name === "string")
      used.add(next.name);
    else
      for (const member of Object.values(next)) if (typeof member === "object" && member !== null) pending.push(member);
  }
  return used;
}

type WrittenChange = Pick<ResourceOverride, "target" | "resource" | "properties">;

/**
 * What the settings say of resources in the words of single targets: their overrides, and the expressions of the
 * parameters that they use. Only the target knows what it means.
 */
export function writtenChanges(
  { overrides, parameters }: Pick<ApiModel, "overrides" | "parameters">,
  resources: readonly PlanResource[],
): readonly WrittenChange[] {
  const own = overrides.filter(({ resource }) => resources.some(({ key }) => key === resource));
  const written = parameters.filter(({ expressions }) => expressions !== undefined);
  if (written.length === 0) return own;
  const used = usedParameters(resources);
  const expressions = written.flatMap(({ name, expressions: { cloudformation, terraform } = {} }): WrittenChange[] =>
    used.has(name)
      ? [
          { target: "cloudformation", resource: `parameter:${name}`, properties: { value: cloudformation ?? null } },
          { target: "terraform", resource: `parameter:${name}`, properties: { value: terraform ?? null } },
        ]
      : [],
  );
  return [...own, ...expressions];
}
