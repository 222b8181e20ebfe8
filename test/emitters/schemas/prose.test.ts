import { describe, expect, it } from "vitest";
import { markdownOf, spokenTitle } from "../../../src/emitters/schemas/prose.js";

describe("texts of documents", () => {
  it.each([
    ["<p>One.</p>\n\n<p>Two.</p>", "One.\n\nTwo."],
    ['See <a href="/docs/a" target="_blank">the <strong>docs</strong></a>.', "See [the **docs**](/docs/a)."],
    ["<p>A <code>url</code> &amp; more</p>", "A `url` & more"],
    ["Line<br/>break<br>and <em>stress</em>", "Line\nbreak\nand *stress*"],
    ["<p>Either:</p><ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "Either:\n- a\n- b"],
  ])("in HTML are Markdown: %j", (text, markdown) => expect(markdownOf(text)).toBe(markdown));

  it.each(["a < b and b > a", "Map<string, code>", "`<p>` opens a paragraph", "  indented\n    code", "&lt;b&gt;"])(
    "in anything else stay: %j",
    (text) => expect(markdownOf(text)).toBe(text),
  );

  it("are read in one go, however long", () => {
    const text = `${"<a ".repeat(20_000)}${" ".repeat(20_000)}</p>${"<code>".repeat(20_000)}`;
    expect(markdownOf(text)).toContain("<code>");
  });
});

describe("titles", () => {
  it.each([
    ["Order", "Order", undefined],
    ["Order status", "order_status", undefined],
    ["customer_param", "invoice_settings", undefined],
    ["AccountSettings", "settings", undefined],
    ["Account", "owner", "Account"],
    ["The owner's account", "account", "The owner's account"],
    ["Token", undefined, "Token"],
    [undefined, "token", undefined],
  ])("%j above %j says %j", (title, name, said) => expect(spokenTitle(title, name)).toBe(said));
});
