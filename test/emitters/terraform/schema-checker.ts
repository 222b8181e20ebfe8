import type { TerraformBody } from "../../../src/emitters/terraform/hcl.js";
import type { BlockSchema } from "../../../src/emitters/terraform/provider-schema.js";
import { findArgumentFaults } from "../../../src/emitters/terraform/schema-check.js";

/** What the provider would refuse in a body, as text. */
export const findFaults = (body: TerraformBody, schema: BlockSchema, at: string): readonly string[] =>
  findArgumentFaults(body, schema).map(({ path, problem }) => `${[at, ...path].join(".")} ${problem}`);
