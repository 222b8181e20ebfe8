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
  const byRequest = new Map(after.map((each) => [requestLine(each), each]));
  const byId = new Map(after.map((each) => [each.id, each]));
  const taken = new Set<Operation>();
  const pairWith = (operation: Operation, other: Operation | undefined): boolean => {
    if (other === undefined || taken.has(other)) return false;
    taken.add(other);
    pairs.push([operation, other]);
    return true;
  };
  const left = before.filter((each) => !pairWith(each, byRequest.get(requestLine(each))));
  const removed = left.filter((each) => !pairWith(each, each.named ? byId.get(each.id) : undefined));
  return { pairs, removed, added: after.filter((each) => !taken.has(each)) };
}
