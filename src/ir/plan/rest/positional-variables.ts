import type { ApiOf, Operation } from "../../api.js";
import type { GatewayResponse } from "../../delivery.js";
import { type DeployValue, literal } from "../../deploy-value.js";
import type { DiagnosticBag } from "../../diagnostics.js";
import type { Integration } from "../../integration.js";
import { requestParameterOf } from "../mapping.js";
import { isRenamed, type Places, placesOf, positionalSegments, reportRenamed } from "../positional-path.js";
import { describeValue } from "../values.js";
import { isProxy } from "./integrations.js";
import { handsOnPathVariables, readsPathVariable } from "./template-variables.js";

/**
 * The API as the gateway sees it with `pathVariables: positional`: each segment with a variable is one variable that is
 * named after its place, and so is everything that refers to it. What cannot be renamed is reported. Texts of paths stay
 * the document's, for messages. With `named` it is the API itself.
 */
export function withPositionalVariables(api: ApiOf<"rest">, diagnostics: DiagnosticBag): ApiOf<"rest"> {
  if (api.gateway.pathVariables === "named") return api;
  for (const response of api.gatewayResponses) checkGatewayResponse(response, api.operations, diagnostics);
  return { ...api, operations: api.operations.map((operation) => positionalOperation(operation, diagnostics)) };
}

function positionalOperation(operation: Operation, diagnostics: DiagnosticBag): Operation {
  const { text, segments } = operation.path;
  const places = placesOf(segments);
  if (places.size === 0) return operation;
  checkTemplates(operation, places, diagnostics);
  return {
    ...operation,
    path: { text, segments: positionalSegments(segments) },
    integration: positionalIntegration(operation, places, diagnostics),
  };
}

function positionalIntegration(operation: Operation, places: Places, diagnostics: DiagnosticBag): Integration {
  const { integration } = operation;
  const rename = (source: string, reader: string): string => {
    const parameter = requestParameterOf(source);
    const place = parameter?.in === "path" ? places.get(parameter.name) : undefined;
    if (parameter === undefined || place === undefined) return source;
    if (place.isWhole) return `method.request.path.${place.name}`;
    reportRenamed(`${reader} of operation '${operation.id}'`, parameter.name, place, integration.origin, diagnostics);
    // Nothing is deployed that was reported; this keeps the variable from being reported again as an unknown one.
    return `method.request.path.${place.name}`;
  };
  const renameValue = (from: DeployValue, reader: string): DeployValue =>
    from.kind === "literal" ? literal(rename(from.text, reader)) : from;
  return {
    ...integration,
    requestParameters: integration.requestParameters.map(({ to, from }) => ({
      to,
      from: renameValue(from, `The mapping to '${to}'`),
    })),
    cacheKeyParameters: integration.cacheKeyParameters.map((source) => rename(source, "The cache key")),
  };
}

/** Velocity is not rewritten: a name may be put together, and stand in text that only looks like code. */
function checkTemplates({ id, integration }: Operation, places: Places, diagnostics: DiagnosticBag): void {
  if (isProxy(integration)) return;
  const all = [
    ...integration.requestTemplates.map(({ template }) => ({ template, at: integration.origin })),
    ...integration.responses.flatMap(({ templates, origin }) =>
      templates.map(({ template }) => ({ template, at: origin })),
    ),
  ];
  for (const { template, at } of all) {
    const text = describeValue(template);
    const renamed = [...places].filter(([name, place]) => isRenamed(name, place) && readsPathVariable(text, name));
    for (const [name, place] of renamed)
      reportRenamed(`A mapping template of operation '${id}'`, name, place, at, diagnostics);
    if (renamed.length === 0 && handsOnPathVariables(text)) {
      const names = [...places].map(([name, place]) => `'${place.name}' (${name})`).join(", ");
      diagnostics.report("path-variables-handed-on", at, { operation: id, names });
    }
  }
}

const gatewayResponseReference = /\bmethod\.request\.path\.([\w$:-]+(?:\.[\w$:-]+)*)/g;

/** They answer for every operation, so that no single place takes the variable's place. */
function checkGatewayResponse(
  { type, parameters, templates, origin }: GatewayResponse,
  operations: readonly Operation[],
  diagnostics: DiagnosticBag,
): void {
  const texts = [...parameters.map(({ from }) => from), ...templates.map(({ template }) => template)].map(
    describeValue,
  );
  const names = new Set(
    texts.flatMap((text) => [...text.matchAll(gatewayResponseReference)].map(([, name = ""]) => name)),
  );
  for (const name of names) {
    const place = operations.map(({ path }) => placesOf(path.segments).get(name)).find((each) => each !== undefined);
    if (place !== undefined && isRenamed(name, place))
      reportRenamed(`The gateway response '${type}'`, name, place, origin, diagnostics);
  }
}
