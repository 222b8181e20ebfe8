import { asciiWords, pascalCase } from "../../../../ir/names.js";

/** A name of the settings for a resource: as its author called it, without the word for what it is. */
export function settingName(id: string, kind: RegExp, most: number, taken: Set<string>): string {
  const [, own = id, index = ""] = /([\w-]+)(\[[^\]]*\])?$/.exec(id) ?? [];
  const words = /^[A-Za-z][A-Za-z0-9]*$/.test(own) && index === "" ? own : pascalCase(asciiWords(`${own} ${index}`));
  const short = words.replace(kind, "");
  const wish = (/^[A-Za-z]/.test(short) ? short : /^[A-Za-z]/.test(words) ? words : `Own${words}`).slice(0, most);
  let name = wish;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wish.slice(0, most - 2)}${number}`;
  taken.add(name.toLowerCase());
  return name;
}
