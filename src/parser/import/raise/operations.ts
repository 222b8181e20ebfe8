import type { JsonValue } from "../../../ir/json.js";
import { camelCase } from "../../../ir/names.js";
import type { RaiseContext } from "./context.js";
import type { TreePath } from "./tree-builder.js";

/** An operation that stands in the document. */
export interface RaisedOperation {
  readonly id: string;
  /** As in the document, `/pets/{petId}`. */
  readonly path: string;
  /** Upper case; `ANY` for every other method. */
  readonly httpMethod: string;
  /** Of the operation in the document. */
  readonly at: TreePath;
}

/** To a REST API a slash at the end of a path is none. */
export const isPathOf = ({ path }: RaisedOperation, wanted: string): boolean =>
  withoutSlash(path) === withoutSlash(wanted);

const withoutSlash = (path: string): string => path.replace(/(?<=.)\/$/, "");

const anyMethod = "x-amazon-apigateway-any-method";
const verbs = ["get", "put", "post", "delete", "options", "head", "patch", anyMethod] as const;

/** The key of a method in a path item; undefined for one that OpenAPI does not know. */
export function operationKey(httpMethod: string): string | undefined {
  const key = httpMethod.toUpperCase() === "ANY" ? anyMethod : httpMethod.toLowerCase();
  return verbs.find((verb) => verb === key);
}

/** `getPetsPetId` for `GET /pets/{petId}`, and another name where that is taken. */
export function nameOperation(httpMethod: string, path: string, taken: ReadonlySet<string>): string {
  const wish = camelCase(`${httpMethod.toLowerCase()} ${path === "/" ? "root" : path}`);
  let name = wish;
  for (let number = 2; taken.has(name); number += 1) name = `${wish}${number}`;
  return name;
}

/** Every operation of the document so far; those without an id get one, since settings name them by it. */
export function operationsOf({ document }: RaiseContext): readonly RaisedOperation[] {
  const paths = document.get(["paths"]);
  const found = isObject(paths)
    ? Object.entries(paths).flatMap(([path, item]) =>
        isObject(item) ? verbs.filter((verb) => isObject(item[verb])).map((verb) => ({ path, verb })) : [],
      )
    : [];
  const idOf = (path: string, verb: string): JsonValue | undefined =>
    document.get(["paths", path, verb, "operationId"]);
  const taken = new Set(found.flatMap(({ path, verb }) => idOf(path, verb) ?? []).map(String));
  return found.map(({ path, verb }) => {
    const httpMethod = verb === anyMethod ? "ANY" : verb.toUpperCase();
    const at = ["paths", path, verb];
    const known = idOf(path, verb);
    const id = typeof known === "string" && known !== "" ? known : nameOperation(httpMethod, path, taken);
    if (id !== known) document.put([...at, "operationId"], id);
    taken.add(id);
    return { id, path, httpMethod, at };
  });
}

const isObject = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
