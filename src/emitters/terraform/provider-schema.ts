/** What the provider says about its resource types; an extract of `terraform providers schema -json`. */
export interface ProviderSchema {
  readonly providerVersion: string;
  readonly resource: { readonly [type: string]: BlockSchema };
  readonly data: { readonly [type: string]: BlockSchema };
}

export interface BlockSchema {
  readonly attributes: { readonly [name: string]: AttributeSchema };
  readonly blocks?: { readonly [name: string]: NestedBlockSchema };
}

export interface AttributeSchema {
  readonly type: AttributeType;
  /** `computed`: the provider alone sets it. */
  readonly use: "required" | "optional" | "computed";
}

/** `string`, `["list", "string"]`, `["map", "bool"]`, `["object", {...}]`. */
export type AttributeType = string | readonly [string, AttributeType | { readonly [name: string]: AttributeType }];

export interface NestedBlockSchema extends BlockSchema {
  readonly nesting: "single" | "list" | "set" | "map" | "group";
  readonly least?: number;
  readonly most?: number;
}
