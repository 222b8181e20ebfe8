import { type Definition, isWritable } from "./definition.js";
import { open, write } from "./draft.js";
import { reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { take } from "./sam-resource.js";
import { isObject, member } from "./values.js";

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html#sam-api-models */
export function addModels(sam: SamResource, definition: Definition | undefined, context: SamContext): void {
  const models = take(sam, "Models", context);
  if (!isObject(models) || models.members.length === 0) return;
  if (!isWritable(sam, definition, "Models", context)) return;
  const definitions = open(definition.root, "definitions", models.at);
  if (definitions === undefined) return;
  for (const [name, schema] of models.members) {
    const where = `The model '${name}' of ${sam.resource.id}`;
    if (!isObject(schema)) reportInvalid(context, where, "a map", schema);
    else if (member(schema, "type") === undefined) reportRefused(context, where, "its schema has no 'type'", schema.at);
    // SAM writes the names of models in small letters.
    else write(definitions, name.toLowerCase(), schema);
  }
}
