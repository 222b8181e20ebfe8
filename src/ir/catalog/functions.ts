import { defineCatalog, message } from "./define.js";

/** Lambda functions, their aliases, and who may call them. */
export const functionsCatalog = defineCatalog({
  "function-setting-unused": {
    severity: "warning",
    message: message`These settings of a function have no effect: ${"reason"}.`,
    help: "Set what several operations share under `functions`, or `functions.tags.<tag>` with `functions.per: tag`; or remove the settings.",
  },
  "function-not-called": {
    severity: "warning",
    message: message`Neither an operation nor an authorizer calls the function '${"function"}'.`,
    help: "Name it by `function.use` on an operation, or by `${functions.<name>.arn}` in an integration. Silence this warning by its code where the other functions call it themselves.",
  },
  "function-setting-conflict": {
    severity: "error",
    message: message`The function '${"function"}' ${"problem"}.`,
    help: "Change one of the two settings.",
  },
  "alias-name-unknown": {
    severity: "error",
    message: message`The variable '${"variable"}' of the stage '${"stage"}' does not name an alias.`,
    help: "Give it a plain value of letters, digits, '-' and '_' that is no number; or leave it out, and the stage's own name is the alias.",
  },
  "stage-variable-missing": {
    severity: "warning",
    message: message`The function behind ${"operations"} is named by the stage variable '${"variable"}', which the stage '${"stage"}' does not have; calls of it fail there.`,
    help: "Add it under `stages[].variables` in the settings; the permission for the function that it names is made then.",
  },
  "policy-too-wide": {
    severity: "warning",
    message: message`The role of the function '${"function"}' may use ${"what"}.`,
    help: "Name the actions one by one (`dynamodb:GetItem`), and the resources by ARN (`arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${TableName}`). Silence this warning by its code where the service has no resources to name.",
  },
  "permission-widened": {
    severity: "warning",
    message: message`The policy of the function '${"function"}' has no room for each of its ${"count"} calls; the gateway may call it for ${"patterns"} as well.`,
    help: "Set `functions.per: tag` or `operation`, so that each function serves fewer paths, or give paths a common beginning.",
  },
  "dead-letter-unused": {
    severity: "warning",
    message: message`The function '${"function"}' has a dead-letter target, and no operation invokes it asynchronously.`,
    help: "Set `invocation: event` on an operation that it serves, or remove `deadLetter`: a caller that waits for the response is told of errors.",
  },
  "event-without-202": {
    severity: "warning",
    message: message`Operation '${"operation"}' invokes its function with an event and answers 202; the document does not describe a response 202.`,
    help: "Describe `202`: the caller learns only that the request was accepted, never the function's result.",
  },
  "groups-not-enforced": {
    severity: "error",
    message: message`Nothing tells which groups a caller of operation '${"operation"}' is in: ${"reason"}.`,
    help: "Give the operation a security scheme whose token tells its groups: a Cognito user pool, or a Lambda authorizer that the build makes (`authorizers.<scheme>.type: lambda`, with `jwt`).",
  },
});
