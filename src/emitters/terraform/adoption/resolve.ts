import type { LiveResources } from "../../../ir/plan/live-resources.js";
import type { GatewayPlan } from "../../../ir/plan/model.js";
import type { PlanKey } from "../../../ir/plan/model-base.js";
import { type Address, allocateAddresses, allocateEnds } from "../addresses.js";
import type { TerraformBlock } from "../hcl.js";
import type { PrintedModule } from "../module.js";
import { splitTemplate, unescapeText } from "../template-text.js";

/** What is known of the live resources behind the blocks of a module. */
export interface LiveModule {
  /** Whether what a block is, or is a part of, is there already. */
  isLive(block: TerraformBlock): boolean;
  /** The id that the service has given to what a block is; undefined where there is no such thing. */
  idOf(block: TerraformBlock): string | undefined;
  /** The value that an argument of a block has now; undefined where only the deployment knows it. */
  argument(block: TerraformBlock, name: string): string | undefined;
}

export const addressOf = ({ labels }: TerraformBlock): string => labels.join(".");

/** Attributes that are the service's own id of a resource, whatever else the provider calls it. */
const idAttributes: ReadonlySet<string> = new Set(["id", "key_id", "name"]);

/** Expressions that are a variable of the module. */
const variable = /^\$\{var\.([A-Za-z0-9_-]+)\}$/;
/** Expressions that refer to one attribute of one resource. */
const reference = /^\$\{([a-z0-9_]+\.[A-Za-z0-9_-]+)\.([a-z_]+)\}$/;

/** Expressions that ask a data source where the deployment goes to. */
const data = /^\$\{data\.([a-z_]+)\.[A-Za-z0-9_-]+\.([a-z_]+)\}$/;
const places: Readonly<Record<string, keyof NonNullable<LiveResources["place"]>>> = {
  "aws_region.id": "region",
  "aws_caller_identity.account_id": "account",
  "aws_partition.partition": "partition",
};

export function openLiveModule(
  plan: GatewayPlan,
  { blocks, owners }: Pick<PrintedModule, "blocks" | "owners">,
  live: LiveResources,
): LiveModule {
  const byAddress = new Map(blocks.map((block) => [addressOf(block), block]));
  const ids = idsByAddress(allocateAddresses(plan), live);
  const names = allocateEnds(plan.inputs, "input");
  const values = new Map([...live.inputs].map(([input, value]) => [names.get(input), value]));
  const attribute = (address: string, name: string): string | undefined => {
    if (name === "root_resource_id") return live.rootResourceId;
    const block = byAddress.get(address);
    if (block === undefined) return undefined;
    const own = argument(block, name);
    return own ?? (idAttributes.has(name) ? ids.get(address) : undefined);
  };
  const argument = (block: TerraformBlock, name: string): string | undefined => {
    const template = block.body[name];
    if (typeof template === "number") return String(template);
    if (typeof template !== "string") return undefined;
    const parts = splitTemplate(template)?.map(({ kind, text }) => {
      if (kind === "text") return unescapeText(text);
      const [, name] = variable.exec(text) ?? [];
      if (name !== undefined) return values.get(name);
      const [, source = "", member = ""] = data.exec(text) ?? [];
      const place = places[`${source}.${member}`];
      if (place !== undefined) return live.place?.[place];
      const [, address = "", attributeName = ""] = reference.exec(text) ?? [];
      return attribute(address, attributeName);
    });
    return parts?.every((part) => part !== undefined) ? parts.join("") : undefined;
  };
  // Others refer to a certificate by what waits for it.
  const idOf = (block: TerraformBlock): string | undefined => {
    const owner = block.labels[0] === "aws_acm_certificate" ? owners.get(addressOf(block)) : undefined;
    return owner === undefined ? ids.get(addressOf(block)) : live.ids.get(owner);
  };
  const isLive = (block: TerraformBlock): boolean => {
    const owner = owners.get(addressOf(block));
    return owner !== undefined && live.ids.has(owner);
  };
  return { isLive, idOf, argument };
}

function idsByAddress(addresses: ReadonlyMap<PlanKey, Address>, live: LiveResources): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const [key, { type, name }] of addresses) {
    const id = live.ids.get(key);
    const address = `${type}.${name}`;
    // A version shares the address of its function, whose own id comes first.
    if (id !== undefined && !ids.has(address)) ids.set(address, id);
  }
  return ids;
}
