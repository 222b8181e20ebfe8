import { asciiWords, pascalCase } from "../../../../ir/names.js";
import type { SourceResource } from "../../resource-graph.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { ownWords } from "../own-words.js";

export interface NamedResource {
  readonly id: string;
  /** What the service calls it, where that is known: it tells more than an id that says nothing. */
  readonly called: string | undefined;
}

/** A name of the settings for a resource: as its author called it, without the word for what it is. */
export function settingName({ id, called }: NamedResource, kind: RegExp, most: number, taken: Set<string>): string {
  const own = ownWords(id);
  const words =
    own !== undefined && /^[A-Za-z][A-Za-z0-9]*$/.test(own) ? own : pascalCase(asciiWords(own ?? called ?? id));
  const short = words.replace(kind, "");
  const wish = (/^[A-Za-z]/.test(short) ? short : /^[A-Za-z]/.test(words) ? words : `Own${words}`).slice(0, most);
  let name = wish;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wish.slice(0, most - 2)}${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The name that a property gives, or that of the API where nothing else tells. */
export function calledName(context: RaiseContext, resource: SourceResource, property: string): string | undefined {
  for (const [each, name] of [
    [resource, property],
    [context.api, "Name"],
  ] as const) {
    const value = propertyOf(each, name);
    const text = value === undefined ? undefined : context.values.preview(value);
    if (text !== undefined && /[A-Za-z]/.test(text)) return text;
  }
  return undefined;
}
