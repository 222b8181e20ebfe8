import type { HttpGateway } from "../../../../src/ir/api.js";
import { literal } from "../../../../src/ir/deploy-value.js";
import type { LambdaIntegration } from "../../../../src/ir/integration.js";
import { type ApiMembers, aScheme, aStage, lambdaProxy } from "../../../support/models.js";
import { type Lowered, lowered } from "../lowered.js";

const gateway: HttpGateway = {
  protocol: "http",
  definition: "resources",
  pathVariables: "named",
  failOnWarnings: false,
  disableExecuteApiEndpoint: false,
  resourceTags: [],
};

/** An HTTP API with the stage `$default`, lowered. */
export const loweredHttp = ({
  gateway: members = {},
  ...api
}: Omit<ApiMembers, "gateway"> & { readonly gateway?: Partial<HttpGateway> } = {}): Lowered =>
  lowered({
    stages: [aStage("$default", { autoDeploy: true })],
    ...api,
    gateway: { ...gateway, ...members, protocol: "http" },
  });

/** A Lambda proxy with a function of the build. */
export const httpLambda = (handler: string, members: Partial<LambdaIntegration> = {}): LambdaIntegration => ({
  ...lambdaProxy(handler),
  payloadFormatVersion: "2.0",
  ...members,
});

/** Tokens that the gateway verifies. */
export const jwtScheme = (id = "tokens", issuer = "https://id.example.com") =>
  aScheme(
    id,
    { kind: "http", scheme: "bearer" },
    {
      kind: "jwt",
      issuer: literal(issuer),
      audience: [literal("shop")],
      identitySource: "$request.header.Authorization",
    },
  );
