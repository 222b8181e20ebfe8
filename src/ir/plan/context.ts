import type { ApiModel, ApiOf } from "../api.js";
import type { Authorizer, SecurityScheme } from "../authorizer.js";
import type { DiagnosticBag } from "../diagnostics.js";
import type { Handler } from "../handler.js";
import type { AuthorizerId, HandlerId, SchemaId, SecuritySchemeId } from "../ids.js";
import type { NamedSchema } from "../schema.js";

/** What every concern of lowering reads: the model, indexed once. */
export interface LoweringContext<Api extends ApiModel = ApiModel> {
  readonly api: Api;
  readonly diagnostics: DiagnosticBag;
  readonly schemes: ReadonlyMap<SecuritySchemeId, SecurityScheme>;
  readonly authorizers: ReadonlyMap<AuthorizerId, Authorizer>;
  readonly handlers: ReadonlyMap<HandlerId, Handler>;
  readonly schemas: ReadonlyMap<SchemaId, NamedSchema>;
}

export type RestContext = LoweringContext<ApiOf<"rest">>;
export type WebSocketContext = LoweringContext<ApiOf<"websocket">>;
export type HttpContext = LoweringContext<ApiOf<"http">>;

const byId = <Id, Item extends { readonly id: Id }>(items: readonly Item[]): ReadonlyMap<Id, Item> =>
  new Map(items.map((item) => [item.id, item]));

export const createContext = <Api extends ApiModel>(api: Api, diagnostics: DiagnosticBag): LoweringContext<Api> => ({
  api,
  diagnostics,
  schemes: byId<SecuritySchemeId, SecurityScheme>(api.securitySchemes),
  authorizers: byId<AuthorizerId, Authorizer>(api.authorizers),
  handlers: byId<HandlerId, Handler>(api.handlers),
  schemas: byId<SchemaId, NamedSchema>(api.schemas),
});
