import type { Edit, Mistake } from "./mistake.js";

const row = (name: string, code: Mistake["code"], ...edits: readonly Edit[]): Mistake => ({ name, edits, code });

/** Settings of the build, planted in the base `functions`. */
export const settings: readonly Mistake[] = [
  row("a setting that there is not", "setting-unknown", [
    "  endpoint: regional",
    "  endpointType: regional # <-- here",
  ]),
  row("a root setting that there is not", "setting-unknown", ["parameters: {}", "params: {} # <-- here"]),
  row("an endpoint that there is not", "setting-invalid", ["  endpoint: regional", "  endpoint: global # <-- here"]),
  row("a definition that there is not", "setting-invalid", [
    "  definition: resources",
    "  definition: openapi # <-- here",
  ]),
  row("a binary media type that is none", "setting-invalid", [
    "  definition: resources",
    "  definition: resources\n  binaryMediaTypes: [png] # <-- here",
  ]),
  row("a compression size beyond the payload", "setting-invalid", [
    "  definition: resources",
    "  definition: resources\n  minimumCompressionSize: 10485761 # <-- here",
  ]),
  row("a security policy that there is not", "setting-invalid", [
    "  definition: resources",
    "  definition: resources\n  securityPolicy: TLS_1_3 # <-- here",
  ]),
  row("a policy of the settings without an effect", "resource-policy-invalid", [
    "  definition: resources",
    `  definition: resources\n  resourcePolicy:\n    Statement:\n      - { Principal: "*", Action: execute-api:Invoke, Resource: execute-api:/* } # <-- here`,
  ]),
  row(
    "a private API that lets nobody in",
    "private-without-policy",
    ["openapi: 3.1.0", "openapi: 3.1.0 # <-- here"],
    ["  endpoint: regional", "  endpoint: private"],
  ),
  row(
    "VPC endpoints of a public API",
    "vpc-endpoints-not-private",
    ["openapi: 3.1.0", "openapi: 3.1.0 # <-- here"],
    ["  endpoint: regional", "  endpoint: regional\n  vpcEndpointIds: [vpce-0123456789abcdef0]"],
  ),
  row("a runtime that is out of date", "setting-invalid", ["runtime: nodejs22.x", "runtime: nodejs18.x # <-- here"]),
  row("memory below the least", "setting-invalid", ["memory: 256", "memory: 64 # <-- here"]),
  row("memory beyond the most", "setting-invalid", ["memory: 256", "memory: 20000 # <-- here"]),
  row("a timeout beyond the most", "setting-invalid", ["timeout: 10", "timeout: 901 # <-- here"]),
  row("a name of a variable that is none", "setting-invalid", [
    "environment: { TABLE: pets }",
    "environment: { 1TABLE: pets } # <-- here",
  ]),
  row(
    "a variable that Lambda sets itself",
    "environment-reserved",
    ["    get:\n      operationId: listPets", "    get: # <-- here\n      operationId: listPets"],
    ["{ TABLE: pets }", "{ AWS_REGION: eu-central-1 }"],
  ),
  row("a retention that the service does not have", "setting-invalid", [
    "memory: 256",
    "memory: 256\n  logRetention: 31 # <-- here",
  ]),
  row("an origin without a scheme", "cors-invalid", [
    "  origins: [https://app.example.com]",
    "  origins: [app.example.com] # <-- here",
  ]),
  row("an origin with a path", "cors-invalid", [
    "  origins: [https://app.example.com]",
    "  origins: [https://app.example.com/shop] # <-- here",
  ]),
  row("an origin with a wildcard", "cors-invalid", [
    "  origins: [https://app.example.com]",
    "  origins: [https://*.example.com] # <-- here",
  ]),
  row("credentials from everywhere", "cors-credentials-any-origin", [
    "  origins: [https://app.example.com]",
    `  origins: ["*"]\n  credentials: true # <-- here`,
  ]),
  row("a header that is none", "cors-invalid", ["  headers: [Content-Type]", "  headers: [Content Type] # <-- here"]),
  row("an age beyond a day", "setting-invalid", ["  maxAge: 600", "  maxAge: 100000 # <-- here"]),
  row("no origin at all", "setting-invalid", ["  origins: [https://app.example.com]", "  origins: [] # <-- here"]),
  row("an authorizer of a scheme that nobody describes", "setting-name-unknown", [
    "  bearer:\n    type: lambda",
    "  token: # <-- here\n    type: lambda",
  ]),
  row("a type of authorizer that there is not", "setting-invalid", [
    "    type: lambda\n",
    "    type: oauth # <-- here\n",
  ]),
  row("a TOKEN authorizer that reads a query parameter", "authorizer-identity-source", [
    "identitySources: [method.request.header.Authorization]",
    "identitySources: [method.request.querystring.token] # <-- here",
  ]),
  row(
    "a REQUEST authorizer that keeps answers for everybody",
    "authorizer-identity-source",
    ["    mode: token\n", "    mode: request\n"],
    [
      "identitySources: [method.request.header.Authorization]\n    ttl: 0",
      "identitySources: [] # <-- here\n    ttl: 60",
    ],
  ),
  row("answers that are kept for too long", "setting-invalid", ["    ttl: 0", "    ttl: 7200 # <-- here"]),
  row("a stage's name with a slash", "setting-invalid", ["  - name: live", "  - name: live/eu # <-- here"]),
  row("two stages of one name", "name-duplicate", ["  - name: live\n", "  - name: live\n  - name: live # <-- here\n"]),
  row("a stage variable with characters that the service refuses", "stage-invalid", [
    "  - name: live\n",
    `  - name: live\n    variables: { greeting: "good day" } # <-- here\n`,
  ]),
  row("a stage variable's name with a hyphen", "setting-invalid", [
    "  - name: live\n",
    "  - name: live\n    variables: { back-end: a } # <-- here\n",
  ]),
  row("a level of logging in upper case", "setting-invalid", [
    "  - name: live\n",
    "  - name: live\n    logging: ERROR # <-- here\n",
  ]),
  row("an access log without the request's id", "stage-invalid", [
    "  - name: live\n",
    "  - name: live\n    accessLog: { format: $context.status } # <-- here\n",
  ]),
  row("an access log of several lines", "stage-invalid", [
    "  - name: live\n",
    `  - name: live\n    accessLog: { format: "$context.requestId\\n$context.status" } # <-- here\n`,
  ]),
  row("a variable of the access log that there is not", "access-log-variable-unknown", [
    "  - name: live\n",
    `  - name: live\n    accessLog: { format: "$context.requestId $context.statusCode" } # <-- here\n`,
  ]),
  row("a throttle without its burst", "setting-invalid", [
    "  - name: live\n",
    "  - name: live\n    throttle: { rate: 10 } # <-- here\n",
  ]),
  row("a throttle beyond the account's", "limit-raisable", [
    "  - name: live\n",
    "  - name: live\n    throttle: { rate: 20000, burst: 10 } # <-- here\n",
  ]),
  row("a negative throttle", "setting-invalid", [
    "  - name: live\n",
    "  - name: live\n    throttle: { rate: -1, burst: 10 } # <-- here\n",
  ]),
  row("settings of an operation that there is not", "setting-operation-unknown", [
    "      listPets: { metrics: true }",
    "      listDogs: { metrics: true } # <-- here",
  ]),
  row("an operation's cache without a cluster", "cache-without-cluster", [
    "      listPets: { metrics: true }",
    "      listPets: { cache: { enabled: true } } # <-- here",
  ]),
  row("a size of cache that the service does not have", "setting-invalid", [
    "  - name: live\n",
    "  - name: live\n    cache: { size: 1 } # <-- here\n",
  ]),
  row("a cache for too long", "setting-invalid", [
    "  - name: live\n",
    "  - name: live\n    cache: { ttl: 3601 } # <-- here\n",
  ]),
  row("a canary of more than everybody", "setting-invalid", [
    "  - name: live\n",
    "  - name: live\n    canary: { percent: 120 } # <-- here\n",
  ]),
  row("a canary that uses no cache", "canary-cache", [
    "  - name: live\n",
    "  - name: live\n    canary: { percent: 10, useStageCache: true } # <-- here\n",
  ]),
  row("a usage plan for a stage that there is not", "setting-name-unknown", [
    "parameters: {}",
    "usagePlans:\n  - { name: a, stages: [test] } # <-- here\nparameters: {}",
  ]),
  row("a usage plan with a key that there is not", "setting-name-unknown", [
    "parameters: {}",
    "usagePlans:\n  - { name: a, apiKeys: [b] } # <-- here\nparameters: {}",
  ]),
  row("a usage plan that holds for no call", "usage-plan-without-keys", [
    "parameters: {}",
    "usagePlans:\n  - { name: a } # <-- here\nparameters: {}",
  ]),
  row("a period of a quota that there is not", "setting-invalid", [
    "parameters: {}",
    "usagePlans:\n  - { name: a, quota: { limit: 1, period: year } } # <-- here\nparameters: {}",
  ]),
  row("an offset of a quota by the day", "quota-offset-invalid", [
    "parameters: {}",
    "usagePlans:\n  - { name: a, quota: { limit: 9, period: day, offset: 1 } } # <-- here\nparameters: {}",
  ]),
  row("two API keys of one name", "name-duplicate", [
    "parameters: {}",
    "apiKeys:\n  - { name: a }\n  - { name: a } # <-- here\nparameters: {}",
  ]),
  row("an API key's value in plain text", "setting-invalid", [
    "parameters: {}",
    "apiKeys:\n  - { name: a, value: secret-secret-secret } # <-- here\nparameters: {}",
  ]),
  row("a parameter that nothing asks for", "parameter-unused", [
    "parameters: {}",
    "parameters: { Table: {} } # <-- here",
  ]),
  row("a validation that there is not", "setting-invalid", [
    "getPet: { validation: none }",
    "getPet: { validation: some } # <-- here",
  ]),
  row("an operation that there is not", "setting-operation-unknown", ["  getPet: {", "  getDog: { # <-- here\n   "]),
  row("an override for nothing", "override-unused", [
    "  terraform: {}",
    "  terraform: { stage:test: { description: x } } # <-- here",
  ]),
  row("a property that an override misspells", "override-invalid", [
    "  cloudformation: {}",
    "  cloudformation:\n    stage:live: { tracingEnabled: true } # <-- here",
  ]),
  row("a property of an override of the wrong type", "override-invalid", [
    "  cloudformation: {}",
    "  cloudformation:\n    stage:live: { Variables: [a] } # <-- here",
  ]),
  row("an override that refers to nothing", "override-reference-unknown", [
    "  cloudformation: {}",
    "  cloudformation:\n    stage:live: { Description: { Ref: Text } } # <-- here",
  ]),
  row("an override that asks for no attribute", "override-reference-unknown", [
    "  cloudformation: {}",
    "  cloudformation:\n    stage:live: { Description: { Fn::GetAtt: [RestApi, Name] } } # <-- here",
  ]),
  row("an argument that an override misspells", "override-invalid", [
    "  terraform: {}",
    "  terraform:\n    stage:live: { xray_tracing: true } # <-- here",
  ]),
  row("an argument that the provider sets", "override-invalid", [
    "  terraform: {}",
    "  terraform:\n    stage:live: { invoke_url: x } # <-- here",
  ]),
  row("a block of an override without what it needs", "override-invalid", [
    "  terraform: {}",
    "  terraform:\n    stage:live: { access_log_settings: { format: x } } # <-- here",
  ]),
  row("a text of an override that does not end", "setting-invalid", [
    "  terraform: {}",
    '  terraform:\n    stage:live: { description: "${var.a" } # <-- here',
  ]),
  row("a domain with a scheme", "domain-invalid", [
    "parameters: {}",
    "domains:\n  - { name: https://api.example.com } # <-- here\nparameters: {}",
  ]),
  row("a domain's mapping to a stage that there is not", "setting-name-unknown", [
    "parameters: {}",
    "domains:\n  - { name: api.example.com, mappings: [{ stage: test }] } # <-- here\nparameters: {}",
  ]),
  row("client certificates that callers get around", "mutual-tls-bypass", [
    "parameters: {}",
    "domains:\n  - { name: api.example.com, mutualTls: { truststoreUri: s3://trust/store.pem } } # <-- here\nparameters: {}",
  ]),
  row("client certificates at the edge", "domain-invalid", [
    "parameters: {}",
    "domains:\n  - { name: api.example.com, endpoint: edge, mutualTls: { truststoreUri: s3://trust/store.pem } } # <-- here\nparameters: {}",
  ]),
  row("a domain that accepts TLS 1.0", "tls-outdated", [
    "parameters: {}",
    "domains:\n  - { name: api.example.com, securityPolicy: TLS_1_0 } # <-- here\nparameters: {}",
  ]),
  row("tabs for indentation", "syntax", ["  headers: [Content-Type]", "\theaders: [Content-Type] # <-- here"]),
  row("a key that stands twice", "key-duplicate", ["  maxAge: 600", "  maxAge: 600\n  maxAge: 60 # <-- here"]),
];

