import type { Operation } from "../api.js";
import { compareText } from "../compare.js";
import type { SchemaId } from "../ids.js";
import { reportLimit } from "../limits.js";
import type { Schema } from "../schema.js";
import type { SourcePointer } from "../source.js";
import type { LoweringContext } from "./context.js";
import { modelKey, restApiKey } from "./keys.js";
import type { MethodResource, ModelResource, PlanKey, PlanTree } from "./model.js";
import { type ValidatedBody, validatedBodies } from "./model-bodies.js";
import { type ModelNames, nameModels } from "./model-names.js";
import { type ModelDialect, modelSchema } from "./model-schema.js";
import { isReadOnly, readOnlyNames } from "./read-only.js";
import { groupByCircle, referencesOf } from "./references.js";
import type { Route } from "./routes.js";
import { treeJson } from "./tree-json.js";
import { attributeValue, joinValues, type ObjectTree, treeObject, treeValue } from "./values.js";

export interface Models {
  /** What a model refers to stands before it. */
  readonly resources: readonly ModelResource[];
  readonly ofOperation: (operation: Operation) => MethodResource["requestModels"];
}

/** Models of the request bodies that are validated, and of what these refer to. */
export function lowerModels(routes: readonly Route[], context: LoweringContext): Models {
  const bodies = routes.flatMap(({ operation }) => validatedBodies(operation));
  const lowering = createLowering(bodies, context);
  const inline = bodies.filter(({ named }) => named === undefined);
  const resources = [
    ...lowering.circles.flatMap((circle) => circleModels(circle, lowering)),
    ...inline.map((body) => bodyModel(body, lowering)),
  ];
  for (const { schema, origin, name } of resources)
    reportLimit("model", Buffer.byteLength(treeJson(schema)), origin, context.diagnostics, `The model '${name}'`);
  return { resources, ofOperation: requestModels(bodies, lowering.names) };
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

/** Schemas that refer to one another; nearly always one that does not even refer to itself. */
interface Circle {
  readonly ids: readonly SchemaId[];
  readonly isClosed: boolean;
}

interface ModelLowering {
  readonly context: LoweringContext;
  readonly dialect: ModelDialect;
  readonly names: ModelNames;
  /** What a circle refers to is in an earlier one. */
  readonly circles: readonly Circle[];
  /** Schemas that something outside of their own circle refers to. */
  readonly entries: ReadonlySet<SchemaId>;
  readonly reported: Set<string>;
}

function createLowering(bodies: readonly ValidatedBody[], context: LoweringContext): ModelLowering {
  const targets = new Map<SchemaId, readonly SchemaId[]>();
  const targetsOf = (id: SchemaId): readonly SchemaId[] => {
    const schema = context.schemas.get(id)?.schema;
    const known = targets.get(id) ?? (schema === undefined ? [] : referencesOf(schema));
    targets.set(id, known);
    return known;
  };
  const roots = bodies.flatMap(({ media }) => referencesOf(media.schema));
  const groups = groupByCircle(roots, targetsOf);
  const circleOf = new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)));
  const crossing = groups.flatMap((group) =>
    group.flatMap((id) => targetsOf(id).filter((target) => circleOf.get(target) !== group)),
  );
  return {
    context,
    dialect: context.api.gateway.definition === "body" ? "import" : "draft-4",
    names: nameModels(groups.flat(), bodies, context),
    circles: groups.map((ids) => ({ ids, isClosed: ids.length > 1 || ids.some((id) => targetsOf(id).includes(id)) })),
    entries: new Set([...roots, ...crossing]),
    reported: new Set(),
  };
}

