import type { DiagnosticBag } from "../../ir/diagnostics.js";
import type { JsonValue } from "../../ir/json.js";
import type { GatewayPlan } from "../../ir/plan/model.js";
import { placeWithin, type SourcePointer } from "../../ir/source.js";
import type { TerraformBlock } from "./hcl.js";
import { providerSchema } from "./provider-schema.generated.js";
import { type ArgumentFault, findArgumentFaults } from "./schema-check.js";

type Override = GatewayPlan["overrides"][number];
type Path = ArgumentFault["path"];

/** Compares what overrides make of the blocks of one plan resource with the provider's schema; `plain` are those before. */
export function checkOverrides(
  plain: readonly TerraformBlock[],
  overridden: readonly TerraformBlock[],
  overrides: readonly Override[],
  diagnostics: DiagnosticBag,
): void {
  for (const [index, block] of overridden.entries()) {
    const [type = ""] = block.labels;
    const schema = providerSchema.resource[type];
    if (schema === undefined) continue;
    const known = new Set(findArgumentFaults(plain[index]?.body ?? {}, schema).map(textOf));
    for (const fault of findArgumentFaults(block.body, schema)) {
      if (known.has(textOf(fault)) || isBeyondExtract(fault.path)) continue;
      const found = writerOf(fault.path, type, index === 0, overrides);
      if (found === undefined) continue;
      diagnostics.report("override-invalid", found.at, {
        resource: found.resource,
        property: fault.path.join("."),
        problem: `${fault.problem} (${type})`,
      });
    }
  }
}

const textOf = ({ path, problem }: ArgumentFault): string => `${path.join("\n")}\n${problem}`;

/** The extract of the provider's schema keeps two levels of the statements of a web ACL. */
const isBeyondExtract = (path: Path): boolean => path.filter((each) => /statement$/.test(String(each))).length > 2;

interface Writer {
  readonly resource: string;
  readonly at: SourcePointer | undefined;
}

/** The override that wrote what a path leads to; arguments of other blocks than the first stand under their type. */
function writerOf(path: Path, type: string, isFirst: boolean, overrides: readonly Override[]): Writer | undefined {
  const candidates = [...(isFirst ? [path] : []), [type, ...path]];
  for (const { resource, properties, origin } of [...overrides].reverse()) {
    for (const candidate of candidates) {
      const held = heldPart(candidate, properties);
      if (held.length < candidate.length - path.length + 1) continue;
      return { resource, at: origin === undefined ? undefined : placeWithin(origin, held, "key") };
    }
  }
  return undefined;
}

/** The beginning of the path that the override itself holds. */
function heldPart(path: Path, properties: Override["properties"]): Path {
  const held: (string | number)[] = [];
  let value: JsonValue | undefined = properties;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) break;
    value = (value as { readonly [key: string]: JsonValue })[step];
    held.push(step);
  }
  return held;
}
