import type { Operation } from "../../ir/api.js";
import type { SchemaId } from "../../ir/ids.js";
import { bodyKind } from "../../ir/media-type.js";
import type { ArraySchema, ObjectSchema, Schema, UnionSchema } from "../../ir/schema.js";
import { inverted, reach, references } from "../schemas/direction.js";
import { visitSchema } from "../schemas/schema-graph.js";
import { allocateValueNames } from "../typescript/identifier.js";
import { objectKey, stringLiteral } from "../typescript/literal.js";
import type { SchemaTypes } from "../typescript/schema-types.js";
import type { TypeOptions } from "../typescript/type-options.js";
import { sentBody } from "./content.js";
import { generatedHeader } from "./module-text.js";

/** How values become what the types say, where JSON has no form for it: dates, and whole numbers of 64 bits. */
export interface Conversions {
  /** `src/conversions.ts`: the conversions of named schemas. */
  readonly module: string;
  /** The expression of an operation's codec, with the module as `conversions`; undefined where plain JSON will do. */
  codecOf(operation: Operation): string | undefined;
}

interface Printing {
  readonly types: SchemaTypes;
  readonly names: ReadonlyMap<SchemaId, string>;
  /** In front of the names of named schemas. */
  readonly scope: string;
}

/** @returns undefined where the settings ask for no conversion, or no schema has use for one */
export function findConversions(types: SchemaTypes, operations: readonly Operation[]): Conversions | undefined {
  const { options } = types;
  if (options.dateTime === "string" && options.int64 === "number") return undefined;
  const names = convertedNames(types);
  const outside: Printing = { types, names, scope: "conversions." };
  const codecs = new Map(operations.map((operation) => [operation.id, codecText(operation, outside)]));
  if (![...codecs.values()].some((codec) => codec !== undefined)) return undefined;
  const declarations = [...names].map(([id, name]) => {
    const schema = types.byId.get(id)?.schema;
    const text = schema === undefined ? undefined : conversionText(schema, { ...outside, scope: "" });
    return `export const ${name}: Conversion = () => (${text ?? "{}"});\n`;
  });
  const head = `${generatedHeader}\nimport type { Conversion } from "./runtime/conversion.js";\n`;
  return { module: [head, ...declarations].join("\n"), codecOf: ({ id }) => codecs.get(id) };
}

/** The named schemas that hold something to convert, at whatever depth. */
function convertedNames({ byId, discrimination, options }: SchemaTypes): ReadonlyMap<SchemaId, string> {
  const marked = new Set<SchemaId>();
  const targets = new Map<SchemaId, readonly SchemaId[]>();
  for (const { id, schema } of byId.values()) {
    targets.set(id, [...(discrimination.children.get(id) ?? []), ...references([schema])]);
    visitSchema(schema, (part) => {
      if (leafOf(part, options) !== undefined) marked.add(id);
    });
  }
  const reached = reach(marked, inverted(targets));
  const ids = [...byId.keys()].filter((id) => reached.has(id));
  return allocateValueNames(ids);
}

function leafOf(schema: Schema, { dateTime, int64 }: TypeOptions): string | undefined {
  if (schema.kind === "string") return schema.format === "date-time" && dateTime === "Date" ? '"date"' : undefined;
  if ((schema.kind !== "integer" && schema.kind !== "number") || schema.format !== "int64") return undefined;
  return { number: undefined, bigint: '"bigint"', string: '"digits"' }[int64];
}

function codecText(operation: Operation, printing: Printing): string | undefined {
  const request = together(
    (sentBody(operation)?.content ?? [])
      .filter(({ type }) => bodyKind(type) === "json")
      .map(({ schema }) => conversionText(schema, printing)),
  );
  const responses = operation.responses.flatMap(({ status, content }) => {
    const text = together(content.map(({ schema }) => conversionText(schema, printing)));
    return text === undefined ? [] : [`${objectKey(status.replace(/xx$/, "XX"))}: ${text}`];
  });
  const members = [
    ...(request === undefined ? [] : [`request: ${request}`]),
    ...(responses.length === 0 ? [] : [`responses: { ${responses.join(", ")} }`]),
  ];
  return members.length === 0 ? undefined : `/* @__PURE__ */ convertedJson({ ${members.join(", ")} })`;
}

