import { describe, expect, it } from "vitest";
import { findTemplateProblem } from "../../../src/ir/plan/velocity.js";

describe("templates", () => {
  it.each([
    '{"statusCode": 200}',
    "#if($a) 1 #elseif($b) 2 #else 3 #end",
    "#foreach ($x in $y)#if($x)$x#end,#{end}",
    "#{if}($a)x#{else}y#{end}",
    "## #if($a)\n#* #if($b) *# #[[ #if($c) ]]# \\#if($d)",
    '{"color": "#ended", "anchor": "#iffy"}',
    "#set($a = 1)",
    "#* #if($a)",
  ])("are in order: %s", (template) => {
    expect(findTemplateProblem(template)).toBeUndefined();
  });

  it.each([
    ["#if($a) 1", "1 block without '#end'"],
    ["#foreach($x in $y)#if($x)", "2 blocks without '#end'"],
    ["#end", "'#end' outside of any block"],
    ["#if($a)#end#else", "'#else' outside of any block"],
  ])("are not in order: %s", (template, problem) => {
    expect(findTemplateProblem(template)).toBe(problem);
  });

  it("are looked at once, whatever they hold", () => {
    const start = performance.now();
    for (const part of ["#*", "#[[", "##", "#if(", "#{if}   "]) findTemplateProblem(part.repeat(150_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
