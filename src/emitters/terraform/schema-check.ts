import type { TerraformBody, TerraformJson } from "./hcl.js";
import type { AttributeType, BlockSchema } from "./provider-schema.js";

/** What the provider would refuse, and where below the block's arguments it stands. */
export interface ArgumentFault {
  readonly path: readonly (string | number)[];
  /** The end of a sentence that begins with the path: "is unknown". */
  readonly problem: string;
}

type Path = ArgumentFault["path"];

/** Metadata that every resource may have; the provider's schema does not list it. */
const metaArguments = new Set([
  ...["connection", "count", "depends_on", "dynamic", "for_each", "lifecycle", "provider", "provisioner"],
]);

/**
 * What the provider would refuse in a body, without running it: names, types, what is required, blocks and their number.
 * Values that only the deployment knows pass, and so does what Terraform converts ("5" is a number to it).
 */
export function findArgumentFaults(
  body: TerraformBody,
  schema: BlockSchema,
  path: Path = [],
): readonly ArgumentFault[] {
  const faults: ArgumentFault[] = [];
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined || value === null) continue;
    const place = [...path, name];
    const attribute = schema.attributes[name];
    const block = schema.blocks?.[name];
    if (attribute !== undefined) {
      if (attribute.use === "computed") faults.push({ path: place, problem: "is set by the provider alone" });
      faults.push(...typeFaults(value, attribute.type, place));
    } else if (block !== undefined) {
      const bodies = Array.isArray(value) ? (value as readonly TerraformJson[]) : [value];
      if (bodies.length > (block.most ?? bodies.length))
        faults.push({
          path: place,
          problem: `occurs ${bodies.length} times; the provider takes ${block.most} at most`,
        });
      for (const [index, each] of bodies.entries()) {
        const within = Array.isArray(value) ? [...place, index] : place;
        if (isBody(each)) faults.push(...findArgumentFaults(each, block, within));
        else faults.push({ path: within, problem: "has to be a block" });
      }
    } else if (!metaArguments.has(name)) faults.push({ path: place, problem: "is no argument" });
  }
  const required = Object.entries(schema.attributes).filter(([, { use }]) => use === "required");
  const demanded = Object.entries(schema.blocks ?? {}).filter(([, { least = 0 }]) => least > 0);
  for (const [name] of [...required, ...demanded])
    if (body[name] === undefined || body[name] === null) faults.push({ path: [...path, name], problem: "is missing" });
  return faults;
}

const isBody = (value: TerraformJson | undefined): value is TerraformBody =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function typeFaults(value: TerraformJson, type: AttributeType, path: Path): readonly ArgumentFault[] {
  if (typeof value === "string" && /(?<!\$)\$\{/.test(value)) return [];
  if (typeof type === "string") {
    return isOfType(value, type) ? [] : [{ path, problem: `has to be ${typeNames[type] ?? `a ${type}`}` }];
  }
  const [container, element] = type;
  if (container === "object" || (typeof element === "object" && !Array.isArray(element))) return [];
  const items =
    container === "map" ? isBody(value) && Object.entries(value) : Array.isArray(value) && [...value.entries()];
  if (items === false) return [{ path, problem: `has to be a ${container}` }];
  return items.flatMap(([key, item]) => typeFaults(item as TerraformJson, element as AttributeType, [...path, key]));
}

const typeNames: Readonly<Record<string, string>> = { string: "text", bool: "true or false", number: "a number" };

function isOfType(value: TerraformJson, type: string): boolean {
  if (type === "dynamic") return true;
  if (typeof value === "object" || value === undefined) return value === null;
  if (type === "bool") return typeof value === "boolean" || value === "true" || value === "false";
  if (type !== "number") return true;
  return typeof value !== "boolean" && String(value).trim() !== "" && Number.isFinite(Number(value));
}