/** One conversion, or all of several. */
function together(texts: readonly (string | undefined)[]): string | undefined {
  const distinct = [...new Set(texts.filter((text) => text !== undefined))];
  return distinct.length < 2 ? distinct[0] : `{ all: [${distinct.join(", ")}] }`;
}

/** The expression of a `Conversion`; undefined where nothing is converted. */
function conversionText(schema: Schema, printing: Printing): string | undefined {
  const leaf = leafOf(schema, printing.types.options);
  if (leaf !== undefined) return leaf;
  switch (schema.kind) {
    case "reference":
      return referenceText(schema.target, printing);
    case "array":
      return arrayText(schema, printing);
    case "object":
      return objectText(schema, printing);
    case "oneOf":
    case "anyOf":
      return unionText(schema, printing);
    case "allOf":
      return together(schema.members.map((member) => conversionText(member, printing)));
    default:
      return undefined;
  }
}

/** A base type stands for its children too. */
function referenceText(target: SchemaId, printing: Printing): string | undefined {
  const own = printing.names.get(target);
  const children = printing.types.discrimination.children.get(target) ?? [];
  const names = [target, ...children].flatMap((id) => printing.names.get(id) ?? []);
  return own === undefined ? undefined : together(names.map((name) => printing.scope + name));
}

function arrayText({ prefix, items }: ArraySchema, printing: Printing): string | undefined {
  const item = items === "forbidden" ? undefined : conversionText(items, printing);
  const places = prefix.map((place) => conversionText(place, printing));
  const hasPlaces = places.some((place) => place !== undefined);
  return node([
    ["items", item],
    ["prefix", hasPlaces ? `[${places.map((place) => place ?? "null").join(", ")}]` : undefined],
  ]);
}

function objectText({ properties, additional, patterns }: ObjectSchema, printing: Printing): string | undefined {
  const members = properties.flatMap(({ name, schema }) => {
    const text = conversionText(schema, printing);
    return text === undefined ? [] : [`${objectKey(name)}: ${text}`];
  });
  const others = [...patterns.map(({ schema }) => schema), ...(typeof additional === "object" ? [additional] : [])];
  return node([
    ["members", members.length === 0 ? undefined : `{ ${members.join(", ")} }`],
    ["others", together(others.map((other) => conversionText(other, printing)))],
  ]);
}

/** With a discriminator each value is converted as what it says it is. */
function unionText(schema: UnionSchema, printing: Printing): string | undefined {
  const { discriminator, members } = schema;
  const cases: string[] = [];
  for (const member of discriminator === undefined ? [] : members) {
    if (member.kind !== "reference") return together(members.map((each) => conversionText(each, printing)));
    const known = printing.types.discrimination.values.get(member.target)?.get(discriminator?.property ?? "") ?? [];
    const text = referenceText(member.target, printing);
    if (text !== undefined) for (const value of known) cases.push(`${objectKey(value)}: ${text}`);
  }
  if (discriminator === undefined) return together(members.map((each) => conversionText(each, printing)));
  if (cases.length === 0) return undefined;
  return `{ by: { member: ${stringLiteral(discriminator.property)}, cases: { ${cases.join(", ")} } } }`;
}

function node(entries: readonly (readonly [key: string, text: string | undefined])[]): string | undefined {
  const present = entries.flatMap(([key, text]) => (text === undefined ? [] : [`${key}: ${text}`]));
  return present.length === 0 ? undefined : `{ ${present.join(", ")} }`;
}
