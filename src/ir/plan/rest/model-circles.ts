import { compareText } from "../../compare.js";
import type { SchemaId } from "../../ids.js";
import { limits } from "../../limits.js";
import type { LoweringContext } from "../context.js";
import type { ModelResource } from "../model-rest.js";
import { groupByCircle, referencesOf } from "../references.js";
import { treeJson } from "../tree-json.js";
import { treeObject } from "../values.js";
import {
  type ConvertedSchema,
  convertSchema,
  type Inner,
  type ModelLowering,
  modelResource,
  nothingInner,
} from "./model-conversion.js";

/** Schemas that refer to one another; nearly always one that does not even refer to itself. */
export interface Circle {
  readonly ids: readonly SchemaId[];
  /** Those that something outside of the circle refers to. */
  readonly entries: readonly SchemaId[];
  readonly isClosed: boolean;
}

/** All that can be reached from `roots`; what a circle refers to is in an earlier one. */
export function findCircles(roots: readonly SchemaId[], { schemas }: LoweringContext): readonly Circle[] {
  const targets = new Map<SchemaId, readonly SchemaId[]>();
  const targetsOf = (id: SchemaId): readonly SchemaId[] => {
    const schema = schemas.get(id)?.schema;
    const known = targets.get(id) ?? (schema === undefined ? [] : referencesOf(schema));
    targets.set(id, known);
    return known;
  };
  const groups = groupByCircle(roots, targetsOf);
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)));
  const entered = new Set(roots);
  for (const [id, group] of groupOf)
    for (const target of targetsOf(id)) if (groupOf.get(target) !== group) entered.add(target);
  return groups.map((ids) => ({
    ids,
    entries: ids.filter((id) => entered.has(id)),
    isClosed: ids.length > 1 || ids.some((id) => targetsOf(id).includes(id)),
  }));
}

/**
 * A model can only refer to models that exist before it. So the schemas of a circle become definitions inside of the
 * models that are entered from outside. Where these copies grow beyond what one model may hold, the references on the
 * circle are given up. An import creates its components together and needs none of this.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function circleModels(circle: Circle, lowering: ModelLowering): readonly ModelResource[] {
  const { ids, entries, isClosed } = circle;
  const model = (id: SchemaId, converted: ConvertedSchema): ModelResource =>
    modelResource(lowering.names.ofSchema(id), lowering.context.schemas.get(id)?.origin, converted, lowering);
  if (!isClosed || lowering.dialect === "import")
    return ids.map((id) => model(id, convert(id, nothingInner, lowering)));
  const inside = new Set(ids);
  const members = ids.map((id) => convert(id, { ids: inside, as: "definition" }, lowering));
  const definitions = treeObject(ids.map((id, index) => [lowering.names.ofSchema(id), members[index]?.schema]));
  if (entries.length * treeJson(definitions).length > limits.model.value)
    return entries.map((id) => model(id, convert(id, { ids: inside, as: "anything" }, lowering)));
  const dependsOn = [...new Set(members.flatMap((member) => member.dependsOn))].sort(compareText);
  return entries.map((id) => {
    const reference = treeObject([["$ref", `#/definitions/${lowering.names.ofSchema(id)}`]]);
    const schema = treeObject([
      ["allOf", [reference]],
      ["definitions", definitions],
    ]);
    return model(id, { schema, dependsOn });
  });
}

/** What nothing is known of is let through. */
function convert(id: SchemaId, inner: Inner, lowering: ModelLowering): ConvertedSchema {
  const named = lowering.context.schemas.get(id);
  return named === undefined ? { schema: treeObject([]), dependsOn: [] } : convertSchema(named.schema, inner, lowering);
}
