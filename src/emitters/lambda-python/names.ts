import { allocateNames, asciiWords } from "../../ir/names.js";
import { className, isBuiltin, isKeyword, snakeName } from "../python/identifier.js";

/** What one operation, route or authorizer is called in the project. */
export interface UnitNames {
  /** Of its modules and its function: `get_pet`. */
  readonly module: string;
  /** Stem of its classes: `GetPet`. */
  readonly type: string;
}

export type UnitNamesById<Id> = ReadonlyMap<Id, UnitNames>;

/** Characters of a module's name, so that a suffix and an extension have room below the 255 of file systems. */
const longestModule = 80;
/** Names of devices: Windows refuses them with any extension. */
const devicePattern = /^(con|prn|aux|nul|(com|lpt)\d)$/;

/** A module's name for each id: ASCII, in snake_case, different from the others also where case is ignored. */
export function allocateModules<Id extends string>(
  ids: readonly Id[],
  kind: string,
  isTaken: (name: string) => boolean = () => false,
  spoken: (id: Id) => string = (id) => id,
): ReadonlyMap<Id, string> {
  const wish = (id: Id): string => {
    const stem = asciiWords(spoken(id)).slice(0, longestModule).trim();
    const name = snakeName(stem, kind);
    const isReserved = isBuiltin(name) || devicePattern.test(name) || isTaken(name);
    return isReserved ? `${name}_${kind}` : name;
  };
  return allocateNames(ids, wish, isTaken, undefined, "_");
}

/** Names in the user's file of an operation, and in the function's entry. */
const takenValues: ReadonlySet<string> = new Set(
  "cors create_handler create_socket_handler handler middleware not_implemented aws_sender".split(" "),
);

/**
 * Names every module and class of operations, routes or authorizers. None depends on the order of the document, and adding
 * one renames another only where both wish for one name.
 */
export function unitNames<Id extends string>(
  ids: readonly Id[],
  kind: "operation" | "authorizer" | "route",
  spoken?: (id: Id) => string,
): UnitNamesById<Id> {
  const modules = allocateModules(ids, kind, (name) => takenValues.has(name), spoken);
  return new Map(
    ids.map((id) => {
      const module = modules.get(id) ?? kind;
      // Each module declares the classes of one unit: they need not differ from those of another.
      const stem = className(module.split("_").join(" "), "Operation");
      return [id, { module, type: isKeyword(stem) ? `${stem}Operation` : stem }];
    }),
  );
}
