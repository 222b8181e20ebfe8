import { defineCatalog, message } from "./define.js";

/** What neither CloudFormation nor Terraform finds before a deployment fails, or the deployed API does. */
export const validationCatalog = defineCatalog({
  "arn-invalid": {
    severity: "error",
    message: message`'${"value"}' is not the ARN of ${"expected"} (${"what"}).`,
    help: "An ARN reads `arn:partition:service:region:account:resource`. Where only the deployment knows it, write `${Name}`: it becomes a parameter.",
  },
  "template-invalid": {
    severity: "warning",
    message: message`The mapping template has ${"problem"}; API Gateway answers 500 when it runs a template that it cannot parse.`,
    help: "Templates are written in the Velocity Template Language 1.7. A plain `#` or `$` in front of a word is written `\\#` and `\\$`.",
  },
  "identity-validation-invalid": {
    severity: "error",
    message: message`The authorizer '${"authorizer"}' cannot compare tokens with '${"expression"}': ${"problem"}.`,
    help: "`identityValidationExpression` is a regular expression that the whole token of a TOKEN authorizer has to match (`^Bearer .+$`).",
  },
  "selection-pattern-invalid": {
    severity: "error",
    message: message`The pattern '${"pattern"}' that selects an integration response is no regular expression: ${"problem"}.`,
    help: "Patterns are regular expressions of Java that have to match the whole status (`4\\d{2}`), or of a function the whole error message (`.*Not found.*`).",
  },
  "response-not-described": {
    severity: "warning",
    message: message`The integration of operation '${"operation"}' answers with ${"what"}, which the operation does not describe.`,
    help: "Describe it under `responses` of the operation: clients and handlers know only what stands there. Until then it is added to the method alone.",
  },
  "parameter-not-declared": {
    severity: "warning",
    message: message`The integration of operation '${"operation"}' reads '${"source"}', and the operation has no such parameter.`,
    help: "Add it to `parameters` of the operation, or correct the name: header names are compared without case, others with it. Until then the method alone declares it.",
  },
  "function-method-not-post": {
    severity: "warning",
    message: message`The integration names the method ${"method"}; Lambda functions are called with POST alone, and that is what is deployed.`,
    help: "Set `httpMethod: POST` in the integration. It is not the method that clients use.",
  },
  "connection-invalid": {
    severity: "error",
    message: message`The integration of operation '${"operation"}' ${"problem"}.`,
    help: "A private integration has `connectionType: VPC_LINK`, the link's id in `connectionId`, and type http or http_proxy. Others have neither.",
  },
  "media-type-invalid": {
    severity: "error",
    message: message`'${"type"}' is no media type (${"what"}).`,
    help: "Write `image/png`, `image/*` or `*/*`, without parameters; in `/` nothing has to be escaped.",
  },
  "stage-variable-undeclared": {
    severity: "warning",
    message: message`${"reader"} reads the stage variable '${"variable"}', which the stage '${"stage"}' does not declare.`,
    help: "Add it under `variables` of the stage in the settings; a variable that is missing is empty, and calls fail.",
  },
  "policy-condition-key-unknown": {
    severity: "warning",
    message: message`The resource policy has a condition on '${"key"}', which is no key that IAM is known to set.`,
    help: "Check the spelling: a condition on a key that is never set is never met, which opens a `Deny` and closes an `Allow`.",
  },
  "schema-unsatisfiable": {
    severity: "warning",
    message: message`No value is at once within ${"low"} and ${"high"}.`,
    help: "Exchange the two, or correct one: as it stands, every request is refused.",
  },
  "usage-plan-without-keys": {
    severity: "warning",
    message: message`The usage plan '${"plan"}' holds for no call: no operation of the API demands an API key.`,
    help: "Add a security scheme of type apiKey with the header `x-api-key` to the operations that the plan is meant for; calls without a demanded key belong to no plan.",
  },
  "validator-without-checks": {
    severity: "warning",
    message: message`The request validator '${"name"}' validates neither bodies nor parameters.`,
    help: "Set `validateRequestBody` or `validateRequestParameters` to true, or remove the validator.",
  },
});
