import type { JsonPointer } from "../../ir/ids.js";
import type { SourcePointer } from "../../ir/source.js";
import type { DocumentNode } from "../document-node.js";
import { placeOf } from "../document-node.js";
import type { LoadedFile } from "../loaded-file.js";
import { childPointer, rootPointer } from "../source/json-pointer.js";
import type { Location } from "./json-path.js";
import { addressIn, type Replacements } from "./replacements.js";

type Container = unknown[] | Record<string, unknown>;

/**
 * A copy of a document's value that can be changed, and remembers where what was put into it stands. Every other part
 * stands in the document, where the parts that hold it say.
 */
export interface OverlaidTree {
  readonly value: unknown;
  /** The value at a location. */
  at(location: Location): unknown;
  /** Takes a value out of the object or array that holds it. */
  remove(location: Location): void;
  /** Lays a value over the one at the location; undefined when that is done, else why it cannot be. */
  update(location: Location, by: DocumentNode): UpdateProblem | undefined;
  /** A value of the tree as something that may be laid over another. */
  nodeAt(location: Location): DocumentNode;
  /** The changed document. */
  finish(): LoadedFile;
}

/** Why a value cannot be laid over another, and which part of it. */
export interface UpdateProblem {
  readonly problem: string;
  readonly at: SourcePointer;
}

export function createOverlaidTree(file: LoadedFile): OverlaidTree {
  const origins = new WeakMap<object, Map<string, SourcePointer>>();
  const root = { value: clone(file.value) };
  const note = (container: Container, key: string | number, origin: SourcePointer): void => {
    const known = origins.get(container);
    if (known === undefined) origins.set(container, new Map([[String(key), origin]]));
    else known.set(String(key), origin);
  };
  const at = (location: Location): unknown => location.reduce<unknown>(memberOf, root.value);
  const originAt = (location: Location): SourcePointer => {
    let value: unknown = root.value;
    let origin: SourcePointer = { file: file.source.name, pointer: rootPointer };
    for (const step of location) {
      const noted = isContainer(value) ? origins.get(value)?.get(String(step)) : undefined;
      origin = noted ?? { file: origin.file, pointer: childPointer(origin.pointer, step) };
      value = memberOf(value, step);
    }
    return origin;
  };

  const put = (container: Container, key: string | number, value: unknown, origin: SourcePointer): void => {
    Object.defineProperty(container, key, {
      value: clone(value),
      writable: true,
      enumerable: true,
      configurable: true,
    });
    note(container, key, origin);
  };
  const append = (array: unknown[], value: unknown, origin: SourcePointer): void =>
    put(array, array.length, value, origin);
  const appendAll = (array: unknown[], values: readonly unknown[], origin: SourcePointer): void => {
    for (const [index, value] of values.entries()) {
      append(array, value, { file: origin.file, pointer: childPointer(origin.pointer, index) });
    }
  };
  const merge = (
    target: Record<string, unknown>,
    by: Readonly<Record<string, unknown>>,
    origin: SourcePointer,
  ): UpdateProblem | undefined => {
    for (const [key, value] of Object.entries(by)) {
      const own: SourcePointer = { file: origin.file, pointer: childPointer(origin.pointer, key) };
      const present = Object.hasOwn(target, key) ? target[key] : undefined;
      if (present === undefined || (!isContainer(present) && !isContainer(value))) put(target, key, value, own);
      else if (Array.isArray(present) && Array.isArray(value)) appendAll(present, value, own);
      else if (isObject(present) && isObject(value)) {
        const problem = merge(present, value, own);
        if (problem !== undefined) return problem;
      } else {
        const problem = `'${key}' is ${kindOf(present)} in the document and ${kindOf(value)} in the overlay`;
        return { problem, at: { ...own, part: "key" } };
      }
    }
    return undefined;
  };

  return {
    get value() {
      return root.value;
    },
    at,
    remove: (location) => {
      const holder = at(location.slice(0, -1));
      const key = location.at(-1);
      if (key === undefined || !isContainer(holder)) return;
      if (!Array.isArray(holder)) {
        delete holder[key];
        origins.get(holder)?.delete(String(key));
        return;
      }
      // What stands behind the removed item moves up, but not in its text.
      const places = holder.map((_, index) => originAt([...location.slice(0, -1), index]));
      holder.splice(Number(key), 1);
      places.splice(Number(key), 1);
      origins.set(holder, new Map(places.map((place, index) => [String(index), place])));
    },
    update: (location, by) => {
      const target = at(location);
      const origin = placeOf(by);
      if (Array.isArray(target)) {
        if (Array.isArray(by.value)) appendAll(target, by.value, origin);
        else append(target, by.value, origin);
        return undefined;
      }
      if (isObject(target)) {
        if (!isObject(by.value)) return { problem: `an object cannot be updated by ${kindOf(by.value)}`, at: origin };
        return merge(target, by.value, origin);
      }
      if (isContainer(by.value))
        return { problem: `${kindOf(target)} cannot be updated by ${kindOf(by.value)}`, at: origin };
      const holder = at(location.slice(0, -1));
      const key = location.at(-1);
      if (key !== undefined && isContainer(holder)) put(holder, key, by.value, origin);
      return undefined;
    },
    nodeAt: (location) => {
      const origin = originAt(location);
      const source = { ...file.source, name: origin.file };
      return { value: clone(at(location)), file: { source, value: undefined }, pointer: origin.pointer };
    },
    finish: () => ({
      source: file.source,
      value: root.value,
      origins: collect(root.value, origins),
      replacements: collectReplacements(root.value, origins, file.source.name),
    }),
  };
}

