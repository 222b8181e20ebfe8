import { digest } from "../../ir/digest.js";
import { type HandlerId, unsafeId } from "../../ir/ids.js";
import { allocateNames, asciiWords, camelCase } from "../../ir/names.js";
import type { ReadContext } from "../read-context.js";
import type { LoadedSettings } from "../settings/read-settings.js";

/** At most 44 letters, digits, '-' and '_', so that a prefix fits before it in the 64 of a function's name. */
const handlerNameLimit = 44;

function handlerName(text: string): string {
  const name = /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) ? text : camelCase(asciiWords(text));
  const safe = /^[A-Za-z]/.test(name) ? name : `operation${name || digest(text).slice(0, 8)}`;
  return safe.length <= handlerNameLimit ? safe : `${safe.slice(0, handlerNameLimit - 7)}_${digest(text).slice(0, 6)}`;
}

/** Names of devices, which Windows takes for no file whatever their ending. */
const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name);

/** Handler names for keys that must not share one, not even where upper and lower case are the same. */
export function nameHandlers(
  keys: readonly string[],
  isTaken: (name: string) => boolean = () => false,
  textOf: (key: string) => string = (key) => key,
): ReadonlyMap<string, HandlerId> {
  // A suffix that settles a collision is six characters long.
  const wish = (key: string): string => handlerName(textOf(key)).slice(0, handlerNameLimit - 6);
  const names = allocateNames(
    keys,
    wish,
    (name) => isTaken(name) || isDevice(name),
    (name) => name.toLowerCase(),
  );
  return new Map([...names].map(([key, name]) => [key, unsafeId<HandlerId>(name)]));
}

/** The id of the function that decides about callers who use a security scheme, by scheme. */
export function nameAuthorizerHandlers(
  schemes: readonly string[],
  { functions }: Pick<ReadContext, "functions">,
): (scheme: string) => HandlerId {
  const named = new Set([...functions.values()].map((id) => id.toLowerCase()));
  const wish = (scheme: string): string => (/authori[sz]er$/i.test(scheme) ? scheme : `${scheme}Authorizer`);
  const names = nameHandlers([...new Set(schemes)], (name) => named.has(name.toLowerCase()), wish);
  return (scheme) => names.get(scheme) ?? unsafeId(wish(scheme));
}

/** The ids of the functions that the settings name themselves, by name. */
export const nameOwnFunctions = ({ values }: LoadedSettings): ReadonlyMap<string, HandlerId> =>
  nameHandlers(Object.keys(values.functions?.named ?? {}));
