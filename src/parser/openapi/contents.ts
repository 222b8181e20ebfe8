import type { MediaType, ParameterStyle, PartEncoding, RequestBody, Response } from "../../ir/api.js";
import { type DocumentNode, isRecord, keyPlaceOf, member, placeOf } from "../document-node.js";
import { readBoolean, readMembers, readString, reportInvalid } from "../read-context.js";
import { resolve } from "../reference.js";
import { readExamples } from "./examples.js";
import { reportOtherFields } from "./object-fields.js";
import { readHeader } from "./parameters.js";
import { plainHead, type SchemaReading } from "./schema-reading.js";

/** `requestBody` of an operation. One without any content carries nothing and counts as absent. */
export function readRequestBody(reading: SchemaReading, operation: DocumentNode): RequestBody | undefined {
  const { context } = reading;
  const start = member(operation, "requestBody");
  const node = start === undefined ? undefined : resolve(context, start);
  if (node === undefined) return undefined;
  if (!isRecord(node.value)) {
    reportInvalid(context, node, "'requestBody'", "an object");
    return undefined;
  }
  reportOtherFields(context, node, "requestBody");
  const content = readContent(reading, node);
  if (content.length === 0) {
    context.diagnostics.report("field-missing", placeOf(node), { what: "A request body", field: "content" });
    return undefined;
  }
  const description = readString(context, node, "description");
  return {
    ...(description === undefined ? {} : { description }),
    required: readBoolean(context, node, "required") === true,
    content,
    origin: placeOf(node),
  };
}

/** `responses` of an operation: status codes, ranges and `default`, in document order. */
export function readResponses(reading: SchemaReading, operation: DocumentNode, name: string): readonly Response[] {
  const { context } = reading;
  const responses = readMembers(context, operation, "responses").flatMap(([status, start]): readonly Response[] => {
    if (status.startsWith("x-")) return [];
    const node = resolve(context, start);
    if (node === undefined) return [];
    if (!/^([1-5]\d\d|[1-5]XX|default)$/i.test(status)) {
      const expected = "a status code, a range such as 4XX, or default";
      context.diagnostics.report("value-invalid", keyPlaceOf(start), {
        what: "The key of a response",
        expected,
        actual: `'${status}'`,
      });
      return [];
    }
    reportOtherFields(context, node, "response");
    return [
      {
        status: /XX$/i.test(status) ? status.toUpperCase() : status,
        description: readString(context, node, "description") ?? "",
        headers: readMembers(context, node, "headers").flatMap(
          ([header, child]) => readHeader(reading, header, child) ?? [],
        ),
        content: readContent(reading, node),
        origin: placeOf(node),
      },
    ];
  });
  if (responses.length > 0) return responses;
  context.diagnostics.report("responses-missing", placeOf(operation), { operation: name });
  const any: MediaType = {
    type: "*/*",
    schema: { ...plainHead(operation), kind: "any" },
    encoding: [],
    examples: [],
    origin: placeOf(operation),
  };
  return [{ status: "default", description: "", headers: [], content: [any], origin: placeOf(operation) }];
}

const readContent = (reading: SchemaReading, holder: DocumentNode): readonly MediaType[] =>
  readMembers(reading.context, holder, "content").flatMap(([type, start]) => {
    const node = resolve(reading.context, start);
    if (node === undefined) return [];
    const schema = member(node, "schema");
    reportOtherFields(reading.context, node, "mediaType");
    return [
      {
        type,
        schema: schema === undefined ? { ...plainHead(node), kind: "any" } : reading.readSchema(schema),
        encoding: readMembers(reading.context, node, "encoding").map(([property, child]) =>
          readEncoding(reading, property, child),
        ),
        examples: readExamples(reading.context, node),
        origin: placeOf(node),
      },
    ];
  });

const partStyles: readonly ParameterStyle[] = ["form", "spaceDelimited", "pipeDelimited", "deepObject"];

function readEncoding(reading: SchemaReading, property: string, node: DocumentNode): PartEncoding {
  const { context } = reading;
  reportOtherFields(context, node, "encoding");
  const contentType = readString(context, node, "contentType");
  const explode = readBoolean(context, node, "explode");
  const styleText = readString(context, node, "style");
  const style = partStyles.find((each) => each === styleText);
  if (styleText !== undefined && style === undefined) {
    reportInvalid(context, member(node, "style") ?? node, "The style of a part", `one of ${partStyles.join(", ")}`);
  }
  return {
    property,
    ...(contentType === undefined ? {} : { contentType }),
    ...(style === undefined ? {} : { style }),
    ...(explode === undefined ? {} : { explode }),
    headers: readMembers(context, node, "headers").flatMap(([name, child]) => readHeader(reading, name, child) ?? []),
  };
}
