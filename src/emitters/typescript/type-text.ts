/** A printed type, with how tightly its outermost operator binds. */
export interface TypeText {
  readonly text: string;
  readonly binding: "primary" | "intersection" | "union";
  /** The alternatives of a union. */
  readonly parts?: readonly string[];
}

/** Unions that would reach beyond this column have a line for each alternative. */
const maximumWidth = 100;

export const primary = (text: string): TypeText => ({ text, binding: "primary" });

/** A union: nested unions are flattened, repetitions and `never` go, `unknown` takes over. */
export function union(members: readonly TypeText[], indent: string): TypeText {
  const [single] = members;
  if (single !== undefined && members.length === 1) return single;
  const parts: string[] = [];
  for (const member of members) {
    if (member.parts === undefined) parts.push(member.binding === "intersection" ? `(${member.text})` : member.text);
    else for (const part of member.parts) parts.push(part);
  }
  return unionOfTexts(parts, indent);
}

/** A union of types that need no parentheses. */
export function unionOfTexts(texts: readonly string[], indent: string): TypeText {
  const [single] = texts;
  if (single !== undefined && texts.length === 1) return primary(single);
  const parts = new Set(texts);
  if (parts.has("unknown")) return primary("unknown");
  parts.delete("never");
  const list = [...parts];
  const [first] = list;
  if (first === undefined) return primary("never");
  if (list.length === 1) return primary(first);
  const line = list.join(" | ");
  const isWide = line.length > maximumWidth - indent.length && !line.includes("\n");
  return { text: isWide ? list.map((part) => `\n${indent}  | ${part}`).join("") : line, binding: "union", parts: list };
}

/** A type behind a colon or an equals sign; a union of several lines begins on the next one. */
export const typeAfter = (mark: ":" | "=", text: string): string =>
  text.startsWith("\n") ? mark + text : `${mark} ${text}`;

/** The type of an optional member, without its question mark. */
export function optionalType(type: TypeText, indent: string): string {
  if (type.text === "unknown") return type.text;
  if (type.text === "never") return "undefined";
  return type.binding === "primary" ? `${type.text} | undefined` : union([type, undefinedType], indent).text;
}

const undefinedType = primary("undefined");

/** An intersection: repetitions and `unknown` go, `never` takes over. */
export function intersection(members: readonly TypeText[]): TypeText {
  const distinct = new Map(members.map((member) => [member.text, member]));
  distinct.delete("unknown");
  const kept = [...distinct.values()];
  const [only] = kept;
  if (only === undefined) return primary("unknown");
  if (kept.length === 1) return only;
  if (kept.some(({ text }) => text === "never")) return primary("never");
  const text = kept.map((member) => (member.binding === "union" ? `(${member.text})` : member.text)).join(" & ");
  return { text, binding: "intersection" };
}

export const arrayOf = (item: TypeText): TypeText =>
  primary(item.binding === "primary" ? `${item.text}[]` : `(${item.text})[]`);
