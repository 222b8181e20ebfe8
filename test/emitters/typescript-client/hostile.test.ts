import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { ApiModel, Operation } from "../../../src/ir/api.js";
import { unsafeId } from "../../../src/ir/ids.js";
import type { Schema } from "../../../src/ir/schema.js";
import {
  aNamedSchema,
  anApi,
  anEnum,
  anIntersection,
  anObject,
  anOperation,
  aParameter,
  aReference,
  aRequirement,
  aResponse,
  aScheme,
  aString,
  aUnion,
} from "../../support/models.js";
import { strictErrors } from "../typescript/strict-check.js";
import { emitClient } from "./emit-client.js";
import { aBodyOf, aMediaType } from "./models.js";

const texts = [
  "quote \" and ' and ` and \\",
  "*/ globalThis.pwned = 1; /*",
  "`${globalThis.pwned = 1}`",
  '"; globalThis.pwned = 1; "',
  "line\nbreak\r\u2028\u2029 // globalThis.pwned = 1",
  "</script><script>globalThis.pwned = 1</script><!--",
  "``` globalThis.pwned = 1",
  "__proto__",
  "constructor",
  "toString",
  "then",
  "hasOwnProperty",
  "default",
  "delete",
  "Client",
  "ApiError",
  "Blob",
  "Promise",
  "Exclude",
  "Success",
  "string",
  "",
  " ",
  "🎉",
  "größe",
  "宠物",
  "1st",
  "a-b",
  "a_b",
  "aB",
  "\u202Eevil\u0000\u001b",
  "@ts-nocheck",
  "{{handlebars}} {{{x}}}",
  "[link](javascript:alert(1)) # heading\n\n- list",
];

function hostileOperation(text: string, index: number): Operation {
  const properties: Schema = anObject({
    [text]: aString({ description: text, pattern: text, format: text, default: text }),
  });
  return anOperation(text, "post", `/p${index}/{id}`, {
    summary: text,
    description: text,
    deprecated: index % 2 === 0,
    parameters: [
      aParameter("path", "id"),
      aParameter("query", text, { description: text, contentType: text, schema: anEnum([text, index]) }),
      aParameter("header", text, { schema: properties, style: "deepObject" }),
    ],
    body: aBodyOf(
      aMediaType("application/json", aReference(text)),
      aMediaType(`text/${text}`, aString()),
      aMediaType(`image/*${text}`, aString(), [{ property: text, contentType: text, headers: [] }]),
    ),
    responses: [
      {
        ...aResponse("200", properties),
        description: text,
        headers: [{ ...aParameter("header", text), required: true }],
      },
      { ...aResponse(text), content: [aMediaType(text, aReference(text)), aMediaType("a/*", aString())] },
    ],
    security: [[aRequirement(text)]],
    servers: [{ url: `https://${text}/{x}`, variables: [{ name: text, default: text, values: [] }] }],
  });
}

function hostileSchema(text: string): Schema {
  const union: Schema = {
    ...aUnion("oneOf", [aReference("a-b"), aReference("a_b")]),
    discriminator: { property: text, mapping: [{ value: text, target: unsafeId("a-b") }] },
  } as Schema;
  const own = anObject({ [`${text}!`]: aString({ access: "read" }), x: union }, { title: text, description: text });
  return text === "then" ? anIntersection([aReference("toString"), own]) : own;
}

const scheme = (id: string) => aScheme(id, { kind: "apiKey", in: "query", name: id }, { kind: "apiKey" });

const hostileApi: ApiModel = anApi({
  title: texts.join(" "),
  description: texts.join("\n"),
  version: texts[0] ?? "",
  servers: texts.map((text) => ({
    url: `https://${text}.example.com/{${text}}`,
    description: text,
    variables: [{ name: text, default: text, values: [text] }],
  })),
  schemas: texts.map((text) => aNamedSchema(text, hostileSchema(text))),
  operations: texts.map(hostileOperation),
  securitySchemes: texts.map((text) => ({ ...scheme(text).scheme, description: text })),
  authorizers: texts.map((text) => scheme(text).authorizer),
});

/** The names that code uses: whatever stands in comments, strings and templates is none. */
function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.ES2022));
  return names;
}

describe("a document whose every text attacks", () => {
  it("gives a client that compiles strictly and stays inert", async () => {
    const { files } = await emitClient(hostileApi);
    expect(strictErrors(files)).toEqual([]);
    for (const [path, text] of files) {
      if (path.endsWith(".ts")) expect(namesIn(text), path).not.toContain("pwned");
    }
    expect(JSON.parse(files.get("package.json") ?? "")).toMatchObject({ name: expect.stringMatching(/^[a-z0-9-]+$/) });
    const outsideCode = (files.get("README.md") ?? "").replace(/```ts\n.*?\n```/gs, "");
    expect(outsideCode).not.toMatch(/(?<!\\)<script|^# .*heading|(?<!\\)\[link/m);
  });

  it("has a method for every operation, and no member that changes what the client is", async () => {
    const { files } = await emitClient(hostileApi);
    const client = ts.createSourceFile("client.ts", files.get("src/client.ts") ?? "", ts.ScriptTarget.ES2022);
    const declaration = client.statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === "Client",
    );
    const names = (declaration?.members ?? []).map((member) => (member.name as ts.Identifier).text);
    expect(new Set(names).size).toBe(texts.length);
    expect(names).toContain("thenOperation");
    for (const name of ["then", "constructor", "toString", "__proto__"]) expect(names).not.toContain(name);
  });
});

describe("the check itself", () => {
  it("sees names in code and in no text", () => {
    expect([...namesIn("a(`b ${c} d`, 'e') // f")]).toEqual(["a", "c"]);
  });

  it("fails for code that is wrong", () => {
    expect(strictErrors(new Map([["a.mts", "export const a: string = 1;\n"]]))).toEqual([
      "a.mts:1: Type 'number' is not assignable to type 'string'.",
    ]);
  });
});
