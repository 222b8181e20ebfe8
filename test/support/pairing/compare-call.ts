import { isDeepStrictEqual } from "node:util";
import type { Operation } from "../../../src/ir/api.js";
import { idempotencyKeyOf } from "../../../src/ir/recognise-pagination.js";
import type { Call } from "./draw-call.js";
import type { HandlerRequest } from "./pairing.js";

/** Where what arrived departs from what was sent, as texts; empty where nowhere. */
export function requestDifferences(
  operation: Operation,
  sent: Call["request"],
  arrived: HandlerRequest,
): readonly string[] {
  const groups = ["path", "query", "headers", "cookies"] as const;
  return [
    ...groups.flatMap((group) => memberDifferences(operation, group, sent[group], arrived[group] ?? {})),
    ...difference("body", plain(sent.body), plain(arrived.body)),
    ...(sent.contentType === undefined
      ? []
      : difference("content type", essence(sent.contentType), arrived.contentType)),
  ];
}

const essence = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

const placeOf = { path: "path", query: "query", headers: "header", cookies: "cookie" } as const;

/** What was not sent may be there with its default. */
function memberDifferences(
  operation: Operation,
  group: keyof typeof placeOf,
  sent: Readonly<Record<string, unknown>>,
  arrived: Readonly<Record<string, unknown>>,
): readonly string[] {
  const own = operation.parameters.filter((parameter) => parameter.in === placeOf[group]);
  return own.flatMap(({ name, schema }) => {
    if (
      !Object.hasOwn(sent, name) &&
      (arrived[name] === undefined || schema.default !== undefined || schema.kind === "reference")
    )
      return [];
    // A client makes a key of its own where callers give none.
    if (!Object.hasOwn(sent, name) && group === "headers" && name === idempotencyKeyOf(operation)) return [];
    const isEither = (schema.kind === "anyOf" || schema.kind === "oneOf") && sameText(sent[name], arrived[name]);
    return isEither ? [] : difference(`${group} ${name}`, plain(sent[name]), plain(arrived[name]));
  });
}

export function responseDifferences(sent: Call["response"], arrived: Call["response"]): readonly string[] {
  return [
    ...difference("status", sent.status, arrived.status),
    ...difference("response body", plain(sent.body), plain(arrived.body)),
    ...(sent.contentType === undefined
      ? []
      : difference("response content type", sent.contentType, arrived.contentType)),
    ...Object.entries(sent.headers).flatMap(([name, value]) =>
      typeof value === "object"
        ? []
        : difference(`response header ${name}`, String(value), arrived.headers[name.toLowerCase()]),
    ),
  ];
}

/** What a schema lets be text and something else is the same on the wire. */
const sameText = (left: unknown, right: unknown): boolean =>
  typeof left !== "object" && typeof right !== "object" && left !== undefined && String(left) === String(right);

const difference = (what: string, left: unknown, right: unknown): readonly string[] =>
  isDeepStrictEqual(left, right) ? [] : [`${what}: ${brief(left)} became ${brief(right)}`];

/** Bytes as numbers, members that are undefined as absent ones, and every object with the same prototype. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: [...value] };
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, plain(member)]).sort());
}

const brief = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 300);
