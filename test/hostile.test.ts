import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { run } from "../src/cli/run.js";
import { type Compilation, compile } from "../src/compile.js";
import { outputPathProblem } from "../src/emitters/output-path.js";
import { createNodeHost } from "../src/host/node-host.js";
import { evaluate, type Members, readTemplate } from "./emitters/cloudformation/evaluate-template.js";
import { projectErrors } from "./emitters/lambda-typescript/emit-project.js";
import { openWorkspace, type ShownPlan } from "./emitters/terraform/terraform-runner.js";
import { strictErrors } from "./emitters/typescript/strict-check.js";
import { recordingTerminal } from "./support/golden.js";
import { makeProject } from "./support/projects.js";
import { cfnLint, describeWithTool } from "./support/tools.js";

// One document that attacks every place where text of a document could become code; see fixtures/hostile/openapi.yaml.

const fixture = fileURLToPath(new URL("../fixtures/hostile", import.meta.url));
const entry = join(fixture, "openapi.yaml");
const configuration = join(fixture, "gatewright.yaml");
const definitions = ["resources", "body"] as const;
type Definition = (typeof definitions)[number];

interface HostileDocument {
  readonly info: { readonly title: string; readonly description: string };
  readonly components: {
    readonly schemas: { readonly Hostile: { readonly properties: object; readonly description: string } };
  };
}
interface HostileSettings {
  readonly api: { readonly name: string; readonly tags: Readonly<Record<string, string>> };
  readonly stages: readonly { readonly description: string; readonly accessLog: { readonly format: string } }[];
  readonly usagePlans: readonly { readonly name: string; readonly description: string }[];
}
const document = parse(readFileSync(entry, "utf8")) as HostileDocument;
const settings = parse(readFileSync(configuration, "utf8")) as HostileSettings;

/** The service shows one line; that a paragraph is cut to it is the plan's own test's matter. */
const shortDescription = expect.stringContaining(document.info.description.replace(/\s+/g, " ").slice(0, 800));

/** The fixture's settings with one definition, and whatever else differs. */
const settingsText = (definition: Definition): string =>
  readFileSync(configuration, "utf8").replace(/^api:$/m, `api:\n  definition: ${definition}`);

function compileHostile(definition: Definition, edit: (text: string) => string = (text) => text): Promise<Compilation> {
  const host = createNodeHost();
  const readText = async (location: string): Promise<string> => {
    if (location === configuration) return settingsText(definition);
    return location === entry ? edit(await host.readText(location)) : host.readText(location);
  };
  return compile({ entry, configuration, host: { ...host, readText } });
}

const errorsOf = ({ diagnostics }: Compilation): readonly string[] =>
  diagnostics.filter(({ severity }) => severity === "error").map(({ code, message }) => `${code}: ${message}`);

/** By path below the folder. Throws when there are none, so that no test passes for want of anything to look at. */
function filesBelow(compilation: Compilation, folder: string): ReadonlyMap<string, string> {
  const own = compilation.artifacts.filter(({ path }) => path.startsWith(`${folder}/`));
  if (own.length === 0) throw new Error(`Nothing was built in ${folder}: ${errorsOf(compilation).join("; ")}`);
  return new Map(own.map(({ path, text }) => [path.slice(folder.length + 1), text]));
}

