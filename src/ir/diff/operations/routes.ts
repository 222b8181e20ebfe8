import type { WebSocketMessage, WebSocketRoute } from "../../websocket.js";
import type { Direction } from "../catalog.js";
import { type ModelComparison, schemaPlace, whereOf } from "../context.js";
import type { Where } from "../difference.js";
import { compareMemberTrees } from "../members/compare-members.js";
import { routeRules } from "../members/operation-rules.js";
import { compareSchemas } from "../schemas/compare-schemas.js";
import { compareSecurity } from "../security/requirements.js";
import { compareParameters } from "./parameters.js";

/** Compares the routes of two WebSocket APIs, and the messages that their servers send by themselves. */
export function compareRoutes(comparison: ModelComparison): void {
  const { before, after, differences } = comparison;
  const now = new Map(after.routes.map((route) => [route.key, route]));
  const known = new Set(before.routes.map(({ key }) => key));
  for (const route of before.routes) {
    const other = now.get(route.key);
    if (other === undefined) differences.report("operation-removed", whereOf(routeName(route), route, undefined), {});
    else compareRoute(route, other, comparison);
  }
  for (const route of after.routes)
    if (!known.has(route.key)) differences.report("operation-added", whereOf(routeName(route), undefined, route), {});
  compareSends(comparison);
}

const routeName = ({ key }: WebSocketRoute): string => `route '${key}'`;

function compareRoute(before: WebSocketRoute, after: WebSocketRoute, comparison: ModelComparison): void {
  const { differences } = comparison;
  const where = whereOf(routeName(before), before, after);
  if (before.operationName !== after.operationName)
    differences.report("operation-renamed", where, {
      before: before.operationName ?? before.key,
      after: after.operationName ?? after.key,
    });
  if (before.deprecated !== after.deprecated)
    differences.report(after.deprecated ? "operation-deprecated" : "operation-restored", where, {});
  if (JSON.stringify([before.summary, before.description]) !== JSON.stringify([after.summary, after.description]))
    differences.report("words-changed", where, {});
  compareParameters(before.parameters, after.parameters, new Map(), where, comparison);
  compareMessages(before.message, after.message, "request", where, comparison);
  compareMessages(before.reply, after.reply, "response", where, comparison);
  compareSecurity(before.security, after.security, where, comparison);
  compareModels(before, after, where, comparison);
  compareMemberTrees(restOf(before), restOf(after), { where, rules: routeRules, differences });
}

const restOf = ({ integration, tags, validation, modelSelectionExpression }: WebSocketRoute) => ({
  integration,
  tags,
  validation,
  modelSelectionExpression,
});

function compareMessages(
  before: WebSocketMessage | undefined,
  after: WebSocketMessage | undefined,
  direction: Direction,
  where: Where,
  comparison: ModelComparison,
): void {
  const { differences } = comparison;
  const isRequest = direction === "request";
  if (before === undefined && after === undefined) return;
  if (before === undefined) differences.report(isRequest ? "body-demanded" : "reply-added", where, {});
  else if (after === undefined) differences.report(isRequest ? "body-removed" : "reply-removed", where, {});
  else compareMessage(before, after, direction, { ...where, before: before.origin, after: after.origin }, comparison);
}

function compareMessage(
  before: WebSocketMessage,
  after: WebSocketMessage,
  direction: Direction,
  where: Where,
  comparison: ModelComparison,
): void {
  const { differences } = comparison;
  const what = direction === "request" ? "the message" : "the reply";
  const words = ({ name, summary, description, examples }: WebSocketMessage): string =>
    JSON.stringify([name, summary, description, examples]);
  if (words(before) !== words(after)) differences.report("words-changed", where, {});
  if (before.contentType !== after.contentType) {
    const verb = direction === "request" ? "takes" : "answers with";
    differences.report("media-type-removed", where, { verb, type: before.contentType, where: "" });
    differences.report("media-type-added", where, { verb, type: after.contentType, where: "" });
  }
  compareSchemas(before.schema, after.schema, schemaPlace(where.subject, what, direction), comparison.schemas);
}

/** What messages are checked against, by what the model selection expression gives. */
function compareModels(before: WebSocketRoute, after: WebSocketRoute, where: Where, comparison: ModelComparison): void {
  const now = new Map(after.models.map(({ key, schema }) => [key, schema]));
  const known = new Set(before.models.map(({ key }) => key));
  const values = (key: string) => ({ verb: "checks", type: `messages of '${key}'`, where: "" });
  for (const { key, schema } of before.models) {
    const other = now.get(key);
    if (other === undefined) comparison.differences.report("media-type-removed", where, values(key));
    else {
      const place = schemaPlace(where.subject, `the message '${key}'`, "request");
      compareSchemas(schema, other, place, comparison.schemas);
    }
  }
  for (const key of now.keys())
    if (!known.has(key)) comparison.differences.report("media-type-added", where, values(key));
}

function compareSends(comparison: ModelComparison): void {
  const { before, after, differences } = comparison;
  const now = new Map(after.sends.map((message) => [message.name, message]));
  const known = new Set(before.sends.map(({ name }) => name));
  const subject = (name: string): string => `message '${name}' of the server`;
  for (const message of before.sends) {
    const other = now.get(message.name);
    const where = whereOf(subject(message.name), message, other);
    if (other === undefined) differences.report("reply-removed", where, {});
    else compareMessage(message, other, "response", where, comparison);
  }
  // Like a new alternative of what is received.
  for (const message of after.sends)
    if (!known.has(message.name))
      differences.report("operation-added", whereOf(subject(message.name), undefined, message), {});
}
