import type { CloudFormationExpression } from "../../ir/cloudformation-expression.js";

/** A part of a template before it becomes text: JSON, and CloudFormation's intrinsic functions. */
export type TemplateNode =
  | null
  | boolean
  | number
  | string
  | readonly TemplateNode[]
  | TemplateObject
  | Intrinsic
  | Expression
  | Json;

/** Entries in printing order. Not a plain object: keys come from documents, and one may be `__proto__` or `200`. */
export interface TemplateObject {
  readonly kind: "object";
  readonly entries: readonly TemplateEntry[];
}

export type TemplateEntry = readonly [key: string, value: TemplateNode];

export type Intrinsic =
  /** A parameter, a pseudo parameter, or what a resource calls its reference. */
  | { readonly kind: "Ref"; readonly name: string }
  | { readonly kind: "GetAtt"; readonly resource: string; readonly attribute: string }
  /** `text` is escaped: `${Name}` is replaced, `${!Name}` stands for itself. */
  | { readonly kind: "Sub"; readonly text: string; readonly variables: readonly TemplateEntry[] }
  | { readonly kind: "Join"; readonly parts: readonly TemplateNode[] };

/** What the user wrote in CloudFormation's own words: intrinsic functions in it are meant, and dynamic references. */
export interface Expression {
  readonly kind: "expression";
  readonly value: CloudFormationExpression;
}

/** Text that is JSON already and stands in one line, in YAML too. */
export interface Json {
  readonly kind: "json";
  readonly text: string;
}

export const isObject = (node: TemplateNode): node is TemplateObject =>
  typeof node === "object" && node !== null && "kind" in node && node.kind === "object";

/** An object with keys of CloudFormation's own; members that are undefined are left out. */
export const properties = (members: Readonly<Record<string, TemplateNode | undefined>>): TemplateObject => ({
  kind: "object",
  entries: Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
});

/** An object with keys from the document; undefined when there is none. */
export const dictionary = <Item>(
  items: readonly Item[],
  entry: (item: Item) => TemplateEntry,
): TemplateObject | undefined => (items.length === 0 ? undefined : { kind: "object", entries: items.map(entry) });

/** A list; undefined when it is empty. */
export const list = <Item>(
  items: readonly Item[],
  node: (item: Item) => TemplateNode,
): readonly TemplateNode[] | undefined => (items.length === 0 ? undefined : items.map(node));

/** `path` leads to what is visited: Tags, 0, Value. */
export interface TextVisitor {
  text(text: string, path: readonly string[]): void;
  key(key: string, path: readonly string[]): void;
}

/** Visits every string of a node that CloudFormation reads: keys, values, and the text of intrinsic functions; expressions are left alone. */
export function visitText(node: TemplateNode, visitor: TextVisitor, path: readonly string[] = []): void {
  const visitEntries = (entries: readonly TemplateEntry[]): void => {
    for (const [key, value] of entries) {
      visitor.key(key, path);
      visitText(value, visitor, [...path, key]);
    }
  };
  const visitList = (nodes: readonly TemplateNode[]): void => {
    for (const [index, item] of nodes.entries()) visitText(item, visitor, [...path, String(index)]);
  };
  if (typeof node === "string") visitor.text(node, path);
  else if (typeof node !== "object" || node === null) return;
  else if (!("kind" in node)) visitList(node);
  else if (node.kind === "object") visitEntries(node.entries);
  else if (node.kind === "json") visitor.text(node.text, path);
  else if (node.kind === "Join") for (const part of node.parts) visitText(part, visitor, path);
  else if (node.kind === "Sub") {
    visitor.text(node.text, path);
    for (const [, value] of node.variables) visitText(value, visitor, path);
  }
}
