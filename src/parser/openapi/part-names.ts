import { isDeepStrictEqual } from "node:util";
import { digest } from "../../ir/digest.js";
import { type SecuritySchemeId, unsafeId } from "../../ir/ids.js";
import { pascalCase } from "../../ir/names.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import type { DocumentPart } from "./document-part.js";
import type { FoundOperation } from "./found-operation.js";

/** A name that an earlier document has taken, told apart by the words of this one's: `Error` → `OrdersError`. */
export function settledName(part: DocumentPart, name: string, isTaken: (name: string) => boolean): string {
  const words = pascalCase(part.name);
  const upper = `${words}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const wish = /^[a-z]/.test(name) ? upper.charAt(0).toLowerCase() + upper.slice(1) : upper;
  return isTaken(wish) ? `${wish}${digest(`${part.name}\n${name}`).slice(0, 6)}` : wish;
}

/** A security scheme as a document names it, under the id that it has in the API. */
export interface NamedScheme {
  readonly part: DocumentPart;
  readonly name: string;
  readonly id: SecuritySchemeId;
  readonly node: DocumentNode;
  /** False where an earlier document describes the same scheme. */
  readonly isFirst: boolean;
}

/** Documents that describe one scheme in the same words mean the same scheme; others of that name get another id. */
export function nameSchemes(schemes: readonly Pick<NamedScheme, "part" | "name" | "node">[]): readonly NamedScheme[] {
  const byId = new Map<string, DocumentNode>();
  return schemes.map((scheme): NamedScheme => {
    const { name, node, part } = scheme;
    const first = byId.get(name);
    if (first !== undefined && isDeepStrictEqual(first.value, node.value)) {
      return { ...scheme, id: unsafeId(name), isFirst: false };
    }
    const id = first === undefined ? name : settledName(part, name, (wish) => byId.has(wish));
    byId.set(id, node);
    return { ...scheme, id: unsafeId(id), isFirst: true };
  });
}

/** Operations with the operationIds that they have in the API: one that an earlier document uses becomes another. */
export function settleOperationIds(found: readonly FoundOperation[]): readonly FoundOperation[] {
  const owners = new Map<string, FoundOperation>();
  return found.map((operation) => {
    const { operationId, part, node } = operation;
    if (operationId === undefined) return operation;
    const owner = owners.get(operationId);
    if (owner === undefined || owner.part === part) {
      if (owner === undefined) owners.set(operationId, operation);
      return operation;
    }
    const id = settledName(part, operationId, (wish) => owners.has(wish));
    owners.set(id, operation);
    const at = placeOf(member(node, "operationId") ?? node);
    const first = member(owner.node, "operationId") ?? owner.node;
    const related = [{ message: "it is first used here", at: placeOf(first) }];
    part.context.diagnostics.report("operation-id-settled", at, { operation: operationId, id }, { related });
    return { ...operation, operationId: id };
  });
}