/**
 * A model can only refer to models that exist before it. So the schemas of a circle become definitions inside of the
 * models that are entered from outside. An import creates its components together and needs no such thing.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
function circleModels(circle: Circle, lowering: ModelLowering): readonly ModelResource[] {
  const isNested = circle.isClosed && lowering.dialect === "draft-4";
  const inside = new Set(circle.isClosed ? circle.ids : []);
  const members = circle.ids.map((id) => ({ id, model: schemaModel(id, inside, lowering) }));
  const schemas = members.map(({ model }) => model);
  if (!isNested) return schemas;
  const definitions = treeObject(schemas.map(({ name, schema }) => [name, schema]));
  const dependsOn = [...new Set(schemas.flatMap((schema) => schema.dependsOn))].sort(compareText);
  return members
    .filter(({ id }) => lowering.entries.has(id))
    .map(({ model }) => ({
      ...model,
      dependsOn,
      schema: draft4(
        treeObject([
          ["allOf", [treeObject([["$ref", `#/definitions/${model.name}`]])]],
          ["definitions", definitions],
        ]),
      ),
    }));
}

function schemaModel(id: SchemaId, inside: ReadonlySet<SchemaId>, lowering: ModelLowering): ModelResource {
  const named = lowering.context.schemas.get(id);
  const name = lowering.names.ofSchema(id);
  if (named === undefined) return modelResource(name, undefined, treeObject([]), []);
  const { schema, dependsOn } = convert(named.schema, inside, lowering);
  const isWhole = inside.size === 0 && lowering.dialect === "draft-4";
  return modelResource(name, named.origin, isWhole ? draft4(schema) : schema, dependsOn);
}

function bodyModel(body: ValidatedBody, lowering: ModelLowering): ModelResource {
  const { schema, dependsOn } = convert(body.media.schema, new Set(), lowering);
  const whole = lowering.dialect === "draft-4" ? draft4(schema) : schema;
  return modelResource(lowering.names.ofBody(body), body.media.origin, whole, dependsOn);
}

const draft4 = (schema: ObjectTree): ObjectTree =>
  treeObject([["$schema", "http://json-schema.org/draft-04/schema#"], ...schema.entries]);

const modelResource = (
  name: string,
  origin: SourcePointer | undefined,
  schema: PlanTree,
  dependsOn: readonly PlanKey[],
): ModelResource => ({
  kind: "model",
  key: modelKey(name),
  origin,
  dependsOn,
  api: attributeValue(restApiKey, "id"),
  name,
  contentType: "application/json",
  schema,
});

interface Converted {
  readonly schema: ObjectTree;
  /** Sorted. */
  readonly dependsOn: readonly PlanKey[];
}

/** `inside` are the schemas that stand among the definitions of the same model. */
function convert(schema: Schema, inside: ReadonlySet<SchemaId>, lowering: ModelLowering): Converted {
  const { context, dialect, names } = lowering;
  const dependsOn = new Set<PlanKey>();
  const reference = (target: SchemaId): PlanTree => {
    const name = names.ofSchema(target);
    if (dialect === "import") return `#/components/schemas/${name}`;
    if (inside.has(target)) return `#/definitions/${name}`;
    dependsOn.add(modelKey(name));
    const api = attributeValue(restApiKey, "id");
    return treeValue(joinValues("https://apigateway.amazonaws.com/restapis/", api, `/models/${name}`));
  };
  const tree = modelSchema(schema, {
    dialect,
    reference,
    onNotEnforced: (keyword, at) => reportKeyword(keyword, at, lowering),
    isReadOnly: (property) => isReadOnly(property, context.schemas),
    readOnlyNames: (whole) => readOnlyNames(whole, context.schemas),
  });
  return { schema: tree, dependsOn: [...dependsOn].sort(compareText) };
}

/** Once for each keyword: a large document would drown in them otherwise. */
function reportKeyword(keyword: string, at: SourcePointer, { reported, dialect, context }: ModelLowering): void {
  if (reported.has(keyword)) return;
  reported.add(keyword);
  const reason = dialect === "import" ? " of an imported document (`api.definition: body`)" : "";
  context.diagnostics.report("model-keyword-not-enforced", at, { keyword, reason });
}