/** The places that are noted, by the addresses that the values have now. */
function collect(root: unknown, origins: Origins): ReadonlyMap<JsonPointer, SourcePointer> {
  const collected = new Map<JsonPointer, SourcePointer>();
  const visit = (value: unknown, pointer: JsonPointer): void => {
    if (!isContainer(value)) return;
    for (const [key, origin] of origins.get(value) ?? []) collected.set(childPointer(pointer, key), origin);
    for (const [key, child] of Object.entries(value)) visit(child, childPointer(pointer, key));
  };
  visit(root, rootPointer);
  return collected;
}

type Origins = WeakMap<object, ReadonlyMap<string, SourcePointer>>;

/**
 * The same by the addresses that the values have, or would have, in the texts of what holds them. Where one text has come
 * to stand at several places, or items have moved, an address tells no longer which value is meant.
 */
function collectReplacements(root: unknown, origins: Origins, name: string): Replacements {
  const seen = new Map<string, number>();
  const found: { readonly holder: string; readonly address: string; readonly origin: SourcePointer }[] = [];
  const visit = (value: unknown, place: SourcePointer): void => {
    if (!isContainer(value)) return;
    const holder = addressIn(place);
    seen.set(holder, (seen.get(holder) ?? 0) + 1);
    const own = origins.get(value) ?? new Map<string, SourcePointer>();
    const natural = (key: string): SourcePointer => ({ file: place.file, pointer: childPointer(place.pointer, key) });
    const hasMoved = [...own].some(
      ([key, { file, pointer }]) => file === place.file && pointer !== natural(key).pointer,
    );
    for (const [key, origin] of own)
      if (!hasMoved && origin.file !== place.file) found.push({ holder, address: addressIn(natural(key)), origin });
    for (const [key, child] of Object.entries(value)) visit(child, own.get(key) ?? natural(key));
  };
  visit(root, { file: name, pointer: rootPointer });
  return new Map(found.filter(({ holder }) => seen.get(holder) === 1).map(({ address, origin }) => [address, origin]));
}

const isContainer = (value: unknown): value is Container => typeof value === "object" && value !== null;
const isObject = (value: unknown): value is Record<string, unknown> => isContainer(value) && !Array.isArray(value);

const memberOf = (value: unknown, step: string | number): unknown =>
  isContainer(value) && Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  return isContainer(value) ? "an object" : "a plain value";
}

/** Objects that YAML aliases share become objects of their own: a change at one place changes no other. */
function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, clone(child)]));
}
