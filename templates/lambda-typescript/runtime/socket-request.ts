import { HttpError } from "./errors.js";
import { decodeBase64, decodeUtf8 } from "./platform.js";
import type { Schema } from "./schema.js";
import type { SocketEvent } from "./socket-event.js";
import type { ParameterData, RouteData } from "./socket-route.js";
import { type Problem, validate } from "./validate.js";

/** What a handler is called with: the message, the parameters of the handshake, or undefined. */
export function readRouteRequest(route: RouteData, event: SocketEvent): unknown {
  if (route.key === "$connect") return readHandshake(route.parameters, event);
  return route.message === undefined ? undefined : readMessage(route.message, event);
}

function readMessage({ kind, schema }: NonNullable<RouteData["message"]>, event: SocketEvent): unknown {
  const text = textOf(event);
  if (kind === "text") return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new HttpError(400, "The message is not JSON.", { cause });
  }
  refuse("The message is invalid.", validate(schema, value));
  return value;
}

function textOf({ body, isBase64Encoded }: SocketEvent): string {
  if (body === undefined || body === null) return "";
  if (!isBase64Encoded) return body;
  try {
    return decodeUtf8(decodeBase64(body));
  } catch (cause) {
    throw new HttpError(400, "The message is not text.", { cause });
  }
}

interface Handshake {
  readonly query: { [name: string]: unknown };
  readonly headers: { [name: string]: unknown };
}

function readHandshake(parameters: readonly ParameterData[], event: SocketEvent): Handshake {
  const handshake: Handshake = { query: {}, headers: {} };
  const problems: Problem[] = [];
  const headers = new Map(Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  for (const { name, in: place, required, schema } of parameters) {
    const pointer = `/${place === "query" ? "query" : "headers"}/${name}`;
    const text = place === "query" ? event.queryStringParameters?.[name] : headers.get(name.toLowerCase());
    if (text === undefined) {
      if (required === true) problems.push({ pointer, message: "is required" });
      continue;
    }
    const value = scalar(schema, text);
    problems.push(
      ...validate(schema, value).map((each) => ({ pointer: pointer + each.pointer, message: each.message })),
    );
    handshake[place === "query" ? "query" : "headers"][name] = value;
  }
  refuse("The handshake is invalid.", problems);
  return handshake;
}

/** Text as a value of the schema's kind; where it is none, validation says so. */
function scalar(schema: Schema, text: string): unknown {
  if ((schema.kind === "number" || schema.kind === "integer") && /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(text))
    return Number(text);
  if (schema.kind === "boolean" && (text === "true" || text === "false")) return text === "true";
  return text;
}

function refuse(message: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new HttpError(400, message, { details: problems });
}
