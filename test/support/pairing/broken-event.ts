import fc from "fast-check";
import type { ProxyEvent } from "../../../templates/lambda-typescript/runtime/event.js";

/** Texts that are read as something, or nearly. Whole numbers stay below 2^53, beyond which JavaScript rounds them. */
const texts = ["", " ", "x", "null", "true", "0", "-1.50e3", "1e400", "12345678901", "1,2", "a=1", ".a", ";id=x"];
const oddTexts = [
  "[1",
  "[1,2]",
  '{"a":1}',
  "%",
  "%zz",
  "%ff",
  "%C3%A9",
  "é",
  "\ud83d\ude00",
  "__proto__",
  "2030-02-30",
];
const types = ["text/plain", "application/json; charset=utf-8", "application/x", "multipart/form-data", "", "*/*"];
const forms = ["application/x-www-form-urlencoded", "image/png", "application/merge-patch+json", "Application/JSON"];
const bodies = [
  "",
  "{",
  "null",
  "[]",
  "{}",
  '{"a":',
  "1e400",
  '"text"',
  "a=1&b=%zz",
  "--x--",
  '{"__proto__":1}',
  "a+b&c",
];

const someText = fc.constantFrom(...texts, ...oddTexts);

/** An event in which something of a request that was valid is missing, or something else. */
export const brokenEvents = (event: ProxyEvent, count: number, seed: number): readonly ProxyEvent[] =>
  fc.sample(
    fc.oneof(
      brokenValues(event, "multiValueQueryStringParameters"),
      brokenValues(event, "multiValueHeaders"),
      brokenPath(event),
      fc.constantFrom(...bodies).map((body) => ({ ...event, body, isBase64Encoded: false })),
      fc.constantFrom(...types, ...forms).map((type) => withHeader(event, "content-type", type)),
      brokenMember(event),
    ),
    { numRuns: count, seed },
  );

function brokenValues(
  event: ProxyEvent,
  member: "multiValueQueryStringParameters" | "multiValueHeaders",
): fc.Arbitrary<ProxyEvent> {
  const values = Object.entries(event[member] ?? {});
  const single = member === "multiValueHeaders" ? "headers" : "queryStringParameters";
  const changed = fc.tuple(fc.nat(Math.max(values.length - 1, 0)), fc.array(someText, { maxLength: 2 }));
  return changed.map(([at, others]) => {
    const left = values.flatMap(([name, found], index) =>
      index !== at ? [[name, found] as const] : others.length === 0 ? [] : [[name, others] as const],
    );
    return { ...event, [member]: Object.fromEntries(left), [single]: null };
  });
}

const brokenPath = (event: ProxyEvent): fc.Arbitrary<ProxyEvent> =>
  someText.map((text) => {
    const names = Object.keys(event.pathParameters ?? {});
    return { ...event, pathParameters: Object.fromEntries(names.map((name) => [name, text])) };
  });

/** One member of a JSON body is taken out, or becomes something else. */
function brokenMember(event: ProxyEvent): fc.Arbitrary<ProxyEvent> {
  let value: unknown;
  try {
    value = JSON.parse(event.body ?? "");
  } catch {
    return fc.constant({ ...event, body: null });
  }
  if (typeof value !== "object" || value === null) return fc.constant({ ...event, body: `[${event.body}]` });
  const members = Object.entries(value);
  const other = fc.constantFrom<unknown>(undefined, null, true, -1, 0.5, "", "x", [], [1, "1", 1], {}, { type: "x" });
  return fc.tuple(fc.nat(Math.max(members.length - 1, 0)), other).map(([at, changed]) => {
    const all = Object.fromEntries(members.map(([name, found], index) => [name, index === at ? changed : found]));
    return { ...event, body: JSON.stringify({ ...all, ...(members.length === 0 ? { x: changed } : {}) }) };
  });
}

const withHeader = (event: ProxyEvent, name: string, value: string): ProxyEvent => ({
  ...event,
  headers: { ...event.headers, [name]: value },
  multiValueHeaders: { ...event.multiValueHeaders, [name]: [value] },
});
