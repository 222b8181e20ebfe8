import type { ApiModel } from "../../ir/api.js";
import type { TokenVerification } from "../../ir/authorizer.js";
import { type LambdaAuthorizer, type ProtectedOperation, protectedOperations } from "../lambda/protected-operations.js";
import { stringLiteral } from "../typescript/literal.js";
import { arrayExpression, objectExpression } from "./expression.js";
import { generatedLine } from "./header.js";
import type { UnitNames } from "./names.js";

/** What an authorizer protects, and the scopes that each operation asks for: `src/generated/authorizers/<file>.ts`. */
export function authorizerModule(authorizer: LambdaAuthorizer, names: UnitNames, api: ApiModel): string {
  const rows = protectedOperations(authorizer.id, api).map(operationExpression);
  return [
    `${generatedLine}\n`,
    'import type { ProtectedOperation } from "../runtime/policy.js";\n',
    ...(authorizer.verification === undefined ? [] : ['import { createTokenVerifier } from "../runtime/token.js";\n']),
    "\n/** The operations that ask for this authorizer, each with its alternatives of scopes. */\n",
    `export const ${names.data}: readonly ProtectedOperation[] = ${arrayExpression(rows, "")};\n`,
    ...(authorizer.verification === undefined ? [] : [verifier(authorizer.verification)]),
  ].join("");
}

/** Issuer and audience are the deployment's, in the function's environment. */
function verifier({ algorithms, scopesClaims, groupsClaims }: TokenVerification): string {
  const list = (texts: readonly string[]): string => `[${texts.map(stringLiteral).join(", ")}]`;
  return [
    "\n/** Checks signature, issuer, audience and time of a token, and reads its scopes and groups. */\n",
    "export const verifyToken = createTokenVerifier({\n",
    `  algorithms: ${list(algorithms)},\n`,
    `  scopesClaims: ${list(scopesClaims)},\n`,
    `  groupsClaims: ${list(groupsClaims)},\n`,
    "});\n",
  ].join("");
}

function operationExpression({ id, method, path, scopes, groups }: ProtectedOperation): string {
  const alternatives = scopes.map((each) => arrayExpression(each.map(stringLiteral), "      "));
  return objectExpression(
    [
      ["id", stringLiteral(id)],
      ["method", stringLiteral(method)],
      ["path", stringLiteral(path)],
      ["scopes", arrayExpression(alternatives, "    ")],
      ...(groups === undefined ? [] : [["groups", arrayExpression(groups.map(stringLiteral), "    ")] as const]),
    ],
    "  ",
  );
}

const creatorOf = ({ mode, simpleResponses }: LambdaAuthorizer): string => {
  if (mode === "token") return "createTokenAuthorizer";
  return simpleResponses === true ? "createSimpleAuthorizer" : "createRequestAuthorizer";
};

/** The entry point of an authorizer function: `src/functions/<HandlerId>.ts`. */
export function authorizerEntry(authorizer: LambdaAuthorizer, names: UnitNames): string {
  const create = creatorOf(authorizer);
  return [
    `${generatedLine}\n`,
    `import { ${names.value} } from "../authorizers/${names.file}.js";\n`,
    `import { ${names.data} } from "../generated/authorizers/${names.file}.js";\n`,
    `import { ${create} } from "../generated/runtime/authorizer.js";\n`,
    `\nexport const handler = ${create}(${names.value}, ${names.data});\n`,
  ].join("");
}
