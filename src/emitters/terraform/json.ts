import type { TerraformBlock, TerraformJson } from "./hcl.js";

type Tree = Map<string, Tree | TerraformJson>;

/** Prints one file in Terraform's JSON syntax; the header stands where it takes comments. */
export function printJson(header: string, blocks: readonly TerraformBlock[]): string {
  const root: Tree = new Map([["//", header]]);
  for (const block of blocks) {
    const path = [block.keyword, ...block.labels];
    const last = path.pop() ?? block.keyword;
    folderOf(root, path).set(last, block.body);
  }
  return `${JSON.stringify(toObject(root), null, 2)}\n`;
}

function folderOf(root: Tree, path: readonly string[]): Tree {
  let folder = root;
  for (const name of path) {
    const existing = folder.get(name);
    const next: Tree = existing instanceof Map ? existing : new Map();
    if (next !== existing) folder.set(name, next);
    folder = next;
  }
  return folder;
}

const toObject = (tree: Tree | TerraformJson): unknown =>
  tree instanceof Map ? Object.fromEntries([...tree].map(([key, value]) => [key, toObject(value)])) : tree;
