import { documentationLines } from "../python/docstring.js";
import { schemaTypeImports } from "../python/imports.js";
import { docstring } from "../python/literal.js";
import { generatedHeader, importLine } from "../python/module-text.js";
import { separated } from "../python/type-declarations.js";
import type { TypePlace } from "../python/type-place.js";
import { annotation, named, optional, quoted, type TypeText, typeText, union } from "../python/type-text.js";
import type { ClientModel } from "./client-model.js";
import { failureBodies } from "./content.js";

/** https://www.iana.org/assignments/http-status-codes: what each status is called, where the words make a name. */
const phrases: ReadonlyMap<number, string> = new Map([
  [400, "BadRequest"],
  [401, "Unauthorized"],
  [402, "PaymentRequired"],
  [403, "Forbidden"],
  [404, "NotFound"],
  [405, "MethodNotAllowed"],
  [406, "NotAcceptable"],
  [408, "RequestTimeout"],
  [409, "Conflict"],
  [410, "Gone"],
  [411, "LengthRequired"],
  [412, "PreconditionFailed"],
  [413, "ContentTooLarge"],
  [414, "UriTooLong"],
  [415, "UnsupportedMediaType"],
  [416, "RangeNotSatisfiable"],
  [417, "ExpectationFailed"],
  [421, "MisdirectedRequest"],
  [422, "UnprocessableContent"],
  [423, "Locked"],
  [424, "FailedDependency"],
  [425, "TooEarly"],
  [426, "UpgradeRequired"],
  [428, "PreconditionRequired"],
  [429, "TooManyRequests"],
  [431, "HeaderFieldsTooLarge"],
  [451, "UnavailableForLegalReasons"],
  [500, "InternalServer"],
  [501, "OperationNotImplemented"],
  [502, "BadGateway"],
  [503, "ServiceUnavailable"],
  [504, "GatewayTimeout"],
  [507, "InsufficientStorage"],
]);

export const statusClassName = (status: number): string => `${phrases.get(status) ?? `Status${status}`}Error`;

/** What the gateway or an API answers with sooner or later, described or not. */
const usualStatuses = [400, 401, 403, 404, 409, 422, 429, 500, 502, 503, 504];

/** A union of more alternatives than these tells nobody anything. */
const maximumAlternatives = 12;

/** `errors.py`: an exception for each status, with the body that the API describes. */
export function errorsModule({ api, operations, types }: ClientModel): string {
  const used = new Set<string>();
  const place: TypePlace = { types, direction: "response", qualifier: "types." };
  const described = api.operations.flatMap(({ responses }) =>
    responses.filter(({ status }) => /^[45]\d\d$/.test(status)).map(({ status }) => Number(status)),
  );
  const statuses = [...new Set([...usualStatuses, ...described])].sort((one, other) => one - other);
  const classes = statuses.map((status) => {
    // What is not printed in the end is not used either.
    const ofStatus = new Set<string>();
    const bodies = operations.flatMap(({ operation }) =>
      failureBodies(operation, status, { ...place, used: ofStatus }),
    );
    return errorClass(status, bodies, ofStatus, used);
  });
  const entries = [
    ...statuses.map((status) => [String(status), statusClassName(status)] as const),
    ["429 throttled", "ThrottledError"] as const,
    ["429 quota-exceeded", "QuotaExceededError"] as const,
    ["4XX", "ClientError"] as const,
    ["5XX", "ServerError"] as const,
  ];
  const table = entries.map(([key, name]) => `    "${key}": ${name},\n`).join("");
  const hasCast = classes.some((text) => text.includes("cast("));
  const imports = schemaTypeImports(used, "TYPE_CHECKING");
  return [
    generatedHeader,
    '"""What calls raise: an exception for each status of a failure, and those for calls without a response."""\n',
    "from __future__ import annotations\n",
    "from collections.abc import Mapping",
    importLine("typing", ["Final", ...(imports.length > 0 ? ["TYPE_CHECKING"] : []), ...(hasCast ? ["cast"] : [])]),
    importLine("._runtime.errors", runtimeErrors),
    ...imports,
    `__all__ = [\n${allNames(statuses)
      .map((name) => `    "${name}",\n`)
      .join("")}]\n`,
    `\n${separated([...familyClasses, ...classes, ...gatewayClasses])}\n`,
    `ERRORS: Final[Mapping[str, type[ApiError]]] = {\n${table}}\n`,
  ].join("\n");
}

const runtimeErrors = ["ApiError", "CallError", "CallTimeoutError", "CredentialError", "FormatError", "TransportError"];

const allNames = (statuses: readonly number[]): readonly string[] => [
  ...runtimeErrors,
  "ClientError",
  "ServerError",
  ...statuses.map(statusClassName),
  "ThrottledError",
  "QuotaExceededError",
];

/** The names that the package exports besides. */
export const exportedErrors = ({ api }: ClientModel): readonly string[] => {
  const described = api.operations.flatMap(({ responses }) =>
    responses.filter(({ status }) => /^[45]\d\d$/.test(status)).map(({ status }) => Number(status)),
  );
  return allNames([...new Set([...usualStatuses, ...described])]);
};

const familyClasses = [
  `class ClientError(ApiError):
    """A status of 400 to 499: the request cannot be answered as it is."""
`,
  `class ServerError(ApiError):
    """A status of 500 to 599: the API, or the gateway in front of it, could not answer."""
`,
];

const gatewayClasses = [
  `class ThrottledError(TooManyRequestsError):
    """The gateway refused the request for its rate: come back in a moment."""
`,
  `class QuotaExceededError(TooManyRequestsError):
    """The quota of the day, week or month is used up: no retry helps before its period is over."""
`,
];

function errorClass(
  status: number,
  bodies: readonly TypeText[],
  ofBodies: ReadonlySet<string>,
  used: Set<string>,
): string {
  const family = status < 500 ? "ClientError" : "ServerError";
  const lines = documentationLines({ summary: `Status ${status}.` });
  const head = `class ${statusClassName(status)}(${family}):\n${docstring(lines, "    ")}`;
  const distinct = union(bodies);
  if (bodies.length === 0 || (distinct.hasNone && distinct.parts.length + distinct.literals.length === 0)) return head;
  const isReadable = distinct.parts.length <= maximumAlternatives;
  for (const name of isReadable ? ofBodies : ["JsonValue"]) used.add(name);
  const type = optional(isReadable ? distinct : named("JsonValue"));
  const cast = `return cast(${quoted(typeText(type))}, self.described)`;
  return `${head}
    @property
    def body(self) -> ${annotation(type, "    ", 25)}:
        """What the API describes for this status; \`None\` where something else came, which is in \`content\`."""
        ${cast}
`;
}
