/**
 * `image/png`, `image/*` and the range of everything: what a gateway may be told to pass as bytes, without parameters.
 * https://www.rfc-editor.org/rfc/rfc6838#section-4.2
 */
export const mediaRange = /^(?:\*\/\*|[A-Za-z0-9][A-Za-z0-9.!#$&^_+-]*\/(?:\*|[A-Za-z0-9][A-Za-z0-9.!#$&^_+-]*))$/;
