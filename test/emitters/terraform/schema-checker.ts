import type { TerraformBody, TerraformJson } from "../../../src/emitters/terraform/hcl.js";
import type { AttributeType, BlockSchema } from "../../../src/emitters/terraform/provider-schema.js";

/** Metadata that every resource may have; the provider's schema does not list it. */
const metaArguments = new Set(["depends_on", "lifecycle", "provider", "count", "for_each"]);

/** What the provider would refuse in a body, without running it: names, types, what is required, blocks and their number. */
export function findFaults(body: TerraformBody, schema: BlockSchema, at: string): readonly string[] {
  const faults: string[] = [];
  for (const [name, value] of Object.entries(body)) {
    const place = `${at}.${name}`;
    const attribute = schema.attributes[name];
    const block = schema.blocks?.[name];
    if (attribute !== undefined) {
      if (attribute.use === "computed") faults.push(`${place} is set by the provider alone`);
      faults.push(...typeFaults(value, attribute.type, place));
    } else if (block !== undefined) {
      const bodies = Array.isArray(value) ? value : [value];
      if (bodies.length > (block.most ?? bodies.length)) faults.push(`${place} occurs ${bodies.length} times`);
      for (const each of bodies) {
        faults.push(...(isBody(each) ? findFaults(each, block, place) : [`${place} has to be a block`]));
      }
    } else if (!metaArguments.has(name)) {
      faults.push(`${place} is unknown`);
    }
  }
  const required = Object.entries(schema.attributes).filter(([, { use }]) => use === "required");
  const demanded = Object.entries(schema.blocks ?? {}).filter(([, { least = 0 }]) => least > 0);
  for (const [name] of [...required, ...demanded])
    if (body[name] === undefined) faults.push(`${at}.${name} is missing`);
  return faults;
}

const isBody = (value: TerraformJson | undefined): value is TerraformBody =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function typeFaults(value: TerraformJson, type: AttributeType, at: string): readonly string[] {
  if (typeof value === "string" && value.startsWith("${")) return [];
  if (typeof type === "string") {
    const name = type === "bool" ? "boolean" : type;
    return typeof value === name ? [] : [`${at} has to be a ${type}`];
  }
  const [container, element] = type;
  if (container === "object" || (typeof element === "object" && !Array.isArray(element))) return [];
  const items = container === "map" ? isBody(value) && Object.values(value) : Array.isArray(value) && value;
  if (items === false) return [`${at} has to be a ${container}`];
  return items.flatMap((item, index) => typeFaults(item, element as AttributeType, `${at}[${index}]`));
}
