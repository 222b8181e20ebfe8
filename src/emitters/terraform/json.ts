import type { TerraformBlock, TerraformBody, TerraformJson } from "./hcl.js";
import { unescapeText } from "./template-text.js";

type Tree = Map<string, Tree | TerraformJson>;

/** Prints one file in Terraform's JSON syntax; the header stands where it takes comments. */
export function printJson(header: string, blocks: readonly TerraformBlock[]): string {
  const root: Tree = new Map([["//", header]]);
  for (const block of blocks) {
    const path = [block.keyword, ...block.labels];
    const last = path.pop() ?? block.keyword;
    const folder = folderOf(root, path);
    const known = folder.get(last);
    // Blocks that nothing tells apart stand in a list.
    const body = withLiterals(block);
    if (known === undefined || known instanceof Map) folder.set(last, body);
    else folder.set(last, [...(Array.isArray(known) ? known : [known]), body]);
  }
  return `${JSON.stringify(toObject(root), null, 2)}\n`;
}

/** Arguments that Terraform reads before anything can be evaluated: in the JSON syntax these hold text, not templates. */
const literalArguments: { readonly [Keyword in TerraformBlock["keyword"]]?: ReadonlySet<string> } = {
  variable: new Set(["description", "default"]),
  output: new Set(["description"]),
};

function withLiterals({ keyword, body }: TerraformBlock): TerraformBody {
  const literals = literalArguments[keyword];
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      typeof value === "string" && literals?.has(name) ? unescapeText(value) : value,
    ]),
  );
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
