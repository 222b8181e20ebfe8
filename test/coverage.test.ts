import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { operationSettings } from "../src/parser/settings/schema/operations.js";
import { settingsSchema } from "../src/parser/settings/schema.js";

/*
 * A setting that no golden case shows is one that nobody has looked at.
 */

const fixtures = fileURLToPath(new URL("../fixtures", import.meta.url));
const cases = readdirSync(fixtures);

interface JsonSchema {
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
}

/** `stages[].cache.ttl`; keys that the user chooses are `*`. */
function pathsOf(schema: JsonSchema, path = ""): readonly string[] {
  const alternatives = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const additional = schema.additionalProperties;
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, child]) => {
      const name = path === "" ? key : `${path}.${key}`;
      return [name, ...pathsOf(child, name)];
    }),
    ...(typeof additional === "object" ? pathsOf(additional, `${path}.*`) : []),
    ...(schema.items === undefined ? [] : pathsOf(schema.items, `${path}[]`)),
    ...alternatives.flatMap((each) => pathsOf(each, path)),
  ];
}

/** The same of a value, with `*` beside each key, since the schema knows which are the user's. */
function* pathsIn(value: unknown, path = ""): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* pathsIn(item, `${path}[]`);
  else if (typeof value === "object" && value !== null)
    for (const [key, child] of Object.entries(value)) {
      for (const name of [key, "*"]) {
        const inner = path === "" ? name : `${path}.${name}`;
        yield inner;
        yield* pathsIn(child, inner);
      }
    }
}

const schemaPaths = (schema: z.ZodType): readonly string[] => [
  ...new Set(pathsOf(z.toJSONSchema(schema, { io: "input", reused: "inline" }) as JsonSchema)),
];

const read = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Settings that stand under `x-gatewright`, anywhere in a document. */
function* settingsWithin(value: unknown): Generator<unknown> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === "x-gatewright") yield child;
    else yield* settingsWithin(child);
  }
}

const documentsOf = (name: string): readonly string[] =>
  readdirSync(join(fixtures, name))
    .filter((file) => /^(?:openapi|asyncapi|.*openapi).*\.(?:ya?ml|json)$/.test(file))
    .map((file) => read(join(fixtures, name, file)));

const shown = new Set<string>();
for (const name of cases) {
  const settings = read(join(fixtures, name, "gatewright.yaml"));
  const values = [parse(settings === "" ? "{}" : settings, { logLevel: "silent" })];
  for (const text of documentsOf(name)) values.push(...settingsWithin(tryParse(text)));
  for (const value of values) for (const path of pathsIn(value)) shown.add(path);
}

function tryParse(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent" });
  } catch {
    return undefined;
  }
}

/** Places that take the same settings: a case at one of them shows the setting. */
const samePlaces: readonly (readonly [RegExp, string])[] = [
  [/^stageDefaults\./, "stages[]."],
  [/^(?:operations\.\*|websocket\.routes\.\*)\.function(?=\.|$)/, "functions"],
  [/^function\./, "functions."],
  [/^functions\.(?:tags|authorizers)\.\*\./, "functions."],
  [/^functions\.alias\.aliases\.\*\./, "functions.alias."],
  [/^operations\.\*\./, ""],
  // Alarms differ in what they watch, not in how long.
  [
    /^(stages\[\]\.alarms|functionAlarms)\.\w+\.(?=period|evaluationPeriods|datapointsToAlarm|treatMissingData|statistic)/,
    "$1.*.",
  ],
  [/^(?:stages\[\]\.alarms|functionAlarms)\.(okActions|actions)$/, "alarms.$1"],
  // Every service is called with a role, within a time, with a key.
  [
    /^(?:dynamodb|sqs|sns|s3|kinesis|stepFunctions|eventBridge|appConfig|http)\.(credentials|timeout|kmsKey)$/,
    "service.$1",
  ],
  [/^websocket\.(?:sends\.\*|routes\.\*\.(?:message|reply))\./, "websocket.message."],
];
const placeOf = (path: string): string =>
  samePlaces.reduce((place, [pattern, replacement]) => place.replace(pattern, replacement), path);
const shownPlaces = new Set([...shown].map(placeOf));

describe("golden cases show", () => {
  it("every setting", () => {
    expect(schemaPaths(settingsSchema).filter((path) => !shownPlaces.has(placeOf(path)))).toEqual([]);
  });

  it("every setting of an operation", () => {
    expect(schemaPaths(operationSettings).filter((path) => !shownPlaces.has(placeOf(path)))).toEqual([]);
  });
});
