import type { ApiModel, Operation } from "../../ir/api.js";
import { allocateNames, camelCase, words } from "../../ir/names.js";
import { allocateTypeNames, typeName, valueName } from "../typescript/identifier.js";
import { objectMemberNames } from "./own-names.js";

/** The operations of one tag, under names that leave out what the tag says already: `client.pets.list`. */
export interface OperationGroup {
  /** Of the client's member. */
  readonly name: string;
  /** Of the interface. */
  readonly type: string;
  readonly description: string | undefined;
  /** In document order. */
  readonly members: readonly { readonly short: string; readonly method: string; readonly operation: Operation }[];
}

interface Named {
  readonly operation: Operation;
  readonly names: { readonly method: string };
}

/**
 * A group for each tag, in the order in which operations bear them.
 *
 * @param isTypeTaken names of types that stand elsewhere in the package
 */
export function operationGroups(
  api: ApiModel,
  operations: readonly Named[],
  isTypeTaken: (name: string) => boolean,
): readonly OperationGroup[] {
  const byTag = new Map<string, Named[]>();
  for (const each of operations)
    for (const tag of new Set(each.operation.tags)) {
      const members = byTag.get(tag);
      if (members === undefined) byTag.set(tag, [each]);
      else members.push(each);
    }
  const tags = [...byTag.keys()];
  const methods = new Set(operations.map(({ names }) => names.method));
  const isTaken = (name: string): boolean => methods.has(name) || objectMemberNames.has(name);
  const wish = (tag: string): string => {
    const name = valueName(tag);
    return isTaken(name) ? `${name}Methods` : name;
  };
  const names = allocateNames(tags, wish, isTaken);
  const types = allocateTypeNames(tags, (tag) => `${typeName(tag)}Methods`, isTypeTaken);
  return [...byTag].map(([tag, members]) => ({
    name: names.get(tag) ?? tag,
    type: types.get(tag) ?? tag,
    description: api.tags.find(({ name }) => name === tag)?.description,
    members: shortNames(tag, members),
  }));
}

/** Where two operations would come down to one name, both keep their own. */
function shortNames(tag: string, members: readonly Named[]): OperationGroup["members"] {
  const wishes = members.map(({ names }) => shortName(tag, names.method));
  const taken = new Set(members.map(({ names }) => names.method));
  return members.map(({ operation, names: { method } }, index) => {
    const wish = wishes[index] ?? method;
    const isOnly = wishes.filter((each) => each === wish).length === 1 && !taken.has(wish);
    return { short: isOnly ? wish : method, method, operation };
  });
}

/** A method's name without the tag's words at its beginning or end, be they singular or plural. */
function shortName(tag: string, method: string): string {
  const own = words(method);
  const said = words(tag).map(stem);
  const count = said.length;
  if (count === 0 || own.length <= count) return method;
  const isSaid = (part: readonly string[]): boolean => part.every((word, index) => stem(word) === said[index]);
  const rest = isSaid(own.slice(0, count))
    ? own.slice(count)
    : isSaid(own.slice(-count))
      ? own.slice(0, -count)
      : undefined;
  const name = rest === undefined ? method : camelCase(rest.join(" "));
  return /^[a-z][A-Za-z0-9]*$/.test(name) && !objectMemberNames.has(name) ? name : method;
}

const stem = (word: string): string =>
  word
    .replace(/ies$/, "y")
    .replace(/(s|sh|ch|x|z)es$/, "$1")
    .replace(/s$/, "");
