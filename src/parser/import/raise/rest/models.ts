import type { JsonValue } from "../../../../ir/json.js";
import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import { parseJsonText } from "../json-text.js";
import { raiseSchema } from "../schemas.js";

/** The models of the API, as schemas of the document. */
export interface RestModels {
  /** The schema that stands for a model: its `Ref`, or its name. */
  referTo(model: SourceValue): JsonValue | undefined;
  /** Says of models that nothing refers to that they are schemas of the document alone. */
  finish(): void;
}

/**
 * The models that every new API has.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
const modelsOfTheService: Readonly<Record<string, JsonValue>> = {
  Empty: {},
  Error: { title: "Error Schema", type: "object", properties: { message: { type: "string" } } },
};

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-model.html */
export function raiseModels(context: RaiseContext): RestModels {
  const { document, values, claims } = context;
  const names = new Map<SourceResource, string>();
  const models = context.ofApi("AWS::ApiGateway::Model");
  for (const model of models) {
    const name = model.properties.find((property) => property.name === "Name")?.value;
    names.set(model, schemaName((name === undefined ? undefined : values.literal(name)) ?? model.id));
  }
  const shapes = new Map(
    models.flatMap((model) => {
      const schema = model.properties.find((property) => property.name === "Schema")?.value;
      const tree = schema === undefined ? undefined : schemaTree(schema, names.get(model) ?? model.id);
      return tree === undefined ? [] : [[names.get(model) ?? model.id, shapeOf(tree)] as const];
    }),
  );
  const known = new Set(names.values());
  const used = new Set<string>();
  const nameOf = (value: SourceValue): string | undefined => {
    const target = context.target(value);
    const name = target === undefined ? values.known(value) : names.get(target);
    if (name !== undefined) used.add(name);
    return name;
  };
  const isModel = (wanted: string, definition: SourceValue): boolean => {
    const isSame = shapes.get(wanted) === shapeOf(definition);
    if (isSame) used.add(wanted);
    return isSame;
  };
  for (const model of models) {
    const fields = context.own(model);
    fields.ignore("RestApiId", "ContentType");
    const name = names.get(model) ?? model.id;
    const schema = fields.value("Schema");
    const path = ["components", "schemas", name];
    document.put(path, {}, schema ?? model.nodes[0]?.at);
    if (schema !== undefined) {
      claims.take(schema);
      const tree = schemaTree(schema, name);
      if (tree !== schema) claims.takeAll(schema);
      raiseSchema(context, path, tree, {
        root: path,
        modelName: nameOf,
        isModel,
        definitions: memberOf(tree, "definitions") ?? memberOf(tree, "$defs"),
      });
    }
    const description = fields.text("Description");
    if (description !== undefined && document.get([...path, "description"]) === undefined)
      document.put([...path, "description"], description, fields.value("Description"));
  }
  return {
    referTo: (model) => {
      claims.take(model);
      const name = nameOf(model);
      if (name === undefined) {
        claims.annotate(model, "dropped", "the source does not tell which model it is");
        return undefined;
      }
      if (known.has(name)) return { $ref: `#/components/schemas/${name}` };
      const own = Object.hasOwn(modelsOfTheService, name) ? modelsOfTheService[name] : undefined;
      if (own === undefined) claims.annotate(model, "dropped", `the source has no model '${name}'`);
      return own;
    },
    finish: () => {
      for (const [model, name] of names) {
        if (used.has(name)) continue;
        claims.annotateResource(
          model,
          "approximated",
          "no method uses it: a schema of the document, of which the build makes no model",
        );
      }
    },
  };
}

/** The schema of a model: from JSON in a text, and from the definition of its own name that it consists of. */
function schemaTree(schema: SourceValue, name: string): SourceValue {
  const tree = parseJsonText(schema) ?? schema;
  const parts = memberOf(tree, "allOf");
  const only = parts?.kind === "list" && parts.items.length === 1 ? parts.items[0] : tree;
  const reference = memberOf(only, "$ref");
  const definitions = memberOf(tree, "definitions");
  const own = memberOf(definitions, name);
  if (reference?.kind !== "scalar" || reference.value !== `#/definitions/${name}` || own?.kind !== "object")
    return tree;
  return definitions === undefined ? own : { ...own, members: [...own.members, ["definitions", definitions]] };
}

/** A schema as text without what tells a model from a definition within one: its head, and the way it is referred to. */
function shapeOf(value: SourceValue): string {
  const last = value.kind === "join" ? value.parts.at(-1) : value;
  if (value.kind === "list") return `[${value.items.map(shapeOf).join()}]`;
  if (value.kind === "object") {
    const members = value.members.filter(([key]) => !["$schema", "definitions", "$defs"].includes(key));
    return `{${members.map(([key, member]) => `${key}:${key === "$ref" ? shapeOf(member).replace(/^.*\//, "") : shapeOf(member)}`).join()}}`;
  }
  if (last?.kind === "reference") return last.resource;
  return last?.kind === "scalar" ? String(last.value) : (last?.kind ?? "");
}

const schemaName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, "");
