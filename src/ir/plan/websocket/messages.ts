import type { SchemaId } from "../../ids.js";
import { reportLimit } from "../../limits.js";
import { allocateNames } from "../../names.js";
import type { Schema } from "../../schema.js";
import type { WebSocketMessage, WebSocketRoute } from "../../websocket.js";
import type { WebSocketContext } from "../context.js";
import { messageModelKey, webSocketApiKey } from "../keys.js";
import type { PlanKey, PlanValue } from "../model-base.js";
import { isModelOfTheService, modelName } from "../model-name.js";
import { modelSchema } from "../model-schema.js";
import type { MessageModelResource } from "../model-v2.js";
import { createReadOnly, type ReadOnly } from "../read-only.js";
import { referencesOf } from "../references.js";
import { treeJson } from "../tree-json.js";
import { attributeValue, literalValue, type ObjectTree, treeObject } from "../values.js";

/** The models of an API's messages. */
export interface MessageModels {
  readonly resources: readonly MessageModelResource[];
  /** By what the route's model selection expression gives; empty where the gateway does not look into messages. */
  requestsOf(route: WebSocketRoute): readonly KeyedModel[];
  repliesOf(route: WebSocketRoute): readonly KeyedModel[];
}

export interface KeyedModel {
  readonly key: string;
  /** Routes refer to a model by its name, which no target gives as an attribute of it. */
  readonly model: PlanValue;
  /** What has to exist first. */
  readonly resource: PlanKey;
}

/** A place where a model is needed. */
interface Use {
  readonly route: WebSocketRoute;
  readonly direction: "request" | "reply";
  readonly key: string;
  readonly schema: Schema;
}

/** A model for each schema that messages are checked against, and for what routes answer. */
export function lowerMessageModels(routes: readonly WebSocketRoute[], context: WebSocketContext): MessageModels {
  const uses = routes.flatMap((route) => usesOf(route));
  const names = nameModels(uses, context);
  const conversion = { context, readOnly: createReadOnly(context.schemas), reported: new Set<string>() };
  const resources = new Map<string, MessageModelResource>();
  for (const use of uses) {
    const name = names.get(use) ?? "";
    if (!resources.has(name)) resources.set(name, lowerModel(name, use.schema, conversion));
  }
  const modelsOf = (route: WebSocketRoute, direction: Use["direction"]): readonly KeyedModel[] =>
    uses.flatMap((use) =>
      use.route === route && use.direction === direction ? [keyedModel(use.key, names.get(use) ?? "")] : [],
    );
  return {
    resources: [...resources.values()],
    requestsOf: (route) => modelsOf(route, "request"),
    repliesOf: (route) => modelsOf(route, "reply"),
  };
}

const keyedModel = (key: string, name: string): KeyedModel => ({
  key,
  model: literalValue(name),
  resource: messageModelKey(name),
});

function usesOf(route: WebSocketRoute): readonly Use[] {
  const { message, reply, models, validation } = route;
  const requests =
    models.length > 0 ? models : message === undefined ? [] : [{ key: "$default", schema: message.schema }];
  const checked = validation.message && (models.length > 0 || isChecked(message)) ? requests : [];
  return [
    ...checked.map((each): Use => ({ route, direction: "request", ...each })),
    ...(isChecked(reply) ? [{ route, direction: "reply", key: "$default", schema: reply.schema } as const] : []),
  ];
}

/** The gateway looks into JSON alone, and the schema of any value checks nothing. */
const isChecked = (message: WebSocketMessage | undefined): message is WebSocketMessage =>
  message !== undefined &&
  message.schema.kind !== "any" &&
  /^[^/\s]+\/(?:[^/\s]+\+)?json(?:\s*;|$)/i.test(message.contentType);

