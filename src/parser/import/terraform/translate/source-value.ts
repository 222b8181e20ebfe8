import type { SourceValue } from "../../source-value.js";
import { asText } from "../evaluate/text.js";
import { isNull, type Value } from "../evaluate/value.js";

/** A value as the graph has it; undefined for null, which stands for what nobody wrote. */
export function toSourceValue(value: Value): SourceValue | undefined {
  switch (value.kind) {
    case "scalar":
      return isNull(value) ? undefined : { kind: "scalar", value: value.value, at: value.at };
    case "list":
      return { kind: "list", items: value.items.map(withNull), at: value.at };
    case "object":
      return {
        kind: "object",
        members: [...value.members].map(([key, member]) => [key, withNull(member)] as const),
        at: value.at,
      };
    case "parameter":
      return { kind: "parameter", name: value.name, at: value.at };
    case "pseudo":
      return value;
    case "join":
      return { kind: "join", parts: value.parts.map(withNull), at: value.at };
    case "encoded":
      return toSourceValue(asText(value));
    case "reference": {
      const { resource, attribute, at } = value;
      return { kind: "reference", resource, ...(attribute === undefined ? {} : { attribute }), at };
    }
    case "opaque":
    case "lazy":
      return { kind: "opaque", text: namesParts(value.text) ? "" : value.text, name: nameOf(value.text), at: value.at };
  }
}

/** Within documents null is a value like others. */
const withNull = (value: Value): SourceValue => toSourceValue(value) ?? { kind: "scalar", value: null, at: value.at };

/** Whether an expression names parts of the configuration, without which it means nothing. */
const namesParts = (text: string): boolean =>
  /\b(?:data|module|local|var|each|self|count|path)\b|\b[a-z0-9]+_\w+\.\w/.test(text);

/** What a person would call the value of an expression: `data.aws_route53_zone.main.zone_id` is MainZoneId. */
export function nameOf(text: string): string {
  const words = text
    .replace(/\bdata\.\w+\.|\b(?:aws|awscc|random|tls|null|time|archive)_\w+\./g, "")
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => !/^(?:module|local|var|each|value|aws|this|\d*)$/.test(word))
    .slice(-6);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return name === "" ? "Value" : /^\d/.test(name) ? `Value${name}` : name;
}

/** Text by which two values can be told to be the same, wherever they stand. */
export function identityOf(value: Value | undefined): string {
  if (value === undefined) return "";
  switch (value.kind) {
    case "scalar":
      return `=${value.value}`;
    case "reference":
      return `<${value.resource}#${value.attribute ?? ""}>`;
    case "parameter":
      return `<var.${value.name}>`;
    case "pseudo":
      return `<${value.name}>`;
    case "join":
      return value.parts.map(identityOf).join("");
    case "encoded":
      return identityOf(asText(value));
    case "list":
      return `[${value.items.map(identityOf).join()}]`;
    case "object":
      return `{${[...value.members].map(([key, member]) => `${key}:${identityOf(member)}`).join()}}`;
    default:
      return `<${value.text}>`;
  }
}
