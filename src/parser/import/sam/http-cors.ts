import type { SourceValue } from "../source-value.js";
import { type Definition, isWritable } from "./definition.js";
import { open, read, write } from "./draft.js";
import { isDecidedTrue, reportInvalid, reportRefused, type SamContext, type SamResource } from "./sam-context.js";
import { take } from "./sam-resource.js";
import { isList, isObject, isOpen, isTrue, list, member, scalar, textOf } from "./values.js";

/** In the property's words, and in the definition's. */
const fields = {
  AllowOrigins: "allowOrigins",
  AllowHeaders: "allowHeaders",
  AllowMethods: "allowMethods",
  ExposeHeaders: "exposeHeaders",
  MaxAge: "maxAge",
  AllowCredentials: "allowCredentials",
} as const;

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-httpapi-httpapicorsconfiguration.html */
export function addHttpCors(sam: SamResource, definition: Definition | undefined, context: SamContext): void {
  const given = take(sam, "CorsConfiguration", context);
  if (given === undefined || (given.kind === "scalar" && !isTrue(given))) return;
  if (!isWritable(sam, definition, "CorsConfiguration", context)) return;
  const cors = open(definition.root, "x-amazon-apigateway-cors", given.at);
  if (cors === undefined) {
    const found = read(definition.root, "x-amazon-apigateway-cors");
    if (found !== undefined) reportInvalid(context, "'x-amazon-apigateway-cors'", "a map", found);
    return;
  }
  if (!isObject(given)) {
    const everybody = given.kind === "scalar" || isDecidedTrue(context, given);
    write(cors, "allowOrigins", everybody ? list([scalar("*", given.at)], given.at) : given);
    return;
  }
  if (hasEveryOrigin(given) && isDecidedTrue(context, member(given, "AllowCredentials"))) {
    const detail = "'AllowCredentials' does not go with every origin ('*'); name the origins in 'AllowOrigins'";
    reportRefused(context, `'CorsConfiguration' of ${sam.resource.id}`, detail, given.at);
    return;
  }
  for (const [key, value] of given.members) {
    const field = fields[key as keyof typeof fields];
    if (field === undefined) {
      context.diagnostics.report("sam-property-unknown", value.at, { property: key, type: "CorsConfiguration" });
    } else if (isSaid(value, field, context)) write(cors, field, value);
  }
}

const hasEveryOrigin = (cors: SourceValue): boolean => {
  const origins = member(cors, "AllowOrigins");
  return isList(origins) && origins.items.length === 1 && textOf(origins.items[0]) === "*";
};

/** Credentials are allowed or not said; empty lists say nothing. */
function isSaid(value: SourceValue, field: string, context: SamContext): boolean {
  if (field === "allowCredentials") return isDecidedTrue(context, value);
  if (isList(value)) return value.items.length > 0;
  return isOpen(value) || textOf(value) !== undefined;
}
