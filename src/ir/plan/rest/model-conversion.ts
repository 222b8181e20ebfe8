import { compareText } from "../../compare.js";
import type { SchemaId } from "../../ids.js";
import type { Schema } from "../../schema.js";
import type { SourcePointer } from "../../source.js";
import type { LoweringContext } from "../context.js";
import { modelKey, restApiKey } from "../keys.js";
import type { PlanKey, PlanTree } from "../model-base.js";
import type { ModelResource } from "../model-rest.js";
import { type ModelDialect, modelSchema } from "../model-schema.js";
import type { ReadOnly } from "../read-only.js";
import { attributeValue, joinValues, type ObjectTree, treeObject, treeValue } from "../values.js";
import type { ModelNames } from "./model-names.js";

/** What all models of one API are made with. */
export interface ModelLowering {
  readonly context: LoweringContext;
  readonly dialect: ModelDialect;
  readonly names: ModelNames;
  readonly readOnly: ReadOnly;
  /** Keywords that have been reported. */
  readonly reported: Set<string>;
}

/** Schemas that have no model of their own to refer to, and what a reference to them becomes. */
export interface Inner {
  readonly ids: ReadonlySet<SchemaId>;
  readonly as: "definition" | "anything";
}

export const nothingInner: Inner = { ids: new Set(), as: "anything" };

export interface ConvertedSchema {
  readonly schema: ObjectTree;
  /** Models that have to exist first. Sorted. */
  readonly dependsOn: readonly PlanKey[];
}

export function convertSchema(schema: Schema, inner: Inner, lowering: ModelLowering): ConvertedSchema {
  const { dialect, names, readOnly } = lowering;
  const dependsOn = new Set<PlanKey>();
  const reference = (target: SchemaId): PlanTree | undefined => {
    const name = names.ofSchema(target);
    if (dialect === "import") return `#/components/schemas/${name}`;
    if (inner.ids.has(target)) return inner.as === "definition" ? `#/definitions/${name}` : undefined;
    dependsOn.add(modelKey(name));
    const api = attributeValue(restApiKey, "id");
    return treeValue(joinValues("https://apigateway.amazonaws.com/restapis/", api, `/models/${name}`));
  };
  const converted = modelSchema(schema, {
    dialect,
    reference,
    onNotEnforced: (keyword, at) => reportKeyword(keyword, at, lowering),
    readOnly,
  });
  return { schema: converted, dependsOn: [...dependsOn].sort(compareText) };
}

/** Once for each keyword: a large document would drown in them otherwise. */
function reportKeyword(keyword: string, at: SourcePointer, { reported, dialect, context }: ModelLowering): void {
  if (reported.has(keyword)) return;
  reported.add(keyword);
  const inImport = " of an imported document (`api.definition: body`)";
  const reason = keyword === "$ref" ? " on so large a circle of references" : dialect === "import" ? inImport : "";
  context.diagnostics.report("model-keyword-not-enforced", at, { keyword, reason });
}

/** A model; one of its own says which draft of JSON Schema it is written in. */
export function modelResource(
  name: string,
  origin: SourcePointer | undefined,
  { schema, dependsOn }: ConvertedSchema,
  { dialect }: ModelLowering,
): ModelResource {
  const head = [["$schema", "http://json-schema.org/draft-04/schema#"]] as const;
  return {
    kind: "model",
    key: modelKey(name),
    origin,
    dependsOn,
    api: attributeValue(restApiKey, "id"),
    name,
    contentType: "application/json",
    schema: dialect === "draft-4" ? treeObject([...head, ...schema.entries]) : schema,
  };
}
