import type { ApiModel, GatewayProtocol, Operation } from "../api.js";
import type { DiagnosticBag } from "../diagnostics.js";
import type { SchemaId } from "../ids.js";
import type { Integration, ShortFormIntegration } from "../integration.js";
import type { NamedSchema } from "../schema.js";
import type { ShortForm } from "../short-form.js";

/** What the expansion of one operation's short form reads. */
export interface ExpandContext {
  readonly api: ApiModel;
  readonly protocol: GatewayProtocol;
  readonly operation: Operation;
  /** Members that every integration has, with what the short form says of them. */
  readonly base: IntegrationBase;
  readonly schemas: ReadonlyMap<SchemaId, NamedSchema>;
  readonly diagnostics: DiagnosticBag;
}

export type IntegrationBase = Omit<ShortFormIntegration, "kind" | "form">;

/** Makes an ordinary integration of one kind of short form; undefined when it has reported why it cannot. */
export type Expand<Form extends ShortForm> = (form: Form, context: ExpandContext) => Integration | undefined;