/** Schemas of the document have the first choice; what stands at a route itself is called after it. */
function nameModels(uses: readonly Use[], { schemas }: WebSocketContext): ReadonlyMap<Use, string> {
  const idOf = ({ schema }: Use): SchemaId | undefined =>
    schema.kind === "reference" && !schema.nullable ? schema.target : undefined;
  const ids = [...new Set(uses.flatMap((use) => idOf(use) ?? []))];
  const ofSchemas = allocateNames(ids, (id) => modelName(schemas.get(id)?.name ?? id), isModelOfTheService);
  const taken = new Set(ofSchemas.values());
  const own = uses.filter((use) => idOf(use) === undefined);
  const keyOf = ({ route, direction, key }: Use): string => JSON.stringify([route.key, direction, key]);
  const ofRoutes = allocateNames(own.map(keyOf), ownName, (name) => taken.has(name));
  return new Map(
    uses.map((use) => {
      const id = idOf(use);
      return [use, (id === undefined ? ofRoutes.get(keyOf(use)) : ofSchemas.get(id)) ?? ""];
    }),
  );
}

/** `say message`, `say reply`, `say v2`. */
function ownName(id: string): string {
  const [route = "", direction, key = ""] = JSON.parse(id) as readonly string[];
  const what = direction === "reply" ? "reply" : key === "$default" ? "message" : key;
  return modelName(`${route} ${what}`);
}

interface Conversion {
  readonly context: WebSocketContext;
  readonly readOnly: ReadOnly;
  /** Keywords that have been reported. */
  readonly reported: Set<string>;
}

function lowerModel(name: string, schema: Schema, conversion: Conversion): MessageModelResource {
  const { diagnostics } = conversion.context;
  const complete = completeSchema(schema, conversion);
  reportLimit("model", Buffer.byteLength(treeJson(complete)), schema.origin, diagnostics, `The model '${name}'`);
  return {
    kind: "message-model",
    key: messageModelKey(name),
    origin: schema.origin,
    dependsOn: [],
    api: attributeValue(webSocketApiKey, "id"),
    name,
    contentType: "application/json",
    schema: complete,
  };
}

const draft = "http://json-schema.org/draft-04/schema#";

/** A model refers to nothing outside of it: what its schema refers to stands in its definitions. */
function completeSchema(schema: Schema, conversion: Conversion): ObjectTree {
  const { schemas } = conversion.context;
  const inside = reachable(schema, conversion.context);
  const names = allocateNames([...inside], (id) => modelName(schemas.get(id)?.name ?? id));
  const convert = (each: Schema): ObjectTree =>
    modelSchema(each, {
      dialect: "draft-4",
      reference: (target) => `#/definitions/${names.get(target) ?? target}`,
      onNotEnforced: (keyword, at) => reportKeyword(keyword, at, conversion),
      readOnly: conversion.readOnly,
    });
  const target = schema.kind === "reference" && !schema.nullable ? schemas.get(schema.target) : undefined;
  const isCircle = target !== undefined && reachable(target.schema, conversion.context).has(target.id);
  const definitions = [...inside]
    .filter((id) => id !== target?.id || isCircle)
    .map((id) => [names.get(id) ?? id, convert(schemas.get(id)?.schema ?? schema)] as const);
  // Nothing may stand beside a reference, and the model says which draft it is written in.
  const referring = schema.kind === "reference" && !schema.nullable;
  const root = !referring
    ? convert(schema)
    : target === undefined || isCircle
      ? treeObject([["allOf", [convert(schema)]]])
      : convert(target.schema);
  return treeObject([
    ["$schema", draft],
    ...root.entries,
    ["definitions", definitions.length === 0 ? undefined : treeObject(definitions)],
  ]);
}

/** All that a schema refers to, however indirectly. */
function reachable(schema: Schema, { schemas }: WebSocketContext): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>();
  const pending = [...referencesOf(schema)];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const target = schemas.get(id);
    if (target !== undefined) pending.push(...referencesOf(target.schema));
  }
  return found;
}

/** Once for each keyword: a large document would drown in them otherwise. */
function reportKeyword(keyword: string, at: Schema["origin"], { reported, context }: Conversion): void {
  if (reported.has(keyword)) return;
  reported.add(keyword);
  context.diagnostics.report("model-keyword-not-enforced", at, { keyword, reason: " (messages)" });
}
