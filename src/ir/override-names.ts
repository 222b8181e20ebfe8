import type { ResourceOverride } from "./api.js";
import type { DeployExpressions } from "./deploy-value.js";
import type { JsonValue } from "./json.js";
import { asciiWords } from "./names.js";

/**
 * What a CloudFormation override refers to: by `Ref`, by `Fn::GetAtt`, or between `${` and `}` of `Fn::Sub`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
 */
export interface OverrideReference {
  /** Of a parameter or a resource. */
  readonly name: string;
  /** Of a resource, with `Fn::GetAtt` and `${Name.Attribute}`. */
  readonly attribute?: string;
  /** Where below the override's properties. */
  readonly path: readonly (string | number)[];
}

const isRecord = (value: JsonValue): value is { readonly [key: string]: JsonValue } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function overrideReferences(
  value: JsonValue,
  path: readonly (string | number)[] = [],
): readonly OverrideReference[] {
  if (Array.isArray(value))
    return value.flatMap((item: JsonValue, index) => overrideReferences(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = [...path, key];
    if (key === "Ref" && typeof member === "string") return [{ name: member, path: at }];
    if (key === "Fn::GetAtt") return attributeReference(member, at);
    if (key === "Fn::Sub") return substituted(member, at);
    return overrideReferences(member, at);
  });
}

/** `["Name", "Attribute"]`, or `"Name.Attribute"`. */
function attributeReference(value: JsonValue, path: readonly (string | number)[]): readonly OverrideReference[] {
  const [name, ...attribute] = typeof value === "string" ? value.split(".") : Array.isArray(value) ? value : [];
  const known = attribute.filter((each) => typeof each === "string");
  return typeof name === "string" ? [{ name, attribute: known.join("."), path }] : [];
}

/** `"text ${Name}"`, or that with variables of its own behind it. */
function substituted(value: JsonValue, path: readonly (string | number)[]): readonly OverrideReference[] {
  const [text, variables = {}] = Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
  if (typeof text !== "string") return [];
  const own = isRecord(variables) ? variables : {};
  const names = [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name = ""]) => name.trim());
  return [
    ...names
      .filter((name) => !Object.hasOwn(own, name))
      .map((whole) => {
        const [name = "", ...attribute] = whole.startsWith("AWS::") ? [whole] : whole.split(".");
        return { name, path, ...(attribute.length === 0 ? {} : { attribute: attribute.join(".") }) };
      }),
    ...overrideReferences(own, [...path, 1]),
  ];
}

/**
 * Of these deploy parameters, those that overrides ask for: `Ref` and `Fn::Sub` by their names, and Terraform's
 * expressions by the names of the variables that they become.
 */
export function parametersOfOverrides(
  overrides: readonly Pick<ResourceOverride, "target" | "properties">[],
  names: Iterable<string>,
): ReadonlySet<string> {
  const references = new Set<string>();
  const variables = new Set<string>();
  for (const { target, properties } of overrides) {
    if (target === "cloudformation") for (const { name } of overrideReferences(properties)) references.add(name);
    else
      for (const [, name = ""] of JSON.stringify(properties).matchAll(/\bvar\.([A-Za-z_][\w-]*)/g)) variables.add(name);
  }
  return new Set(
    [...names].filter((name) => references.has(name) || variables.has(asciiWords(name).replaceAll(" ", "_"))),
  );
}

/** Expressions refer to parameters as overrides do. */
export const asOverrides = ({
  cloudformation,
  terraform,
}: Partial<DeployExpressions>): readonly Pick<ResourceOverride, "target" | "properties">[] => [
  { target: "cloudformation", properties: { value: cloudformation ?? null } },
  { target: "terraform", properties: { value: terraform ?? null } },
];
