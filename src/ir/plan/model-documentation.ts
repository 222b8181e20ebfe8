import type { DocumentationLocation } from "../documentation.js";
import type { JsonValue } from "../json.js";
import type { PlanResourceBase, PlanValue } from "./model-base.js";

export interface DocumentationPartResource extends PlanResourceBase<"documentation-part"> {
  readonly api: PlanValue;
  readonly location: DocumentationLocation;
  readonly properties: JsonValue;
}

/** A snapshot of the parts; another name is another one. */
export interface DocumentationVersionResource extends PlanResourceBase<"documentation-version"> {
  readonly api: PlanValue;
  readonly version: string;
  readonly description?: string;
}
