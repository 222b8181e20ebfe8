import { describe, expect, it } from "vitest";
import { readFiles, readLocals } from "./read-files.js";

describe("expressions", () => {
  it("are worked out as Terraform works them out", async () => {
    const { values, found } = await readLocals(`
  arithmetic  = 1 + 2 * 3 - -4 % 3
  grouped     = (1 + 2) * 3
  logic       = true && !false || 1 > 2
  same        = [1, { a = "b" }] == [1, { a = "b" }]
  conditional = 1 == 1 ? "yes" : nope.unknown
  nested      = { "a" = { b : ["c", "d"] }, (local.grouped) = 1 }
  step        = local.nested.a.b[1]
  legacy      = local.nested["a"].b.0
  tuple       = [for i, v in ["a", "b", "c"] : "\${i}\${v}" if v != "b"]
  map         = { for k, v in { x = 1, y = 2 } : upper(k) => v * 2 }
  groups      = { for v in ["ab", "ac", "b"] : substr(v, 0, 1) => v... }
  splat       = [{ a = { b = 1 } }, { a = { b = 2 } }][*].a.b
  wrapped     = local.nested[*].a.b[0]
  octal       = 0.5e2
  none        = null
`);
    expect(found).toEqual([]);
    expect(values).toEqual({
      arithmetic: 8,
      grouped: 9,
      logic: true,
      same: true,
      conditional: "yes",
      nested: { a: { b: ["c", "d"] }, 9: 1 },
      step: "d",
      legacy: "c",
      tuple: ["0a", "2c"],
      map: { X: 2, Y: 4 },
      groups: { a: ["ab", "ac"], b: ["b"] },
      splat: [1, 2],
      wrapped: ["c"],
      octal: 50,
    });
  });

  it("read templates with their marks, escapes and heredocs", async () => {
    const { values } = await readLocals(`
  name    = "pets"
  quoted  = "a\\tb\\n\\u00e9 $\${x} %%{y} \${local.name}!"
  stripped = "x \${~ local.name ~} y"
  heredoc = <<-EOT
      first
        \${local.name}
      last
    EOT
  plain = <<EOT
  kept \\n
EOT
  when = "%{ if local.name == "pets" }yes%{ else }no%{ endif }"
  each = <<-EOT
    %{ for k, v in ["a", "b"] ~}
    \${k}=\${v}
    %{ endfor ~}
  EOT
  empty = ""
`);
    expect(values).toEqual({
      name: "pets",
      quoted: "a\tb\né ${x} %{y} pets!",
      stripped: "xpetsy",
      heredoc: "first\n  pets\nlast\n",
      plain: "  kept \\n\n",
      when: "yes",
      each: "0=a\n1=b\n",
      empty: "",
    });
  });

  it("call functions", async () => {
    const { values, found } = await readLocals(
      `
  joined   = join("-", ["a", "b"])
  format   = format("%s/%d %03d %q", "a", 4, 7, "x")
  merged   = merge({ a = 1 }, null, { b = 2 })
  looked   = lookup({ a = 1 }, "b", "else")
  concat   = concat(["a"], [], ["b"])
  spread   = max([1, 5, 3]...)
  replaced = replace("a-b-c", "-", ".")
  pattern  = replace("a1b22", "/[0-9]+/", "#")
  found    = regex("^(\\\\w+)-", "pets-api")
  hash     = sha1("pets")
  encoded  = "\${jsonencode({ a = [1, "<b>"], c = null })}"
  decoded  = jsondecode("{\\"a\\": [1, 2]}").a[1]
  yaml     = yamldecode("a:\\n  - x\\n").a
  tried    = try(local.merged.zzz, "fallback")
  can      = can(local.merged.zzz)
  flat     = flatten([["a"], [["b"]]])
  unique   = toset(["a", "b", "a"])
  sorted   = keys({ b = 1, a = 2 })
  zipped   = zipmap(["a", "b"], [1, 2])
  pairs    = [for p in setproduct(["a"], [1, 2]) : "\${p[0]}\${p[1]}"]
  first    = coalesce(null, "", "c")
  element  = element(["a", "b"], 3)
  length   = length("héé")
  file     = file("\${path.module}/note.txt")
  template = templatefile("greet.tftpl", { name = "you", all = ["x", "y"] })
  directory = dirname("a/b/c")
  exists   = fileexists("nowhere.txt")
`,
      "",
      { "note.txt": "noted", "greet.tftpl": "Hi ${name}:%{ for a in all } ${a}%{ endfor }" },
    );
    expect(found).toEqual([]);
    expect(values).toEqual({
      joined: "a-b",
      format: 'a/4 007 "x"',
      merged: { a: 1, b: 2 },
      looked: "else",
      concat: ["a", "b"],
      spread: 5,
      replaced: "a.b.c",
      pattern: "a#b#",
      found: ["pets"],
      hash: "a8acce245efca7fb686009a089c0e7967698424d",
      encoded: '{"a":[1,"\\u003cb\\u003e"],"c":null}',
      decoded: 2,
      yaml: ["x"],
      tried: "fallback",
      can: false,
      flat: ["a", "b"],
      unique: ["a", "b"],
      sorted: ["a", "b"],
      zipped: { a: 1, b: 2 },
      pairs: ["a1", "a2"],
      first: "c",
      element: "b",
      length: 3,
      file: "noted",
      template: "Hi you: x y",
      directory: "a/b",
      exists: false,
    });
  });

  it("keep what only the deployment knows, and join text around it", async () => {
    const { values, found } = await readLocals(
      `
  topic    = "arn:\${data.aws_partition.here.partition}:sns:\${data.aws_region.here.name}:\${data.aws_caller_identity.here.account_id}:x"
  zone     = "z-\${data.aws_route53_zone.main.zone_id}"
  time     = timestamp()
  called   = lower(data.aws_route53_zone.main.name_servers[0])
  other    = data.aws_region.other.name
  text     = jsonencode({ url = "x\${var.bucket}", list = [var.bucket] })
  upper    = upper(var.stage)
  stage    = var.stage
`,
      `
data "aws_partition" "here" {}
data "aws_region" "here" {}
data "aws_region" "other" { name = "us-east-1" }
data "aws_caller_identity" "here" {}
data "aws_route53_zone" "main" { name = "example.com" }
variable "bucket" {}
variable "stage" { default = "dev" }
`,
    );
    expect(found).toEqual([]);
    expect(values).toEqual({
      topic: "arn:<pseudo partition>:sns:<pseudo region>:<pseudo account>:x",
      zone: "z-<MainZoneId>",
      time: "<Timestamp: timestamp()>",
      called: "<LowerMainNameServers>",
      other: "us-east-1",
      text: '{"url":"x<parameter Bucket>","list":["<parameter Bucket>"]}',
      upper: "DEV",
      stage: "<parameter Stage>",
    });
  });

  it("end in a diagnostic where Terraform would refuse them", async () => {
    const { values, found } = await readLocals(`
  item  = ["a"][3]
  loop  = local.pool
  pool  = "x\${local.loop}"
  wrong = { a = 1 }.b
`);
    expect(found).toEqual([
      "terraform-expression: The expression cannot be worked out: a list of 1 has no item 3.",
      "terraform-cycle: 'local.loop' refers to itself.",
      "terraform-cycle: 'local.pool' refers to itself.",
      "terraform-expression: The expression cannot be worked out: there is no attribute 'b'.",
    ]);
    expect(values.item).toBe("<Item>");
  });
});

