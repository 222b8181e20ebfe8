import { defineCatalog, message } from "./define.js";

/** Files, syntax, references and the shape of documents. */
export const readingCatalog = defineCatalog({
  "user-pool-issuer-unknown": {
    severity: "error",
    message: message`The issuer of the user pool cannot be told from ${"value"}.`,
    help: "Write the ARN with its parts, `arn:aws:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${UserPoolId}`, or set `type: jwt` with `issuer: https://cognito-idp.${AWS::Region}.amazonaws.com/${UserPoolId}`.",
  },
  "file-unreadable": {
    severity: "error",
    message: message`Cannot read '${"file"}': ${"detail"}.`,
    help: "Check the path. A reference is resolved against the file that holds it.",
  },
  syntax: {
    severity: "error",
    message: message`${"detail"}`,
    help: "Mend the JSON or YAML at this place. Tabs for indentation, unclosed quotes and brackets are the usual causes.",
  },
  "key-duplicate": {
    severity: "error",
    message: message`The key '${"key"}' occurs twice in one object; readers disagree on which one counts.`,
    help: "Remove or rename one of the two.",
  },
  "nesting-too-deep": {
    severity: "error",
    message: message`The document is nested more than ${"limit"} levels deep here.`,
    help: "Move inner schemas to `components.schemas` and refer to them with `$ref`. An alias that contains itself has the same effect.",
  },
  "document-too-complex": {
    severity: "error",
    message: message`The document holds more than ${"limit"} values once its YAML aliases are expanded.`,
    help: "Use `$ref` in place of YAML aliases for large repeated parts.",
  },
  "version-unsupported": {
    severity: "error",
    message: message`This is not a document that can be compiled: ${"detail"}.`,
    help: 'Give an OpenAPI document with `openapi: 3.0.x` or `3.1.x`, or `swagger: "2.0"`, or an AsyncAPI document with `asyncapi: 2.x` or `3.0.0`.',
  },
  "version-newer": {
    severity: "warning",
    message: message`OpenAPI ${"version"} is read as far as it agrees with 3.1.`,
    help: "Constructs that are new in that version are reported one by one where they occur.",
  },
  "value-invalid": {
    severity: "error",
    message: message`${"what"} has to be ${"expected"}, but is ${"actual"}.`,
    help: "Correct the value as the OpenAPI Specification describes it for this field.",
  },
  "value-ignored": {
    severity: "warning",
    message: message`${"what"} has to be ${"expected"}, but is ${"actual"}; it is ignored.`,
    help: "Correct the value as the OpenAPI Specification describes it for this field.",
  },
  "field-missing": {
    severity: "error",
    message: message`${"what"} lacks the required field '${"field"}'.`,
    help: "Add the field; the OpenAPI Specification requires it here.",
  },
  "title-missing": {
    severity: "warning",
    message: message`The document has no title; the API is called 'api'.`,
    help: "Add `info.title`, which the OpenAPI Specification requires, or set `api.name`.",
  },
  "field-unknown": {
    severity: "warning",
    message: message`${"what"} has no field '${"field"}'; it is not read.`,
    help: "Check the spelling, or put a private field under a name that begins with `x-`.",
  },
  "construct-not-read": {
    severity: "warning",
    message: message`${"what"} is not compiled into any output.`,
    help: "Nothing is generated for it. Silence this warning by its code in `diagnostics.ignore` if that is intended.",
  },
  "extension-not-read": {
    severity: "warning",
    message: message`The extension '${"extension"}' is not read at this place; nothing is generated for it.`,
    help: "Move it to the object that the service reads it on, set the same thing through `overrides`, or silence this warning by its code.",
  },
  "schema-keyword-not-read": {
    severity: "warning",
    message: message`The schema keyword '${"keyword"}' is not compiled; types and validation do not reflect it.`,
    help: "Say the same with `properties`, `allOf`, `oneOf` or `anyOf`, or check it in the handler.",
  },
  "items-list-untyped": {
    severity: "warning",
    message: message`A list under 'items' is about arrays alone, and nothing says that this is one: any value is taken.`,
    help: "Say `type: array` as well where the list describes the elements in turn, `oneOf` where each entry is a choice.",
  },
  "pattern-invalid": {
    severity: "warning",
    message: message`The pattern '${"pattern"}' is no regular expression of ECMA-262; it is not enforced.`,
    help: "JSON Schema patterns are ECMA-262 expressions with the `u` flag: no possessive quantifiers, no inline flags.",
  },
  "reference-unresolved": {
    severity: "error",
    message: message`Nothing is found at '${"reference"}'.`,
    help: "Check the file and the JSON pointer behind `#`; in pointers `/` is written `~1` and `~` is written `~0`.",
  },
  "reference-cyclic": {
    severity: "error",
    message: message`The reference '${"reference"}' leads back to itself.`,
    help: "Let one of the references on the circle be replaced by the object that is meant.",
  },
  "reference-remote": {
    severity: "error",
    message: message`The reference '${"reference"}' leads away from the document's folders; it is not followed.`,
    help: "Copy the file and refer to the copy by a relative path, or name it under `references.allow` in the settings.",
  },
  "reference-siblings": {
    severity: "warning",
    message: message`The fields beside '$ref' (${"fields"}) have no effect.`,
    help: "In OpenAPI 3.0 and 2.0 a reference replaces everything beside it. Wrap the reference in `allOf`, or move to OpenAPI 3.1.",
  },
  "operation-id-duplicate": {
    severity: "error",
    message: message`The operationId '${"operation"}' is used more than once.`,
    help: "Give each operation an operationId of its own: clients, handlers and infrastructure are named after it.",
  },
  "path-invalid": {
    severity: "error",
    message: message`The path '${"path"}' ${"problem"}.`,
    help: "A path begins with `/`, and each `{` of a variable is closed by a `}` in the same segment.",
  },
  "path-fragment": {
    severity: "warning",
    message: message`The fragment of the path '${"path"}' never reaches a server; the path is taken to end before the '#'.`,
    help: "Remove it. Where it tells operations apart that share a route, give them routes or methods of their own.",
  },
  "path-duplicate": {
    severity: "warning",
    message: message`The paths '${"path"}' and '${"other"}' are the same route for ${"method"}.`,
    help: "Nothing that differs only in the names of variables, or behind a `#`, can be told apart by a server. Merge the operations; builds that emit infrastructure refuse them.",
  },
  "path-parameter-unbound": {
    severity: "warning",
    message: message`The path variable '{${"name"}}' of '${"path"}' is not described; it is taken to be a string.`,
    help: "Add a parameter with `in: path` and `required: true` to the path or the operation.",
  },
  "path-parameter-unused": {
    severity: "warning",
    message: message`The path parameter '${"name"}' does not occur in '${"path"}'; it is ignored.`,
    help: "Add `{name}` to the path, or change the parameter's name or `in`.",
  },
  "parameter-duplicate": {
    severity: "error",
    message: message`The ${"in"} parameter '${"name"}' is described twice.`,
    help: "Remove one of the two.",
  },
  "security-scheme-unknown": {
    severity: "error",
    message: message`The security scheme '${"scheme"}' is not described.`,
    help: "Add it under `components.securitySchemes` (`securityDefinitions` in Swagger 2.0), say in the settings what decides about it (`authorizers.<name>: { type: cognito, ... }`), or correct its name.",
  },
  "authorization-without-scheme": {
    severity: "error",
    message: message`The operation is to be authorised by '${"type"}', but its 'security' names no scheme that decides: it would be open to the world.`,
    help: "List the scheme with the authorizer under `security` of the operation or of the document.",
  },
  "responses-missing": {
    severity: "warning",
    message: message`The operation '${"operation"}' describes no response; any response is taken to be possible.`,
    help: "Describe at least the response of a call that succeeds.",
  },
  "discriminator-invalid": {
    severity: "warning",
    message: message`The discriminator is ignored: ${"problem"}.`,
    help: "Every member of the union has to be a `$ref` to a schema whose discriminating property is required.",
  },
});
