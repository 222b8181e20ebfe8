import { entriesOf } from "../evaluate/entries.js";
import { samePlain } from "../evaluate/operators.js";
import { type Plain, toPlain } from "../evaluate/plain.js";
import { knownText } from "../evaluate/text.js";
import { EvaluationProblem, isNull, list, type ObjectValue, object, scalar, type Value } from "../evaluate/value.js";
import { type FunctionCall, listIn, ofKnown, type TerraformFunction, textOf } from "./function-call.js";

/** The items of a list, or the values of a map, whether these are known or not. */
const itemsOf = (value: Value | undefined, call: FunctionCall): readonly Value[] | undefined =>
  value === undefined ? undefined : entriesOf(value, call.assume)?.map((each) => each.value);

const allItems = (values: readonly Value[], call: FunctionCall): readonly Value[] | undefined => {
  const lists = values.filter((each) => !isNull(each)).map((each) => itemsOf(each, call));
  return lists.every((each) => each !== undefined) ? lists.flat() : undefined;
};

const objectOf = (value: Value | undefined, call: FunctionCall): ObjectValue | undefined => {
  if (value?.kind === "parameter" && value.assumed !== undefined) {
    call.assume(value.name);
    return objectOf(value.assumed, call);
  }
  return value?.kind === "object" ? value : undefined;
};

const concat: TerraformFunction = (values, call) => {
  const items = allItems(values, call);
  return items === undefined ? undefined : list(items, call.at);
};

const flatten: TerraformFunction = ([value], call) => {
  const flat = (each: Value): readonly Value[] => (each.kind === "list" ? each.items.flatMap(flat) : [each]);
  const items = itemsOf(value, call);
  return items === undefined ? undefined : list(items.flatMap(flat), call.at);
};

/** Of two values that are not both known none is taken for the other. */
function unique(items: readonly Value[], call: FunctionCall): readonly Value[] {
  const seen: Plain[] = [];
  return items.filter((item) => {
    const plain = toPlain(item, () => undefined);
    if (plain === undefined) return true;
    if (seen.some((each) => samePlain(each, plain))) return false;
    if (seen.length >= uniqueLimit) throw new EvaluationProblem(`a set has at most ${uniqueLimit} items here`, call.at);
    seen.push(plain);
    return true;
  });
}

const uniqueLimit = 10_000;

const distinct: TerraformFunction = ([value], call) => {
  const items = itemsOf(value, call);
  return items === undefined ? undefined : list(unique(items, call), call.at);
};

/** A set is a list here; as keys of `for_each` its items are found by what they are. */
const toset: TerraformFunction = distinct;

const tolist: TerraformFunction = ([value], call) => {
  const items = itemsOf(value, call);
  return items === undefined ? undefined : list(items, call.at);
};

const length: TerraformFunction = ([value], call) => {
  if (value === undefined) return undefined;
  const text = knownText(value, call.assume);
  if (text !== undefined) return scalar([...text].length, call.at);
  const items = itemsOf(value, call);
  return items === undefined ? undefined : scalar(items.length, call.at);
};

const merge: TerraformFunction = (values, call) => {
  const objects = values.filter((each) => !isNull(each)).map((each) => objectOf(each, call));
  return objects.every((each) => each !== undefined)
    ? object(
        objects.flatMap((each) => [...each.members]),
        call.at,
      )
    : undefined;
};

const lookup: TerraformFunction = ([map, key, otherwise], call) => {
  const members = objectOf(map, call)?.members;
  const name = key === undefined ? undefined : knownText(key, call.assume);
  if (members === undefined || name === undefined) return undefined;
  const found = members.get(name) ?? otherwise;
  if (found === undefined) throw new EvaluationProblem(`there is no key '${name}'`, call.at);
  return found;
};

const keys: TerraformFunction = ([map], call) => {
  const members = objectOf(map, call)?.members;
  return members === undefined
    ? undefined
    : list(
        [...members.keys()].sort().map((key) => scalar(key, call.at)),
        call.at,
      );
};

const values: TerraformFunction = ([map], call) => {
  const members = objectOf(map, call)?.members;
  if (members === undefined) return undefined;
  const sorted = [...members].sort(([a], [b]) => (a < b ? -1 : 1));
  return list(
    sorted.map(([, each]) => each),
    call.at,
  );
};

const zipmap: TerraformFunction = ([names, members], call) => {
  const texts = itemsOf(names, call)?.map((each) => knownText(each, call.assume));
  const items = itemsOf(members, call);
  if (texts === undefined || items === undefined || !texts.every((each) => each !== undefined)) return undefined;
  return object(
    texts.flatMap((text, index) => {
      const item = items[index];
      return item === undefined ? [] : [[text, item] as const];
    }),
    call.at,
  );
};

const element: TerraformFunction = ([items, index], call) => {
  const all = itemsOf(items, call);
  const at = index === undefined ? undefined : knownText(index, call.assume);
  if (all === undefined || at === undefined) return undefined;
  if (all.length === 0) throw new EvaluationProblem("an empty list has no elements", call.at);
  return all[Number(at) % all.length];
};

const slice: TerraformFunction = ([items, from, to], call) => {
  const all = itemsOf(items, call);
  const ends = [from, to].map((each) => (each === undefined ? undefined : knownText(each, call.assume)));
  return all === undefined || ends.includes(undefined)
    ? undefined
    : list(all.slice(Number(ends[0]), Number(ends[1])), call.at);
};

