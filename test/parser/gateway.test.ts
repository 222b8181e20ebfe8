import { describe, expect, it } from "vitest";
import type { ApiModel, RestGateway } from "../../src/ir/api.js";
import { readFiles, readModel } from "../support/read-document.js";

const head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
const ok = "responses: {'200': {description: ok}}";
const operation = (fields: string): string => `${head}paths: {/a: {get: {operationId: a, ${ok}, ${fields}}}}`;
const integration = (fields: string): string => operation(`x-amazon-apigateway-integration: {${fields}}`);
const integrationOf = async (fields: string) => (await readModel(integration(fields))).operations[0]?.integration;

function restGateway({ gateway }: ApiModel): RestGateway {
  if (gateway.protocol !== "rest") throw new Error(`a ${gateway.protocol} API`);
  return gateway;
}

const partition = { kind: "pseudo", name: "partition" };

describe("integrations", () => {
  it("cuts the function out of a Lambda URI, and declares what only the template knows", async () => {
    const api = await readModel(
      integration(
        "type: aws_proxy, httpMethod: POST, uri: {'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Pets.Arn}:live/invocations'}",
      ),
    );
    expect(api.operations[0]?.integration).toMatchObject({
      kind: "lambda",
      proxy: true,
      target: {
        kind: "external",
        uri: { kind: "join", parts: [{ text: "arn:" }, partition, { text: ":apigateway:" }, {}, {}, {}, {}] },
        functionArn: { kind: "join", parts: [{ kind: "parameter", name: "PetsArn" }, { text: ":live" }] },
      },
    });
    expect(api.parameters).toMatchObject([{ name: "PetsArn", secret: false }]);
    expect(api.handlers).toEqual([]);
  });

  it("follows a reference to an integration of the components", async () => {
    const referring = operation(
      "x-amazon-apigateway-integration: {$ref: '#/components/x-amazon-apigateway-integrations/m'}",
    );
    const api = await readModel(`${referring}\ncomponents: {x-amazon-apigateway-integrations: {m: {type: MOCK}}}\n`);
    expect(api.operations[0]?.integration).toMatchObject({ kind: "mock" });
  });

  it("leaves stage variables to the stage", async () => {
    const found = await integrationOf(
      "type: aws_proxy, uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:1:function:${stageVariables.fn}/invocations'",
    );
    const functionArn = { kind: "literal", text: "arn:aws:lambda:eu-west-1:1:function:${stageVariables.fn}" };
    expect(found).toMatchObject({ kind: "lambda", target: { uri: { kind: "literal" }, functionArn } });
  });

  it("reads the escape of Terraform's templates", async () => {
    const found = await integrationOf(
      "type: http_proxy, httpMethod: GET, uri: 'https://$${stageVariables.host}/$${x}/${y}'",
    );
    expect(found).toMatchObject({
      uri: { parts: [{ text: "https://${stageVariables.host}/${x}/" }, { kind: "parameter", name: "Y" }] },
    });
  });

  it("keeps Velocity as it stands", async () => {
    const found = await integrationOf('type: mock, requestTemplates: {application/json: \'{"v": "${input.x}"}\'}');
    expect(found).toMatchObject({ requestTemplates: [{ template: { kind: "literal", text: '{"v": "${input.x}"}' } }] });
  });

  it.each([
    [
      "type: http_proxy, httpMethod: get, uri: 'https://${host}/x'",
      { kind: "http", proxy: true, httpMethod: "GET", uri: { kind: "join" } },
    ],
    [
      "type: http, httpMethod: ANY, uri: 'http://x', connectionType: VPC_LINK, connectionId: abc",
      { kind: "http", vpcLink: { text: "abc" } },
    ],
    [
      "type: aws, httpMethod: POST, uri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/Query', credentials: {Ref: Role}",
      { kind: "aws", credentials: { kind: "parameter", name: "Role" } },
    ],
    [
      "type: aws, httpMethod: POST, uri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations'",
      { kind: "lambda", proxy: false },
    ],
    ["type: aws_proxy, integrationSubtype: SQS-SendMessage", { kind: "unread" }],
    ["type: aws_proxy", { kind: "unread" }],
    ["type: other, uri: x", { kind: "unread" }],
    [
      "type: mock, responses: {default: {statusCode: 200}, '4\\d\\d': {statusCode: '400', responseParameters: {method.response.header.X: \"'y'\"}}}",
      {
        kind: "mock",
        responses: [
          { statusCode: "200" },
          { selectionPattern: "4\\d\\d", statusCode: "400", parameters: [{ to: "method.response.header.X" }] },
        ],
      },
    ],
  ])("reads %s", async (fields, expected) => {
    expect(await integrationOf(fields)).toMatchObject(expected);
  });

  it("says that REST APIs have one payload format", async () => {
    const formatOf = async (text: string) =>
      (await readFiles({ "openapi.yaml": integration(`type: mock, payloadFormatVersion: ${text}`) })).found;
    expect(await formatOf("'1.0'")).toEqual([]);
    expect(await formatOf("1.0")).toEqual([]);
    expect(await formatOf("'2.0'")).toEqual([expect.stringMatching(/^construct-not-read .*payload format/)]);
  });

  it("reports what of an integration is not read, and each extension that is not", async () => {
    const { found } = await readFiles({
      "openapi.yaml": `${integration("type: mock, responseTransferMode: STREAM")}\nx-amazon-apigateway-other: {}\n`,
    });
    expect(found).toEqual([
      expect.stringMatching(/^construct-not-read .*responseTransferMode/),
      expect.stringMatching(/^extension-not-read openapi.yaml:4:1 .*x-amazon-apigateway-other/),
    ]);
  });
});

