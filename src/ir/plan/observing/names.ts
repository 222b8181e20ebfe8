import { asciiWords } from "../../names.js";
import type { LoweringContext } from "../context.js";
import { apiKeyOf } from "../keys.js";
import type { PlanValue } from "../model-base.js";
import { attributeValue, joinValues } from "../values.js";

/** A name that no other API of the account and region has: it ends in the API's id. Letters, digits, `-` and `_`. */
export function observedName({ api }: LoweringContext, ...parts: readonly string[]): PlanValue {
  const stem = asciiWords(api.name).replaceAll(" ", "-").slice(0, 60).replace(/-+$/, "") || "api";
  const inner = parts.map((part) => part.replace(/[^A-Za-z0-9_-]/g, ""));
  return joinValues([stem, ...inner, ""].join("-"), attributeValue(apiKeyOf(api.gateway.protocol), "id"));
}
