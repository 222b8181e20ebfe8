import type { PlanKey, PlanTree } from "../model-base.js";
import type { AuthorizerResource, MethodResource } from "../model-rest.js";
import { treeObject, treeValue } from "../values.js";
import type { ApiParts } from "./api-parts.js";

/** Names of the security schemes of a body. */
export interface SecurityNames {
  readonly apiKey: string;
  readonly signature: string;
  readonly authorizers: ReadonlyMap<PlanKey, string>;
}

/** Authorizers keep their names; the service's own schemes are called what its export calls them. */
export function securityNames(authorizers: readonly AuthorizerResource[]): SecurityNames {
  const taken = new Set(authorizers.map(({ name }) => name));
  const free = (wish: string): string => (taken.has(wish) ? free(`${wish}_`) : wish);
  return {
    apiKey: free("api_key"),
    signature: free("sigv4"),
    authorizers: new Map(authorizers.map(({ key, name }) => [key, name])),
  };
}

/** The schemes that methods refer to. To OpenAPI each is a key in a header; the extensions say what it really is. */
export function bodySecuritySchemes(
  { methods, authorizers }: ApiParts,
  names: SecurityNames,
): readonly (readonly [string, PlanTree])[] {
  return [
    ...authorizers.map((authorizer) => [authorizer.name, authorizerScheme(authorizer)] as const),
    ...(methods.some(({ authorizationType }) => authorizationType === "AWS_IAM")
      ? [[names.signature, headerScheme("Authorization", [["x-amazon-apigateway-authtype", "awsSigv4"]])] as const]
      : []),
    ...(methods.some(({ apiKeyRequired }) => apiKeyRequired)
      ? [[names.apiKey, headerScheme("x-api-key", [])] as const]
      : []),
  ];
}

const headerScheme = (name: string, extensions: readonly (readonly [string, PlanTree])[]): PlanTree =>
  treeObject([["type", "apiKey"], ["name", name], ["in", "header"], ...extensions]);

const authorizerTypes = { TOKEN: "token", REQUEST: "request", COGNITO_USER_POOLS: "cognito_user_pools" } as const;

function authorizerScheme(authorizer: AuthorizerResource): PlanTree {
  const header = /^method\.request\.header\.([^,]+)$/.exec(authorizer.identitySource ?? "")?.[1];
  const isPool = authorizer.type === "COGNITO_USER_POOLS";
  const { uri, credentials } = authorizer;
  // `name` is where a token is read from; a REQUEST authorizer's identity sources take its place.
  return headerScheme(authorizer.type === "REQUEST" ? "Unused" : (header ?? "Authorization"), [
    ["x-amazon-apigateway-authtype", isPool ? "cognito_user_pools" : "custom"],
    [
      "x-amazon-apigateway-authorizer",
      treeObject([
        ["type", authorizerTypes[authorizer.type]],
        ["authorizerUri", uri === undefined ? undefined : treeValue(uri)],
        ["authorizerCredentials", credentials === undefined ? undefined : treeValue(credentials)],
        ["identitySource", authorizer.type === "TOKEN" || isPool ? undefined : authorizer.identitySource],
        ["identityValidationExpression", authorizer.identityValidationExpression],
        ["authorizerResultTtlInSeconds", authorizer.ttlSeconds],
        ["providerARNs", isPool ? authorizer.providerArns.map(treeValue) : undefined],
      ]),
    ],
  ]);
}

/** What a method demands, one entry a scheme, as the service's own export has it; undefined for an open method. */
export function bodySecurity(method: MethodResource, names: SecurityNames): PlanTree | undefined {
  const { authorizer, authorizationType, authorizationScopes } = method;
  const name =
    authorizationType === "AWS_IAM"
      ? names.signature
      : authorizer?.kind === "attribute"
        ? names.authorizers.get(authorizer.of)
        : undefined;
  const entries: readonly PlanTree[] = [
    ...(name === undefined ? [] : [treeObject([[name, [...authorizationScopes]]])]),
    ...(method.apiKeyRequired ? [treeObject([[names.apiKey, []]])] : []),
  ];
  return entries.length > 0 ? entries : undefined;
}
