import { describe, expect, it } from "vitest";
import { idsOf, notesOf, readService as read } from "../../support/read-service.js";
import { propertiesOf } from "./terraform/read-files.js";

describe("a service with REST events", () => {
  it("with the lambda integration has the templates and the responses that the framework makes by default", async () => {
    const { graph } = await read(`
service: pets
provider: { name: aws }
functions:
  f:
    handler: a.b
    events:
      - http:
          path: pets
          method: post
          integration: lambda
          authorizer: { name: f, claims: [email, "custom:team"] }
      - http:
          path: "pets/{id}"
          method: put
          integration: lambda
          async: true
          cors: { origin: https://pets.example, allowCredentials: true }
          request:
            parameters: { paths: { id: true }, headers: { X-Id: { mappedValue: context.requestId } } }
            template: { application/json: "$input.body", application/x-www-form-urlencoded: null }
          response:
            headers: { X-Kind: "'pet'" }
            statusCodes:
              202: { pattern: "" }
              409: { pattern: ".*taken.*", template: "$input.path('$.errorMessage')", headers: { X-Why: "'taken'" } }
      - http: { path: old, method: get, integration: lambda-proxy, response: { headers: {} }, request: { template: {} } }
`);
    const byDefault = propertiesOf(graph, "ApiGatewayMethodPetsPost");
    const { RequestTemplates, ...integration } = byDefault.Integration as Record<string, Record<string, string>>;
    expect(Object.keys(RequestTemplates ?? {})).toEqual(["application/json", "application/x-www-form-urlencoded"]);
    const template = RequestTemplates?.["application/json"] ?? "";
    expect([...template.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key)).toEqual([
      ...["body", "method", "principalId", "stage", "cognitoPoolClaims", "enhancedAuthContext", "headers", "query"],
      ...["path", "identity", "stageVariables", "requestPath"],
    ]);
    expect(template).toContain(`"team": "$context.authorizer.claims['custom:team']"`);
    expect(integration).toMatchObject({ Type: "AWS", PassthroughBehavior: "NEVER" });
    expect(integration.IntegrationResponses).toHaveLength(9);
    expect(integration.IntegrationResponses).toContainEqual({
      StatusCode: "404",
      SelectionPattern: "[\\s\\S]*\\[404\\][\\s\\S]*",
    });
    expect(byDefault.MethodResponses).toContainEqual({ StatusCode: "504" });
    const own = propertiesOf(graph, "ApiGatewayMethodPetsIdVarPut");
    expect(own.Integration).toMatchObject({
      RequestTemplates: { "application/json": "$input.body" },
      RequestParameters: {
        "integration.request.path.id": "method.request.path.id",
        "integration.request.header.X-Id": "context.requestId",
        "integration.request.header.X-Amz-Invocation-Type": "'Event'",
      },
      IntegrationResponses: [
        {
          StatusCode: "202",
          SelectionPattern: "",
          ResponseParameters: {
            "method.response.header.Access-Control-Allow-Origin": "'https://pets.example'",
            "method.response.header.Access-Control-Allow-Credentials": "'true'",
            "method.response.header.X-Kind": "'pet'",
          },
        },
        {
          StatusCode: "409",
          SelectionPattern: ".*taken.*",
          ResponseParameters: { "method.response.header.X-Why": "'taken'" },
          ResponseTemplates: { "application/json": "$input.path('$.errorMessage')" },
        },
      ],
    });
    expect(notesOf(graph)).toEqual([
      "approximated functions.f.events.0 request.template: the mapping templates that the framework writes by default are written in other words: the function gets the same event",
      "left functions.f.events.2 request.template: the framework itself leaves it out for a proxy integration",
      "left functions.f.events.2 response: the framework itself leaves it out for a proxy integration",
      "left provider name: it is for the framework's own deployment",
    ]);
  });

  it("has models of the schemas that events name, and of no others", async () => {
    const { graph } = await read(`
service: pets
provider:
  name: aws
  apiGateway:
    request:
      schemas:
        pet: { name: Pet, schema: { type: object } }
        unused: { schema: { type: object } }
functions:
  f:
    handler: a.b
    events: [{ http: { path: pets, method: post, request: { schemas: { text/json: pet }, parameters: { headers: { X-A: { mappedValue: "'a'" } } } } } }]
`);
    expect(propertiesOf(graph, "ApiGatewayModelPet")).toMatchObject({ Name: "Pet", ContentType: "application/json" });
    expect(propertiesOf(graph, "ApiGatewayMethodPetsPost")).toMatchObject({
      RequestModels: { "text/json": "<ApiGatewayModelPet>" },
      RequestParameters: { "method.request.header.X-A": true },
    });
    expect(notesOf(graph)).toEqual([
      "left provider name: it is for the framework's own deployment",
      "left provider apiGateway.request.schemas.unused: no event names it, and the framework makes nothing of it",
    ]);
  });

  it("with several usage plans has the keys and the limits of each", async () => {
    const { graph } = await read(`
service: pets
provider:
  name: aws
  apiGateway:
    apiKeys:
      - free: [one, { name: two, enabled: false }]
      - paid: [three]
    usagePlan:
      - free: { quota: { limit: 10, period: DAY } }
      - paid: { throttle: { rateLimit: 5, burstLimit: 9 } }
functions: { f: { handler: a.b, events: [{ http: GET / }] } }
`);
    expect(propertiesOf(graph, "ApiGatewayUsagePlanFree")).toMatchObject({
      UsagePlanName: "pets-free-dev",
      Quota: { Limit: 10, Period: "DAY" },
    });
    expect(propertiesOf(graph, "ApiGatewayUsagePlanPaid")).toMatchObject({ Throttle: { RateLimit: 5, BurstLimit: 9 } });
    expect(propertiesOf(graph, "ApiGatewayApiKeyFree2")).toMatchObject({ Name: "two", Enabled: false });
    expect(propertiesOf(graph, "ApiGatewayUsagePlanKeyPaid1")).toMatchObject({
      KeyId: "<ApiGatewayApiKeyPaid1>",
      UsagePlanId: "<ApiGatewayUsagePlanPaid>",
    });
    expect(idsOf(graph, "AWS::ApiGateway::ApiKey")).toHaveLength(3);
    expect(notesOf(graph)).toEqual(["left provider name: it is for the framework's own deployment"]);
  });
});
