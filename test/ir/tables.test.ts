import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { catalog } from "../../src/ir/catalog.js";
import { limits } from "../../src/ir/limits.js";

/*
 * Tables that are laid together from files: of two rows with one key the later would win without a word.
 */

async function keysIn(folder: string): Promise<readonly string[]> {
  const url = new URL(`../../src/ir/${folder}/`, import.meta.url);
  const files = readdirSync(fileURLToPath(url)).filter((name) => name !== "define.ts");
  const modules = await Promise.all(files.map((name) => import(new URL(name, url).href) as Promise<object>));
  return modules.flatMap((each) => Object.values(each).flatMap((table) => Object.keys(table as object)));
}

it.each([
  ["catalog", catalog],
  ["limits", limits],
] as const)("no row of the %s takes the place of another", async (folder, table) => {
  expect([...(await keysIn(folder))].sort()).toEqual(Object.keys(table).sort());
});
