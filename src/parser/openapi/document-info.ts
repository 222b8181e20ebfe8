import type { AboutApi } from "../../ir/about.js";
import type { ApiModel } from "../../ir/api.js";
import { words } from "../../ir/names.js";
import { type DocumentNode, isRecord, member, placeOf } from "../document-node.js";
import { type ReadContext, readString, reportIgnored, reportInvalid } from "../read-context.js";
import { readAbout, readExternalDocs } from "./about.js";
import { isIntrinsic } from "./deploy-values.js";
import { reportOtherFields } from "./object-fields.js";

/** What a document says of the API as a whole. */
export type DocumentInfo = Pick<ApiModel, "title" | "version" | "description"> & AboutApi;

/** `info` of a document: OpenAPI and AsyncAPI have the same. */
export function readInfo(context: ReadContext, document: DocumentNode): DocumentInfo {
  const info = member(document, "info");
  if (info === undefined || !isRecord(info.value)) {
    if (info === undefined)
      context.diagnostics.report("field-missing", placeOf(document), { what: "The document", field: "info" });
    else reportInvalid(context, info, "'info'", "an object");
    return { title: "api", version: "0.0.0", ...readExternalDocs(context, document) };
  }
  if (context.version !== "asyncapi") reportOtherFields(context, info, "info");
  const title = readTitle(context, info);
  const description = readString(context, info, "description");
  if (title === undefined) {
    context.diagnostics.report("title-missing", placeOf(info), {});
  }
  return {
    title: title === undefined || title === "" ? "api" : title,
    version: readApiVersion(context, info),
    ...(description === undefined ? {} : { description }),
    ...readAbout(context, document, info),
  };
}

/** YAML makes a number of an unquoted `1.10`, and loses its zero: the text has the last word. */
function readApiVersion(context: ReadContext, info: DocumentNode): string {
  const node = member(info, "version");
  if (typeof node?.value !== "number") return readString(context, info, "version") ?? "0.0.0";
  const place = placeOf(node);
  const source = context.documents.sources.get(place.file) ?? node.file.source;
  const { start, end } = source.locate(place);
  return source.text.slice(start.offset, end.offset);
}

/** Documents that are part of a CloudFormation template put functions here; the text around them makes the name. */
function readTitle(context: ReadContext, info: DocumentNode): string | undefined {
  const node = member(info, "title");
  if (node === undefined || !isIntrinsic(node.value)) return readString(context, info, "title")?.trim();
  reportIgnored(context, node, "'title'", "plain text");
  const text = Object.values(node.value as object)
    .flat()
    .find((part) => typeof part === "string");
  return words(String(text ?? "").replace(/\$\{[^}]*\}|AWS::\w+/g, " ")).join("-") || "api";
}
