import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Node, Tree } from "web-tree-sitter";

export type SyntaxNode = Node;

/** Reads text as HCL and hands the tree's root on; the tree is gone afterwards. */
export type ParseHcl = <Result>(text: string, read: (root: SyntaxNode) => Result) => Result;

/**
 * Loads the grammar of Terraform's language: tree-sitter's, compiled to WebAssembly, which keeps the place of everything.
 * Some 30 ms and 300 KB; so only when there is HCL to read.
 */
export async function loadHclParser(): Promise<ParseHcl> {
  const { Language, Parser } = await import("web-tree-sitter");
  await Parser.init({ wasmBinary: grammarFile("web-tree-sitter", "web-tree-sitter.wasm") });
  const language = await Language.load(
    grammarFile("@tree-sitter-grammars/tree-sitter-hcl", "tree-sitter-terraform.wasm"),
  );
  const parser = new Parser();
  parser.setLanguage(language);
  return (text, read) => {
    const tree: Tree | null = parser.parse(text);
    if (tree === null) throw new Error("the HCL parser gives no tree; this is a bug.");
    try {
      return read(tree.rootNode);
    } finally {
      tree.delete();
    }
  };
}

/** The build puts the files into `dist/grammars`; in the sources they lie in the packages that they come with. */
function grammarFile(packageName: string, file: string): Uint8Array {
  const here = dirname(fileURLToPath(import.meta.url));
  const shipped = [join(here, "grammars", file), join(here, "..", "grammars", file)].find((path) => existsSync(path));
  return readFileSync(shipped ?? join(packageFolder(packageName), file));
}

function packageFolder(name: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const folder = folders.map((each) => join(each, name)).find((each) => existsSync(each));
  if (folder === undefined) throw new Error(`The package ${name} is missing; this is a bug.`);
  return folder;
}
