import type { JsonValue } from "../../../ir/json.js";

export type JsonObject = { readonly [key: string]: JsonValue };

/** A resource of a template as JSON. */
export interface TemplateResource extends JsonObject {
  readonly Type: string;
  readonly Properties: JsonObject;
}

/** What is known of the live resources behind a template. */
export interface LiveTemplate {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  /** What `Ref` returns, by logical id or name of the parameter. */
  readonly references: ReadonlyMap<string, string>;
  readonly rootResourceId: string | undefined;
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value that a node of the template has now; undefined where only the deployment knows it. */
export function liveValue(node: JsonValue | undefined, template: LiveTemplate): string | undefined {
  if (typeof node === "string") return node;
  if (typeof node === "number" || typeof node === "boolean") return String(node);
  if (!isObject(node)) return undefined;
  if (typeof node.Ref === "string") return template.references.get(node.Ref);
  const attribute = node["Fn::GetAtt"];
  if (attribute !== undefined) return attributeValue(attribute, template);
  const text = node["Fn::Sub"];
  return typeof text === "string" ? substituted(text, template) : undefined;
}

function attributeValue(node: JsonValue, template: LiveTemplate): string | undefined {
  const [id, attribute] = Array.isArray(node) ? node : String(node).split(".", 2);
  if (attribute === "RootResourceId") return template.rootResourceId;
  const live = typeof id === "string" ? template.references.get(id) : undefined;
  // Some resources are called by their ARN already.
  return attribute === "Arn" && live?.startsWith("arn:") ? live : undefined;
}

function substituted(text: string, template: LiveTemplate): string | undefined {
  let isKnown = true;
  const value = text.replace(/\$\{(!?)([^}]*)\}/g, (_, mark: string, name: string) => {
    if (mark === "!") return `\${${name}}`;
    const found = name.includes(".") ? attributeValue(name, template) : template.references.get(name);
    isKnown &&= found !== undefined;
    return found ?? "";
  });
  return isKnown ? value : undefined;
}

/** Names of resources and parameters that a node refers to. */
export function referencesIn(node: JsonValue | undefined): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (!isObject(node)) return [];
  const attribute = node["Fn::GetAtt"];
  const of = Array.isArray(attribute) ? attribute[0] : typeof attribute === "string" ? attribute.split(".")[0] : [];
  const texts = [node["Fn::Sub"]].flat().filter((each) => typeof each === "string");
  const names = texts.flatMap((text) => [...text.matchAll(/\$\{([^!.}][^.}]*)[^}]*\}/g)].map(([, name = ""]) => name));
  const own = [node.Ref, of].flat().filter((each) => typeof each === "string");
  return [...own, ...names, ...Object.values(node).flatMap(referencesIn)];
}
