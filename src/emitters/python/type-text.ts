/** A type expression. Literals are kept apart, so that those of a whole union stand in one `Literal[...]`. */
export interface TypeText {
  /** Alternatives that are no literals, without repetitions. */
  readonly parts: readonly string[];
  /** Texts inside `Literal[...]`. */
  readonly literals: readonly string[];
  readonly hasNone: boolean;
}

/** Lines that would reach beyond this column are broken where they can be. */
export const maximumWidth = 100;

export const named = (text: string): TypeText => ({ parts: [text], literals: [], hasNone: false });
export const literals = (texts: readonly string[]): TypeText => ({
  parts: [],
  literals: [...new Set(texts)],
  hasNone: false,
});
export const none: TypeText = { parts: [], literals: [], hasNone: true };

/** A union: nested unions are flattened, repetitions go, and so does `NoReturn` beside anything else. */
export function union(members: readonly TypeText[]): TypeText {
  const [only] = members;
  if (only !== undefined && members.length === 1) return only;
  const parts = new Set(members.flatMap((member) => member.parts));
  const literalTexts = new Set(members.flatMap((member) => member.literals));
  const hasNone = members.some((member) => member.hasNone);
  if (parts.size + literalTexts.size > 1 || hasNone) parts.delete("NoReturn");
  // It holds `None` itself.
  const holdsNone = parts.has("JsonValue");
  return { parts: [...parts], literals: [...literalTexts], hasNone: hasNone && !holdsNone };
}

export const optional = (type: TypeText): TypeText => union([type, none]);

/** On one line. */
export const typeText = (type: TypeText): string => alternatives(type).join(" | ");

function alternatives({ parts, literals: texts, hasNone }: TypeText): readonly string[] {
  const all = [...(texts.length > 0 ? [`Literal[${texts.join(", ")}]`] : []), ...parts, ...(hasNone ? ["None"] : [])];
  return all.length === 0 ? ["NoReturn"] : all;
}

/** An annotation: one line where it fits behind `column`, otherwise an alternative or a literal a line. */
export function annotation(type: TypeText, indent: string, column: number): string {
  const line = typeText(type);
  if (column + line.length <= maximumWidth) return line;
  const inner = `${indent}    `;
  const all = alternatives(type);
  if (all.length === 1) return type.literals.length > 1 ? brokenLiteral(type.literals, indent) : line;
  const lines = all.map((text, index) => {
    const isLiteral = index === 0 && type.literals.length > 1;
    const fits = inner.length + text.length + 2 <= maximumWidth;
    return `${inner}${index === 0 ? "" : "| "}${isLiteral && !fits ? brokenLiteral(type.literals, inner) : text}\n`;
  });
  return `(\n${lines.join("")}${indent})`;
}

const brokenLiteral = (texts: readonly string[], indent: string): string =>
  `Literal[\n${texts.map((text) => `${indent}    ${text},\n`).join("")}${indent}]`;

/**
 * What an alias stands for. Names in it may be declared further down, so they are quoted; a long union is spelt as `Union`,
 * because a quoted text has no lines.
 */
export function aliasValue(type: TypeText, column: number): string {
  const line = typeText(type);
  const isBare = type.parts.length === 0 && !type.hasNone && type.literals.length > 0;
  if (isBare) return annotation(type, "", column);
  if (column + line.length + 2 <= maximumWidth || alternatives(type).length === 1) return quoted(line);
  const members = alternatives(type).map((text, index) => {
    const isLiteral = index === 0 && type.literals.length > 0;
    const fits = text.length + 5 <= maximumWidth;
    return isLiteral ? (fits ? text : brokenLiteral(type.literals, "    ")) : quoted(text);
  });
  return `Union[\n${members.map((member) => `    ${member},\n`).join("")}]`;
}

/** Type expressions hold quotation marks only as literals, whose text is made safe already. */
export function quoted(type: string): string {
  if (!type.includes('"') && !type.includes("\\")) return `"${type}"`;
  if (!type.includes("'") && !type.includes("\\")) return `'${type}'`;
  return `"${type.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
