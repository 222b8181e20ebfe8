import type { Parameter, RequestBody } from "../../ir/api.js";
import { acceptHeader, byPreference, parameterGroups } from "../client/content.js";
import { documentationLines, schemaNotes } from "../python/docstring.js";
import { docstring, docstringLines, stringLiteral } from "../python/literal.js";
import { callText } from "../python/module-text.js";
import { schemaType } from "../python/schema-type.js";
import type { TypePlace } from "../python/type-place.js";
import { annotation, named, optional, type TypeText, typeText, union } from "../python/type-text.js";
import type { ClientModel, ClientOperation } from "./client-model.js";
import { contentTypeChoice, requestBodyType, resultType } from "./content.js";
import { statusClassName } from "./error-classes.js";
import { pagerArguments, pageTypes } from "./paging.js";
import { streamTexts } from "./streams.js";

/** A client that blocks, or one that waits. */
export type Waiting = "sync" | "async";

interface Argument {
  readonly name: string;
  readonly type: TypeText;
  readonly isRequired: boolean;
  /** What stands for an argument that is not given. */
  readonly absent: "None" | "UNSET";
  readonly documentation: readonly string[];
}

/** One method of a client, and the one that goes through its pages where it has some. */
export function methodText(each: ClientOperation, model: ClientModel, waiting: Waiting, place: TypePlace): string {
  const own = argumentsOf(each, place);
  const methods = [callMethod(each, own, waiting, place)];
  if (each.pagination !== undefined) methods.push(pagerMethod(each, own, model, waiting, place));
  if (each.stream?.result.isOnly === false) methods.push(streamMethod(each, own, waiting, place));
  return methods.join("\n");
}

function callMethod(each: ClientOperation, own: readonly Argument[], waiting: Waiting, place: TypePlace): string {
  const stream = each.stream?.result.isOnly === true ? streamCall(each, own, waiting, place) : undefined;
  const answer: TypePlace = { ...place, direction: "response" };
  const { head, wait } = words[waiting];
  const given = (): readonly string[] => [`operations.${each.constant}`, argumentsText(each, own, place), "options"];
  const result = stream?.type ?? typeText(resultType(each.operation, answer));
  return [
    `    ${signature(head, each.method, own, result, place)}\n`,
    docstring(methodDocumentation(each, own), "        "),
    `        ${stream?.call ?? callText(`return ${wait}self._call`, given(), "        ")}\n`,
  ].join("");
}

const words = {
  sync: { head: "def", wait: "", stream: "Stream" },
  async: { head: "async def", wait: "await ", stream: "AsyncStream" },
};

/** The type of a stream, and what gives it back. */
function streamCall(
  each: ClientOperation,
  own: readonly Argument[],
  waiting: Waiting,
  place: TypePlace,
): { readonly type: string; readonly call: string } | undefined {
  if (each.stream === undefined) return undefined;
  const { result } = each.stream;
  const { piece, decode } = streamTexts(result, { ...place, direction: "response" });
  const { wait, stream } = words[waiting];
  place.used?.add(stream);
  // Errors come as they are: what is asked for, and accepted as a success, is the stream alone.
  const types = result.contentTypes.join(", ");
  const accept = acceptHeader(each.operation) === types ? [] : [`accept=${stringLiteral(types)}`];
  const given = [`operations.${each.constant}`, decode, argumentsText(each, own, place), "options", ...accept];
  return { type: `${stream}[${piece}]`, call: callText(`return ${wait}self._stream`, given, "        ") };
}

/** A method for the success that arrives piece by piece, where there is another one. */
function streamMethod(each: ClientOperation, own: readonly Argument[], waiting: Waiting, place: TypePlace): string {
  const stream = streamCall(each, own, waiting, place);
  if (stream === undefined || each.stream === undefined) return "";
  const { method, result } = each.stream;
  const pieces = result.kind === "events" ? "server-sent events" : "JSON values, one a line";
  const lines = [
    `\`${each.method}\` where it answers piece by piece: ${pieces}.`,
    "",
    "The API may have to be asked for them by an argument, too.",
  ];
  return [
    `    ${signature(words[waiting].head, method, own, stream.type, place)}\n`,
    docstring(lines, "        "),
    `        ${stream.call}\n`,
  ].join("");
}

function pagerMethod(
  each: ClientOperation,
  own: readonly Argument[],
  model: ClientModel,
  waiting: Waiting,
  place: TypePlace,
): string {
  const { pagination, method } = each;
  if (pagination === undefined) return "";
  const pager = waiting === "async" ? "AsyncPager" : "Pager";
  for (const name of [pager, "Paging"]) place.used?.add(name);
  const { item, page } = pageTypes(each, model, { ...place, direction: "response" });
  const lines = [
    `The items of all pages of \`${method}\`, one after the other; \`pages()\` of the result gives whole pages.`,
    "",
    "The next page is asked for when its first item is.",
  ];
  const call = callText(
    `return ${pager}`,
    [
      "self",
      `operations.${each.constant}`,
      `Paging(${pagerArguments(pagination.form)})`,
      argumentsText(each, own, place),
      "options",
    ],
    "        ",
  );
  return [
    `    ${signature("def", pagination.method, own, `${pager}[${item}, ${page}]`, place)}\n`,
    docstring(lines, "        "),
    `        ${call}\n`,
  ].join("");
}

