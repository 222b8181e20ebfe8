import { describe, expect, it } from "vitest";
import { printHcl, type TerraformBlock } from "../../../src/emitters/terraform/hcl.js";
import { commentText, printExpression } from "../../../src/emitters/terraform/hcl-expression.js";
import type { BlockSchema } from "../../../src/emitters/terraform/provider-schema.js";

const print = (value: Parameters<typeof printExpression>[0], heredocs = true): string =>
  printExpression(value, { indent: "", heredocs });

describe("printExpression", () => {
  it.each([
    ['say "hi"', String.raw`"say \"hi\""`],
    ["C:\\temp\\n", String.raw`"C:\\temp\\n"`],
    ["tab\tcr\rlf\n", String.raw`"tab\tcr\rlf\n"`],
    ["nul\u0000 escape\u001b", String.raw`"nul\u0000 escape\u001b"`],
    ["\u202edrow\u2028", String.raw`"\u202edrow\u2028"`],
    ["tag \u{e0041}", String.raw`"tag \U000e0041"`],
    ["lone \ud800.", String.raw`"lone \ufffd."`],
    ["grün 東京 🐾", '"grün 東京 🐾"'],
    ["$${x} %%{y}", '"$${x} %%{y}"'],
  ])("quotes %j", (template, printed) => {
    expect(print(template)).toBe(printed);
  });

  it("prints a reference alone bare, and one within text as a template", () => {
    expect(print("${aws_x.y.id}")).toBe("aws_x.y.id");
    expect(print('"${aws_x.y["k"].id}"')).toBe('"\\"${aws_x.y["k"].id}\\""');
  });

  it("leaves the text of an expression alone while it escapes what stands around it", () => {
    expect(print('\\${jsonencode("a\\\\b")}\\')).toBe('"\\\\${jsonencode("a\\\\b")}\\\\"');
  });

  it("prints text of several lines as a heredoc, exactly", () => {
    expect(print('#if("$x")\n  \\n ${var.y}\n')).toBe('<<EOT\n#if("$x")\n  \\n ${var.y}\nEOT');
    expect(print("one\ntwo")).toBe("chomp(<<EOT\none\ntwo\nEOT\n)");
    expect(print("one\ntwo\n\n")).toBe("<<EOT\none\ntwo\n\nEOT");
  });

  it("chooses a marker that the text does not hold", () => {
    expect(print("a\n  EOT\n")).toBe("<<EOT_\na\n  EOT\nEOT_");
  });

  it.each([
    ["an invisible character", "a\nb\u0000\n"],
    ["carriage returns", "a\r\nb\r\n"],
    ["one line", "a\n"],
    ["all markers", "EOT\nEOT_\nEOT__\n"],
  ])("quotes text of several lines with %s", (_, template) => {
    expect(print(template)).toMatch(/^".*"$/);
  });

  it("breaks long lists, and aligns neighbours of one line", () => {
    const long = "x".repeat(60);
    expect(print([long, long])).toBe(`[\n  "${long}",\n  "${long}",\n]`);
    const entries = [
      ["a", 1],
      ["a-longer-key", true],
      ["nested", { entries: [["inner", null]] }],
      ["b", []],
      ["for", { entries: [] }],
    ] as const;
    expect(print({ entries })).toBe(
      '{\n  a            = 1\n  a-longer-key = true\n  nested = {\n    inner = null\n  }\n  b     = []\n  "for" = {}\n}',
    );
  });
});

describe("commentText", () => {
  it("stays on its line", () => {
    expect(commentText('GET /a\n}\nresource "x" "y" {\u2028\u202e')).toBe('GET /a } resource "x" "y" {');
  });
});

describe("printHcl", () => {
  const schema: BlockSchema = {
    attributes: { settings: { type: ["map", "string"], use: "optional" } },
    blocks: { rule: { nesting: "list", attributes: {}, blocks: { inner: { nesting: "single", attributes: {} } } } },
  };
  const printed = (body: TerraformBlock["body"], comment?: string): string =>
    printHcl("Header.", [{ keyword: "resource", labels: ["t", "n"], body, ...(comment && { comment }) }], () => schema);

  it("tells blocks from attributes by the schema, and repeats a block that is a list", () => {
    const body: TerraformBlock["body"] = { settings: { a: "1" }, rule: [{ name: "x" }, { inner: { on: true } }] };
    expect(printed(body)).toBe(
      [
        "# Header.",
        "",
        'resource "t" "n" {',
        "  settings = {",
        '    a = "1"',
        "  }",
        "",
        "  rule {",
        '    name = "x"',
        "  }",
        "",
        "  rule {",
        "    inner {",
        "      on = true",
        "    }",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
  });

  it("puts arguments into the order of reading and meta-arguments last", () => {
    const body = {
      depends_on: ["a.b", "c.d"],
      lifecycle: { create_before_destroy: true, ignore_changes: ["tags"] },
      zebra: 1,
      body: "long",
      name: "n",
      rest_api_id: "${r.i}",
    };
    expect(printed(body, "one\ntwo")).toBe(
      [
        "# Header.",
        "",
        "# one two",
        'resource "t" "n" {',
        "  rest_api_id = r.i",
        '  name        = "n"',
        "  zebra       = 1",
        '  body        = "long"',
        "",
        "  depends_on = [",
        "    a.b,",
        "    c.d,",
        "  ]",
        "",
        "  lifecycle {",
        "    create_before_destroy = true",
        "    ignore_changes        = [tags]",
        "  }",
        "}",
        "",
      ].join("\n"),
    );
  });
});
