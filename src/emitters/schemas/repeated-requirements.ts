import type { ApiModel } from "../../ir/api.js";
import type { NamedSchema, ObjectSchema, Schema } from "../../ir/schema.js";
import { type SchemasById, schemasById } from "./schema-graph.js";

/**
 * The API without parts of an `allOf` that only require what its other parts require already. Documents like to say
 * `type: object, required: [kind], discriminator, oneOf`: the type is the union, and nothing beside it.
 */
export function withoutRepeatedRequirements(api: ApiModel): ApiModel {
  const byId = schemasById(api.schemas);
  const schemas = api.schemas.map((named): NamedSchema => {
    const schema = withoutRepeated(named.schema, byId);
    return schema === named.schema ? named : { ...named, schema };
  });
  return schemas.every((named, index) => named === api.schemas[index]) ? api : { ...api, schemas };
}

function withoutRepeated(schema: Schema, byId: SchemasById): Schema {
  if (schema.kind !== "allOf") return schema;
  const isRepeated = (part: Schema, others: readonly Schema[]): boolean =>
    part.kind === "object" &&
    !part.nullable &&
    requiresOnly(part) &&
    others.some((other) => part.requiredElsewhere.every((name) => isRequired(other, name, byId)));
  // One after the other: of two parts that require the same, one stays.
  const members = schema.members.reduce<readonly Schema[]>((left, part) => {
    const others = left.filter((other) => other !== part);
    return isRepeated(part, others) ? others : left;
  }, schema.members);
  return members.length === schema.members.length ? schema : { ...schema, members };
}

const requiresOnly = ({ properties, patterns, additional, requiredElsewhere, ...bounds }: ObjectSchema): boolean =>
  properties.length + patterns.length === 0 &&
  requiredElsewhere.length > 0 &&
  additional === "any" &&
  bounds.minProperties === undefined &&
  bounds.maxProperties === undefined;

/** Unions and references may lead back to themselves. */
const deepest = 10;

/** Whether every value of a schema is an object that has the member. */
function isRequired(schema: Schema, name: string, byId: SchemasById, depth = 0): boolean {
  if (schema.nullable || depth > deepest) return false;
  const further = (part: Schema): boolean => isRequired(part, name, byId, depth + 1);
  switch (schema.kind) {
    case "reference": {
      const target = byId.get(schema.target);
      return target !== undefined && further(target.schema);
    }
    case "object":
      return (
        schema.requiredElsewhere.includes(name) ||
        schema.properties.some((property) => property.name === name && property.required)
      );
    case "allOf":
      return schema.members.some(further);
    case "oneOf":
    case "anyOf":
      return schema.members.length > 0 && schema.members.every(further);
    default:
      return false;
  }
}
