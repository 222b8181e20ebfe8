import { CORE_SCHEMA, type Schema, Type } from "js-yaml";

const functions = [
  "And",
  "Base64",
  "Cidr",
  "Equals",
  "FindInMap",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Not",
  "Or",
  "Select",
  "Split",
  "Sub",
  "Transform",
];

/**
 * The short forms of CloudFormation's intrinsic functions, read as their long forms.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const intrinsicTypes = (["scalar", "sequence", "mapping"] as const).flatMap((kind) => [
  ...functions.map((name) => new Type(`!${name}`, { kind, construct: (data: unknown) => ({ [`Fn::${name}`]: data }) })),
  ...["Ref", "Condition"].map(
    (name) => new Type(`!${name}`, { kind, construct: (data: unknown) => ({ [name]: data }) }),
  ),
  new Type("!GetAtt", {
    kind,
    construct: (data: unknown) => ({ "Fn::GetAtt": typeof data === "string" ? splitAttribute(data) : data }),
  }),
]);

/** `<<`; https://yaml.org/type/merge.html */
const mergeType = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (data: unknown) => data === "<<" || data === null,
});

function splitAttribute(text: string): readonly string[] {
  const dot = text.indexOf(".");
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** YAML 1.2's core schema (dates stay text), with merge keys and CloudFormation's tags. */
export const createYamlSchema = (): Schema => CORE_SCHEMA.extend({ implicit: [mergeType], explicit: intrinsicTypes });
