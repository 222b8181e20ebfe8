import type { Attribute, AttributeMember, AttributeType } from "./attributes.js";
import { escaped, json, jsonPath } from "./velocity-text.js";

/*
 * Velocity that writes plain JSON as DynamoDB's typed values, and reads it back. Texts are escaped, numbers stand in
 * quotes in DynamoDB's JSON, and booleans are spelt out here: whatever a caller sends stays within its value.
 */

/** Where a value stands in a template: its depth, which tells variables apart, and in the body, when its path is known. */
interface Place {
  readonly depth: number;
  /** Undefined within lists. */
  readonly path: readonly string[] | undefined;
  readonly indent: string;
}

/** Whether a value is there. In Velocity `false` counts as nothing, and in its second version `0` and `''` do too. */
function presence(value: string, { kind }: AttributeType): string {
  if (kind === "S") return `${value} || ${value} == ''`;
  if (kind === "N") return `${value} || ${value} == 0`;
  return kind === "BOOL" ? `${value} || ${value} == false` : value;
}

const comma = (depth: number): string => `$comma${depth}`;
export const setComma = (depth: number, text: string): string => `#set(${comma(depth)} = "${text}")`;
const get = (whole: string, name: string): string => `${whole}.get('${name}')`;

/** Members of an object as attributes, each with the comma before it that it needs. */
export const writeMembers = (members: readonly AttributeMember[], whole: string, place: Place): string =>
  members.map((member) => writeMember(member, whole, place)).join("");

/** A member in a form of one's own: `write` gives what stands behind the comma. */
export function writeEach(
  members: readonly AttributeMember[],
  whole: string,
  place: Place,
  write: (member: AttributeMember, value: string | undefined, index: number) => string,
): string {
  const { depth, indent } = place;
  const row = (text: string): string => `${indent}${comma(depth)}${text}${setComma(depth, ",")}\n`;
  return members
    .map((member, index) => {
      const value = get(whole, member.name);
      const otherwise = member.nullable
        ? `#elseif(${whole}.containsKey('${member.name}'))\n${row(write(member, undefined, index))}`
        : "";
      return `#if(${presence(value, member.type)})\n${row(write(member, value, index))}${otherwise}#end\n`;
    })
    .join("");
}

const writeMember = (member: AttributeMember, whole: string, place: Place): string =>
  writeEach([member], whole, place, ({ name }, value) => `${json(name)}: ${writeValue(member, value, place)}`);

/** One value; null where `value` is undefined. */
export function writeValue({ name, type }: AttributeMember, value: string | undefined, place: Place): string {
  if (value === undefined) return `{"NULL": true}`;
  const path = place.path === undefined ? undefined : [...place.path, name];
  return writeType(type, value, { ...place, path });
}

function writeType(type: AttributeType, value: string, place: Place): string {
  switch (type.kind) {
    case "S":
      return `{"S": "${escaped(value)}"}`;
    case "N":
      // Within double quotes Velocity makes text of the number.
      return `{"N": "${escaped(`"${value.replace("$", "$!")}"`)}"}`;
    case "BOOL":
      return `{"BOOL": #if(${value} == true)true#{else}false#end}`;
    case "JSON":
      return `{"S": "${escaped(`$input.json(${jsonPath(place.path ?? [])})`)}"}`;
    case "L":
      return writeList(type.items, value, place);
    case "M": {
      const depth = place.depth + 1;
      const inner = { ...place, depth, indent: `${place.indent}  ` };
      return `{"M": {${setComma(depth, "")}\n${writeMembers(type.members, value, inner)}${place.indent}}}`;
    }
  }
}

function writeList(items: Attribute, value: string, place: Place): string {
  const depth = place.depth + 1;
  const item = `$item${depth}`;
  const inner: Place = { depth, path: undefined, indent: `${place.indent}  ` };
  const written = writeType(items.type, item, inner);
  const text = items.nullable ? `#if(${presence(item, items.type)})${written}#{else}{"NULL": true}#end` : written;
  return `{"L": [#foreach(${item} in ${value})${text}#if($foreach.hasNext), #end#end]}`;
}

/** Members of an item as plain JSON; attributes of another type than the schema's are left out. */
export function readMembers(members: readonly AttributeMember[], whole: string, depth: number, indent: string): string {
  const row = (text: string): string => `${indent}${comma(depth)}${text}${setComma(depth, ",")}\n`;
  return members
    .map(({ name, type, nullable }) => {
      const value = get(whole, name);
      const isNull = nullable ? `#elseif(${value}.containsKey('NULL'))\n${row(`${json(name)}: null`)}` : "";
      const tag = type.kind === "JSON" ? "S" : type.kind;
      return `#if(${value}.containsKey('${tag}'))\n${row(`${json(name)}: ${readType(type, value, depth, indent)}`)}${isNull}#end\n`;
    })
    .join("");
}

function readType(type: AttributeType, value: string, depth: number, indent: string): string {
  switch (type.kind) {
    case "S":
      return `"${escaped(get(value, "S"))}"`;
    case "N":
    case "BOOL":
      return get(value, type.kind);
    case "JSON":
      return get(value, "S");
    case "L":
      return readList(type.items, get(value, "L"), depth + 1, indent);
    case "M":
      return readObject(type.members, get(value, "M"), depth + 1, indent);
  }
}

/** An item, or a map within one, as a JSON object. */
export const readObject = (members: readonly AttributeMember[], whole: string, depth: number, indent: string): string =>
  `{${setComma(depth, "")}\n${readMembers(members, whole, depth, `${indent}  `)}${indent}}`;

function readList(items: Attribute, value: string, depth: number, indent: string): string {
  const item = `$item${depth}`;
  const read = readType(items.type, item, depth, indent);
  const text = items.nullable ? `#if(${item}.containsKey('NULL'))null#{else}${read}#end` : read;
  return `[#foreach(${item} in ${value})${text}#if($foreach.hasNext), #end#end]`;
}
