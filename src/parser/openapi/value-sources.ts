import { literal } from "../../ir/deploy-value.js";
import type { NamedSource, ValueSource } from "../../ir/short-form.js";
import { type DocumentNode, placeOf } from "../document-node.js";
import type { ReadContext } from "../read-context.js";
import { readDeployValue } from "./deploy-values.js";

const places: Readonly<Record<string, "path" | "query" | "header" | "context" | "stageVariable">> = {
  path: "path",
  query: "query",
  querystring: "query",
  header: "header",
  context: "context",
  stageVariables: "stageVariable",
};

/**
 * Reads `path.petId`, `body.owner.name`, `'constant'` and so on. What the gateway itself writes before a request's
 * parameters (`method.request.`, of HTTP APIs `$request.`) may stand there too.
 */
export function readValueSource(context: ReadContext, node: DocumentNode): ValueSource {
  if (typeof node.value === "number" || typeof node.value === "boolean") {
    const type = typeof node.value === "number" ? "number" : "boolean";
    return { kind: "constant", value: literal(String(node.value)), type };
  }
  const text = String(node.value);
  const constant = /^'(.*)'$/s.exec(text);
  if (constant !== null)
    return { kind: "constant", value: readDeployValue(context, { ...node, value: constant[1] ?? "" }, "template") };
  const bare = text.replace(/^(?:method\.request\.|\$request\.|\$(?=context\.|stageVariables\.))/, "");
  const [, place = "", rest] = /^([A-Za-z]+)(?:\.(.+))?$/s.exec(bare) ?? [];
  if (place === "body") return { kind: "body", path: rest === undefined ? [] : rest.split(".") };
  const kind = Object.hasOwn(places, place) ? places[place] : undefined;
  if (kind !== undefined && rest !== undefined && (kind !== "context" || /^[\w.]+$/.test(rest)))
    return { kind, name: rest };
  context.diagnostics.report("value-source-invalid", placeOf(node), { source: text });
  return { kind: "constant", value: literal("") };
}

/** Text with sources in braces: `pets/{path.petId}.json`; a plain name in them is a path variable. */
export function readSourceTemplate(context: ReadContext, node: DocumentNode): readonly ValueSource[] {
  const parts: ValueSource[] = [];
  let end = 0;
  const text = String(node.value);
  const constant = (part: string): void => {
    if (part !== "")
      parts.push({ kind: "constant", value: readDeployValue(context, { ...node, value: part }, "template") });
  };
  for (const match of text.matchAll(/(?<!\$)\{([^{}]+)\}/g)) {
    constant(text.slice(end, match.index));
    const name = match[1] ?? "";
    parts.push(
      readValueSource(context, { ...node, value: /^[\w-]+\+?$/.test(name) ? `path.${name.replace(/\+$/, "")}` : name }),
    );
    end = match.index + match[0].length;
  }
  constant(text.slice(end));
  return parts;
}

/** The members of a map of sources, in their order. */
export const readNamedSources = (
  context: ReadContext,
  members: readonly (readonly [name: string, node: DocumentNode])[],
): readonly NamedSource[] => members.map(([name, node]) => ({ name, source: readValueSource(context, node) }));
