import type { Operation } from "../../api.js";
import type { IntegrationResponse } from "../../integration.js";
import { placeWithin } from "../../source.js";
import type { LoweringContext } from "../context.js";
import { checkMappings, responseHeaderOf } from "../mapping.js";
import { findPatternProblem } from "../selection-pattern.js";
import { checkTemplate } from "../template-check.js";

/** Reports responses of an integration that the service would refuse, and what the operation does not describe. */
export function checkResponses(operation: Operation, context: LoweringContext): void {
  const { diagnostics } = context;
  const { id, integration } = operation;
  if (integration.responses.length === 0)
    diagnostics.report("integration-responses-missing", integration.origin, { operation: id });
  const statuses = new Set<string>();
  const patterns = new Set<string | undefined>();
  for (const response of integration.responses) {
    const { statusCode, selectionPattern, parameters, templates, origin } = response;
    const status = placeWithin(origin, ["statusCode"], "key");
    const report = (problem: string, at = status): void =>
      diagnostics.report("integration-response-invalid", at, { operation: id, problem });
    if (!/^[1-5]\d\d$/.test(statusCode)) report(`a response with the status '${statusCode}'`);
    if (statuses.has(statusCode)) report(`several responses with the status ${statusCode}`);
    if (patterns.has(selectionPattern))
      report(
        selectionPattern === undefined
          ? "several default responses"
          : `several responses for the pattern '${selectionPattern}'`,
        origin,
      );
    statuses.add(statusCode);
    patterns.add(selectionPattern);
    checkPattern(response, context);
    checkMappings("response", parameters, placeWithin(origin, ["responseParameters"]), context);
    for (const { contentType, template } of templates)
      checkTemplate(template, placeWithin(origin, ["responseTemplates", contentType]), diagnostics);
    checkDescribed(response, operation, context);
  }
}

function checkPattern({ selectionPattern, origin }: IntegrationResponse, { diagnostics }: LoweringContext): void {
  const problem = selectionPattern === undefined ? undefined : findPatternProblem(selectionPattern);
  if (problem === undefined) return;
  const at = { ...origin, part: "key" } as const;
  diagnostics.report("selection-pattern-invalid", at, { pattern: selectionPattern ?? "", problem });
}

/**
 * What a short form answers is made of what the operation describes; the errors beside that are like the gateway's own.
 * A range or `default` describes every status that it covers, and whatever headers it has.
 */
function checkDescribed(
  { statusCode, parameters, origin }: IntegrationResponse,
  { id, responses, integration }: Operation,
  { diagnostics }: LoweringContext,
): void {
  if (integration.expandedFrom !== undefined) return;
  const names = [statusCode, `${statusCode.charAt(0)}XX`, "default"];
  const described = responses.filter(({ status }) => names.includes(status.toUpperCase()) || status === "default");
  if (described.length === 0) {
    const at = placeWithin(origin, ["statusCode"], "key");
    // A document that describes no response at all is reported as a whole.
    if (responses.length > 0)
      diagnostics.report("response-not-described", at, { operation: id, what: `the status ${statusCode}` });
    return;
  }
  const headers = new Set(described.flatMap((each) => each.headers.map(({ name }) => name.toLowerCase())));
  for (const { to } of parameters) {
    const header = responseHeaderOf(to);
    if (header === undefined || headers.has(header.toLowerCase()) || isCorsHeader(header)) continue;
    const at = placeWithin(origin, ["responseParameters", to], "key");
    const what = `the header '${header}' in the status ${statusCode}`;
    diagnostics.report("response-not-described", at, { operation: id, what });
  }
}

/** Browsers read these; they are no part of what an operation answers with. */
const isCorsHeader = (name: string): boolean => /^(?:access-control-|content-type$|vary$)/i.test(name);
