import type { ApiModel, Operation } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import type { Schema } from "../../ir/schema.js";
import { className } from "./identifier.js";

/** Where a schema without a name stands: what a class for it would be called. */
export type InlinePlaces = Map<Schema, string>;

/**
 * Names for the objects that are described in place, by the place: `Pet` with its property `owner` → PetOwner. They depend
 * on nothing else in the document.
 */
export function inlinePlaces(api: ApiModel, nameOf: (id: SchemaId) => string): InlinePlaces {
  const places: InlinePlaces = new Map();
  for (const { id, schema } of api.schemas) {
    const name = nameOf(id);
    visit(schema, name, places);
    // The alias has the name itself.
    if (schema.kind === "object" && schema.nullable) places.set(schema, `${name}Object`);
  }
  for (const operation of api.operations) visitOperation(operation, places);
  for (const { id, operationName, parameters, message, reply } of api.routes) {
    const stem = className(operationName ?? id);
    for (const parameter of parameters) visit(parameter.schema, stem + className(parameter.name), places);
    if (message !== undefined) visit(message.schema, `${stem}Message`, places);
    if (reply !== undefined) visit(reply.schema, `${stem}Reply`, places);
  }
  for (const { name, schema } of api.sends) visit(schema, `${className(name)}Message`, places);
  return places;
}

function visitOperation({ id, parameters, body, responses }: Operation, places: InlinePlaces): void {
  const stem = className(id);
  for (const { name, schema } of parameters) visit(schema, stem + className(name), places);
  for (const [index, media] of (body?.content ?? []).entries()) {
    visit(media.schema, `${stem}Body${index === 0 ? "" : index + 1}`, places);
  }
  for (const { status, content, headers } of responses) {
    const name = `${stem}${/^2/.test(status) ? "" : className(status.replace(/^\d/, "Status$&"))}Response`;
    for (const [index, media] of content.entries()) {
      visit(media.schema, `${name}${index === 0 ? "" : index + 1}`, places);
    }
    for (const header of headers) visit(header.schema, name + className(header.name), places);
  }
}

function visit(schema: Schema, name: string, places: InlinePlaces): void {
  places.set(schema, name);
  if (schema.kind === "object") {
    for (const property of schema.properties) visit(property.schema, name + className(property.name), places);
    for (const pattern of schema.patterns) visit(pattern.schema, `${name}Value`, places);
    if (typeof schema.additional === "object") visit(schema.additional, `${name}Value`, places);
  } else if (schema.kind === "array") {
    for (const [index, item] of schema.prefix.entries()) visit(item, `${name}Item${index + 1}`, places);
    if (schema.items !== "forbidden") visit(schema.items, `${name}Item`, places);
  } else if (schema.kind === "allOf") {
    for (const member of schema.members) visit(member, name, places);
  } else if (schema.kind === "oneOf" || schema.kind === "anyOf") {
    const objects = schema.members.filter(({ kind }) => kind === "object" || kind === "allOf");
    for (const member of schema.members) {
      const index = objects.indexOf(member);
      const title = member.title === undefined ? "" : className(member.title);
      const suffix = title !== "" ? title : objects.length > 1 ? `Option${index + 1}` : "";
      visit(member, name.endsWith(suffix) ? name : name + suffix, places);
    }
  }
}
