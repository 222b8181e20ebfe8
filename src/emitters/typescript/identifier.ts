import { allocateNames, camelCase } from "../../ir/names.js";

/** ECMAScript's reserved words, in every mode and module, with TypeScript's predefined types: no declaration has such a name. */
const reservedWords: ReadonlySet<string> = new Set(
  (
    "abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue debugger declare " +
    "default delete do else enum eval export extends false finally for from function get global if implements import in " +
    "infer instanceof interface intrinsic is keyof let module namespace never new null number object of package private " +
    "protected public readonly require return set static string super switch symbol this throw true try type typeof " +
    "undefined unique unknown using var void while with yield"
  ).split(" "),
);

export const isReservedWord = (name: string): boolean => reservedWords.has(name);

/**
 * Letters and marks of the Basic Multilingual Plane that came with Unicode 16 and 17: newer engines take them for parts of
 * identifiers, and make capitals of older letters with them; TypeScript's tables end before.
 * https://www.unicode.org/Public/17.0.0/ucd/DerivedAge.txt
 */
const recentLetters =
  "\\u0897\\u088f\\u0c5c\\u0cdc\\u1acf-\\u1aeb\\u1c89\\u1c8a\\ua7cb-\\ua7cf\\ua7d2\\ua7d4\\ua7da-\\ua7dc\\ua7f1";
const noIdentifierCharacter = new RegExp(`[^\\p{ID_Continue}]|[\\u{10000}-\\u{10ffff}${recentLetters}]`, "gu");

/** Characters that an identifier may hold in every engine and for TypeScript, whose tables lag behind. */
const onlyIdentifierCharacters = (text: string): string => text.replace(noIdentifierCharacter, "");

function legal(name: string, fallback: string): string {
  const kept = onlyIdentifierCharacters(name);
  if (kept === "") return fallback;
  return /^\p{ID_Start}/u.test(kept) ? kept : `_${kept}`;
}

const isAllCapitals = (chunk: string): boolean => chunk === chunk.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(chunk);

/**
 * PascalCase for a type. Capitals inside a word stay as the author set them (`HTTPStatus`), words in capitals between
 * separators do not (`PAYMENT_INTENT` → `PaymentIntent`); a digit in front gets an underscore.
 */
export function typeName(text: string): string {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(text)) return text.charAt(0).toUpperCase() + text.slice(1);
  const chunks = text
    .normalize("NFKC")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((chunk) => chunk !== "");
  const parts = chunks.map((chunk) => {
    const rest = chunk.slice(1);
    return chunk.charAt(0).toUpperCase() + (chunks.length > 1 && isAllCapitals(chunk) ? rest.toLowerCase() : rest);
  });
  return legal(parts.join(""), "Schema");
}

/** camelCase for a value. A name that is in camelCase already stays as it is. */
export function valueName(text: string): string {
  if (/^[a-z][A-Za-z0-9]*$/.test(text)) return text;
  if (/^([A-Z][a-z]+)+$/.test(text)) return text.charAt(0).toLowerCase() + text.slice(1);
  return legal(camelCase(text), "unnamed");
}

/**
 * A type name for each key, whatever the order of the keys.
 *
 * @param source the text that a key's name is made of
 * @param isTaken names that exist in the same module
 */
export function allocateTypeNames<Key extends string>(
  keys: readonly Key[],
  source: (key: Key) => string,
  isTaken: (name: string) => boolean = () => false,
): ReadonlyMap<Key, string> {
  const wishes = new Map(keys.map((key) => [key, typeName(source(key))]));
  return allocateNames(
    keys,
    (key) => wishes.get(key) ?? "Schema",
    (name) => isReservedWord(name) || isTaken(name),
  );
}

/** A value name for each key, whatever the order of the keys; see `allocateTypeNames`. */
export function allocateValueNames<Key extends string>(
  keys: readonly Key[],
  isTaken: (name: string) => boolean = isReservedWord,
  source: (key: Key) => string = (key) => key,
): ReadonlyMap<Key, string> {
  const wishes = new Map(keys.map((key) => [key, valueName(source(key))]));
  return allocateNames(keys, (key) => wishes.get(key) ?? "unnamed", isTaken);
}
