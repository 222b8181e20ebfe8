import type { Schema } from "../../../templates/lambda-typescript/runtime/schema.js";

/** Values that a schema takes, and values that it refuses. */
export type ValidationCase = readonly [
  name: string,
  schema: Schema,
  valid: readonly unknown[],
  invalid: readonly unknown[],
];

/** What the runtimes of every language agree on. */
export const validationCases: readonly ValidationCase[] = [
  ["any", { kind: "any" }, [null, 1, "a", {}, []], []],
  ["never", { kind: "never" }, [], [null, 1]],
  ["null", { kind: "null" }, [null], [0, "", undefined]],
  ["boolean", { kind: "boolean" }, [true, false], ["true", 1, null]],
  ["nullable", { kind: "boolean", nullable: true }, [null, true], ["null"]],
  ["string", { kind: "string" }, ["", "a"], [1, null, ["a"], new Uint8Array(1)]],
  ["binary", { kind: "string", format: "binary", maxLength: 2 }, [new Uint8Array(2), "ab"], [new Uint8Array(3), 1]],
  ["minLength in code points", { kind: "string", minLength: 2 }, ["ab", "😀😀"], ["a", "😀"]],
  ["maxLength in code points", { kind: "string", maxLength: 2 }, ["😀😀", ""], ["abc"]],
  ["pattern", { kind: "string", pattern: "^\\p{Lu}+$" }, ["ÄB"], ["ab", "A1"]],
  ["pattern of another engine", { kind: "string", pattern: "(?>a)" }, ["b"], []],
  [
    "date-time",
    { kind: "string", format: "date-time" },
    ["2024-02-29T23:59:60Z", "2023-01-31t00:00:00.5+14:00"],
    ["2023-02-29T00:00:00Z", "2023-01-01 00:00:00Z", "2023-01-01T24:00:00Z", "2023-01-01T00:00:00", "x"],
  ],
  [
    "date",
    { kind: "string", format: "date" },
    ["2000-02-29"],
    ["1900-02-29", "2023-13-01", "2023-00-10", "2023-04-31", "23-01-01"],
  ],
  [
    "uuid",
    { kind: "string", format: "uuid" },
    ["123E4567-e89b-12d3-a456-426614174000"],
    ["123e4567e89b12d3a456426614174000", "{123e4567-e89b-12d3-a456-426614174000}"],
  ],
  [
    "email",
    { kind: "string", format: "email" },
    ["a@b", "a.b+c@example.com"],
    ["a", "@b", "a@", "a b@c", "a@b..c", "a@@b"],
  ],
  [
    "uri",
    { kind: "string", format: "uri" },
    ["https://example.com/a?b#c", "urn:isbn:1"],
    ["/a", "example.com", "http://a b"],
  ],
  [
    "ipv4",
    { kind: "string", format: "ipv4" },
    ["0.0.0.0", "255.255.255.255"],
    ["256.1.1.1", "1.1.1", "01.1.1.1", "1.1.1.1.1"],
  ],
  [
    "ipv6",
    { kind: "string", format: "ipv6" },
    ["::", "::1", "1::", "2001:db8::ff00:42:8329", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:1.2.3.4"],
    ["", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "::1.2.3", "1:2:3:4:5:6:7::8:9"],
  ],
  ["byte", { kind: "string", format: "byte" }, ["", "YQ==", "YWI=", "YWJj"], ["Y", "YQ=", "Y=Q=", "YQ-_"]],
  ["format that is a remark", { kind: "string", format: "colour" }, ["anything"], []],
  ["number", { kind: "number" }, [0, -1.5, 1e300], ["1", null, Number.NaN, Number.POSITIVE_INFINITY]],
  ["integer", { kind: "integer" }, [0, -3, 1.0, 9007199254740991], [1.5, "1", 2 ** 53]],
  ["int32", { kind: "integer", format: "int32" }, [-2147483648, 2147483647], [2147483648, -2147483649]],
  ["minimum", { kind: "number", minimum: 1 }, [1, 2], [0.999]],
  ["maximum", { kind: "number", maximum: 1 }, [1, 0], [1.001]],
  ["exclusiveMinimum", { kind: "number", exclusiveMinimum: 1 }, [1.001], [1]],
  ["exclusiveMaximum", { kind: "number", exclusiveMaximum: 1 }, [0.999], [1]],
  ["multipleOf", { kind: "number", multipleOf: 0.1 }, [0.3, 0.7, 1.1, 0, -0.2, 1e15], [0.35, 0.05]],
  ["multipleOf with integers", { kind: "integer", multipleOf: 3 }, [9, 0, -3], [10, 1]],
  [
    "enum",
    { kind: "enum", values: ["a", 1, true, { b: 1, c: [2] }] },
    ["a", 1, true, { c: [2], b: 1 }],
    ["b", "1", { b: 1 }, null],
  ],
  ["minItems", { kind: "array", minItems: 1 }, [[1]], [[], "a", { 0: 1 }]],
  ["maxItems", { kind: "array", maxItems: 1 }, [[], [1]], [[1, 2]]],
  ["items", { kind: "array", items: { kind: "integer" } }, [[], [1, 2]], [[1, "2"]]],
  [
    "prefix",
    { kind: "array", prefix: [{ kind: "string" }], items: { kind: "integer" } },
    [[], ["a"], ["a", 1]],
    [[1], ["a", "b"]],
  ],
  ["closed tuple", { kind: "array", prefix: [{ kind: "string" }], items: false }, [["a"]], [["a", 1]]],
  [
    "uniqueItems",
    { kind: "array", uniqueItems: true },
    [
      [1, "1", true, [1]],
      [{ a: 1 }, { a: 2 }],
    ],
    [
      [1, 1],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  ],
  ["required", { kind: "object", required: ["a"] }, [{ a: null }], [{}, { A: 1 }, [], "a", null]],
  ["properties", { kind: "object", properties: { a: { kind: "integer" } } }, [{}, { a: 1, b: "x" }], [{ a: "1" }]],
  [
    "additional forbidden",
    { kind: "object", properties: { a: { kind: "any" } }, additional: false },
    [{ a: 1 }],
    [{ a: 1, b: 1 }],
  ],
  ["additional", { kind: "object", additional: { kind: "integer" } }, [{}, { b: 1 }], [{ b: "1" }]],
  [
    "patternProperties",
    { kind: "object", patterns: [["^x-", { kind: "string" }]], additional: false },
    [{ "x-a": "b" }],
    [{ "x-a": 1 }, { y: "b" }],
  ],
  ["minProperties", { kind: "object", minProperties: 1 }, [{ a: 1 }], [{}]],
  ["maxProperties", { kind: "object", maxProperties: 1 }, [{ a: 1 }], [{ a: 1, b: 2 }]],
  ["anyOf", { kind: "anyOf", members: [{ kind: "integer" }, { kind: "number", minimum: 2 }] }, [1, 2, 2.5], [1.5, "a"]],
  ["oneOf", { kind: "oneOf", members: [{ kind: "integer" }, { kind: "number", minimum: 2 }] }, [1, 2.5], [2, 1.5]],
  ["allOf", { kind: "allOf", members: [{ kind: "integer" }, { kind: "number", minimum: 2 }] }, [2], [1, 2.5]],
  ["not", { kind: "not", schema: { kind: "integer" } }, ["a", 1.5], [1]],
  [
    "if, then, else",
    {
      kind: "when",
      condition: { kind: "object", properties: { to: { kind: "enum", values: ["US"] } } },
      met: { kind: "object", required: ["state"] },
      unmet: { kind: "object", required: ["country"] },
    },
    [{ to: "US", state: "NY" }, { state: "NY" }, { to: "DE", country: "DE" }],
    [{ to: "US" }, {}, { to: "DE", state: "BE" }],
  ],
  [
    "if about other values",
    { kind: "when", condition: { kind: "object" }, met: { kind: "object", required: ["a"] } },
    ["a", null, [], { a: 1 }],
    [{}],
  ],
  [
    "contains",
    { kind: "contains", schema: { kind: "integer", minimum: 5 }, minimum: 1, maximum: 2 },
    [[5], [1, 5, 6], {}, "a"],
    [[], [1], [5, 6, 7]],
  ],
  ["minContains 0", { kind: "contains", schema: { kind: "integer" }, minimum: 0, maximum: 1 }, [[], [1]], [[1, 2]]],
  [
    "propertyNames",
    { kind: "names", schema: { kind: "string", pattern: "^[a-z]+$", maxLength: 3 } },
    [{}, { abc: 1 }, ["A"], "A"],
    [{ A: 1 }, { abcd: 1 }],
  ],
  [
    "unevaluatedProperties",
    {
      kind: "unevaluated",
      of: {
        kind: "allOf",
        members: [
          { kind: "object", properties: { a: { kind: "any" } }, patterns: [["^x-", { kind: "any" }]] },
          {
            kind: "oneOf",
            members: [
              { kind: "object", properties: { b: { kind: "integer" } }, required: ["b"] },
              { kind: "object", properties: { c: { kind: "integer" } }, required: ["c"] },
            ],
          },
          {
            kind: "when",
            condition: { kind: "object", required: ["b"] },
            met: { kind: "object", properties: { d: { kind: "any" } } },
          },
        ],
      },
      members: false,
    },
    [{ b: 1 }, { a: 1, "x-y": 1, b: 1, d: 1 }, { c: 1 }],
    [{ b: 1, e: 1 }, { c: 1, d: 1 }, { a: 1 }, "a"],
  ],
  [
    "unevaluatedProperties of a form",
    {
      kind: "unevaluated",
      of: { kind: "object", properties: { a: { kind: "any" } } },
      members: { kind: "integer" },
      nullable: true,
    },
    [{ a: "x", b: 1 }, null],
    [{ b: "x" }],
  ],
  [
    "unevaluatedItems",
    {
      kind: "unevaluated",
      of: {
        kind: "allOf",
        members: [
          { kind: "array", prefix: [{ kind: "string" }] },
          { kind: "contains", schema: { kind: "boolean" }, minimum: 0 },
        ],
      },
      items: false,
    },
    [["a"], ["a", true], []],
    [
      ["a", 1],
      ["a", true, 2],
    ],
  ],
];
