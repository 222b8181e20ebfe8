import { memberOf } from "../../build-value.js";
import type { SourceResource } from "../../resource-graph.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { parseJsonText } from "../json-text.js";
import { raiseSchema } from "../schemas.js";

/** The models of a WebSocket API, as schemas of the document. */
export interface MessageModels {
  /** `#/components/schemas/Say` for the model of that name; undefined where there is none. */
  pointerTo(model: SourceValue): string | undefined;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-model.html */
export function raiseMessageModels(context: RaiseContext): MessageModels {
  const { document, values, claims } = context;
  const names = new Map<SourceResource, string>();
  const models = context.ofApi("AWS::ApiGatewayV2::Model", "ApiId");
  for (const model of models) {
    const name = propertyOf(model, "Name");
    names.set(model, ((name && values.literal(name)) ?? model.id).replace(/[^A-Za-z0-9._-]/g, ""));
  }
  const known = new Set(names.values());
  const nameOf = (value: SourceValue): string | undefined => {
    const target = context.target(value);
    return target === undefined ? values.known(value) : names.get(target);
  };
  for (const model of models) {
    const fields = context.own(model);
    fields.ignore("ApiId", "ContentType");
    const path = ["components", "schemas", names.get(model) ?? model.id];
    const schema = fields.value("Schema");
    document.put(path, {}, schema ?? fields.at);
    if (schema !== undefined) {
      claims.take(schema);
      const whole = unwrap(context, parseJsonText(schema) ?? schema);
      raiseSchema(context, path, whole, { root: path, modelName: nameOf });
    }
    const description = fields.text("Description");
    if (description !== undefined && document.get([...path, "description"]) === undefined) {
      document.put([...path, "description"], description, fields.value("Description"));
    }
  }
  return {
    pointerTo: (model) => {
      claims.take(model);
      const name = nameOf(model);
      if (name !== undefined && known.has(name)) return `#/components/schemas/${name}`;
      claims.annotate(model, "dropped", "the source has no such model");
      return undefined;
    },
  };
}

/**
 * A model that refers to itself has to keep its schema among its definitions, as nothing may stand beside a reference;
 * here the schema refers to itself.
 */
function unwrap({ claims }: RaiseContext, schema: SourceValue): SourceValue {
  const all = memberOf(schema, "allOf");
  const definitions = memberOf(schema, "definitions");
  const [first, second] = all?.kind === "list" ? all.items : [];
  const reference = memberOf(first, "$ref");
  const name = reference?.kind === "scalar" ? /^#\/definitions\/(.+)$/.exec(String(reference.value))?.[1] : undefined;
  const inner = name === undefined ? undefined : memberOf(definitions, name);
  if (schema.kind !== "object" || name === undefined || second !== undefined || inner?.kind !== "object") return schema;
  if (schema.members.some(([key]) => !["$schema", "allOf", "definitions"].includes(key))) return schema;
  claims.takeAll(schema);
  const others = definitions?.kind === "object" ? definitions.members.filter(([key]) => key !== name) : [];
  const kept =
    others.length === 0 ? [] : [["definitions", { kind: "object", members: others, at: schema.at }] as const];
  return referToRoot({ ...inner, members: [...inner.members, ...kept] }, `#/definitions/${name}`);
}

function referToRoot(value: SourceValue, reference: string): SourceValue {
  if (value.kind === "list") return { ...value, items: value.items.map((item) => referToRoot(item, reference)) };
  if (value.kind !== "object") return value;
  const members = value.members.map(([key, member]): readonly [string, SourceValue] =>
    key === "$ref" && member.kind === "scalar" && member.value === reference
      ? [key, { ...member, value: "#" }]
      : [key, referToRoot(member, reference)],
  );
  return { ...value, members };
}
