import type { ApiModel } from "../api.js";
import type { AuthorizerId, SecuritySchemeId } from "../ids.js";
import type { SourcePointer } from "../source.js";
import type { Direction } from "./catalog.js";
import { DifferenceBag, type Where } from "./difference.js";
import type { SchemaComparison, SchemaPlace } from "./schemas/context.js";

/** What comparing two models needs everywhere. */
export interface ModelComparison {
  readonly before: ApiModel;
  readonly after: ApiModel;
  readonly differences: DifferenceBag;
  readonly schemas: SchemaComparison;
}

export function createComparison(before: ApiModel, after: ApiModel): ModelComparison {
  const differences = new DifferenceBag();
  const named = (api: ApiModel) => new Map(api.schemas.map((schema) => [schema.id, schema]));
  return {
    before,
    after,
    differences,
    schemas: {
      before: named(before),
      after: named(after),
      differences,
      users: new Map(),
      reached: { before: new Set(), after: new Set() },
    },
  };
}

interface Placed {
  readonly origin: SourcePointer;
}

/** A subject that both sides have, or one of them. */
export const whereOf = (subject: string, before: Placed | undefined, after: Placed | undefined): Where => ({
  subject,
  before: before?.origin,
  after: after?.origin,
});

/** The place of a whole schema below an operation or route. */
export const schemaPlace = (subject: string, where: string, direction: Direction): SchemaPlace => ({
  subject,
  where,
  direction,
  within: subject,
});

/** What the gateway enforces for a security scheme; undefined for a scheme that the model does not describe. */
export function enforcedBy(api: ApiModel, scheme: SecuritySchemeId) {
  const id: AuthorizerId | undefined = api.securitySchemes.find((each) => each.id === scheme)?.authorizer;
  return api.authorizers.find((each) => each.id === id);
}
