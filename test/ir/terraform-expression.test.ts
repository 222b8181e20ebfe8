import { describe, expect, it } from "vitest";
import { terraformExpressionProblem } from "../../src/ir/terraform-expression.js";

describe("a Terraform expression", () => {
  it.each([
    "var.link_id",
    "data.aws_ssm_parameter.link[0].value",
    'module.network["eu-west-1"].link_id',
    "aws_lb.this.*.arn",
    'nonsensitive(file("${path.module}/link.txt"))',
    '"${terraform.workspace}-link"',
    '"a $${literal} %%{literal} \\" ${lookup(local.hosts, "a}")}"',
    '"%{ if var.on }on%{ else }off%{ endif }"',
    'var.on ? "a" : upper(trimspace("b"))',
    "!var.on && -var.count + 1 >= 2 || (var.a % 2 == 0)",
    "1.5e-3",
    "[for name, link in var.links : link.id if link.kind != null][0]",
    'lookup({\n  a = "x"\n  b = "y"\n}, var.key, "z")',
    "provider::aws::arn_parse(var.arn).region",
    " aws_lb.größe.arn ",
  ])("may be %j", (text) => {
    expect(terraformExpressionProblem(text)).toBeUndefined();
  });

  it.each([
    ["", "is empty"],
    ["  ", "is empty"],
    ['a.b\nresource "aws_iam_user" "x" {}', "has several lines outside of brackets"],
    ["a.b # }", "holds a comment"],
    ["a.b // x", "holds a comment"],
    ["a.b /* x", "holds a comment"],
    ["f(a # )\n)", "holds a comment"],
    ['"${a # }"', "holds a comment"],
    ["<<EOT\nx\nEOT", "holds a heredoc"],
    ["f(<<EOT\nx\nEOT\n)", "holds a heredoc"],
    ["a.b }", "has a stray '}'"],
    ["a)", "has a stray ')'"],
    ["a b", "has a stray 'b'"],
    ["a = b", "has a stray '='"],
    ["a, b", "has a stray ','"],
    ["${a}", "has a stray '$'"],
    ["f(a", "has a '(' that is not closed"],
    ["f(a]", "has a ']' where ')' has to close"],
    ['"a', "has a quoted text that does not end"],
    ['"a\n"', "has a quoted text of several lines"],
    ['"${a', "has a '${' that is not closed"],
    ['"${a b}"', "has a stray 'b'"],
    ['"${a}" }', "has a stray '}'"],
    ["a +", "ends where a value is missing"],
    ['"${}"', "ends where a value is missing"],
    ["1 (2)", "has a stray '('"],
    ["a\u0000", "has a stray '\u0000'"],
  ])("may not be %j", (text, problem) => {
    expect(terraformExpressionProblem(text)).toBe(problem);
  });
});