/** What acts on a terminal, ends a line where an editor shows none, or makes text read otherwise than it runs. */
const unsafeCharacter = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe.each(definitions)("the hostile document, with definition: %s", (definition) => {
  let built: Compilation;
  beforeAll(async () => {
    built = await compileHostile(definition);
  });

  it("builds all four outputs", () => {
    expect(errorsOf(built)).toEqual([]);
    const folders = new Set(built.artifacts.map(({ path }) => path.split("/")[0]));
    expect([...folders].sort()).toEqual(["cloudformation", "lambda-typescript", "terraform", "typescript-client"]);
    expect(built.artifacts.filter(({ text }) => text.includes("pwned")).length).toBeGreaterThan(10);
  });

  it("names files in plain ASCII, on every system", () => {
    for (const { path } of built.artifacts) {
      expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
      expect(outputPathProblem(path)).toBeUndefined();
    }
  });

  it("writes no character that is not seen for what it is", () => {
    for (const { path, text } of built.artifacts) {
      const found = unsafeCharacter.exec(text.replaceAll("\n", ""));
      expect(found?.[0].codePointAt(0)?.toString(16), path).toBeUndefined();
    }
  });

  it("keeps the canary out of every name, expression and tag of the TypeScript", () => {
    const sources = built.artifacts.filter(({ path }) => /\.m?ts$/.test(path));
    expect(sources.length).toBeGreaterThan(20);
    for (const { path, text } of sources) expect(activeParts(path, text), path).toEqual([]);
  });

  it("compiles strictly", () => {
    const client = filesBelow(built, "typescript-client");
    expect(strictErrors(client)).toEqual([]);
    expect(projectErrors(filesBelow(built, "lambda-typescript"))).toEqual([]);
  });

  it.each(["typescript-client", "lambda-typescript"])("does nothing when the modules of %s are loaded", (folder) => {
    expect(load(filesBelow(built, folder))).toBe('["undefined","undefined","undefined",0]\n');
  });

  it("is a package whose description is JSON", () => {
    for (const folder of ["typescript-client", "lambda-typescript"]) {
      const description = JSON.parse(filesBelow(built, folder).get("package.json") ?? "") as Record<string, unknown>;
      // https://docs.npmjs.com/cli/configuring-npm/package-json#name
      expect(description.name).toMatch(/^(?:@[a-z0-9-]+\/)?[a-z0-9][a-z0-9._-]*$/);
      expect(JSON.stringify(description.scripts ?? {})).not.toContain("pwned");
    }
  });

  it("shows text as text in Markdown", () => {
    const pages = built.artifacts.filter(({ path }) => path.endsWith(".md"));
    expect(pages.length).toBeGreaterThan(1);
    for (const { path, text } of pages) expect(activeMarkdown(text), path).toEqual([]);
  });

  it("reads back from the template as it was", () => {
    const template = readTemplate(filesBelow(built, "cloudformation").get("template.yaml") ?? "");
    const api = propertiesOfType(template, "AWS::ApiGateway::RestApi");
    const stage = propertiesOfType(template, "AWS::ApiGateway::Stage");
    const plan = propertiesOfType(template, "AWS::ApiGateway::UsagePlan");
    if (definition === "resources") {
      expect(api.Name).toBe(settings.api.name);
      expect(api.Description).toEqual(shortDescription);
    } else expect(JSON.stringify(api)).toContain(JSON.stringify(settings.api.name).slice(1, -1));
    expect(stage.Description).toBe(settings.stages[0]?.description);
    expect(stage.AccessLogSetting).toMatchObject({ Format: settings.stages[0]?.accessLog.format });
    expect(plan.UsagePlanName).toBe(settings.usagePlans[0]?.name);
    expect(plan.Description).toBe(settings.usagePlans[0]?.description);
    expect(JSON.stringify(template)).not.toContain("{{resolve:");
  });
});

describe.each(definitions)("what reads the same in every output, with definition: %s", (definition) => {
  it("is the same when it is built twice", async () => {
    const [first, second] = [await compileHostile(definition), await compileHostile(definition)];
    expect(second.artifacts).toEqual(first.artifacts);
  });
});

describe("a dynamic reference that CloudFormation would resolve", () => {
  const withReference = (text: string): string => text.replace("# pwned </script>", "{{resolve:ssm:/pwned}} </script>");

  it("is refused where the template cannot hold it", async () => {
    const codes = errorsOf(await compileHostile("resources", withReference));
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes) expect(code).toMatch(/^dynamic-reference: /);
  });
});

describe("the command line", () => {
  it("writes below its folder only, and prints nothing that a terminal would act upon", async () => {
    const folder = makeProject({
      "api/openapi.yaml": readFileSync(entry, "utf8"),
      "api/gatewright.yaml": settingsText("resources"),
    });
    const { terminal, written } = recordingTerminal(folder);
    expect(await run(["build", "api/openapi.yaml", "--out", "a/b/out"], terminal)).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["a", "api"]);
    expect(readdirSync(join(folder, "api")).sort()).toEqual(["gatewright.yaml", "openapi.yaml"]);
    expect(readdirSync(join(folder, "a", "b"))).toEqual(["out"]);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      expect(statSync(join(folder, file)).isSymbolicLink()).toBe(false);
    }
    for (const text of [written.output, written.errors]) {
      expect(text).not.toBe("");
      expect(unsafeCharacter.exec(text.replaceAll("\n", ""))?.[0].codePointAt(0)).toBeUndefined();
    }
  });
});

describeWithTool("cfn-lint", "the templates of the hostile document", () => {
  it.each(definitions)("pass cfn-lint, with definition: %s", async (definition) => {
    const files = filesBelow(await compileHostile(definition), "cloudformation");
    const folder = makeProject(Object.fromEntries(files));
    const found = cfnLint([join(folder, "template.yaml")]);
    expect(found.filter(({ rule }) => rule.startsWith("E"))).toEqual([]);
  });
});

describeWithTool(["terraform", "terraform AWS provider"], "the configurations of the hostile document", () => {
  it.each(definitions)(
    "validate and plan to the text that was given, with definition: %s",
    { timeout: 240_000 },
    async (definition) => {
      const workspace = await openWorkspace();
      try {
        for (const [path, text] of filesBelow(await compileHostile(definition), "terraform"))
          workspace.write(`api/${path}`, text);
        const call = { source: "./api", artifact_bucket: "bucket" };
        workspace.write("main.tf.json", JSON.stringify({ module: { api: call } }));
        await workspace.terraform("init", "-input=false", "-no-color");
        await workspace.terraform("validate", "-no-color");
        await workspace.terraform("plan", "-input=false", "-no-color", "-refresh=false", "-out=plan");
        const plan = JSON.parse(await workspace.terraform("show", "-json", "plan")) as ShownPlan;
        const resources = plan.planned_values.root_module.child_modules.flatMap((each) => each.resources);
        const valuesOf = (type: string): Record<string, unknown> =>
          resources.find(({ address }) => address.includes(`${type}.`))?.values ?? {};
        const api = valuesOf("aws_api_gateway_rest_api");
        expect(api.name).toBe(settings.api.name);
        expect(api.description).toEqual(shortDescription);
        expect(valuesOf("aws_api_gateway_stage").description).toBe(settings.stages[0]?.description);
        expect(valuesOf("aws_api_gateway_usage_plan").name).toBe(settings.usagePlans[0]?.name);
        expect(JSON.stringify(resources)).not.toContain("root:x:0:0");
      } finally {
        workspace.close();
      }
    },
  );
});

