import type { JsonValue } from "./json.js";
import type { SourcePointer } from "./source.js";

/** What a REST API keeps of its documentation. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api.html */
export interface Documentation {
  /** Name of the snapshot that the stages show; none is taken when absent. */
  readonly version?: string;
  readonly description?: string;
  /** Parts are made of the document's own descriptions, where it has none for their place. */
  readonly generate: boolean;
  readonly parts: readonly DocumentationPart[];
  readonly origin: SourcePointer;
}

export type DocumentationPartType =
  | "API"
  | "AUTHORIZER"
  | "MODEL"
  | "RESOURCE"
  | "METHOD"
  | "PATH_PARAMETER"
  | "QUERY_PARAMETER"
  | "REQUEST_HEADER"
  | "REQUEST_BODY"
  | "RESPONSE"
  | "RESPONSE_HEADER"
  | "RESPONSE_BODY";

/** What a part is about; absent members stand for every one. */
export interface DocumentationLocation {
  readonly type: DocumentationPartType;
  readonly path?: string;
  readonly method?: string;
  readonly statusCode?: string;
  readonly name?: string;
}

export interface DocumentationPart {
  readonly location: DocumentationLocation;
  readonly properties: JsonValue;
  readonly origin: SourcePointer;
}
