import type { ApiOf, Operation } from "../../api.js";
import { type DeployValue, literal } from "../../deploy-value.js";
import type { DiagnosticBag } from "../../diagnostics.js";
import type { Integration } from "../../integration.js";
import { type Places, placesOf, positionalSegments, reportRenamed } from "../positional-path.js";

/** As for REST APIs: each segment with a variable is one variable that is named after its place. */
export function withPositionalRoutes(api: ApiOf<"http">, diagnostics: DiagnosticBag): ApiOf<"http"> {
  if (api.gateway.pathVariables === "named") return api;
  return { ...api, operations: api.operations.map((operation) => positionalOperation(operation, diagnostics)) };
}

function positionalOperation(operation: Operation, diagnostics: DiagnosticBag): Operation {
  const { text, segments } = operation.path;
  const places = placesOf(segments);
  if (places.size === 0) return operation;
  return {
    ...operation,
    path: { text, segments: positionalSegments(segments) },
    integration: positionalIntegration(operation, places, diagnostics),
  };
}

/** `$request.path.petId` and `${request.path.petId}` of mappings, `{petId}` of a backend's address. */
const mapped = /(\$\{?request\.path\.)([\w-]+)/g;
const inAddress = /((?<!\$)\{)([^{}+]+)(?=\+?\})/g;

function positionalIntegration(operation: Operation, places: Places, diagnostics: DiagnosticBag): Integration {
  const { integration } = operation;
  const rename = (value: DeployValue, pattern: RegExp, reader: string): DeployValue => {
    if (value.kind === "join") return { kind: "join", parts: value.parts.map((part) => rename(part, pattern, reader)) };
    if (value.kind !== "literal") return value;
    return literal(
      value.text.replace(pattern, (whole, beginning: string, name: string) => {
        const place = places.get(name);
        if (place === undefined) return whole;
        if (!place.isWhole)
          reportRenamed(`${reader} of operation '${operation.id}'`, name, place, integration.origin, diagnostics);
        return `${beginning}${place.name}`;
      }),
    );
  };
  const renamed: Integration = {
    ...integration,
    requestParameters: integration.requestParameters.map(({ to, from }) => ({
      to,
      from: rename(from, mapped, `The mapping to '${to}'`),
    })),
  };
  return renamed.kind === "http" ? { ...renamed, uri: rename(renamed.uri, inAddress, "The address") } : renamed;
}
