import type { Plain } from "../evaluate/plain.js";
import { asText, joinText } from "../evaluate/text.js";
import { assumedValue, EvaluationProblem, scalar, type Value } from "../evaluate/value.js";
import { type FunctionCall, listIn, numberIn, ofKnown, type TerraformFunction, textOf } from "./function-call.js";
import { safePattern } from "./pattern.js";

/** A function of one text. */
const ofText = (apply: (text: string) => string): TerraformFunction =>
  ofKnown(([text], call) => apply(textOf(text, call)));

const ofTwoTexts = (apply: (first: string, second: string) => Plain): TerraformFunction =>
  ofKnown(([first, second], call) => apply(textOf(first, call), textOf(second, call)));

/** A function of the ends of a text, which may be known where the rest is not. */
const ofEnds =
  (trimStart: (text: string) => string, trimEnd: (text: string) => string): TerraformFunction =>
  ([value], call) => {
    if (value === undefined) return undefined;
    const text = asText(value);
    if (text.kind !== "join") return ofText((each) => trimEnd(trimStart(each)))([text], call);
    const trimmed = text.parts.map((part, index) => {
      if (part.kind !== "scalar" || typeof part.value !== "string") return part;
      const start = index === 0 ? trimStart(part.value) : part.value;
      return { ...part, value: index === text.parts.length - 1 ? trimEnd(start) : start };
    });
    return joinText(trimmed, call.at);
  };

const asItIs = (text: string): string => text;

/** `join` and `format` put parts together whether they are known or not. */
const join: TerraformFunction = ([separator, ...lists], call) => {
  const settled = lists.map(assumedValue);
  if (separator === undefined || !settled.every((each) => each.kind === "list")) return undefined;
  const items = settled.flatMap((each) => (each.kind === "list" ? each.items : []));
  return joinText(
    items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])),
    call.at,
  );
};

const format: TerraformFunction = ([pattern, ...values], call) => {
  const text = pattern?.kind === "scalar" ? String(pattern.value) : undefined;
  if (text === undefined) return undefined;
  const parts: Value[] = [];
  let next = 0;
  let at = 0;
  for (const { 0: all, index, groups } of text.matchAll(/%(?:\[(?<nth>\d+)\])?(?<verb>[svdq%]|[#+0-9. -]+[a-z])/g)) {
    parts.push(scalar(text.slice(at, index), call.at));
    at = index + all.length;
    if (groups?.verb === "%") {
      parts.push(scalar("%", call.at));
      continue;
    }
    const value = values[groups?.nth === undefined ? next++ : Number(groups.nth) - 1];
    if (value === undefined) throw new EvaluationProblem("'format' has too few arguments", call.at);
    const formatted = formatOne(groups?.verb ?? "", value, call);
    if (formatted === undefined) return undefined;
    parts.push(formatted);
  }
  return joinText([...parts, scalar(text.slice(at), call.at)], call.at);
};

function formatOne(verb: string, value: Value, call: FunctionCall): Value | undefined {
  if (verb === "s" || verb === "v" || verb === "d")
    return value.kind === "list" || value.kind === "object" ? undefined : value;
  if (verb === "q") return joinText([scalar('"', call.at), value, scalar('"', call.at)], call.at);
  const padded = /^(0?)(\d+)d$/.exec(verb);
  const plain = value.kind === "scalar" ? value.value : undefined;
  if (padded === null || plain === undefined || plain === null) return undefined;
  return scalar(String(plain).padStart(Number(padded[2]), padded[1] === "0" ? "0" : " "), call.at);
}

const replace: TerraformFunction = ofKnown(([text, from, to], call) => {
  const [subject, search, replacement] = [textOf(text, call), textOf(from, call), textOf(to, call)];
  if (search.length < 2 || !search.startsWith("/") || !search.endsWith("/"))
    return subject.replaceAll(search, () => replacement);
  const pattern = safePattern(search.slice(1, -1), subject, "g");
  return pattern === undefined
    ? undefined
    : subject.replace(
        pattern,
        replacement.replace(/\$\{?(\w+)\}?/g, (all, name) => (/^\d+$/.test(name) ? `$${name}` : all)),
      );
});

const regex: TerraformFunction = ofKnown(([search, text], call) => {
  const subject = textOf(text, call);
  const pattern = safePattern(textOf(search, call), subject, "");
  if (pattern === undefined) return undefined;
  const found = pattern.exec(subject);
  if (found === null) throw new EvaluationProblem("the pattern does not occur in the text", call.at);
  if (found.groups !== undefined)
    return new Map(Object.entries(found.groups).map(([key, each]) => [key, each ?? null]));
  return found.length > 1 ? found.slice(1).map((each) => each ?? null) : found[0];
});

const regexall: TerraformFunction = ofKnown(([search, text], call) => {
  const subject = textOf(text, call);
  const pattern = safePattern(textOf(search, call), subject, "g");
  if (pattern === undefined) return undefined;
  return [...subject.matchAll(pattern)].map((found) =>
    found.length > 1 ? found.slice(1).map((each) => each ?? null) : found[0],
  );
});

const substr = ofKnown(([text, from, length], call) => {
  const characters = [...textOf(text, call)];
  const offset = numberIn(from, call);
  const start = offset < 0 ? characters.length + offset : offset;
  const count = numberIn(length, call);
  return characters.slice(start, count < 0 ? undefined : start + count).join("");
});

const trimWith = (text: string, cutset: string): string => {
  const cut = new Set(cutset);
  let [start, end] = [0, text.length];
  while (start < end && cut.has(text.charAt(start))) start += 1;
  while (end > start && cut.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

export const textFunctions: Readonly<Record<string, TerraformFunction>> = {
  join,
  format,
  replace,
  regex,
  regexall,
  substr,
  upper: ofText((text) => text.toUpperCase()),
  lower: ofText((text) => text.toLowerCase()),
  title: ofText((text) => text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase())),
  trimspace: ofEnds(
    (text) => text.trimStart(),
    (text) => text.trimEnd(),
  ),
  chomp: ofEnds(asItIs, (text) => text.replace(/[\r\n]+$/, "")),
  strrev: ofText((text) => [...text].reverse().join("")),
  trim: ofTwoTexts(trimWith),
  trimprefix: ofTwoTexts((text, prefix) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  trimsuffix: ofTwoTexts((text, suffix) =>
    suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text,
  ),
  startswith: ofTwoTexts((text, prefix) => text.startsWith(prefix)),
  endswith: ofTwoTexts((text, suffix) => text.endsWith(suffix)),
  strcontains: ofTwoTexts((text, part) => text.includes(part)),
  split: ofTwoTexts((separator, text) => (text === "" ? [""] : text.split(separator))),
  indent: ofKnown(([count, text], call) =>
    textOf(text, call).replaceAll("\n", `\n${" ".repeat(Math.min(numberIn(count, call), 200))}`),
  ),
  formatlist: ofKnown(([pattern, values], call) =>
    listIn(values, call).map((each) => textOf(pattern, call).replace(/%[sdv]/, () => textOf(each, call))),
  ),
};