function signature(head: string, name: string, own: readonly Argument[], result: string, { used }: TypePlace): string {
  const texts = own.map((argument) => {
    if (argument.isRequired)
      return `${argument.name}: ${annotation(argument.type, "        ", 12 + argument.name.length)}`;
    if (argument.absent === "UNSET") for (const each of ["Unset", "UNSET"]) used?.add(each);
    const absent = argument.absent === "UNSET" ? union([argument.type, named("Unset")]) : optional(argument.type);
    const type = annotation(absent, "        ", 12 + argument.name.length + 7);
    return `${argument.name}: ${type} = ${argument.absent}`;
  });
  const all = ["self", "*", ...texts, "options: RequestOptions | None = None"];
  return callText(`${head} ${name}`, all, "    ", ` -> ${result}:`);
}

/** Required arguments first, so that they are read first. */
function argumentsOf(each: ClientOperation, place: TypePlace): readonly Argument[] {
  const { operation, parameters } = each;
  const own: Argument[] = parameters.map(({ argument, parameter }) => ({
    name: argument,
    type: parameterType(parameter, place),
    isRequired: parameter.required || parameter.in === "path",
    absent: "None",
    documentation: parameterDocumentation(parameter),
  }));
  if (operation.body !== undefined) own.push(...bodyArguments(operation.body, place));
  return [...own.filter(({ isRequired }) => isRequired), ...own.filter(({ isRequired }) => !isRequired)];
}

function bodyArguments(body: RequestBody, place: TypePlace): readonly Argument[] {
  const content = byPreference(body.content);
  const type = union(content.map((media) => requestBodyType(media, place)));
  const isNullable = type.hasNone || type.parts.includes("JsonValue");
  const own: Argument = {
    name: "body",
    type,
    isRequired: body.required,
    absent: isNullable ? "UNSET" : "None",
    documentation: documentationLines({ description: body.description }),
  };
  const isChoice = content.length > 1 || content.some((media) => media.type.includes("*"));
  if (!isChoice) return [own];
  const choice = contentTypeChoice(content);
  if (choice.literals.length > 0) place.used?.add("Literal");
  const [first] = content;
  const note = `What the body is; ${stringLiteral(first?.type ?? "")} unless it is said.`;
  const contentType: Argument = {
    name: "content_type",
    type: choice,
    isRequired: false,
    absent: "None",
    documentation: docstringLines(note),
  };
  return [own, contentType];
}

/** Moments may be given as such. */
function parameterType({ schema, contentType }: Parameter, place: TypePlace): TypeText {
  const type = schemaType(schema, place);
  if (contentType !== undefined || schema.kind !== "string") return type;
  const moment = { "date-time": "datetime", date: "date" }[schema.format ?? ""];
  if (moment === undefined) return type;
  place.used?.add(moment);
  return union([type, named(moment)]);
}

/** What the schema says beyond the type; its description only where the parameter has none. */
const parameterDocumentation = ({ description, schema, deprecated }: Parameter): readonly string[] => [
  ...documentationLines({ description: description ?? schema.description ?? schema.title }),
  ...documentationLines({ notes: schemaNotes(schema), deprecated: deprecated || schema.deprecated }),
];

function argumentsText(
  { operation, parameters }: ClientOperation,
  own: readonly Argument[],
  { used }: TypePlace,
): string {
  const members = parameterGroups.flatMap(([where, key]) => {
    const here = parameters.filter(({ parameter }) => parameter.in === where);
    const entries = here.map(({ argument, parameter }) => `${stringLiteral(parameter.name)}: ${argument}`);
    if (entries.length === 0) return [];
    const line = `${key}={${entries.join(", ")}}`;
    const inner = " ".repeat(20);
    return [
      line.length <= 80
        ? line
        : `${key}={\n${entries.map((entry) => `${inner}${entry},\n`).join("")}${" ".repeat(16)}}`,
    ];
  });
  const { body } = operation;
  if (body !== undefined) {
    const isPassed = own.some(({ name, isRequired, absent }) => name === "body" && (isRequired || absent === "UNSET"));
    if (!isPassed) used?.add("UNSET");
    members.push(isPassed ? "body=body" : "body=UNSET if body is None else body");
    const isChoice = body.content.length > 1 || body.content.some(({ type }) => type.includes("*"));
    if (isChoice) members.push("content_type=content_type");
  }
  return callText("Arguments", members, " ".repeat(12));
}

function methodDocumentation(each: ClientOperation, own: readonly Argument[]): readonly string[] {
  const { operation } = each;
  const lines = [...documentationLines({ summary: operation.summary, description: operation.description })];
  const section = (title: string, entries: readonly (readonly [name: string, lines: readonly string[]])[]): void => {
    if (entries.length === 0) return;
    lines.push("", `${title}:`);
    for (const [name, [first = "", ...rest]] of entries) {
      lines.push(`    ${name}: ${first}`.trimEnd());
      for (const line of rest) lines.push(line === "" ? "" : `        ${line}`);
    }
  };
  const route = docstringLines(`\`${operation.method.toUpperCase()} ${operation.path.text}\``).join(" ");
  if (lines.length > 0) lines.push("");
  lines.push(route);
  if (operation.deprecated) lines.push("", "Deprecated.");
  section(
    "Args",
    own.filter(({ documentation }) => documentation.length > 0).map(({ name, documentation }) => [name, documentation]),
  );
  section("Raises", failures(each));
  return lines;
}

function failures({ operation }: ClientOperation): readonly (readonly [name: string, lines: readonly string[]])[] {
  return operation.responses
    .filter(({ status, description }) => /^[45]\d\d$/.test(status) && description.trim() !== "")
    .map(({ status, description }) => [statusClassName(Number(status)), docstringLines(description)]);
}
