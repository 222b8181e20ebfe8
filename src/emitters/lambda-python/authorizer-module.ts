import type { ApiModel } from "../../ir/api.js";
import type { TokenVerification } from "../../ir/authorizer.js";
import { type LambdaAuthorizer, type ProtectedOperation, protectedOperations } from "../lambda/protected-operations.js";
import { stringLiteral } from "../python/literal.js";
import { generatedHeader } from "../python/module-text.js";
import { layOut, stringTuple, tupleExpression } from "./expression.js";
import type { UnitNames } from "./names.js";

/** What an authorizer protects, and the scopes that each operation asks for: `handlers/generated/authorizers/<module>.py`. */
export function authorizerModule(authorizer: LambdaAuthorizer, api: ApiModel): string {
  const rows = protectedOperations(authorizer.id, api).map(operationExpression);
  const head = "OPERATIONS: tuple[ProtectedOperation, ...] = ";
  const { verification } = authorizer;
  return [
    generatedHeader,
    "\nfrom ..runtime.policy import ProtectedOperation\n",
    ...(verification === undefined ? [] : ["from ..runtime.tokens import TokenRules, create_token_verifier\n"]),
    `\n${head}${tupleExpression(rows, "", head.length)}\n`,
    '"""The operations that ask for this authorizer, each with its alternatives of scopes."""\n',
    ...(verification === undefined ? [] : [verifier(verification)]),
  ].join("");
}

function operationExpression({ id, method, path, scopes, groups }: ProtectedOperation): string {
  const inner = " ".repeat(8);
  const alternatives = scopes.map((each) => stringTuple(each, " ".repeat(12), 12));
  const given = [
    stringLiteral(id),
    stringLiteral(method),
    stringLiteral(path),
    ...(scopes.length === 0 ? [] : [`scopes=${tupleExpression(alternatives, inner, 15)}`]),
    ...(groups === undefined ? [] : [`groups=${stringTuple(groups, inner, 15)}`]),
  ];
  return layOut("ProtectedOperation(", given, ")", "    ", 4);
}

/** Issuer and audience are the deployment's, in the function's environment. */
function verifier({ algorithms, scopesClaims, groupsClaims }: TokenVerification): string {
  const tuple = (name: string, texts: readonly string[]): string =>
    `        ${name}=${stringTuple(texts, "        ", 9 + name.length)},\n`;
  return [
    "\nverify_token = create_token_verifier(\n    TokenRules(\n",
    tuple("algorithms", algorithms),
    tuple("scopes_claims", scopesClaims),
    tuple("groups_claims", groupsClaims),
    "    )\n)\n",
    '"""Checks signature, issuer, audience and time of a token, and reads its scopes and groups."""\n',
  ].join("");
}

const creatorOf = ({ mode, simpleResponses }: LambdaAuthorizer): string => {
  if (mode === "token") return "create_token_authorizer";
  return simpleResponses === true ? "create_simple_authorizer" : "create_request_authorizer";
};

/** The entry point of an authorizer function: `handlers/functions/<module>.py`. */
export function authorizerEntry(authorizer: LambdaAuthorizer, { module }: UnitNames): string {
  const create = creatorOf(authorizer);
  return [
    generatedHeader,
    `\nfrom handlers.authorizers.${module} import ${module}\n`,
    `from handlers.generated.authorizers.${module} import OPERATIONS\n`,
    `from handlers.generated.runtime.authorizer import ${create}\n`,
    `\nhandler = ${create}(${module}, OPERATIONS)\n`,
  ].join("");
}
