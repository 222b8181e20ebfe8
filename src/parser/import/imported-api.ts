import type { JsonPointer } from "../../ir/ids.js";
import type { JsonValue } from "../../ir/json.js";
import type { SourcePointer } from "../../ir/source.js";
import type { Ledger } from "./ledger.js";
import type { ResourceGraph } from "./resource-graph.js";
import type { ResourceId, SourceValue } from "./source-value.js";

/**
 * One API of a source as a person would have written it for the compiler. It goes through the same readers as any other
 * document, so that there is one way from text into the model.
 */
export interface ImportedApi {
  /** The resource that is the API: `AWS::ApiGateway::RestApi` or `AWS::ApiGatewayV2::Api`. */
  readonly api: ResourceId;
  /** `openapi.yaml`, with the service's extensions where nothing else says it. */
  readonly document: TracedJson;
  /** `gatewright.yaml`. */
  readonly settings: TracedJson;
  readonly ledger: Ledger;
  /** What the deploy parameters of the settings stand for in the source, by their names; absent where nothing tells. */
  readonly parameters?: ReadonlyMap<string, SourceValue>;
}

/** What importing makes of a source. */
export interface ImportedSource {
  /** In the order of the source. */
  readonly apis: readonly ImportedApi[];
  /** Of nodes that belong to none of the APIs, or to several. */
  readonly rest: Ledger;
  /** What was raised; absent where the source is a document already. */
  readonly graph?: ResourceGraph;
}

/** A tree, where its parts come from, and what to tell the reader of it. */
export interface TracedJson {
  readonly value: JsonValue;
  /** Places in the source by addresses in the tree; parts without an entry come from where the nearest one around them does. */
  readonly origins: ReadonlyMap<JsonPointer, SourcePointer>;
  /** Comments in front of parts, by addresses in the tree: what was approximated. */
  readonly comments: ReadonlyMap<JsonPointer, string>;
}
