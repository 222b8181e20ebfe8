import { parse } from "yaml";
import { textOf } from "../build-case.js";
import type { ConformanceCase } from "../conformance-case.js";

/** A document as YAML reads it. */
type Tree = { [key: string]: Tree } & { [key: string]: unknown };

/** How one edition of a document becomes the next, and what has to come of it. */
export interface Edit {
  readonly name: string;
  /** Whether the stages have to move to another deployment. */
  readonly redeploys: boolean;
  /** Whether everything that was there keeps its logical id and its address. */
  readonly keepsAddresses: boolean;
  /** Changes the document in place. */
  readonly apply: (document: Tree) => void;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

interface Place {
  readonly path: string;
  readonly method: string;
  readonly operation: Tree;
}

const operationsOf = ({ paths = {} }: Tree): readonly Place[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]): readonly Place[] =>
      methods.includes(method) ? [{ path, method, operation: operation as Tree }] : [],
    ),
  );

function firstOperation(document: Tree): Place {
  const [first] = operationsOf(document);
  if (first === undefined) throw new Error("The document has no operation to change.");
  return first;
}

/** A required parameter of the query; the gateway of a REST API is told of it, the one of an HTTP API is not. */
const requireParameter = ({ operation }: Place): void => {
  const parameters = (operation.parameters ?? []) as unknown as object[];
  Object.assign(operation, {
    parameters: [...parameters, { name: "added", in: "query", required: true, schema: { type: "string" } }],
  });
};

export const describeOperation: Edit = {
  name: "describes an operation in other words",
  redeploys: false,
  keepsAddresses: true,
  apply: (document) => {
    Object.assign(firstOperation(document).operation, { description: "In other words." });
  },
};

export const changeOperation: Edit = {
  name: "demands a parameter",
  redeploys: true,
  keepsAddresses: true,
  apply: (document) => requireParameter(firstOperation(document)),
};

export const addOperation: Edit = {
  name: "adds an operation",
  redeploys: true,
  keepsAddresses: true,
  apply: (document) => {
    const responses = { "200": { description: "Done." } };
    Object.assign(document.paths ?? {}, { "/added/here": { get: { operationId: "addedHere", responses } } });
  },
};

export const removeOperation: Edit = {
  name: "removes an operation",
  redeploys: true,
  keepsAddresses: false,
  apply: (document) => {
    const [last] = operationsOf(document).toReversed();
    const item = document.paths?.[last?.path ?? ""];
    if (last === undefined || item === undefined) throw new Error("The document has no operation to remove.");
    delete item[last.method];
    if (Object.keys(item).every((key) => !methods.includes(key))) delete document.paths?.[last.path];
  },
};

export const renameOperation: Edit = {
  name: "renames an operation",
  redeploys: true,
  keepsAddresses: false,
  apply: (document) => {
    Object.assign(firstOperation(document).operation, { operationId: "renamedSince" });
  },
};

/** The case as the edit leaves it. */
export function edited(each: ConformanceCase, edit: Edit): ConformanceCase {
  const document = parse(textOf(each, each.entry)) as Tree;
  edit.apply(document);
  return { ...each, edition: new Map([...each.edition, [each.entry, JSON.stringify(document)]]) };
}
