import { allocateNames, words } from "../../ir/names.js";

/** https://docs.python.org/3/reference/lexical_analysis.html#keywords. Soft keywords (`match`, `type`) are names as well. */
const keywords: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Names that generated modules use themselves, or that a reader takes for Python's own. */
const builtins: ReadonlySet<string> = new Set(
  (
    "ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError BufferError " +
    "ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError " +
    "EOFError Ellipsis EnvironmentError Exception FileExistsError FileNotFoundError FloatingPointError " +
    "GeneratorExit IOError ImportError IndentationError IndexError InterruptedError IsADirectoryError KeyError " +
    "KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented " +
    "NotImplementedError OSError OverflowError PermissionError ProcessLookupError RecursionError " +
    "ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError SystemExit TabError " +
    "TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError " +
    "UnicodeTranslateError ValueError Warning ZeroDivisionError " +
    "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright " +
    "credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash " +
    "help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open " +
    "ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type " +
    "vars zip"
  ).split(" "),
);

export const isKeyword = (name: string): boolean => keywords.has(name);
export const isBuiltin = (name: string): boolean => builtins.has(name);

/**
 * What engines take for a part of an identifier and Python 3.10, whose tables are Unicode 13's, does not; and everything
 * outside the Basic Multilingual Plane, where the difference is largest. A test asks Python.
 */
const recentCharacters =
  "\\u0870-\\u0887\\u0889-\\u088f\\u0897-\\u089f\\u08b5\\u08c8-\\u08d2\\u0c3c\\u0c5c-\\u0c5d\\u0cdc-\\u0cdd\\u0cf3\\u0ece" +
  "\\u170d\\u1715\\u171f\\u180f\\u1ac1-\\u1add\\u1ae0-\\u1aeb\\u1b4c\\u1c89-\\u1c8a\\u1dfa\\u200c-\\u200d\\u2c2f\\u2c5f" +
  "\\u30fb\\u9ffd-\\u9fff\\ua7c0-\\ua7c1\\ua7cb-\\ua7dc";
const noIdentifierCharacter = new RegExp(`[^\\p{ID_Continue}]|[\\u{10000}-\\u{10ffff}${recentCharacters}]`, "gu");

/** Python compares identifiers in NFKC (https://docs.python.org/3/reference/lexical_analysis.html#identifiers). */
function legal(name: string, fallback: string): string {
  const kept = name.normalize("NFKC").replace(noIdentifierCharacter, "").normalize("NFKC");
  const bare = kept.replace(/^_+|_+$/g, "");
  if (bare === "") return fallback;
  return /^\p{ID_Start}/u.test(bare) ? bare : `${fallback}_${bare}`;
}

/** Whether a text can be written as a name as it is: as a member of a class, an argument, a key of a `TypedDict` class. */
export const isPlainIdentifier = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !isKeyword(name);

/**
 * snake_case for a function, argument or module: `listPets`, `X-Request-Id` → list_pets, x_request_id. A keyword gets an
 * underscore behind it, as PEP 8 has it; a digit in front, the fallback.
 */
export function snakeName(text: string, fallback = "value"): string {
  const name = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(text) ? text : legal(words(text).join("_"), fallback);
  return isKeyword(name) ? `${name}_` : name;
}

const isAllCapitals = (chunk: string): boolean => chunk === chunk.toUpperCase() && /\p{Lu}.*\p{Lu}/u.test(chunk);

/**
 * CapWords for a class or type alias. Capitals inside a word stay as the author set them (`HTTPStatus`), words in capitals
 * between separators do not (`PAYMENT_INTENT` → `PaymentIntent`).
 */
export function className(text: string, fallback = "Schema"): string {
  if (/^[A-Za-z][A-Za-z0-9]*$/.test(text)) return text.charAt(0).toUpperCase() + text.slice(1);
  const chunks = text
    .normalize("NFKC")
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((chunk) => chunk !== "");
  const parts = chunks.map((chunk) => {
    const rest = chunk.slice(1);
    return chunk.charAt(0).toUpperCase() + (chunks.length > 1 && isAllCapitals(chunk) ? rest.toLowerCase() : rest);
  });
  const name = legal(parts.join(""), fallback);
  return name.startsWith(`${fallback}_`) ? name.replace("_", "") : name;
}

/** UPPER_CASE for a constant, made of a name in snake_case. */
export const constantName = (snake: string): string => snake.toUpperCase().normalize("NFKC").replace(/_$/, "");

/**
 * A class name for each key, whatever the order of the keys.
 *
 * @param source the text that a key's name is made of
 * @param isTaken names that exist in the same module
 */
export function allocateClassNames<Key extends string>(
  keys: readonly Key[],
  source: (key: Key) => string,
  isTaken: (name: string) => boolean = () => false,
): ReadonlyMap<Key, string> {
  const wishes = new Map(keys.map((key) => [key, className(source(key))]));
  return allocateNames(
    keys,
    (key) => wishes.get(key) ?? "Schema",
    (name) => isKeyword(name) || isBuiltin(name) || isTaken(name),
  );
}

/** A snake_case name for each key, whatever the order of the keys; see `allocateClassNames`. */
export function allocateSnakeNames<Key extends string>(
  keys: readonly Key[],
  isTaken: (name: string) => boolean = () => false,
  source: (key: Key) => string = (key) => key,
  fallback = "value",
): ReadonlyMap<Key, string> {
  const wishes = new Map(keys.map((key) => [key, snakeName(source(key), fallback)]));
  return allocateNames(keys, (key) => wishes.get(key) ?? fallback, isTaken, undefined, "_");
}
