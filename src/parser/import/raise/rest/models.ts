import type { JsonValue } from "../../../../ir/json.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import { parseJsonText } from "../json-text.js";
import { raiseSchema } from "../schemas.js";

/** The models of the API, as schemas of the document. */
export interface RestModels {
  /** The schema that stands for a model: its `Ref`, or its name. */
  referTo(model: SourceValue): JsonValue | undefined;
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
  const known = new Set(names.values());
  const nameOf = (value: SourceValue): string | undefined => {
    const target = context.target(value);
    return target === undefined ? values.known(value) : names.get(target);
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
      raiseSchema(context, path, parseJsonText(schema) ?? schema, { root: path, modelName: (text) => nameOf(text) });
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
  };
}

const schemaName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, "");
