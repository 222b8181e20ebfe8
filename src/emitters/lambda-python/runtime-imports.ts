import { importLine } from "../python/module-text.js";

/** What generated modules take from the runtime, by its module. */
const sources: readonly (readonly [module: string, names: readonly string[]])[] = [
  ["authorization", ["Authorization"]],
  ["deep_object", ["deep_object_value"]],
  ["form", ["read_form"]],
  ["handler", ["Route"]],
  ["multipart", ["read_multipart"]],
  [
    "operation",
    ["Answer", "AnswerMedia", "Body", "Context", "FieldEncoding", "Media", "Operation", "Parameter", "Part", "Request"],
  ],
  ["pattern", ["Pattern"]],
  ["record", ["Record", "field"]],
  ["response", ["Headers", "NO_HEADERS"]],
  ["rules", ["Contains", "Names", "Unevaluated", "When"]],
  [
    "schema",
    [
      "AllOf",
      "AnyOf",
      "Anything",
      "Array",
      "Boolean",
      "Discriminator",
      "Enum",
      "Never",
      "Not",
      "Null",
      "Number",
      "Object",
      "OneOf",
      "Ref",
      "Schema",
      "String",
    ],
  ],
  ["socket_handler", ["SocketRoute"]],
  ["socket_route", ["Handshake", "RouteContext", "RouteData", "RouteMessage", "RouteParameter"]],
  ["status", ["AnyStatus", "Status1XX", "Status2XX", "Status3XX", "Status4XX", "Status5XX"]],
  ["values", ["ABSENT"]],
];

/** The import statements for the names that are used. @param runtime the runtime's package, as seen from the module */
export const runtimeImports = (used: ReadonlySet<string>, runtime: string): string =>
  sources
    .map(([module, names]) =>
      importLine(
        `${runtime}.${module}`,
        names.filter((name) => used.has(name)),
      ),
    )
    .join("");
