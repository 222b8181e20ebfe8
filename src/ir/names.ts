import { digest } from "./digest.js";

/** Words that are spelt with a capital in their middle; people write them as one where there are no capitals. */
const singleWords = /(?<!\p{Lu})(?:OAuth|GitHub|GitLab|GraphQL|PayPal|YouTube)/gu;

/**
 * Splits text into lower-case words at everything that is no letter or digit and at changes of case:
 * "getHTTPStatus-v2" → get, http, status, v2; "OAuthToken" → oauth, token. Letters of
 * every script count; marks that ASCII can do without are dropped.
 */
export function words(text: string): readonly string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(singleWords, (word) => capitalize(word.toLowerCase()))
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const pascalCase = (text: string): string => words(text).map(capitalize).join("");
export const camelCase = (text: string): string =>
  words(text)
    .map((word, index) => (index === 0 ? word : capitalize(word)))
    .join("");
export const kebabCase = (text: string): string => words(text).join("-");

/** ASCII letters and digits only; scripts without an ASCII form leave nothing. */
export const asciiWords = (text: string): string =>
  words(text)
    .join(" ")
    .replace(/[^a-z0-9 ]+/g, "")
    .trim();

/**
 * Which of two keys that come down to the same words is asked first whether it wants the bare name. What is rather there
 * from the beginning comes first: an item (`/pets/{id}`) before what is a segment like any other (`/pets/id`), words that
 * are segments (`/pet/types`) before words that are spelt together (`/pet-types`), `/pets` before `/pets/`.
 */
export function bySpelling(left: string, right: string): number {
  return (
    variables(right) - variables(left) ||
    joinedWords(left) - joinedWords(right) ||
    (left < right ? -1 : +(left > right))
  );
}

const variables = (key: string): number => key.split("{").length - 1;

/** How many words stand in one part of the key with another. */
const joinedWords = (key: string): number =>
  words(key).length - key.split(/[\s:/{}+]+/).filter((part) => words(part).length > 0).length;

/**
 * Gives each key a name of its own, independent of the order in which keys come. Where several keys wish for one name, the
 * key that is spelt exactly like it keeps it, or else the first `bySpelling`; the others get a suffix made of their own
 * key. So a key that is added renames another in one case alone: both come down to the same words, and the added one comes
 * first of all that do. A name cannot tell `pet-types` from `pet/types` unless every name with a joined word bore a
 * suffix, also where nothing is like it: names that people read every day would pay for what hardly ever happens.
 *
 * @param keys distinct, stable keys
 * @param wish the name a key would have if it were alone; must be non-empty
 * @param isTaken names that are not to be had: reserved words, names given elsewhere
 * @param fold how two names are compared; file systems ignore case, for one
 * @param separator what stands between a name and its suffix
 */
export function allocateNames<Key extends string>(
  keys: readonly Key[],
  wish: (key: Key) => string,
  isTaken: (name: string) => boolean = () => false,
  fold: (name: string) => string = (name) => name,
  separator = "",
): ReadonlyMap<Key, string> {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const folded = fold(wish(key));
    const group = groups.get(folded);
    if (group === undefined) groups.set(folded, [key]);
    else group.push(key);
  }
  const names = new Map<Key, string>();
  const given = new Set<string>(groups.keys());
  const withSuffix = (key: Key, length = 6): string => {
    const name = `${wish(key)}${separator}${digest(key).slice(0, length)}`;
    if (length < 64 && (given.has(fold(name)) || isTaken(name))) return withSuffix(key, length + 1);
    given.add(fold(name));
    return name;
  };
  for (const group of groups.values()) {
    const [only] = group;
    const owner =
      group.length === 1 ? only : (group.find((key) => key === wish(key)) ?? [...group].sort(bySpelling)[0]);
    for (const key of group) {
      const name = wish(key);
      names.set(key, key === owner && !isTaken(name) ? name : withSuffix(key));
    }
  }
  return names;
}
