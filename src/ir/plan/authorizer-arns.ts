import type { Authorizer } from "../authorizer.js";
import type { DiagnosticBag } from "../diagnostics.js";
import { placeWithin } from "../source.js";
import { checkArn } from "./arn-check.js";

/** Reports the function of a Lambda authorizer, or the role that it is called with, where its ARN is none. */
export function checkAuthorizerArns(
  { target, credentials, origin, id }: Extract<Authorizer, { readonly kind: "lambda" }>,
  diagnostics: DiagnosticBag,
): void {
  const isExtension = origin.pointer.endsWith("/x-amazon-apigateway-authorizer");
  if (target.kind === "external")
    checkArn(
      isExtension ? "functionUri" : "function",
      isExtension ? target.uri : (target.functionArn ?? target.uri),
      `function of the authorizer '${id}'`,
      placeWithin(origin, [isExtension ? "authorizerUri" : "function"]),
      diagnostics,
    );
  if (credentials !== undefined)
    checkArn(
      "role",
      credentials,
      `credentials of the authorizer '${id}'`,
      placeWithin(origin, ["authorizerCredentials"]),
      diagnostics,
    );
}
