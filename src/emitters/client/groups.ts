import type { ApiModel, Operation } from "../../ir/api.js";
import { allocateNames, words } from "../../ir/names.js";

/**
 * The operations of one tag, under names that leave out what the tag says already: `client.pets.list`. Where a document has
 * no tags, what its paths begin with stands for them.
 */
export interface OperationGroup {
  /** Of the client's member. */
  readonly name: string;
  /** Of the type or class. */
  readonly type: string;
  readonly description: string | undefined;
  /** In document order. */
  readonly members: readonly { readonly short: string; readonly method: string; readonly operation: Operation }[];
}

/** An operation and its method's name. */
export interface MethodOf {
  readonly operation: Operation;
  readonly method: string;
}

/** How a language names things. */
export interface GroupNaming {
  /** A name for a member of the client that a tag would like to have, and what it becomes where a method has it. */
  readonly member: (tag: string) => string;
  readonly memberBesideMethod: (name: string) => string;
  /** Names of the types of all tags. */
  readonly types: (tags: readonly string[]) => ReadonlyMap<string, string>;
  /** A method's name of a few words; undefined where they make none. */
  readonly method: (text: string) => string | undefined;
  /** Names that no member may have. */
  readonly isReserved: (name: string) => boolean;
}

/** A group for each tag, in the order in which operations bear them. */
export function operationGroups(
  api: ApiModel,
  operations: readonly MethodOf[],
  naming: GroupNaming,
): readonly OperationGroup[] {
  const byTag = membersByTag(operations);
  const tags = [...byTag.keys()];
  const methods = new Set(operations.map(({ method }) => method));
  const isTaken = (name: string): boolean => methods.has(name) || naming.isReserved(name);
  const wish = (tag: string): string => {
    const name = naming.member(tag);
    return isTaken(name) ? naming.memberBesideMethod(name) : name;
  };
  const names = allocateNames(tags, wish, isTaken);
  const types = naming.types(tags);
  return [...byTag].map(([tag, members]) => ({
    name: names.get(tag) ?? tag,
    type: types.get(tag) ?? tag,
    description: api.tags.find(({ name }) => name === tag)?.description,
    members: shortNames(tag, members, naming),
  }));
}

function membersByTag(operations: readonly MethodOf[]): ReadonlyMap<string, readonly MethodOf[]> {
  const isTagged = operations.some(({ operation }) => operation.tags.length > 0);
  const byTag = new Map<string, MethodOf[]>();
  for (const each of operations)
    for (const tag of isTagged ? new Set(each.operation.tags) : resourceOf(each.operation)) {
      const members = byTag.get(tag);
      if (members === undefined) byTag.set(tag, [each]);
      else members.push(each);
    }
  // Pages are methods of their own in some languages, and make no group here that there is not elsewhere.
  const count = new Set(operations.map(({ operation }) => operation)).size;
  const isWorthwhile = byTag.size >= fewestResources && count >= byTag.size * fewestMembers;
  return isTagged || isWorthwhile ? byTag : new Map();
}

/** A handful of resources, or of operations beside each other, is read as easily without groups. */
const fewestResources = 5;
/** On average. */
const fewestMembers = 2;

/** What a path is about: its first segment that is neither a variable nor a version. */
function resourceOf({ path }: Operation): readonly string[] {
  const segments = path.text.split("/").filter((segment) => segment !== "" && !segment.includes("{"));
  const resource = segments.find((segment) => !/^(?:api|rest|v\d+(?:[._]\d+)*)$/i.test(segment));
  return resource === undefined ? [] : [resource];
}

/** Where two operations would come down to one name, both keep their own. */
function shortNames(tag: string, members: readonly MethodOf[], naming: GroupNaming): OperationGroup["members"] {
  const wishes = members.map(({ method }) => shortName(tag, method, naming));
  const taken = new Set(members.map(({ method }) => method));
  return members.map(({ operation, method }, index) => {
    const wish = wishes[index] ?? method;
    const isOnly = wishes.filter((each) => each === wish).length === 1 && !taken.has(wish);
    return { short: isOnly ? wish : method, method, operation };
  });
}

/** A method's name without the tag's words at its beginning, behind its verb or at its end, be they singular or plural. */
function shortName(tag: string, method: string, naming: GroupNaming): string {
  const own = words(method);
  const said = words(tag).map(stem);
  const count = said.length;
  if (count === 0 || own.length <= count) return method;
  const isSaid = (part: readonly string[]): boolean =>
    part.length === count && part.every((word, index) => stem(word) === said[index]);
  const start = [0, 1, own.length - count].find((index) => isSaid(own.slice(index, index + count)));
  const name =
    start === undefined ? undefined : naming.method([...own.slice(0, start), ...own.slice(start + count)].join(" "));
  return name === undefined || naming.isReserved(name) ? method : name;
}

const stem = (word: string): string =>
  word
    .replace(/ies$/, "y")
    .replace(/(s|sh|ch|x|z)es$/, "$1")
    .replace(/s$/, "");
