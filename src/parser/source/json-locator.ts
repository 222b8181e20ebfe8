import { segmentsOf } from "./json-pointer.js";

/** Offsets of a key and its value in JSON text; `key` is absent for items and the root. */
export interface Located {
  readonly key?: readonly [start: number, end: number];
  readonly value: readonly [start: number, end: number];
  /** The value where it is text. */
  readonly text?: () => string | undefined;
}

interface Member extends Located {
  readonly name: string;
}

/** Finds places in text that `JSON.parse` accepts. Only objects on the way to a question are ever taken apart. */
export function createJsonLocator(text: string): (pointer: string) => Located {
  const membersByStart = new Map<number, readonly Member[]>();
  const membersAt = (start: number): readonly Member[] => {
    const known = membersByStart.get(start);
    if (known !== undefined) return known;
    const members =
      text[start] === "{" ? objectMembers(text, start) : text[start] === "[" ? arrayItems(text, start) : [];
    membersByStart.set(start, members);
    return members;
  };
  return (pointer) => {
    const start = skipSpace(text, 0);
    let found: Located = { value: [start, skipValue(text, start)] };
    for (const segment of segmentsOf(pointer)) {
      const members = membersAt(found.value[0]);
      // The last of two equal keys is the one that JSON.parse keeps.
      const next = members.findLast((member) => member.name === segment);
      if (next === undefined) break;
      found = next;
    }
    const [from, to] = found.value;
    return { ...found, text: () => (text[from] === '"' ? (JSON.parse(text.slice(from, to)) as string) : undefined) };
  };
}

/** Every key that occurs twice in one object, with the offset of its second occurrence. */
export function duplicateJsonKeys(text: string): readonly { readonly key: string; readonly offset: number }[] {
  const duplicates: { key: string; offset: number }[] = [];
  const pending = [skipSpace(text, 0)];
  for (let start = pending.pop(); start !== undefined; start = pending.pop()) {
    const isObject = text[start] === "{";
    if (!isObject && text[start] !== "[") continue;
    const seen = new Set<string>();
    for (const member of isObject ? objectMembers(text, start) : arrayItems(text, start)) {
      if (isObject && seen.has(member.name)) duplicates.push({ key: member.name, offset: member.key?.[0] ?? start });
      seen.add(member.name);
      pending.push(member.value[0]);
    }
  }
  return duplicates.sort((a, b) => a.offset - b.offset);
}

/** How many keys stand in the text, each occurrence counted. One pass over its strings. */
export function countJsonKeys(text: string): number {
  let count = 0;
  for (let quote = text.indexOf('"'); quote !== -1; ) {
    const end = skipString(text, quote);
    if (text.charCodeAt(skipSpace(text, end)) === 58 /* : */) count += 1;
    quote = text.indexOf('"', end);
  }
  return count;
}

function objectMembers(text: string, start: number): readonly Member[] {
  const members: Member[] = [];
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] !== "}") {
    const keyEnd = skipString(text, at);
    const value = skipSpace(text, skipSpace(text, keyEnd) + 1);
    const valueEnd = skipValue(text, value);
    members.push({ name: JSON.parse(text.slice(at, keyEnd)), key: [at, keyEnd], value: [value, valueEnd] });
    at = skipSpace(text, valueEnd);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return members;
}

function arrayItems(text: string, start: number): readonly Member[] {
  const items: Member[] = [];
  let at = skipSpace(text, start + 1);
  while (at < text.length && text[at] !== "]") {
    const end = skipValue(text, at);
    items.push({ name: String(items.length), value: [at, end] });
    at = skipSpace(text, end);
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return items;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 32 || code === 10 || code === 13 || code === 9; ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

/** `from` is the opening quote; the result is behind the closing one. */
function skipString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

function skipValue(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return skipString(text, from);
  if (first !== "{" && first !== "[") {
    const rest = /[^\s,\]}]*/y;
    rest.lastIndex = from;
    return from + (rest.exec(text)?.[0].length ?? 0);
  }
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) at = skipString(text, at) - 1;
    else if (code === 123 || code === 91) depth += 1;
    else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
