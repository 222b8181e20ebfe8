import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const sourceFiles = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
  .sort();

interface Import {
  readonly from: string;
  /** A path below the root for our own files, the package or built-in module otherwise. */
  readonly to: string;
  /** Loaded when it runs, as opposed to `import type` and `import()`. */
  readonly eager: boolean;
}

const imports: readonly Import[] = sourceFiles.flatMap(importsOf);

function importsOf(from: string): readonly Import[] {
  const file = ts.createSourceFile(from, readFileSync(join(root, from), "utf8"), ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const add = (specifier: string, eager: boolean): void => {
    const own = specifier.startsWith(".") && posix.join(posix.dirname(from), specifier).replace(/\.js$/, ".ts");
    found.push({ from, to: own || specifier, eager });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, !node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteral(argument)) add(argument.text, false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal)) add(node.argument.literal.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const violations = (isWrong: (each: Import) => boolean): readonly string[] =>
  imports.filter(isWrong).map(({ from, to }) => `${from} imports ${to}`);
const isOwn = (path: string): boolean => path.startsWith("src/");
const isBelow = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`) || path === `${folder}.ts`);

/** The folder of an emitter: `src/emitters/terraform`; undefined for what all emitters share. */
const emitterOf = (path: string): string | undefined =>
  /^src\/emitters\/(cloudformation|terraform|typescript-client|lambda-typescript|openapi|python-client|lambda-python)\//.exec(
    path,
  )?.[1];

describe("the direction of imports", () => {
  it("reads the sources", () => {
    expect(imports).toContainEqual({ from: "src/compile.ts", to: "src/ir/diagnostics.ts", eager: true });
    expect(imports).toContainEqual({ from: "src/cli/build-command.ts", to: "src/cli/build.ts", eager: false });
    expect(imports).toContainEqual({ from: "src/ir/api.ts", to: "src/ir/authorizer.ts", eager: false });
  });

  it("lets every import lead to a file", () => {
    expect(violations(({ to }) => isOwn(to) && !sourceFiles.includes(to))).toEqual([]);
  });

  it("src/ir imports nothing outside src/ir, but for hashing", () => {
    expect(
      violations(
        ({ from, to }) =>
          isBelow(from, "src/ir") && !isBelow(to, "src/ir") && !(from === "src/ir/digest.ts" && to === "node:crypto"),
      ),
    ).toEqual([]);
  });

  it("the parser and the emitters import only src/ir and themselves", () => {
    for (const part of ["src/parser", "src/emitters"]) {
      expect(violations(({ from, to }) => isBelow(from, part) && isOwn(to) && !isBelow(to, part, "src/ir"))).toEqual(
        [],
      );
    }
  });

  it("no emitter imports another, and nothing else imports one but what it offers to adopt what is live", () => {
    const isOffered = ({ from, to }: Import): boolean =>
      isBelow(from, "src/adopt") && /^src\/emitters\/(cloudformation|terraform)\/adoption\//.test(to);
    expect(
      violations((each) => {
        const emitter = emitterOf(each.to);
        const isOther = emitter !== undefined && emitter !== emitterOf(each.from);
        return isOther && each.from !== "src/emitters/registry.ts" && !isOffered(each);
      }),
    ).toEqual([]);
  });

  it("nothing imports the command line, and only the command line and the public API import the compiler", () => {
    expect(violations(({ from, to }) => isBelow(to, "src/cli") && !isBelow(from, "src/cli"))).toEqual([]);
    expect(violations(({ from, to }) => to === "src/compile.ts" && !isBelow(from, "src/cli", "src/index"))).toEqual([]);
    expect(violations(({ to }) => to === "src/index.ts")).toEqual([]);
  });

  it("each emitter is loaded only when it is asked for", () => {
    expect(
      violations(({ from, to, eager }) => eager && emitterOf(to) !== undefined && emitterOf(from) === undefined),
    ).toEqual([]);
  });

  it("has no circles", () => {
    const graph = new Map<string, string[]>(sourceFiles.map((file) => [file, []]));
    for (const { from, to } of imports) if (isOwn(to)) graph.get(from)?.push(to);
    const settled = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      if (settled.has(file) || path.includes(file)) return;
      for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
      settled.add(file);
    };
    for (const file of sourceFiles) visit(file, []);
    expect(circles).toEqual([]);
  });
});

describe("start-up", () => {
  /** Everything that is loaded when a module is, packages included. */
  const loadedBy = (...entries: readonly string[]): ReadonlySet<string> => {
    const loaded = new Set(entries);
    for (const file of loaded) for (const { from, to, eager } of imports) if (eager && from === file) loaded.add(to);
    return loaded;
  };
  const packagesOf = (files: ReadonlySet<string>): readonly string[] =>
    [...files].filter((file) => !isOwn(file) && !file.startsWith("node:")).sort();

  it("the command line alone loads nothing but its own parser of words", () => {
    expect(packagesOf(loadedBy("src/cli.ts"))).toEqual(["commander", "package.json"]);
  });

  it("a build loads what it needs: no checker of settings, no colours, no other emitter", () => {
    const build = loadedBy("src/cli.ts", "src/cli/build.ts", "src/emitters/cloudformation/index.ts");
    expect(build).toContain("src/ir/plan/lower.ts");
    for (const package_ of ["ts-morph", "handlebars", "zod", "cdktf", "picocolors"]) {
      expect(packagesOf(build)).not.toContain(package_);
    }
  });
});

describe("what only one place may import", () => {
  const only: readonly (readonly [name: string, packages: RegExp, importer: RegExp])[] = [
    // A third of a second to load and 39 MB to install; the tests read generated code with it.
    ["ts-morph", /^ts-morph$/, /^$/],
    ["Handlebars", /^handlebars(\/|$)/, /^src\/emitters\/template\.ts$/],
    ["CDKTF", /^(cdktf|constructs|@cdktf\/)/, /^src\/emitters\/terraform\/synth(-[a-z-]+)?\.ts$/],
    ["JSONPath", /^json-p3$/, /^src\/parser\/overlay\/json-path\.ts$/],
    ["swagger-parser", /^@apidevtools\//, /^src\/parser\/load\.ts$/],
    ["commander", /^commander$/, /^src\/cli\//],
    ["picocolors", /^picocolors$/, /^src\/report\/text\.ts$/],
    [
      "the network and child processes",
      /^node:(http|https|http2|net|tls|dgram|dns|child_process|worker_threads)/,
      /^$/,
    ],
    [
      "tree-sitter",
      /^(web-tree-sitter|@tree-sitter-grammars\/)/,
      /^src\/parser\/import\/terraform\/syntax\/grammar\.ts$/,
    ],
    [
      "the file system",
      /^node:fs/,
      /^src\/(cli\/|host\/|emitters\/(apply-writes|output-folder|template)\.ts$|parser\/import\/terraform\/syntax\/grammar\.ts$)/,
    ],
    ["the process", /^node:process$/, /^src\/cli\.ts$/],
  ];

  it.each(only)("%s", (_, packages, importer) => {
    expect(violations(({ from, to }) => packages.test(to) && !importer.test(from))).toEqual([]);
  });

  it("never the root of the AWS provider: it costs a second and half a gigabyte", () => {
    expect(violations(({ to }) => to === "@cdktf/provider-aws")).toEqual([]);
  });
});

describe("globals", () => {
  /** Files in which the identifier stands by itself: `process.exit`, not `service.process`. */
  const filesUsing = (name: string): readonly string[] =>
    sourceFiles.filter((path) => {
      const file = ts.createSourceFile(path, readFileSync(join(root, path), "utf8"), ts.ScriptTarget.Latest, true);
      const uses = (node: ts.Node): boolean =>
        (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name) ||
        (ts.forEachChild(node, (child) => uses(child) || undefined) ?? false);
      return uses(file);
    });

  it("process belongs to the command line", () => {
    expect(filesUsing("process")).toEqual(["src/cli.ts"]);
  });

  it("console belongs to nobody", () => {
    expect(filesUsing("console")).toEqual([]);
  });

  it("no output depends on the clock, on chance or on a language", () => {
    const text = sourceFiles
      .filter((path) => isBelow(path, "src/ir", "src/emitters", "src/parser"))
      .filter((path) =>
        /\b(Date\.now|Math\.random|performance\.now|randomUUID|localeCompare)\(|\bnew (Date\(|Intl\.(?!Segmenter))|\.toLocale\w+\(/.test(
          readFileSync(join(root, path), "utf8"),
        ),
      );
    expect(text).toEqual([]);
  });
});
