/** What the CloudFormation registry says about resource types; an extract of @aws-cdk/aws-service-spec. */
export interface ResourceSchemas {
  readonly [type: string]: ResourceSchema;
}

export interface ResourceSchema extends ObjectShape {
  /** Types of properties within this resource type, by name. */
  readonly types?: { readonly [name: string]: ObjectShape };
  /** What `Fn::GetAtt` returns, `Endpoint.Address` for a member of an attribute. */
  readonly attributes: readonly string[];
  /** The property or attribute that `Ref` returns; of several, all of them with `|` in between. */
  readonly ref: readonly string[];
  /** The properties or attributes that the service tells resources of the type apart by. */
  readonly identifier: readonly string[];
}

export interface ObjectShape {
  readonly properties: { readonly [name: string]: PropertyType };
  readonly required?: readonly string[];
}

export type PropertyType =
  | "string"
  | "integer"
  | "number"
  | "boolean"
  /** An object of any shape, or the same as text. */
  | "json"
  | { readonly enum: readonly string[] }
  | { readonly list: PropertyType }
  | { readonly map: PropertyType }
  /** Name of a type within the resource type, or `Tag`. */
  | { readonly object: string }
  | { readonly union: readonly PropertyType[] };