const reverse: TerraformFunction = ([items], call) => {
  const all = itemsOf(items, call);
  return all === undefined ? undefined : list([...all].reverse(), call.at);
};

const isEmptyText = (value: Value): boolean => value.kind === "scalar" && value.value === "";

/** What is not known is something: the first value that is not plainly nothing is taken. */
const coalesce: TerraformFunction = (all) => all.find((each) => !isNull(each) && !isEmptyText(each));

const coalescelist: TerraformFunction = (all, call) => all.find((each) => (itemsOf(each, call)?.length ?? 1) > 0);

const compact: TerraformFunction = ([items], call) => {
  const all = itemsOf(items, call);
  return all === undefined
    ? undefined
    : list(
        all.filter((each) => !isNull(each) && !isEmptyText(each)),
        call.at,
      );
};

const one: TerraformFunction = ([items], call) => {
  const all = itemsOf(items, call);
  if (all === undefined) return undefined;
  if (all.length > 1) throw new EvaluationProblem("'one' takes a list of at most one item", call.at);
  return all[0] ?? scalar(null, call.at);
};

const contains: TerraformFunction = ([items, item], call) => {
  const wanted = item === undefined ? undefined : toPlain(item, call.assume);
  const all = itemsOf(items, call)?.map((each) => toPlain(each, call.assume));
  if (wanted === undefined || all === undefined) return undefined;
  if (all.some((each) => each !== undefined && samePlain(each, wanted))) return scalar(true, call.at);
  return all.includes(undefined) ? undefined : scalar(false, call.at);
};

/** Combinations that are made at most. */
const productLimit = 10_000;

const setproduct: TerraformFunction = (sets, call) => {
  const lists = sets.map((each) => itemsOf(each, call));
  if (!lists.every((each) => each !== undefined)) return undefined;
  if (lists.reduce((count, each) => count * each.length, 1) > productLimit) {
    throw new EvaluationProblem(`'setproduct' makes at most ${productLimit} items here`, call.at);
  }
  const rows = lists.reduce<readonly (readonly Value[])[]>(
    (found, items) => found.flatMap((row) => items.map((item) => [...row, item])),
    [[]],
  );
  return list(
    rows.map((row) => list(row, call.at)),
    call.at,
  );
};

const combined = (keeps: (item: Plain, others: readonly (readonly Plain[])[]) => boolean): TerraformFunction =>
  ofKnown(([first, ...others], call) => {
    const lists = others.map((each) => listIn(each, call));
    return listIn(first, call).filter((item) => keeps(item, lists));
  });

const isIn = (item: Plain, items: readonly Plain[]): boolean => items.some((each) => samePlain(each, item));

const same: TerraformFunction = ([value]) => value;

const tostring: TerraformFunction = ([value], call) => {
  if (value?.kind !== "scalar") return value;
  return value.value === null ? value : { ...value, value: textOf(value.value, call) };
};

const tonumber: TerraformFunction = ([value], call) => {
  if (value?.kind !== "scalar" || typeof value.value !== "string") return value;
  const number = Number(value.value);
  if (value.value.trim() === "" || Number.isNaN(number)) throw new EvaluationProblem("the text is no number", call.at);
  return { ...value, value: number };
};

const tobool: TerraformFunction = ([value], call) => {
  if (value?.kind !== "scalar" || typeof value.value !== "string") return value;
  if (value.value !== "true" && value.value !== "false")
    throw new EvaluationProblem("the text is neither true nor false", call.at);
  return { ...value, value: value.value === "true" };
};

export const collectionFunctions: Readonly<Record<string, TerraformFunction>> = {
  concat,
  flatten,
  distinct,
  toset,
  tolist,
  length,
  merge,
  lookup,
  keys,
  values,
  zipmap,
  element,
  slice,
  reverse,
  coalesce,
  coalescelist,
  compact,
  one,
  contains,
  setproduct,
  tostring,
  tonumber,
  tobool,
  tomap: same,
  nonsensitive: same,
  sensitive: same,
  ephemeralasnull: same,
  // Terraform 0.11 wrote lists and maps with functions.
  list: (items, call) => list(items, call.at),
  map: (pairs, call) =>
    object(
      pairs.flatMap((key, index) => {
        const value = pairs[index + 1];
        return index % 2 === 0 && value !== undefined ? [[knownText(key, call.assume) ?? "", value] as const] : [];
      }),
      call.at,
    ),
  index: ofKnown(([items, item], call) => {
    const at = listIn(items, call).findIndex((each) => item !== undefined && samePlain(each, item));
    if (at === -1) throw new EvaluationProblem("the list does not hold the item", call.at);
    return at;
  }),
  sort: ofKnown(([items], call) =>
    listIn(items, call)
      .map((each) => textOf(each, call))
      .sort(),
  ),
  alltrue: ofKnown(([items], call) => listIn(items, call).every((each) => each === true || each === "true")),
  anytrue: ofKnown(([items], call) => listIn(items, call).some((each) => each === true || each === "true")),
  setunion: (sets, call) => {
    const items = allItems(sets, call);
    return items === undefined ? undefined : list(unique(items, call), call.at);
  },
  setintersection: combined((item, lists) => lists.every((each) => isIn(item, each))),
  setsubtract: combined((item, lists) => !lists.some((each) => isIn(item, each))),
  chunklist: ofKnown(([items, size], call) => {
    const all = listIn(items, call);
    const count = Math.max(1, Number(size));
    return Array.from({ length: Math.ceil(all.length / count) }, (_, index) =>
      all.slice(index * count, (index + 1) * count),
    );
  }),
};
