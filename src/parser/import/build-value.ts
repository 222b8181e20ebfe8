import type { SourcePointer } from "../../ir/source.js";
import type { SourceValue } from "./source-value.js";

/** The text of a scalar, or of a join of scalars; undefined where the deployment has a say in it. */
export function knownText(value: SourceValue): string | undefined {
  if (value.kind === "scalar") return value.value === null ? undefined : String(value.value);
  if (value.kind !== "join") return undefined;
  const texts = value.parts.map(knownText);
  return texts.every((text) => text !== undefined) ? texts.join("") : undefined;
}

export const scalar = (value: string | number | boolean | null, at: SourcePointer): SourceValue => ({
  kind: "scalar",
  value,
  at,
});

/** Text in parts: nested joins are flattened and neighbouring texts merged; a single part stands for itself. */
export function joinOf(parts: readonly SourceValue[], at: SourcePointer): SourceValue {
  const flat: SourceValue[] = [];
  for (const part of parts.flatMap((each) => (each.kind === "join" ? each.parts : [each]))) {
    const text = knownText(part);
    const last = flat.at(-1);
    if (text === undefined) flat.push(part);
    else if (last?.kind === "scalar") flat[flat.length - 1] = scalar(String(last.value) + text, last.at);
    else if (text !== "") flat.push(scalar(text, part.at));
  }
  if (flat.length === 0) return scalar("", at);
  return flat.length === 1 && flat[0] !== undefined ? flat[0] : { kind: "join", parts: flat, at };
}

/** JSON of a value, with what only the deployment knows left between the texts. */
export function jsonOf(value: SourceValue): SourceValue {
  const { at } = value;
  const text = (each: string): SourceValue => scalar(each, at);
  const separated = (parts: readonly (readonly SourceValue[])[]): readonly SourceValue[] =>
    parts.flatMap((part, index) => (index === 0 ? part : [text(","), ...part]));
  switch (value.kind) {
    case "scalar":
      return text(JSON.stringify(value.value));
    case "list":
      return joinOf([text("["), ...separated(value.items.map((item) => [jsonOf(item)])), text("]")], at);
    case "object": {
      const members = value.members.map(([key, member]) => [text(`${JSON.stringify(key)}:`), jsonOf(member)]);
      return joinOf([text("{"), ...separated(members), text("}")], at);
    }
    default: {
      // The deployment's own text goes between the quotes as it is, as the service's function does.
      const quoted = (value.kind === "join" ? value.parts : [value]).map((part) =>
        part.kind === "scalar" ? text(JSON.stringify(String(part.value)).slice(1, -1)) : part,
      );
      return joinOf([text('"'), ...quoted, text('"')], at);
    }
  }
}

/** The member of an object; undefined for everything else. */
export const memberOf = (value: SourceValue | undefined, key: string): SourceValue | undefined =>
  value?.kind === "object" ? value.members.find(([name]) => name === key)?.[1] : undefined;
