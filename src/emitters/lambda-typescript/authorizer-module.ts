import type { ApiModel, Operation } from "../../ir/api.js";
import type { Authorizer, TokenVerification } from "../../ir/authorizer.js";
import type { AuthorizerId } from "../../ir/ids.js";
import { gatewayPath } from "../lambda/operation-data.js";
import { stringLiteral } from "../typescript/literal.js";
import { arrayExpression, objectExpression } from "./expression.js";
import { generatedLine } from "./header.js";
import type { UnitNames } from "./names.js";

export type LambdaAuthorizer = Extract<Authorizer, { readonly kind: "lambda" }>;

/** What an authorizer protects, and the scopes that each operation asks for: `src/generated/authorizers/<file>.ts`. */
export function authorizerModule(authorizer: LambdaAuthorizer, names: UnitNames, api: ApiModel): string {
  const schemes = new Map(api.securitySchemes.map((scheme) => [scheme.id as string, scheme.authorizer]));
  const rows = [
    ...api.operations.map((each) => ({ ...each, method: each.method.toUpperCase(), path: gatewayPath(each) })),
    // In the ARN of a call the route stands in the place of the method.
    ...api.routes.map((each) => ({ ...each, method: each.key, path: "/" })),
  ].flatMap((each) => protectedOperation(each, authorizer.id, schemes));
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

function protectedOperation(
  operation: Pick<Operation, "id" | "security" | "authorization"> & { readonly method: string; readonly path: string },
  authorizer: AuthorizerId,
  schemes: ReadonlyMap<string, AuthorizerId>,
): readonly string[] {
  const alternatives = operation.security
    .map((requirements) => requirements.filter(({ scheme }) => schemes.get(scheme) === authorizer))
    .filter((requirements) => requirements.length > 0)
    .map((requirements) => [...new Set(requirements.flatMap(({ scopes }) => scopes))]);
  if (alternatives.length === 0) return [];
  const needsScopes = alternatives.every((scopes) => scopes.length > 0);
  const scopes = (needsScopes ? alternatives : []).map((each) => arrayExpression(each.map(stringLiteral), "      "));
  const groups = operation.authorization?.groups.map(stringLiteral);
  return [
    objectExpression(
      [
        ["id", stringLiteral(operation.id)],
        ["method", stringLiteral(operation.method)],
        ["path", stringLiteral(operation.path)],
        ["scopes", arrayExpression(scopes, "    ")],
        ...(groups === undefined ? [] : [["groups", arrayExpression(groups, "    ")] as const]),
      ],
      "  ",
    ),
  ];
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
