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
  const parts = new Set<string>();
  for (const member of members) {
    for (const part of member.parts ?? [member.binding === "intersection" ? `(${member.text})` : member.text])
      parts.add(part);
  }
  if (parts.has("unknown")) return primary("unknown");
  parts.delete("never");
  const list = [...parts];
  if (list.length === 0) return primary("never");
  const [only] = list;
  if (list.length === 1 && only !== undefined) return members.find((member) => member.text === only) ?? primary(only);
  const line = list.join(" | ");
  const isWide = line.length > maximumWidth - indent.length && !line.includes("\n");
  return { text: isWide ? list.map((part) => `\n${indent}  | ${part}`).join("") : line, binding: "union", parts: list };
}

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