/** A plain document. */
export const documents: readonly Mistake[] = [
  row("a version that nobody reads", "version-unsupported", ["openapi: 3.1.0", "openapi: 4.0.0 # <-- here"]),
  row("a document without a title", "title-missing", [
    "info: { title: Pets, version: 1.0.0 }",
    "info: { version: 1.0.0 } # <-- here",
  ]),
  row("a field that documents do not have", "field-unknown", [
    "components:\n",
    "component: {} # <-- here\ncomponents:\n",
  ]),
  row("a reference to nothing", "reference-unresolved", [
    `{ $ref: "#/components/schemas/Pet" }`,
    `{ $ref: "#/components/schemas/Cat" } # <-- here`,
  ]),
  row("a reference to a file that there is not", "file-unreadable", [
    `{ $ref: "#/components/schemas/Pet" }`,
    `{ $ref: "pet.yaml" } # <-- here`,
  ]),
  row("a reference that leads away", "reference-remote", [
    `{ $ref: "#/components/schemas/Pet" }`,
    `{ $ref: "https://example.com/pet.yaml" } # <-- here`,
  ]),
  row(
    "an operation without responses",
    "responses-missing",
    ["      operationId: createPet\n", "      operationId: createPet # <-- here\n"],
    [`      responses:\n        "201": { description: A pet. }\n`, ""],
  ),
  row("settings of the document that run code", "setting-outside-file", [
    "paths:\n",
    "x-gatewright: { emit: { mine: { module: ./mine.mjs } } } # <-- here\npaths:\n",
  ]),
];