/** Names and expressions that are exactly the canary, directives to the compiler, and tags that a document brought in. */
function activeParts(path: string, text: string): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const { parseDiagnostics, checkJsDirective, commentDirectives, pragmas } = source as ts.SourceFile & {
    readonly parseDiagnostics: readonly ts.Diagnostic[];
    readonly checkJsDirective?: unknown;
    readonly commentDirectives?: readonly unknown[];
    readonly pragmas: ReadonlyMap<string, unknown>;
  };
  for (const { messageText } of parseDiagnostics) found.push(ts.flattenDiagnosticMessageText(messageText, " "));
  if (checkJsDirective !== undefined || commentDirectives !== undefined || pragmas.size > 0) found.push("a directive");
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) || ts.isPrivateIdentifier(node);
    const isCanary = isName && /^(?:pwned|globalThis)$/.test(node.text);
    if (isCanary && !isOwnRuntime(path) && !isGroup(node)) found.push(`the name ${node.text}`);
    if (ts.isTemplateExpression(node) && node.getText().includes("pwned")) found.push("a template with an expression");
    for (const tag of ts.getJSDocTags(node)) {
      if (!documentedTags.has(tag.tagName.text)) found.push(`the tag @${tag.tagName.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A group of operations bears the words of its tag; the name of a member does nothing. */
const isGroup = (node: ts.Node): boolean =>
  (ts.isPropertySignature(node.parent) || ts.isPropertyAssignment(node.parent)) && node.parent.name === node;

/** Modules that are shipped as they are may use what they like. */
const isOwnRuntime = (path: string): boolean => path.includes("/runtime/");

const documentedTags = new Set(
  "default deprecated example exclusiveMaximum exclusiveMinimum format maximum maxItems maxLength maxProperties minimum minItems minLength minProperties multipleOf param pattern returns see throws uniqueItems".split(
    " ",
  ),
);

/** Links, images and HTML outside of code; the documents' own have to be spelt out as text. */
function activeMarkdown(text: string): readonly string[] {
  const prose: string[] = [];
  let fence = "";
  for (const line of text.split("\n")) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? "";
    if (fence === "" && mark !== "") fence = mark;
    else if (fence !== "" && mark.startsWith(fence) && line.trim() === mark) fence = "";
    else if (fence === "") prose.push(line);
  }
  const ownComment = /^<!-- Generated by Gatewright\..*-->$/m;
  const plain = prose
    .join("\n")
    .replace(ownComment, "")
    .replace(/(?<!\\)(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, "");
  return [
    ...(fence === "" ? [] : ["a block of code that does not end"]),
    ...(plain.match(/(?<!\\)<\/?[A-Za-z!][^>]*/g) ?? []),
    ...(plain.match(/(?<!\\)\]\([^)]*pwned[^)]*\)/g) ?? []),
    ...(plain.match(/^ {0,3}#+ pwned.*script/gm) ?? []),
  ];
}

/** Compiles the files to JavaScript and imports every one but tests, which do run; gives back what that printed. */
function load(files: ReadonlyMap<string, string>): string {
  const compiled: [string, string][] = [...files]
    .filter(([path]) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map(([path, text]) => {
      const { outputText } = ts.transpileModule(text, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      });
      return [path.replace(/\.ts$/, ".js"), outputText];
    });
  const folder = makeProject({ "package.json": '{"type": "module"}' });
  for (const [path, text] of compiled) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  // In a process of its own, as modules are loaded there; what they leave behind is printed.
  const imports = compiled.map(([path]) => `import ${JSON.stringify(`./${path}`)};\n`).join("");
  const traces =
    "[typeof globalThis.pwned, typeof ({}).pwned, typeof ({}).message, Object.keys(Object.prototype).length]";
  writeFileSync(join(folder, "all.js"), `${imports}console.log(JSON.stringify(${traces}));\n`);
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, "all.js")], { encoding: "utf8" });
  return `${stdout}${stderr}`;
}

function propertiesOfType(template: Members, type: string): Members {
  const resources = Object.values(template.Resources as Members) as unknown as readonly {
    Type: string;
    Properties: Members;
  }[];
  const found = resources.find(({ Type }) => Type === type);
  if (found === undefined) throw new Error(`The template has no ${type}.`);
  return evaluate(found.Properties) as Members;
}
