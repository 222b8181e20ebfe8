import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { catalog, type DiagnosticCode } from "../src/ir/catalog.js";
import { extensionObjects } from "../src/parser/openapi/extension-fields.js";
import { operationSettings } from "../src/parser/settings/schema/operations.js";
import { settingsSchema } from "../src/parser/settings/schema.js";
import { caseNames, documentsOf, pathsIn, readOfCase, settingsOf, valuesUnder } from "./support/fixture-values.js";

/*
 * A setting, an extension or a diagnostic that no golden case shows is one that nobody has looked at.
 */

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

const schemaPaths = (schema: z.ZodType): readonly string[] => [
  ...new Set(pathsOf(z.toJSONSchema(schema, { io: "input", reused: "inline" }) as JsonSchema)),
];

/** Settings that stand under `x-gatewright`, anywhere in a document, count as well. */
const shown = new Set<string>();
for (const name of caseNames) {
  const within = documentsOf(name).flatMap((document) => [...valuesUnder(document, (key) => key === "x-gatewright")]);
  for (const value of [settingsOf(name), ...within.map(([, value]) => value)])
    for (const path of pathsIn(value)) shown.add(path);
}

/** Places that take the same settings: a case at one of them shows the setting. */
const samePlaces: readonly (readonly [RegExp, string])[] = [
  [/^stageDefaults\./, "stages[]."],
  [/^(?:operations\.\*|websocket\.routes\.\*)\.function(?=\.|$)/, "functions"],
  [/^function\./, "functions."],
  [/^functions\.(?:tags|authorizers|named)\.\*\./, "functions."],
  [/^roles\.\*\./, "functions.role."],
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

/** Codes that no document leads to, and the test that leads to them. */
const withoutCase: Readonly<Partial<Record<DiagnosticCode, { readonly why: string; readonly test: string }>>> = {
  "export-value-lost": {
    why: "reading makes no handler without a name a part of a value",
    test: "emitters/openapi/deploy-text.test.ts",
  },
  "import-drop-unused": {
    why: "what is dropped changes with what can be imported",
    test: "cli/import/read-sources.test.ts",
  },
  "terraform-cycle": { why: "as above", test: "parser/import/terraform/expressions.test.ts" },
  "terraform-too-large": { why: "as above", test: "parser/import/terraform/expressions.test.ts" },
  "terraform-module-unread": { why: "as above", test: "parser/import/terraform/expressions.test.ts" },
  "terraform-json-unknown": { why: "as above", test: "parser/import/terraform/described.test.ts" },
  "terraform-repetition-unknown": { why: "as above", test: "parser/import/terraform/resources.test.ts" },
  "import-parameter-value": { why: "as above", test: "parser/import/cloudformation.test.ts" },
  "live-unreadable": { why: "it is about files beside the source", test: "cli/import/adopt.test.ts" },
  "live-without-graph": { why: "as above", test: "cli/import/adopt.test.ts" },
  "live-name-differs": { why: "as above", test: "cli/import/adopt.test.ts" },
  "diff-several-apis": { why: "it is the comparison's, which builds nothing", test: "cli/diff.test.ts" },
  "sam-property-unknown": { why: "as above", test: "parser/import/sam/expand.test.ts" },
  "sam-value-invalid": { why: "as above", test: "parser/import/sam/expand.test.ts" },
  "sam-refused": { why: "as above", test: "parser/import/sam/expand.test.ts" },
};

describe("every diagnostic is shown", () => {
  const reported = new Set(
    caseNames.flatMap((name) =>
      [...readOfCase(name, "expected/diagnostics.txt").matchAll(/^(?:\S+ - )?(?:error|warning) ([a-z0-9-]+):/gm)].map(
        ([, code]) => code,
      ),
    ),
  );

  it("by a golden case, or by a test that says why it has none", () => {
    const others = Object.keys(withoutCase);
    expect(Object.keys(catalog).filter((code) => !reported.has(code) && !others.includes(code))).toEqual([]);
    expect(others.filter((code) => reported.has(code))).toEqual([]);
  });

  it.each(Object.entries(withoutCase))("by the test that is named for it: %s", (code, { test }) => {
    const path = join(fileURLToPath(new URL(".", import.meta.url)), test);
    expect(existsSync(path) ? readFileSync(path, "utf8") : "").toContain(`"${code}`);
  });
});

const prefix = "x-amazon-apigateway-";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html */
const extensions = [
  "any-method",
  "api-key-source",
  "auth",
  "authorizer",
  "authtype",
  "binary-media-types",
  "cors",
  "documentation",
  "endpoint-access-mode",
  "endpoint-configuration",
  "gateway-responses",
  "importexport-version",
  "integration",
  "integrations",
  "minimum-compression-size",
  "policy",
  "request-validator",
  "request-validators",
  "security-policy",
  "tag-value",
];

/** What stands in the extensions of cases that are built: the extension, and the way within it. */
const written = new Set<string>();
for (const name of caseNames.filter((each) => !each.startsWith("diagnostics-")))
  for (const document of documentsOf(name))
    for (const [key, value] of valuesUnder(document, (key) => key.startsWith(prefix))) {
      const extension = key.slice(prefix.length);
      written.add(extension);
      for (const path of pathsIn(value))
        written.add(`${extension}.${path}`.replace(/^integrations\.\*\./, "integration."));
    }

describe("cases that are built show", () => {
  it("every extension of the service", () => {
    expect(extensions.filter((name) => !written.has(name))).toEqual([]);
  });

  it("every field that is read of one", () => {
    const fields = extensionObjects.flatMap(({ place, fields }) => fields.map((field) => `${place}.${field}`));
    expect(fields.length).toBeGreaterThan(60);
    expect(fields.filter((field) => !written.has(field))).toEqual([]);
  });

  it("no extension that the list lacks", () => {
    expect([...written].filter((path) => !path.includes(".") && !extensions.includes(path))).toEqual([]);
  });
});
