import { defineCatalog, message } from "./define.js";

/** What Amazon API Gateway cannot do, or limits. Reported only by builds that emit infrastructure. */
export const gatewayCatalog = defineCatalog({
  "method-unsupported": {
    severity: "error",
    message: message`API Gateway has no ${"method"} method (operation '${"operation"}').`,
    help: "Remove the operation from the document that is deployed, or build only clients and handlers with `--emit`.",
  },
  "path-segment-mixed": {
    severity: "error",
    message: message`API Gateway cannot route '${"segment"}' in '${"path"}': a variable has to be a whole path segment.`,
    help: "Change the path to `/{variable}` and take the value apart in the handler, or make the suffix a query parameter.",
  },
  "path-variables-differ": {
    severity: "error",
    message: message`The paths '${"path"}' and '${"other"}' name the variable at the same place '${"name"}' and '${"otherName"}'; API Gateway allows one name.`,
    help: "Use the same variable name in both paths.",
  },
  "path-variable-greedy-inside": {
    severity: "error",
    message: message`The greedy variable '{${"name"}+}' has to be the last segment of '${"path"}'.`,
    help: "Move it to the end, or use a plain variable.",
  },
  "path-variable-repeated": {
    severity: "error",
    message: message`The variable '{${"name"}}' occurs twice in '${"path"}'.`,
    help: "Give each place of the path a variable of its own name.",
  },
  "path-character-unsupported": {
    severity: "error",
    message: message`API Gateway does not accept '${"segment"}' as a part of a path (in '${"path"}').`,
    help: "A path part holds letters, digits, hyphens, periods, commas, colons, underscores, tildes and percent-encoded characters; a variable's name letters, digits, periods, hyphens and underscores.",
  },
  "security-alternatives": {
    severity: "warning",
    message: message`Operation '${"operation"}' accepts ${"alternatives"}; API Gateway enforces one: ${"chosen"}.`,
    help: "Callers with the other credentials are refused. Accept them all in one Lambda authorizer, or leave one alternative.",
  },
  "security-combination": {
    severity: "error",
    message: message`Operation '${"operation"}' demands ${"schemes"} together; a method has one authorizer, beside an API key.`,
    help: "Check both in one Lambda authorizer and name that scheme alone.",
  },
  "security-optional": {
    severity: "warning",
    message: message`Operation '${"operation"}' makes its credentials optional; API Gateway lets every caller through.`,
    help: "Check credentials that are present in the handler, or remove the empty requirement `{}`.",
  },
  "scopes-not-enforced": {
    severity: "warning",
    message: message`API Gateway does not check the scopes ${"scopes"} of operation '${"operation"}'; its authorizer function has to.`,
    help: "The generated authorizer receives the method's ARN; compare the token's scopes there.",
  },
  "security-scheme-unsupported": {
    severity: "error",
    message: message`API Gateway cannot enforce the security scheme '${"scheme"}': ${"detail"}.`,
    help: "Add `x-amazon-apigateway-authorizer` to the scheme, or name an authorizer for it under `authorizers` in the settings.",
  },
  "limit-exceeded": {
    severity: "error",
    message: message`${"what"}: ${"actual"}, and the service allows ${"limit"}. It cannot be raised.`,
    help: "Each limit's own way out is printed with it and listed in the README under Limits.",
  },
  "limit-raisable": {
    severity: "warning",
    message: message`${"what"}: ${"actual"}, and the service allows ${"limit"} unless the quota is raised.`,
    help: "Ask for a higher quota in the Service Quotas console before deploying.",
  },
});
