import type { MediaType, Operation } from "../../ir/api.js";
import { essence } from "../../ir/media-type.js";
import { acceptedContent, hasBody } from "../client/content.js";
import { documentationLines } from "../typescript/documentation.js";
import { docComment, stringLiteral } from "../typescript/literal.js";
import type { TypePlace } from "../typescript/schema-type.js";
import { primary, union } from "../typescript/type-text.js";
import { contentTypeText } from "./arguments-type.js";
import { responseBodyType } from "./content.js";
import { type RatedResponse, rateResponses, statusOf } from "./response-status.js";

/** The two types of what an operation answers. */
export interface AnswerTypes {
  /** What a method resolves to: the bodies of all successes, in the content types that it asks for. */
  readonly result: string;
  /** All responses as a union, each alternative on a line of its own. */
  readonly responses: string;
}

/**
 * @param resultName what the result is declared as; it stands for types that take several lines
 * @param place the place's `used` gets the names of the runtime's types too
 */
export function answerTypes(operation: Operation, resultName: string, place: TypePlace): AnswerTypes {
  const rated = rateResponses(operation);
  const successes = rated.filter(({ outcome }) => outcome !== "failure");
  const accepted = successes.flatMap(({ response }): readonly (MediaType | undefined)[] =>
    hasBody(operation, response) ? acceptedContent(response) : [undefined],
  );
  const bodies = accepted.map((media) => (media === undefined ? primary("undefined") : responseBodyType(media, place)));
  const result = successes.length === 0 ? primary("unknown") : union(bodies, place.indent);
  const bodyText = (media: MediaType, inner: TypePlace): string =>
    accepted.length === 1 && media === accepted[0] && result.text.includes("\n")
      ? resultName
      : responseBodyType(media, inner).text;
  const alternatives = rated.flatMap((response) =>
    responseAlternatives(operation, response, rated, { place, bodyText }),
  );
  const others = otherResponses(rated, place).map((type) => `  | ${type}`);
  return {
    result: result.text === "undefined" ? "void" : result.text,
    responses: [...alternatives, ...others].join("\n"),
  };
}

interface AlternativePrinting {
  readonly place: TypePlace;
  readonly bodyText: (media: MediaType, place: TypePlace) => string;
}

function responseAlternatives(
  operation: Operation,
  rated: RatedResponse,
  all: readonly RatedResponse[],
  { place, bodyText }: AlternativePrinting,
): readonly string[] {
  const { response, outcome } = rated;
  const inner = { ...place, indent: "  " };
  const content: readonly (MediaType | undefined)[] = hasBody(operation, response) ? response.content : [undefined];
  const headers = response.headers.map(({ name }) => stringLiteral(name)).join(" | ");
  const lines = content.flatMap((media) => {
    const contentType = media === undefined || content.length === 1 ? "string" : contentTypeText(essence(media.type));
    const rest = headers === "" ? (contentType === "string" ? "" : `, ${contentType}`) : `, ${contentType}, ${headers}`;
    const outcomes = outcome === "both" ? (["success", "failure"] as const) : [outcome];
    return outcomes.map((each) => {
      const status = statusOf(rated, each, all);
      const type = each === "success" ? "Success" : "Failure";
      const body = media === undefined ? absentBody(operation, each) : bodyText(media, inner);
      noteRuntimeTypes(place, type, status);
      return `  | ${type}<${status}, ${body}${rest}>`;
    });
  });
  const comment = docComment(documentationLines({ description: response.description }), "  ");
  return comment === "" ? lines : lines.map((line, index) => (index === 0 ? `${comment}${line}` : line));
}

/**
 * Where the document tells of no body. Errors have one all the same: the gateway writes its own, and most documents leave
 * theirs out.
 */
const absentBody = ({ method }: Operation, outcome: "success" | "failure"): string =>
  outcome === "failure" && method !== "head" ? "unknown" : "undefined";

/** What a server may answer although the document does not say so; nothing where `default` says it all. */
function otherResponses(rated: readonly RatedResponse[], place: TypePlace): readonly string[] {
  if (rated.some(({ statusType }) => statusType === undefined)) return [];
  const failures = rated.filter(({ outcome }) => outcome === "failure").map(({ statusType }) => statusType);
  const types = [failures.length === 0 ? "OtherFailure" : `OtherFailure<${failures.join(" | ")}>`];
  if (failures.length === rated.length) types.push("OtherSuccess");
  for (const type of types) noteRuntimeTypes(place, type.replace(/<.*/s, ""), type);
  return types;
}

/** Notes a type of the runtime, and the names of ranges in its arguments. */
function noteRuntimeTypes({ used }: TypePlace, type: string, status: string): void {
  used?.add(type);
  if (status.includes("Status")) for (const [range] of status.matchAll(/\b[A-Z]\w+Status\b/g)) used?.add(range);
}
