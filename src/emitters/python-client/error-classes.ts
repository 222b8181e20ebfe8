import type { ApiModel } from "../../ir/api.js";
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
  const statuses = errorStatuses(api);
  const bodyOf = (...ofStatuses: readonly number[]): DescribedBody | undefined => {
    // What is not printed in the end is not used either.
    const names = new Set<string>();
    const bodies = ofStatuses.flatMap((status) =>
      operations.flatMap(({ operation }) => failureBodies(operation, status, { ...place, used: names })),
    );
    return describedBody(bodies, names);
  };
  const families = familyClasses.map(({ name, says, first }) => {
    // Statuses without a class are described where there is a range or a default, and are of the family then.
    const isOpen = bodyOf(first + undescribedStatus) !== undefined;
    const own = statuses.filter((status) => Math.floor(status / 100) * 100 === first);
    const body = isOpen ? bodyOf(...own, first + undescribedStatus) : undefined;
    return { name, first, body: body?.isReadable === true ? body : undefined, says };
  });
  const print = (head: string, body: DescribedBody | undefined): string => {
    for (const name of body?.names ?? []) used.add(name);
    return body === undefined ? head : `${head}\n${bodyProperty(body)}`;
  };
  const familyTexts = families.map(({ name, says, body }) =>
    print(`class ${name}(ApiError):\n    """${says}"""\n`, body),
  );
  const classes = statuses.map((status) => {
    const family = families.find(({ first }) => first === Math.floor(status / 100) * 100) ?? families[0];
    const lines = documentationLines({ summary: `Status ${status}.` });
    const body = bodyOf(status);
    const isInherited = body !== undefined && body.type === family?.body?.type;
    const head = `class ${statusClassName(status)}(${family?.name}):\n${docstring(lines, "    ")}`;
    return print(head, isInherited ? undefined : body);
  });
  const entries = [
    ...statuses.map((status) => [String(status), statusClassName(status)] as const),
    ["429 throttled", "ThrottledError"] as const,
    ["429 quota-exceeded", "QuotaExceededError"] as const,
    ["4XX", "ClientError"] as const,
    ["5XX", "ServerError"] as const,
  ];
  const table = entries.map(([key, name]) => `    "${key}": ${name},\n`).join("");
  const hasCast = [...familyTexts, ...classes].some((text) => text.includes("cast("));
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
    `\n${separated([...familyTexts, ...classes, ...gatewayClasses])}\n`,
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

/** The statuses that have a class of their own. */
function errorStatuses({ operations }: ApiModel): readonly number[] {
  const described = operations.flatMap(({ responses }) =>
    responses.filter(({ status }) => /^[45]\d\d$/.test(status)).map(({ status }) => Number(status)),
  );
  return [...new Set([...usualStatuses, ...described])].sort((one, other) => one - other);
}

/** The names that the package exports besides. */
export const exportedErrors = ({ api }: ClientModel): readonly string[] => allNames(errorStatuses(api));

const familyClasses = [
  { name: "ClientError", first: 400, says: "A status of 400 to 499: the request cannot be answered as it is." },
  {
    name: "ServerError",
    first: 500,
    says: "A status of 500 to 599: the API, or the gateway in front of it, could not answer.",
  },
];

/** 490 and 590 are nothing: what is described for them is described for all that have no description of their own. */
const undescribedStatus = 90;

const gatewayClasses = [
  `class ThrottledError(TooManyRequestsError):
    """The gateway refused the request for its rate: come back in a moment."""
`,
  `class QuotaExceededError(TooManyRequestsError):
    """The quota of the day, week or month is used up: no retry helps before its period is over."""
`,
];

/** The body of an error, as the API describes it for one or several statuses. */
interface DescribedBody {
  readonly type: string;
  /** How it is written behind an arrow. */
  readonly annotation: string;
  /** Names that its type uses. */
  readonly names: ReadonlySet<string>;
  /** False where there are so many alternatives that any JSON stands for them. */
  readonly isReadable: boolean;
}

function describedBody(bodies: readonly TypeText[], names: ReadonlySet<string>): DescribedBody | undefined {
  const distinct = union(bodies);
  if (bodies.length === 0 || (distinct.hasNone && distinct.parts.length + distinct.literals.length === 0))
    return undefined;
  const isReadable = distinct.parts.length <= maximumAlternatives;
  const type = optional(isReadable ? distinct : named("JsonValue"));
  return {
    type: typeText(type),
    annotation: annotation(type, "    ", 25),
    names: isReadable ? names : new Set(["JsonValue"]),
    isReadable,
  };
}

const bodyProperty = ({ type, annotation: returned }: DescribedBody): string => `    @property
    def body(self) -> ${returned}:
        """What the API describes for this status; \`None\` where something else came, which is in \`content\`."""
        return cast(${quoted(type)}, self.described)
`;
