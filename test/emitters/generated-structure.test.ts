import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Node, Project, type SourceFile, SyntaxKind } from "ts-morph";
import { describe, expect, it } from "vitest";
import { readTree } from "../support/golden.js";

/*
 * What the generated TypeScript of all golden cases has in common, whatever the document: compilers accept much that
 * nobody would have written by hand.
 */

const fixtures = fileURLToPath(new URL("../../fixtures", import.meta.url));
const templates = fileURLToPath(new URL("../../templates", import.meta.url));
const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
const emitters = ["typescript-client", "lambda-typescript"] as const;

const add = (name: string, text: string): readonly SourceFile[] =>
  /\.m?ts$/.test(name) ? [project.createSourceFile(`/${name}`, text)] : [];

/** The modules that a build carries along from `templates/`, then those that each case has of its own. */
const files = [
  ...[...readTree(templates)].flatMap(([path, text]) => add(`templates/${path}`, text)),
  ...readdirSync(fixtures)
    .sort()
    .flatMap((name) =>
      emitters.flatMap((emitter) =>
        [...readTree(join(fixtures, name, "expected", emitter))].flatMap(([path, text]) =>
          add(`${name}/${emitter}/${path}`, text),
        ),
      ),
    ),
];

const placeOf = (node: Node): string =>
  `${node.getSourceFile().getFilePath()}:${node.getStartLineNumber()} ${node.getText().split("\n")[0]?.slice(0, 80)}`;

const everyNode = (kind: SyntaxKind): readonly string[] =>
  files.flatMap((file) => file.getDescendantsOfKind(kind)).map(placeOf);

describe("generated TypeScript", () => {
  it("is there", () => {
    for (const emitter of emitters)
      expect(files.filter((file) => file.getFilePath().includes(`/${emitter}/`)).length).toBeGreaterThan(20);
  });

  it("says the type of everything: no `any`, no `!`, no comment that silences the compiler", () => {
    expect(everyNode(SyntaxKind.AnyKeyword)).toEqual([]);
    expect(everyNode(SyntaxKind.NonNullExpression)).toEqual([]);
    expect(files.filter((file) => /@ts-(?:ignore|expect-error|nocheck)/.test(file.getFullText()))).toEqual([]);
  });

  it("documents every function that a module of a case exports, and every operation of a client", () => {
    const made = files.filter((file) => !file.getFilePath().startsWith("/templates/"));
    const functions = made.flatMap((file) => file.getFunctions()).filter((each) => each.isExported());
    const operations = made
      .flatMap((file) => file.getInterface("Client")?.getProperties() ?? [])
      .filter((member) => /Method</.test(member.getTypeNode()?.getText() ?? ""));
    expect(Math.min(functions.length, operations.length)).toBeGreaterThan(10);
    const silent = [...functions, ...operations].filter((each) => each.getJsDocs().length === 0);
    expect(silent.map(placeOf)).toEqual([]);
  });

  it("exports by name, and each name once", () => {
    const defaults = files.filter((file) => file.getDefaultExportSymbol() !== undefined);
    expect(defaults.map((file) => file.getFilePath())).toEqual([]);
    for (const file of files) {
      const names = file.getExportSymbols().map((symbol) => symbol.getName());
      expect(new Set(names).size, file.getFilePath()).toBe(names.length);
    }
  });

  it("imports with extensions, types as types, and nothing that it does not use", () => {
    for (const file of files) {
      for (const declaration of file.getImportDeclarations()) {
        const specifier = declaration.getModuleSpecifierValue();
        if (specifier.startsWith(".")) expect(specifier, placeOf(declaration)).toMatch(/\.m?js$/);
        const names = declaration.getNamedImports().map((each) => each.getAliasNode()?.getText() ?? each.getName());
        const text = file
          .getStatements()
          .filter((statement) => !Node.isImportDeclaration(statement))
          .map((statement) => statement.getText())
          .join("\n");
        for (const name of names) expect(text.includes(name), `${name} in ${placeOf(declaration)}`).toBe(true);
      }
    }
  });
});