describe("hostile configurations", () => {
  it.each([
    ["a count", `resource "a" "b" { count = 1000000000 }`, "terraform-too-large"],
    [
      "counts in turn",
      Array.from({ length: 4 }, (_, i) => `resource "a" "b${i}" { count = 9999 }`).join("\n"),
      "terraform-too-large",
    ],
    [
      "lists of lists",
      `locals {\n a = range(1000)\n b = [for x in local.a : [for y in local.a : [for z in local.a : z]]]\n}\nresource "a" "b" { c = local.b }`,
      "terraform-too-large",
    ],
    [
      "lists that share their parts",
      `locals {\n a0 = ["x"]\n${Array.from({ length: 40 }, (_, i) => ` a${i + 1} = [local.a${i}, local.a${i}]`).join("\n")}\n}\nresource "a" "b" { c = local.a40 }`,
      "terraform-too-large",
    ],
    [
      "texts that double",
      `locals {\n a0 = "xxxxxxxx"\n${Array.from({ length: 40 }, (_, i) => ` a${i + 1} = "\${local.a${i}}\${local.a${i}}"`).join("\n")}\n}\nresource "a" "b" { c = local.a40 }`,
      "terraform-too-large",
    ],
    [
      "expressions that double",
      `locals {\n a0 = timestamp()\n${Array.from({ length: 40 }, (_, i) => ` a${i + 1} = lower(local.a${i}, local.a${i})`).join("\n")}\n}\nresource "a" "b" { c = local.a40 }`,
      undefined,
    ],
    ["a module that calls itself", `module "m" { source = "./" }`, "terraform-module-unread"],
    ["a module outside", `module "m" { source = "../../etc" }`, "terraform-module-unread"],
    ["a file outside", `resource "a" "b" { c = file("../../etc/passwd") }`, "terraform-expression"],
    ["brackets", `locals { a = ${"[".repeat(20000)} }`, "syntax"],
    ["parentheses", `locals {\n a = ${"(".repeat(3000)}1${")".repeat(3000)}\n}`, "syntax"],
    ["a pattern that goes back", `resource "a" "b" { c = regex("(a+)+$", "${"a".repeat(60)}!") }`, undefined],
    ["no configuration", "{{{", "syntax"],
  ])("%s", async (_, text, code) => {
    const { found } = await readFiles({ "main.tf": text });
    expect(found.map((each) => each.split(":")[0])).toEqual(code === undefined ? [] : expect.arrayContaining([code]));
  });
});
