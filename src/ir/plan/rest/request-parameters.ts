import type { Operation, Parameter } from "../../api.js";
import { compareText } from "../../compare.js";
import type { SchemaId } from "../../ids.js";
import type { Schema } from "../../schema.js";
import { placeWithin } from "../../source.js";
import type { LoweringContext } from "../context.js";
import { isMappableName, type RequestParameterName, requestParameterOf } from "../mapping.js";
import type { MethodResource } from "../model-rest.js";
import { describeValue } from "../values.js";

const places = { path: "path", query: "querystring", header: "header" } as const;

/**
 * The parameters that a method declares: the required ones where they are validated, and all that the integration's
 * mappings and cache keys refer to. Others need no declaration: proxies get everything, and mappings name what they use.
 */
export function lowerRequestParameters(
  operation: Operation,
  context: LoweringContext,
): MethodResource["requestParameters"] {
  const declared = new Map<string, boolean>();
  const declare = ({ in: place, name }: RequestParameterName, required: boolean): void => {
    const key = `method.request.${place}.${name}`;
    declared.set(key, required || (declared.get(key) ?? false));
  };
  for (const parameter of requiredParameters(operation, context)) declare(parameter, true);
  for (const parameter of mappedParameters(operation, context)) declare(parameter, parameter.in === "path");
  return [...declared]
    .map(([name, required]) => ({ name, required }))
    .sort((one, other) => compareText(one.name, other.name));
}

/** A path parameter is always there, so that there is nothing to validate. */
function requiredParameters(operation: Operation, context: LoweringContext): readonly RequestParameterName[] {
  if (!operation.validation.parameters) return [];
  return operation.parameters.flatMap((parameter) => {
    if (!parameter.required || parameter.in === "path") return [];
    const reason = reasonNotToValidate(parameter, context);
    if (parameter.in !== "cookie" && reason === undefined) return [{ in: places[parameter.in], name: parameter.name }];
    context.diagnostics.report("parameter-not-validated", parameter.origin, {
      in: parameter.in,
      name: parameter.name,
      reason: reason ?? "it does not read cookies",
    });
    return [];
  });
}

function reasonNotToValidate(parameter: Parameter, context: LoweringContext): string | undefined {
  if (!isMappableName(parameter.name)) return "its name has characters that the gateway does not take";
  const spreads = parameter.style === "deepObject" || (parameter.style === "form" && parameter.explode);
  if (parameter.in === "query" && spreads && parameter.contentType === undefined && isObject(parameter.schema, context))
    return "the members of the object are parameters of their own";
  return undefined;
}

/** Whether values are objects, as far as the schema says so at first sight. */
function isObject(schema: Schema, context: LoweringContext, seen: Set<SchemaId> = new Set()): boolean {
  if (schema.kind === "object") return true;
  if (schema.kind === "allOf" || schema.kind === "oneOf" || schema.kind === "anyOf")
    return schema.members.some((member) => isObject(member, context, seen));
  if (schema.kind !== "reference" || seen.has(schema.target)) return false;
  seen.add(schema.target);
  const target = context.schemas.get(schema.target);
  return target !== undefined && isObject(target.schema, context, seen);
}

const cacheKey = "the cache key";

function mappedParameters(operation: Operation, context: LoweringContext): readonly RequestParameterName[] {
  const { integration } = operation;
  const variables = new Set(
    operation.path.segments.flatMap((segment) => (segment.kind === "variable" ? [segment.name] : [])),
  );
  const sources = [
    ...integration.requestParameters.map(({ to, from }) => ({
      to,
      from: describeValue(from),
      at: placeWithin(integration.origin, ["requestParameters", to], "key"),
    })),
    ...integration.cacheKeyParameters.map((from, index) => ({
      to: cacheKey,
      from,
      at: placeWithin(integration.origin, ["cacheKeyParameters", index]),
    })),
  ];
  return sources.flatMap(({ to, from, at }) => {
    const parameter = requestParameterOf(from);
    if (parameter === undefined) {
      if (to === cacheKey && !/^integration\.request\.(?:path|querystring|header)\./.test(from))
        context.diagnostics.report("mapping-invalid", at, { from, to, problem: `'${from}' is no request parameter` });
      return [];
    }
    if (parameter.in !== "path" || variables.has(parameter.name)) return [parameter];
    const problem = `'${operation.path.text}' has no variable '{${parameter.name}}'`;
    context.diagnostics.report("mapping-invalid", at, { from, to, problem });
    return [];
  });
}
