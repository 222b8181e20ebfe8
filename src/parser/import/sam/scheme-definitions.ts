import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import type { Definition } from "./definition.js";
import { isOpenApi3 } from "./definition.js";
import { open, read, write } from "./draft.js";
import { reportInvalid, type SamContext } from "./sam-context.js";
import { iam } from "./security.js";
import { constant, isObject } from "./values.js";

/** Where a REST API's definition has its schemes while it is written; documents of version 3 get them moved at the end. */
const place = "securityDefinitions";

export function addScheme(definition: Definition, name: string, scheme: SourceValue, context: SamContext): void {
  const given = read(definition.root, place);
  if (given !== undefined && !isObject(given)) {
    reportInvalid(context, "'securityDefinitions'", "a map", given);
    return;
  }
  const schemes = open(definition.root, place, scheme.at);
  if (schemes !== undefined) write(schemes, name, scheme);
}

const hasScheme = (definition: Definition, name: string): boolean => {
  const schemes = read(definition.root, place);
  return isObject(schemes) && schemes.members.some(([key]) => key === name);
};

/** The scheme of the service's own signature. */
export const iamScheme = (at: SourcePointer): SourceValue =>
  constant({ "x-amazon-apigateway-authtype": "awsSigv4", type: "apiKey", name: "Authorization", in: "header" }, at);

export function addIamScheme(definition: Definition, at: SourcePointer, context: SamContext): void {
  if (!hasScheme(definition, iam)) addScheme(definition, iam, iamScheme(at), context);
}

export function addApiKeyScheme(definition: Definition, at: SourcePointer, context: SamContext): void {
  if (hasScheme(definition, "api_key")) return;
  addScheme(definition, "api_key", constant({ type: "apiKey", name: "x-api-key", in: "header" }, at), context);
}

/** HTTP APIs: documents are of version 3 always. */
export function addComponentScheme(definition: Definition, name: string, scheme: SourceValue): void {
  if (!isOpenApi3(definition)) return;
  const components = open(definition.root, "components", scheme.at);
  const schemes = components && open(components, "securitySchemes", scheme.at);
  if (schemes !== undefined) write(schemes, name, scheme);
}
