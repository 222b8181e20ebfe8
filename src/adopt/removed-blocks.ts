import { compareText } from "../ir/compare.js";

/**
 * Terraform forgets what `removed` blocks name and destroys nothing. A block names all instances of a resource at once,
 * so that keys of `count` and `for_each` fall away; those of modules too.
 * https://developer.hashicorp.com/terraform/language/block/removed
 */
export function printRemovedBlocks(header: string, addresses: readonly string[]): string {
  const resources = [...new Set(addresses.map(withoutKeys))].sort(compareText);
  const blocks = resources.map(
    (address) => `removed {\n  from = ${address}\n\n  lifecycle {\n    destroy = false\n  }\n}\n`,
  );
  return [`# ${header}\n`, ...blocks].join("\n");
}

/** `module.api["live"].aws_api_gateway_stage.this[0]` without what stands in brackets; keys may hold brackets. */
export const withoutKeys = (address: string): string => address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
