import type { MediaType, Operation, Response } from "../../ir/api.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, stringLiteral } from "../typescript/literal.js";
import type { TypePlace } from "../typescript/schema-type.js";
import { primary, type TypeText, union } from "../typescript/type-text.js";
import { contentTypeText } from "./arguments-type.js";
import { acceptedContent, hasBody, responseBodyType } from "./content.js";
import { essence } from "./media-type.js";

/** What a response's status makes of it. */
type Outcome = "success" | "failure" | "both";

function outcomeOf(response: Response, operation: Operation): Outcome {
  if (!isDefault(response)) return isSuccess(response) ? "success" : "failure";
  return operation.responses.some(isSuccess) ? "failure" : "both";
}

const isSuccess = (response: Response): boolean => !isDefault(response) && response.status.startsWith("2");

/** Whatever is neither a code nor a range stands for all others. */
const isDefault = ({ status }: Response): boolean => !/^[1-9]\d\d$/.test(status) && rangeOf(status) === undefined;

/** What a method resolves to: the bodies of all successes, in the content types that it asks for. */
export function resultType(operation: Operation, place: TypePlace): TypeText {
  const successes = operation.responses.filter((response) => outcomeOf(response, operation) !== "failure");
  if (successes.length === 0) return primary("unknown");
  const bodies = successes.flatMap((response) =>
    hasBody(operation, response)
      ? acceptedContent(response).map((media) => responseBodyType(media, place))
      : [primary("undefined")],
  );
  const type = union(bodies, place.indent);
  return type.text === "undefined" ? primary("void") : type;
}

/**
 * All responses of an operation as a union, each alternative on a line of its own.
 *
 * @param resultName what the operation's `resultType` is declared as; it stands for types that take several lines
 */
export function responsesType(operation: Operation, resultName: string, place: TypePlace): string {
  const inner = { ...place, indent: "  " };
  const result = resultType(operation, inner).text;
  const bodyText = (text: string): string => (text.includes("\n") && text === result ? resultName : text);
  const described = operation.responses.flatMap((response) =>
    responseAlternatives(operation, response, inner, bodyText),
  );
  const { responses } = operation;
  if (responses.some(isDefault)) return described.join("\n");
  const others = [otherType("OtherFailure", statusTypes(responses, "failure", operation))];
  if (!responses.some(isSuccess)) others.push(otherType("OtherSuccess", []));
  return [...described, ...others.map((other) => `  | ${other}`)].join("\n");
}

const otherType = (name: string, described: readonly string[]): string =>
  described.length === 0 ? name : `${name}<${described.join(" | ")}>`;

function responseAlternatives(
  operation: Operation,
  response: Response,
  place: TypePlace,
  bodyText: (text: string) => string,
): readonly string[] {
  const outcome = outcomeOf(response, operation);
  const comment = docComment(documentationLines({ description: response.description }), "  ");
  const content: readonly (MediaType | undefined)[] = hasBody(operation, response) ? response.content : [undefined];
  return content.flatMap((media, index) => {
    const body = media === undefined ? "undefined" : bodyText(responseBodyType(media, place).text);
    const contentType = media === undefined || content.length === 1 ? "string" : contentTypeText(essence(media.type));
    const headers = response.headers.map(({ name }) => stringLiteral(name)).join(" | ");
    const rest = headers === "" ? (contentType === "string" ? "" : `, ${contentType}`) : `, ${contentType}, ${headers}`;
    const types: string[] = [];
    if (outcome !== "failure") types.push(`Success<${statusType(response, "success", operation)}, ${body}${rest}>`);
    if (outcome !== "success") types.push(`Failure<${statusType(response, "failure", operation)}, ${body}${rest}>`);
    return types.map((type, position) => `${index + position === 0 ? comment : ""}  | ${type}`);
  });
}

const ranges: ReadonlyMap<string, string> = new Map([
  ["1XX", "InformationStatus"],
  ["2XX", "SuccessStatus"],
  ["3XX", "RedirectStatus"],
  ["4XX", "ClientErrorStatus"],
  ["5XX", "ServerErrorStatus"],
]);

/** The codes that a response stands for: a range and `default` leave out those that have a response of their own. */
function statusType(response: Response, outcome: "success" | "failure", operation: Operation): string {
  const { status } = response;
  const range = rangeOf(status);
  if (!isDefault(response) && range === undefined) return status;
  const all = range ?? (outcome === "success" ? "SuccessStatus" : "FailureStatus");
  const others = operation.responses.filter((other) => other !== response);
  const inside =
    range === undefined
      ? others
      : others.filter((other) => rangeOf(other.status) === undefined && other.status[0] === status[0]);
  const excluded = statusTypes(inside, outcome, operation);
  return excluded.length === 0 ? all : `Exclude<${all}, ${excluded.join(" | ")}>`;
}

const rangeOf = (status: string): string | undefined => ranges.get(status.toUpperCase());

const statusTypes = (
  responses: readonly Response[],
  outcome: "success" | "failure",
  operation: Operation,
): readonly string[] =>
  responses
    .filter((response) => !isDefault(response) && outcomeOf(response, operation) === outcome)
    .map(({ status }) => rangeOf(status) ?? status);
