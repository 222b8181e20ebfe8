import { parseDocument, type ScalarTag, visit } from "yaml";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Members = { readonly [key: string]: Json };

const shortForms = ["Ref", "GetAtt", "Sub", "Join", "ImportValue", "Select", "Split"] as const;

/** Keeps short forms as `{"!Sub": ...}`, so that the long and the short form of a template compare equal. */
const shortForm = (name: (typeof shortForms)[number]): readonly (ScalarTag | object)[] => [
  { tag: `!${name}`, resolve: (text: string) => ({ [longName(name)]: name === "GetAtt" ? text.split(".") : text }) },
  {
    tag: `!${name}`,
    collection: "seq",
    resolve: (sequence: { toJSON(): Json }) => ({ [longName(name)]: sequence.toJSON() }),
  },
  {
    tag: `!${name}`,
    collection: "map",
    resolve: (map: { toJSON(): Json }) => ({ [longName(name)]: map.toJSON() }),
  },
];

const longName = (name: string): string => (name === "Ref" ? name : `Fn::${name}`);

/** Reads a template in YAML as CloudFormation does, with intrinsic functions in their long form. Throws on any flaw. */
export function readTemplate(text: string, version: "1.1" | "1.2" = "1.1"): Members {
  const document = parseDocument(text, {
    version,
    merge: false,
    // Its cost grows with the square of a map's size.
    uniqueKeys: text.length < 200_000,
    customTags: shortForms.flatMap(shortForm) as ScalarTag[],
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw problem;
  visit(document, { Alias: () => fail("an alias"), Value: (_, node) => (node.anchor ? fail("an anchor") : undefined) });
  return document.toJS({ maxAliasCount: 0 }) as Members;
}

function fail(what: string): never {
  throw new Error(`The template holds ${what}.`);
}

const isObject = (node: Json | undefined): node is Members =>
  typeof node === "object" && node !== null && !Array.isArray(node);

/**
 * What the service would make of a part of a template, with `<Name>` for everything that a reference stands for:
 * intrinsic functions are evaluated once, and what they return is not read again.
 */
export function evaluate(node: Json): Json {
  if (Array.isArray(node)) return node.map(evaluate);
  if (!isObject(node)) return node;
  if (node.Ref !== undefined) return `<${text(node.Ref)}>`;
  if (Array.isArray(node["Fn::GetAtt"])) return `<${node["Fn::GetAtt"].join(".")}>`;
  if (node["Fn::Sub"] !== undefined) return substitute(node["Fn::Sub"]);
  if (Array.isArray(node["Fn::Join"])) return joined(node["Fn::Join"]);
  if (node["Fn::ImportValue"] !== undefined) return `<${JSON.stringify(evaluate(node["Fn::ImportValue"]))}>`;
  if (node["Fn::Select"] !== undefined) return `<${JSON.stringify(evaluate(node["Fn::Select"]))}>`;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, evaluate(value)]));
}

function substitute(argument: Json): string {
  const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
  return text(pattern).replace(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith("!")) return `\${${name.slice(1)}}`;
    const variable = isObject(variables) ? variables[name] : undefined;
    return variable === undefined ? `<${name}>` : text(evaluate(variable));
  });
}

function joined([separator, parts]: readonly Json[]): string {
  if (!Array.isArray(parts)) throw new Error("Fn::Join lacks its list.");
  return parts.map((part) => text(evaluate(part))).join(text(separator));
}

function text(node: Json | undefined): string {
  if (typeof node !== "string") throw new Error(`${JSON.stringify(node)} is no text.`);
  return node;
}

/** The properties of a resource of an evaluated template. */
export function propertiesOf(template: Members, logicalId: string): Members {
  const resources = template.Resources;
  const resource = isObject(resources) ? resources[logicalId] : undefined;
  const properties = isObject(resource) ? resource.Properties : undefined;
  if (!isObject(properties)) throw new Error(`The template has no resource ${logicalId}.`);
  return properties;
}
