import type { Operation } from "../../api.js";

/** Operations that stand for the same thing on both sides, and those that have nothing on the other side. */
export interface MatchedOperations {
  readonly pairs: readonly (readonly [before: Operation, after: Operation])[];
  readonly removed: readonly Operation[];
  readonly added: readonly Operation[];
}

/** `GET /pets/{petId}`; `ANY` for every other method. */
export const operationName = ({ method, path }: Pick<Operation, "method" | "path">): string =>
  `${method.toUpperCase()} ${path.text}`;

/** The same for paths that differ in the names of their variables: `GET /pets/{}`. */
const requestLine = ({ method, path }: Operation): string =>
  `${method} ${path.text.replace(/\{[^{}]*?(\+?)\}/g, "{$1}")}`;

/** By method and path first, which callers know; what is left, by operationId. */
export function matchOperations(before: readonly Operation[], after: readonly Operation[]): MatchedOperations {
  const pairs: (readonly [Operation, Operation])[] = [];
  const taken = new Set<Operation>();
  const match = (operations: readonly Operation[], keyOf: (each: Operation) => string): readonly Operation[] => {
    const byKey = new Map(after.filter((each) => !taken.has(each)).map((each) => [keyOf(each), each]));
    return operations.filter((operation) => {
      const other = byKey.get(keyOf(operation));
      if (other === undefined || taken.has(other)) return true;
      taken.add(other);
      pairs.push([operation, other]);
      return false;
    });
  };
  const removed = [operationName, requestLine, ({ id }: Operation) => id].reduce(match, before);
  return { pairs, removed, added: after.filter((each) => !taken.has(each)) };
}
