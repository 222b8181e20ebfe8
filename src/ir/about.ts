/** Where more is said about an API, an operation, a tag or a schema. */
export interface ExternalDocumentation {
  readonly url: string;
  readonly description?: string;
}

/** Who answers for an API; at least one member. */
export interface Contact {
  readonly name?: string;
  readonly url?: string;
  readonly email?: string;
}

/** What an API may be used for. */
export interface License {
  readonly name: string;
  /** SPDX expression: https://spdx.org/licenses/ */
  readonly identifier?: string;
  readonly url?: string;
}

/** What `info` and `externalDocs` of a document tell people beside its title, version and description. */
export interface AboutApi {
  readonly summary?: string;
  readonly termsOfService?: string;
  readonly contact?: Contact;
  readonly license?: License;
  readonly externalDocs?: ExternalDocumentation;
}
