import type { PlanKey, PlanTree } from "../model-base.js";
import type { RouteAuthorizerResource, RouteResource } from "../model-v2.js";
import { treeObject, treeValue } from "../values.js";
import type { HttpParts } from "./api-parts.js";

/** What security schemes of the document are called: authorizers like themselves, Signature Version 4 like nothing else. */
export interface RouteSecurityNames {
  readonly authorizers: ReadonlyMap<PlanKey, string>;
  readonly signature: string;
}

export function routeSecurityNames(authorizers: readonly RouteAuthorizerResource[]): RouteSecurityNames {
  const taken = new Set(authorizers.map(({ name }) => name));
  const signature = ["sigv4", "awsSignatureVersion4"].find((name) => !taken.has(name)) ?? "sigv4Signature";
  return { authorizers: new Map(authorizers.map(({ key, name }) => [key, name])), signature };
}

export function bodyRouteSecurity(route: RouteResource, names: RouteSecurityNames): PlanTree | undefined {
  if (route.authorizationType === "AWS_IAM") return [treeObject([[names.signature, []]])];
  const name = route.authorizer?.kind === "attribute" ? names.authorizers.get(route.authorizer.of) : undefined;
  return name === undefined ? undefined : [treeObject([[name, [...route.authorizationScopes]]])];
}

type Entry = readonly [string, PlanTree | undefined];

export function bodyRouteSecuritySchemes(
  { authorizers, routes }: HttpParts,
  { signature }: RouteSecurityNames,
): readonly Entry[] {
  const isSigned = routes.some(({ authorizationType }) => authorizationType === "AWS_IAM");
  return [
    ...authorizers.map((authorizer): Entry => [authorizer.name, schemeOf(authorizer)]),
    ...(isSigned ? [[signature, signatureScheme] as const] : []),
  ];
}

const signatureScheme = treeObject([
  ["type", "apiKey"],
  ["name", "Authorization"],
  ["in", "header"],
  ["x-amazon-apigateway-authtype", "awsSigv4"],
]);

/**
 * The import looks at the extension alone; the type is what the specification demands.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
function schemeOf(authorizer: RouteAuthorizerResource): PlanTree {
  const { jwt, uri, credentials, identitySources } = authorizer;
  if (jwt !== undefined)
    return treeObject([
      ["type", "oauth2"],
      [
        "x-amazon-apigateway-authorizer",
        treeObject([
          ["type", "jwt"],
          ["identitySource", identitySources.join(", ")],
          [
            "jwtConfiguration",
            treeObject([
              ["issuer", treeValue(jwt.issuer)],
              ["audience", jwt.audience.map(treeValue)],
            ]),
          ],
        ]),
      ],
    ]);
  return treeObject([
    ["type", "apiKey"],
    ["name", "Authorization"],
    ["in", "header"],
    [
      "x-amazon-apigateway-authorizer",
      treeObject([
        ["type", "request"],
        ["identitySource", identitySources.length === 0 ? undefined : identitySources.join(", ")],
        ["authorizerUri", uri === undefined ? undefined : treeValue(uri)],
        ["authorizerCredentials", credentials === undefined ? undefined : treeValue(credentials)],
        ["authorizerPayloadFormatVersion", authorizer.payloadFormatVersion],
        ["authorizerResultTtlInSeconds", authorizer.ttlSeconds],
        ["enableSimpleResponses", authorizer.simpleResponses],
      ]),
    ],
  ]);
}