it("reports what of tags, security schemes and gateway responses is not read", async () => {
  const schemes = "{s: {type: http, scheme: bearer, x-amazon-apigateway-authorizers: {}}}";
  const { found } = await readFiles({
    "openapi.yaml": `${operation("deprecated: false")}
tags: [{name: a, x-amazon-apigateway-tag-value: b}]
components: {securitySchemes: ${schemes}}
x-amazon-apigateway-gateway-responses: {UNAUTHORIZED: {status: 404}}`,
  });
  expect(found.map((each) => each.split(" ", 2).join(" ")).toSorted()).toEqual([
    "construct-not-read openapi.yaml:6:56",
    "extension-not-read openapi.yaml:5:64",
  ]);
});

describe("the endpoint", () => {
  const endpoint = (fields: string): string =>
    `${operation("deprecated: false")}\nx-amazon-apigateway-endpoint-configuration: {${fields}}`;

  it("is what the document says", async () => {
    expect(restGateway(await readModel(endpoint("types: [EDGE]"))).endpoint).toBe("edge");
  });

  it("is never another one than the document says", async () => {
    const { found } = await readFiles({ "openapi.yaml": endpoint("types: [PRIVAT]") });
    expect(found).toEqual([expect.stringMatching(/^value-invalid openapi.yaml:4:\d+ The endpoint's type/)]);
  });
});

describe("validation", () => {
  const settings = (value: string): string => `validation: ${value}\n`;

  it("follows the operation's validator, then settings, then who serves the operation", async () => {
    const validators =
      "\nx-amazon-apigateway-request-validators: {body: {validateRequestBody: true, validateRequestParameters: false}}";
    const named = await readModel(
      operation("x-amazon-apigateway-request-validator: body") + validators,
      settings("none"),
    );
    expect(named.operations[0]?.validation).toEqual({ name: "body", parameters: false, body: true });
    const own = await readModel(operation("deprecated: false"));
    expect(own.operations[0]?.validation).toEqual({ parameters: true, body: true });
    const integrated = await readModel(integration("type: mock"));
    expect(integrated.operations[0]?.validation).toEqual({ parameters: false, body: false });
    const set = await readModel(integration("type: mock"), settings("parameters"));
    expect(set.operations[0]?.validation).toEqual({ parameters: true, body: false });
  });
});

describe("security", () => {
  const secured = (scheme: string, rest = ""): string =>
    `${head}security: [{s: []}]\npaths: {/a: {get: {${ok}}}, /b: {get: {security: [], ${ok}}}}\ncomponents: {securitySchemes: {s: ${scheme}}}\n${rest}`;
  const authorizerOf = async (scheme: string, settings?: string) => {
    const api = await readModel(secured(scheme), settings);
    return {
      ...api.authorizers[0],
      functions: api.handlers.filter(({ purpose }) => purpose.kind === "authorizer").length,
    };
  };

  it("applies the document's requirement where an operation has none of its own", async () => {
    const api = await readModel(secured("{type: http, scheme: Bearer}"));
    expect(api.operations.map(({ security }) => security.length)).toEqual([1, 0]);
  });

  it.each([
    ["{type: apiKey, in: header, name: X-API-Key}", { kind: "apiKey", functions: 0 }],
    [
      "{type: apiKey, in: header, name: X-Token}",
      { kind: "lambda", mode: "token", identitySources: ["method.request.header.X-Token"], functions: 1 },
    ],
    [
      "{type: apiKey, in: query, name: key}",
      { kind: "lambda", mode: "request", identitySources: ["method.request.querystring.key"], functions: 1 },
    ],
    ["{type: http, scheme: bearer}", { kind: "lambda", mode: "token", ttlSeconds: 0, functions: 1 }],
    ["{type: oauth2, flows: {}}", { kind: "lambda", functions: 1 }],
    [
      "{type: openIdConnect, openIdConnectUrl: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab/.well-known/openid-configuration'}",
      { kind: "cognito", functions: 0 },
    ],
    ["{type: mutualTLS}", { kind: "mutualTls", functions: 0 }],
    [
      "{type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4}",
      { kind: "iam", functions: 0 },
    ],
    [
      "{type: apiKey, in: header, name: Auth, x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: [{'Fn::GetAtt': [Pool, Arn]}]}}",
      {
        kind: "cognito",
        identitySource: "method.request.header.Auth",
        userPoolArns: [{ kind: "parameter", name: "PoolArn" }],
      },
    ],
    [
      "{type: apiKey, in: header, name: Auth, x-amazon-apigateway-authorizer: {type: cognito_user_pools, identitySource: method.request.header.Id, providerARNs: [a]}}",
      { kind: "cognito", identitySource: "method.request.header.Id" },
    ],
    [
      "{type: apiKey, in: header, name: Auth, x-amazon-apigateway-authorizer: {type: request, authorizerUri: 'arn:aws:apigateway:r:lambda:path/2015-03-31/functions/f/invocations', identitySource: 'method.request.header.A, context.x', authorizerResultTtlInSeconds: 60}}",
      {
        kind: "lambda",
        mode: "request",
        identitySources: ["method.request.header.A", "context.x"],
        ttlSeconds: 60,
        target: { kind: "external", functionArn: { text: "f" } },
      },
    ],
  ])("reads %s", async (scheme, expected) => {
    expect(await authorizerOf(scheme)).toMatchObject(expected);
  });

  it("lets the settings decide", async () => {
    const settings = "authorizers: {s: {type: cognito, userPoolArns: ['${PoolArn}'], ttl: 10}}";
    expect(await authorizerOf("{type: oauth2, flows: {}}", settings)).toMatchObject({
      kind: "cognito",
      userPoolArns: [{ kind: "parameter", name: "PoolArn" }],
      ttlSeconds: 10,
    });
  });

  it("never leaves a method open that the auth extension closes", async () => {
    const api = await readModel(operation("x-amazon-apigateway-auth: {type: AWS_IAM}"));
    expect(api.operations[0]?.security).toMatchObject([[{ scheme: "sigv4" }]]);
    expect(api.authorizers).toMatchObject([{ kind: "iam" }]);
  });
});

describe("deploy parameters", () => {
  const read = (environment: string, parameters: string) =>
    readFiles({
      "openapi.yaml": `${head}paths: {/a: {get: {operationId: a, ${ok}}}}`,
      "gatewright.yaml": `functions: {environment: {${environment}}}\nparameters: {${parameters}}`,
    });

  it("are what the settings declare, however their first letter is written", async () => {
    const { api, found } = await read("A: '${dbPassword}'", "dbPassword: {secret: true}");
    expect(api?.parameters).toMatchObject([{ name: "DbPassword", secret: true }]);
    expect(found).toEqual([]);
  });

  it("are reported when nothing asks for them", async () => {
    const { found } = await read("A: '${Table}'", "Tabel: {secret: true}, NamePrefix: {default: x}");
    expect(found).toEqual([expect.stringContaining("parameter-unused gatewright.yaml:2:14")]);
  });

  it("are reported when two names come down to one", async () => {
    const { found } = await read("A: '${table.name}', B: '${table.name}', C: '${tableName}'", "");
    expect(found).toEqual([expect.stringContaining("parameter-shared")]);
  });
});

describe("functions", () => {
  it("of authorizers differ where one scheme is called as another one's function would be", async () => {
    const schemes = "{token: {type: http, scheme: bearer}, tokenAuthorizer: {type: http, scheme: bearer}}";
    const path = (scheme: string) => `{get: {security: [{${scheme}: []}], ${ok}}}`;
    const paths = `paths: {/a: ${path("token")}, /b: ${path("tokenAuthorizer")}}`;
    const api = await readModel(`${head}${paths}\ncomponents: {securitySchemes: ${schemes}}`);
    const names = api.handlers.filter(({ purpose }) => purpose.kind === "authorizer").map(({ id }) => id);
    expect(names).toEqual([expect.stringMatching(/^tokenAuthorizer[0-9a-f]{6}$/), "tokenAuthorizer"]);
  });

  const paths = `paths: {/a: {get: {operationId: Get A!, tags: [x], ${ok}}, put: {operationId: b, tags: [y], ${ok}}}, /c: {get: {operationId: GetA, tags: [x], ${ok}}}}`;

  it.each([
    ["operation", ["getA", "b", "GetA"], 3],
    ["tag", ["x", "y"], 2],
    ["api", ["api"], 1],
  ])("are made per %s", async (per, names, count) => {
    const api = await readModel(head + paths, `functions: {per: ${per}, memory: 512}`);
    expect(api.handlers).toHaveLength(count);
    expect(api.handlers.map(({ id }) => String(id).slice(0, 4).toLowerCase())).toEqual(
      names.map((name) => name.slice(0, 4).toLowerCase()),
    );
    expect(new Set(api.handlers.map(({ id }) => id.toLowerCase())).size).toBe(count);
    expect(api.handlers.every(({ id, memoryMb }) => /^[A-Za-z][\w-]{0,43}$/.test(id) && memoryMb === 512)).toBe(true);
    expect(
      api.handlers.flatMap(({ purpose }) => (purpose.kind === "operations" ? purpose.operations : [])),
    ).toHaveLength(3);
  });

  it("are not called what Windows takes for a device", async () => {
    const api = await readModel(`${head}paths: {/a: {get: {operationId: con, ${ok}}}}`);
    expect(api.handlers[0]?.id).toMatch(/^con[0-9a-f]{6}$/);
  });

  it("take the nearest setting: the file's for the operation, the document's, the general one", async () => {
    const document = `${head}paths: {/a: {x-gatewright: {function: {memory: 1024, timeout: 5}}, get: {operationId: a, x-gatewright: {validation: none}, ${ok}}}}`;
    const api = await readModel(
      document,
      "functions: {memory: 512, environment: {A: '1', B: '2'}}\noperations: {a: {function: {timeout: 7, environment: {B: '${Secret}'}}}}",
    );
    expect(api.handlers[0]).toMatchObject({
      memoryMb: 1024,
      timeoutSeconds: 7,
      environment: [
        { name: "A", value: { text: "1" } },
        { name: "B", value: { kind: "parameter", name: "Secret" } },
      ],
    });
    expect(api.operations[0]?.validation).toEqual({ parameters: false, body: false });
  });
});

describe("settings", () => {
  const document = `${head}x-gatewright: {api: {name: fromDocument, endpoint: edge}}\npaths: {/a: {get: {operationId: a, ${ok}}}}`;

  it("are laid over those of the document, object by object", async () => {
    const api = await readModel(document, "api: {name: fromFile}");
    expect(api.name).toBe("fromFile");
    expect(restGateway(api).endpoint).toBe("edge");
  });

  it("say what path variables are called", async () => {
    expect(restGateway(await readModel(document, "")).pathVariables).toBe("named");
    expect(restGateway(await readModel(document, "api: {pathVariables: positional}")).pathVariables).toBe("positional");
  });

  it.each([
    ["api: {pathVariables: numbered}", "setting-invalid gatewright.yaml:1:22"],
    ["apis: {}", "setting-unknown gatewright.yaml:1:1 There is no setting 'apis'; 'api' is near."],
    ["api: {definition: both}", "setting-invalid gatewright.yaml:1:19"],
    ["stages: [{name: 'a b'}]", "setting-invalid gatewright.yaml:1:17"],
    ["operations: {nope: {}}", "setting-operation-unknown gatewright.yaml:1:14"],
    ["usagePlans: [{name: p, stages: [x], apiKeys: [k]}]", "setting-name-unknown gatewright.yaml:1:33"],
    ["authorizers: {s: {type: iam}}", "setting-name-unknown gatewright.yaml:1:15"],
    ["api: [", "syntax gatewright.yaml:1:"],
  ])("refuse %s at its place", async (settings, expected) => {
    const { api, found } = await readFiles({ "openapi.yaml": document, "gatewright.yaml": settings });
    expect(api).toBeUndefined();
    expect(found[0]?.startsWith(expected)).toBe(true);
  });

  it("keep the value of a key out of the model", async () => {
    const api = await readModel(document, "apiKeys: [{name: k, value: {parameter: KeyValue}}]");
    expect(api.apiKeys).toMatchObject([{ name: "k", value: { kind: "parameter", name: "KeyValue" } }]);
    expect(api.parameters).toMatchObject([{ name: "KeyValue", secret: true }]);
  });

  it("name emitters with their options", async () => {
    const { settings } = await readFiles({
      "openapi.yaml": document,
      "gatewright.yaml": "emit: {terraform: {format: json}, mine: {module: ./mine.mjs, a: 1}, cloudformation: }",
    });
    expect(settings.emit).toMatchObject([
      { name: "terraform", options: { format: "json" } },
      { name: "mine", module: "./mine.mjs", options: { a: 1 }, folder: "/project" },
      { name: "cloudformation", options: undefined },
    ]);
  });
});

describe("binary media types", () => {
  const typesOf = async (content: string) =>
    restGateway(await readModel(operation(`requestBody: {content: ${content}}`).replace("get:", "post:")))
      .binaryMediaTypes;

  it("are those whose bodies client and handler take for bytes", async () => {
    expect(
      await typesOf(
        "{image/png: {}, image/svg+xml: {}, application/pdf: {}, application/vnd.x: {}, application/json: {}, text/csv: {}, multipart/form-data: {}, '*/*': {}, image/*: {}}",
      ),
    ).toEqual(["application/pdf", "application/vnd.x", "image/*", "image/png", "multipart/form-data"]);
    expect(await typesOf("{'*/*': {schema: {type: string, format: binary}}}")).toEqual(["*/*"]);
  });
});
