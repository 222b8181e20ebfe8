import type { JsonPointer } from "../../ir/ids.js";
import type { SourcePointer } from "../../ir/source.js";
import type { DocumentNode } from "../document-node.js";
import { placeOf } from "../document-node.js";
import type { LoadedFile } from "../loaded-file.js";
import { childPointer, rootPointer } from "../source/json-pointer.js";
import type { Location } from "./json-path.js";

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
  update(location: Location, by: DocumentNode): string | undefined;
  /** A value of the tree as something that may be laid over another. */
  nodeAt(location: Location): DocumentNode;
  /** The changed document. */
  finish(): LoadedFile;
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
  ): string | undefined => {
    for (const [key, value] of Object.entries(by)) {
      const own: SourcePointer = { file: origin.file, pointer: childPointer(origin.pointer, key) };
      const present = Object.hasOwn(target, key) ? target[key] : undefined;
      if (present === undefined || (!isContainer(present) && !isContainer(value))) put(target, key, value, own);
      else if (Array.isArray(present) && Array.isArray(value)) appendAll(present, value, own);
      else if (isObject(present) && isObject(value)) {
        const problem = merge(present, value, own);
        if (problem !== undefined) return problem;
      } else return `'${key}' is ${kindOf(present)} in the document and ${kindOf(value)} in the overlay`;
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
        if (!isObject(by.value)) return `an object cannot be updated by ${kindOf(by.value)}`;
        return merge(target, by.value, origin);
      }
      if (isContainer(by.value)) return `${kindOf(target)} cannot be updated by ${kindOf(by.value)}`;
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
    finish: () => ({ source: file.source, value: root.value, origins: collect(root.value, origins) }),
  };
}

/** The places that are noted, by the addresses that the values have now. */
function collect(
  root: unknown,
  origins: WeakMap<object, ReadonlyMap<string, SourcePointer>>,
): ReadonlyMap<JsonPointer, SourcePointer> {
  const collected = new Map<JsonPointer, SourcePointer>();
  const visit = (value: unknown, pointer: JsonPointer): void => {
    if (!isContainer(value)) return;
    for (const [key, origin] of origins.get(value) ?? []) collected.set(childPointer(pointer, key), origin);
    for (const [key, child] of Object.entries(value)) visit(child, childPointer(pointer, key));
  };
  visit(root, rootPointer);
  return collected;
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
