import type { Connection } from "./connection.js";

/** Members of an operation that need no connection. */
const unbound: ReadonlySet<string> = new Set(["isError"]);

type AnyFunction = (...parameters: readonly unknown[]) => unknown;

/** The method of a client for an operation: the same function, and the same members, with the connection filled in. */
function bindOperation(connection: Connection, operation: AnyFunction): AnyFunction {
  const method: AnyFunction = (...call) => operation(connection, ...call);
  for (const [name, member] of Object.entries(operation) as [string, AnyFunction][]) {
    const bound: AnyFunction = unbound.has(name) ? member : (...call) => member(connection, ...call);
    Object.defineProperty(method, name, { value: bound, enumerable: true });
  }
  return method;
}

/**
 * Makes a client: an object with a method for each operation, and with an object for each group that holds the same
 * methods under shorter names.
 *
 * @param groups by name of the group: the client's name of each method by the group's
 */
export function bindOperations<Client>(
  connection: Connection,
  operations: { readonly [name: string]: unknown },
  groups: { readonly [name: string]: { readonly [name: string]: string } } = {},
): Client {
  const methods = new Map(
    Object.entries(operations).map(([name, operation]) => [name, bindOperation(connection, operation as AnyFunction)]),
  );
  const members = Object.entries(groups).map(([group, names]) => {
    const own = Object.entries(names).map(([short, name]) => [short, methods.get(name)]);
    return [group, Object.fromEntries(own)];
  });
  return Object.fromEntries([...methods, ...members]) as Client;
}
