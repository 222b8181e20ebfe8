import type { Operation } from "../../api.js";
import { reportLimit } from "../../limits.js";
import type { RestContext } from "../context.js";
import { modelKey } from "../keys.js";
import type { MethodResource, ModelResource } from "../model-rest.js";
import { createReadOnly } from "../read-only.js";
import { referencesOf } from "../references.js";
import type { Route } from "../routes.js";
import { treeJson } from "../tree-json.js";
import { attributeValue } from "../values.js";
import { type ValidatedBody, validatedBodies } from "./model-bodies.js";
import { circleModels, findCircles } from "./model-circles.js";
import { convertSchema, type ModelLowering, modelResource, nothingInner } from "./model-conversion.js";
import { type ModelNames, nameModels } from "./model-names.js";

export interface Models {
  /** What a model refers to stands before it. */
  readonly resources: readonly ModelResource[];
  readonly ofOperation: (operation: Operation) => MethodResource["requestModels"];
}

/** Models of the request bodies that are validated, and of what these refer to. */
export function lowerModels(routes: readonly Route[], context: RestContext): Models {
  const bodies = validatedBodies(routes, context);
  const circles = findCircles(
    bodies.flatMap(({ media }) => referencesOf(media.schema)),
    context,
  );
  const names = nameModels(
    circles.flatMap(({ ids }) => ids),
    bodies,
    context,
  );
  const dialect = context.api.gateway.definition === "body" ? "import" : "draft-4";
  const readOnly = createReadOnly(context.schemas);
  const lowering: ModelLowering = { context, dialect, names, readOnly, reported: new Set() };
  const inline = bodies.filter(({ named }) => named === undefined);
  const resources = [
    ...circles.flatMap((circle) => circleModels(circle, lowering)),
    ...inline.map((body) => bodyModel(body, lowering)),
  ];
  for (const { schema, origin, name } of resources)
    reportLimit("model", Buffer.byteLength(treeJson(schema)), origin, context.diagnostics, `The model '${name}'`);
  return { resources, ofOperation: requestModels(bodies, names) };
}

function bodyModel(body: ValidatedBody, lowering: ModelLowering): ModelResource {
  const converted = convertSchema(body.media.schema, nothingInner, lowering);
  return modelResource(lowering.names.ofBody(body), body.media.origin, converted, lowering);
}

function requestModels(bodies: readonly ValidatedBody[], names: ModelNames): Models["ofOperation"] {
  const byOperation = new Map<Operation, MethodResource["requestModels"]>();
  for (const body of bodies) {
    const model = attributeValue(modelKey(names.ofBody(body)), "name");
    const others = byOperation.get(body.operation) ?? [];
    byOperation.set(body.operation, [...others, { contentType: body.contentType, model }]);
  }
  return (operation) => byOperation.get(operation) ?? [];
}
