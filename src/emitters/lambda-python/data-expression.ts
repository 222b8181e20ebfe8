import type { Data, DataObject, SchemaForm } from "../lambda/data.js";
import { stringLiteral, valueLiteral } from "../python/literal.js";
import { layOut, tupleExpression } from "./expression.js";

/** What printing data needs to know of the module that it stands in. */
export interface DataPrinting {
  /** The expression of a named schema's function. */
  readonly refer: (form: SchemaForm) => string;
  /** Collects the classes of the runtime that are used. */
  readonly used: Set<string>;
}

export interface Place {
  readonly printing: DataPrinting;
  /** Of the line that the expression begins on. */
  readonly indent: string;
  /** Where on the line it begins. */
  readonly column: number;
}

export type Print = (data: Data, place: Place) => string;

/** How a member of the data is an argument of the runtime's class. Arguments without a keyword come first. */
interface Argument {
  readonly keyword: string;
  readonly print: Print;
  /** Left out where the data is this: the runtime's default. */
  readonly usual?: false;
}

/** A class of the runtime: its arguments, by the names of the data's members. */
export interface RuntimeClass {
  readonly name: string;
  readonly members: Readonly<Record<string, Argument>>;
  /** Further arguments, which are the same for all data of the kind. */
  readonly fixed?: readonly string[];
}

export const scalar: Print = (data) => {
  if (typeof data === "object") throw new Error("The data is no plain value.");
  return valueLiteral(data);
};

/** What an interpreter needs for some data only, by its name in the runtime: functions have the modules that they use. */
export const runtimeName = (name: string, { printing }: Place): string => {
  printing.used.add(name);
  return name;
};

/** A value of the document. */
export const literal: Print = (data, place) =>
  typeof data === "object" && "literal" in data ? valueLiteral(data.literal) : scalar(data, place);

export const closedOr =
  (print: Print): Print =>
  (data, place) =>
    data === false ? "False" : print(data, place);

export const tupleOf =
  (print: Print): Print =>
  (data, place) => {
    if (!Array.isArray(data)) throw new Error("The data is no list.");
    const items = (data as readonly Data[]).map((item) => print(item, inside(place, 0)));
    return tupleExpression(items, place.indent, place.column);
  };

export const dictionaryOf =
  (print: Print): Print =>
  (data, place) => {
    const members = entriesOf(data).map(([name, value]) => {
      const key = `${stringLiteral(name)}: `;
      return key + print(value, inside(place, key.length));
    });
    return layOut("{", members, "}", place.indent, place.column);
  };

export const pairOf =
  (printKey: Print, print: Print): Print =>
  (data, place) => {
    const [key, value] = data as readonly [string, Data];
    const text = printKey(key, place);
    return `(${text}, ${print(value, { ...place, column: place.column + text.length + 3 })})`;
  };

const inside = (place: Place, length: number): Place => {
  const indent = `${place.indent}    `;
  return { ...place, indent, column: indent.length + length };
};

export const entriesOf = (data: Data): DataObject["members"] => {
  if (typeof data !== "object" || !("members" in data)) throw new Error("The data is no object.");
  return data.members;
};

export const of =
  (runtimeClass: () => RuntimeClass): Print =>
  (data, place) =>
    call(runtimeClass(), data, place);

export function call({ name, members, fixed = [] }: RuntimeClass, data: Data, place: Place): string {
  runtimeName(name, place);
  const given = entriesOf(data).flatMap(([member, value]) => {
    const known = members[member];
    // What is empty is the runtime's default, where it can be left out.
    const isEmpty = known?.keyword !== "" && Array.isArray(value) && value.length === 0;
    const isLeftOut = isEmpty || (known?.usual !== undefined && known.usual === value);
    return known === undefined || isLeftOut ? [] : [{ known, value }];
  });
  const text = (inner: Place): readonly string[] => [
    ...given.map(({ known: { keyword, print }, value }) => {
      const head = keyword === "" ? "" : `${keyword}=`;
      return head + print(value, { ...inner, column: inner.column + head.length });
    }),
    ...fixed,
  ];
  // What has one argument without a keyword begins and ends with it.
  if (given.length === 1 && fixed.length === 0 && given[0]?.known.keyword === "") {
    return `${name}(${text({ ...place, column: place.column + name.length + 1 }).join("")})`;
  }
  return layOut(`${name}(`, text(inside(place, 0)), ")", place.indent, place.column);
}

export const argument = (keyword: string, print: Print = scalar): Argument => ({ keyword, print });

/** The argument that needs no keyword. */
export const first = (print: Print): Argument => ({ keyword: "", print });
