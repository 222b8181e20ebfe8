import type { Operation } from "../../ir/api.js";
import type { AuthorizerId, HandlerId, OperationId } from "../../ir/ids.js";
import { allocateNames, asciiWords } from "../../ir/names.js";
import { allocateTypeNames, allocateValueNames, isReservedWord } from "../typescript/identifier.js";

/** What one operation or authorizer is called in the project. */
export interface UnitNames {
  /** Of its modules, without extension: lower case, letters, digits and hyphens. */
  readonly file: string;
  /** Of its function: `getPet`. */
  readonly value: string;
  /** Of what the runtime knows of it: `getPetOperation`. */
  readonly data: string;
  /** Stem of its types: `GetPet`. */
  readonly type: string;
}

export type UnitNamesById<Id> = ReadonlyMap<Id, UnitNames>;

/** Characters of a file's name, so that a suffix and an extension have room below the 255 of file systems. */
const longestFile = 80;
/** Names of devices: Windows refuses them with any extension. */
const devicePattern = /^(con|prn|aux|nul|(com|lpt)\d)$/;

function fileStem(text: string, fallback: string): string {
  const stem = asciiWords(text).replaceAll(" ", "-").slice(0, longestFile).replace(/-+$/, "");
  return stem === "" ? fallback : devicePattern.test(stem) ? `${stem}-${fallback}` : stem;
}

/**
 * Names every file and declaration of the operations. None depends on the order of the document, and adding an operation
 * renames another only where both wish for one name.
 */
export const operationNames = (operations: readonly Operation[]): UnitNamesById<OperationId> =>
  unitNames(
    operations.map(({ id }) => id),
    "operation",
    new Set(["createHandler", "cors", "handler", "notImplemented", "request", "context"]),
  );

export const authorizerNames = (authorizers: readonly AuthorizerId[]): UnitNamesById<AuthorizerId> =>
  unitNames(
    authorizers,
    "authorizer",
    new Set([
      "allow",
      "deny",
      "unauthorized",
      "bearerToken",
      "basicCredentials",
      "handler",
      "request",
      "createTokenAuthorizer",
      "createRequestAuthorizer",
      "createTokenVerifier",
      "verifyToken",
    ]),
  );

/** @param spoken what an id is read as, where it is no name itself */
export function unitNames<Id extends string>(
  ids: readonly Id[],
  kind: "operation" | "authorizer" | "route",
  taken: ReadonlySet<string>,
  spoken: (id: Id) => string = (id) => id,
): UnitNamesById<Id> {
  // A module that exports `then` would be taken for a promise by those who import it dynamically.
  const isTaken = (name: string): boolean => isReservedWord(name) || taken.has(name) || name === "then";
  const files = allocateNames(ids, (id) => fileStem(spoken(id), kind));
  const values = allocateValueNames(ids, isTaken, spoken);
  const given = new Set(values.values());
  const suffix = { operation: "Operation", authorizer: "Operations", route: "Route" }[kind];
  const data = allocateNames(
    ids,
    (id) => `${values.get(id) ?? kind}${suffix}`,
    (name) => isTaken(name) || given.has(name),
  );
  const types = allocateTypeNames(ids, spoken);
  return new Map(
    ids.map((id) => [
      id,
      {
        file: files.get(id) ?? kind,
        value: values.get(id) ?? kind,
        data: data.get(id) ?? kind,
        type: types.get(id) ?? "Operation",
      },
    ]),
  );
}

/** Path of a function's entry point in the project. */
export const entryPath = (handler: HandlerId): string => `src/functions/${handler}.ts`;
