import { describe, expect, it } from "vitest";
import { findTemplateProblem } from "../../../../src/ir/plan/velocity/template.js";

describe("templates", () => {
  it.each([
    '{"statusCode": 200}',
    "#if($a) 1 #elseif($b) 2 #else 3 #end",
    "#foreach ($x in $y)#if($x)$x#end,#{end}",
    "#{if}($a)x#{else}y#{end}",
    "## #if($a)\n#* #if($b) *# #[[ #if($c) ]]# \\#if($d)",
    '{"color": "#ended", "anchor": "#iffy"}',
    "#set($a = 1)",
    '#set($text = "a $b.c and ""quotes""")#set($list = [1..5])#set($map = {\'a\': [1, \'b\'], "c": $d})',
    "#if(!$a || ($b && $c.d != 'e') and not $f.isEmpty())1#end",
    "$input.path('$.items[0]').name $util.parseJson($input.json('$')) $!{x.y}-z ${a.b} $a['b'] $a.get(\"b\")[0]",
    "costs $5 or $.path, #1 and #fff; ## $broken.(\n$",
    '{"a": [$b], "c": $d[x]}',
    "#macro(field $name)$name#end#field($x)",
    "#foreach($a in [1..3])#if($foreach.hasNext),#end#break#end",
    "#if($a.b > 1 && $c lt -2)#end",
  ])("are in order: %s", (template) => {
    expect(findTemplateProblem(template)).toBeUndefined();
  });

  it.each([
    ["text #if($a) 1", 5, "1 block without '#end'"],
    ["#foreach($x in $y)#if($x)", 18, "2 blocks without '#end'"],
    ["#end", 0, "'#end' outside of any block"],
    ["#if($a)#end#else", 11, "'#else' outside of any block"],
    ["#if($a)#else#else#end", 12, "'#else' behind '#else' of the same block"],
    ["#if $a 1 #end", 0, "'#if' without a '('"],
    ["#if($a == ) #end", 10, "') #end' where a value has to stand"],
    ["#set($a 1)", 8, "'1)' where the '=' of '#set(' has to stand"],
    ["#set(a = 1)", 5, "'a = 1)' where the variable of '#set(' has to stand"],
    ["#set($a = 'x)", 10, "a text without its closing quote"],
    ["#set($a = 1", 0, "'#set(' without its ')'"],
    ["#foreach($a of $b)#end", 12, "'of $b)#end' where the 'in' of '#foreach(' has to stand"],
    ["a ${b.c d", 2, "a reference without its closing '}', '${b.c d'"],
    ["$input.path('$.x'", 11, "the end of the template where ')' or ',' has to stand"],
    ["#elsif($a)", 0, "an unknown directive, '#elsif'"],
    ["#* #if($a)", 0, "a comment without its closing '*#'"],
  ])("are not in order: %s", (template, offset, problem) => {
    expect(findTemplateProblem(template)).toMatchObject({ offset, problem });
  });

  it("are looked at once, whatever they hold", () => {
    const start = performance.now();
    for (const part of ["#*", "#[[", "##", "#if(", "#{if}   ", "$a.b(", "#set($a=[", "\\"])
      findTemplateProblem(part.repeat(150_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
