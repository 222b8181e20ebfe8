/** One change of the base, as a text edit, and what has to be said of it. */
export interface PlantedChange {
  readonly name: string;
  readonly in: "document" | "settings";
  readonly from: string;
  readonly to: string;
  /** `code of subject: risks`, all of them but for the new deployment. */
  readonly expected: readonly string[];
  /** Whether the gateway serves another snapshot. */
  readonly deploys: boolean;
}

type Edit = readonly [from: string, to: string];

const inDocument = (
  name: string,
  [from, to]: Edit,
  deploys: boolean,
  ...expected: readonly string[]
): PlantedChange => ({
  name,
  in: "document",
  from,
  to,
  expected,
  deploys,
});
const inSettings = (
  name: string,
  [from, to]: Edit,
  deploys: boolean,
  ...expected: readonly string[]
): PlantedChange => ({
  ...inDocument(name, [from, to], deploys, ...expected),
  in: "settings",
});

const words: readonly PlantedChange[] = [
  inDocument("a summary", ["Lists pets.", "Lists all pets."], false, "words-changed of GET /pets: none"),
  inDocument("the API's version", ["version: 1.0.0", "version: 1.1.0"], false, "member-changed of API: none"),
  inDocument(
    "a response's description",
    ["description: Added.", "description: It is added."],
    false,
    "words-changed of POST /pets: none",
  ),
];

const parameters: readonly PlantedChange[] = [
  inDocument(
    "a parameter made required",
    ["{ name: limit, in: query, schema", "{ name: limit, in: query, required: true, schema"],
    true,
    "parameter-made-required of GET /pets: client-breaking",
  ),
  inDocument(
    "a new parameter, optional",
    ["- { name: kind,", "- { name: sort, in: query, schema: { type: string } }\n        - { name: kind,"],
    false,
    "parameter-added of GET /pets: none",
  ),
  inDocument(
    "a new parameter, required",
    [
      "- { name: kind,",
      "- { name: shop, in: header, required: true, schema: { type: string } }\n        - { name: kind,",
    ],
    true,
    "parameter-demanded of GET /pets: client-breaking",
  ),
  inDocument(
    "a parameter removed",
    ["        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }\n", ""],
    false,
    "parameter-removed of GET /pets: client-breaking",
  ),
  inDocument(
    "a parameter in another form",
    ["explode: false", "explode: true"],
    false,
    "parameter-form-changed of GET /pets: client-breaking",
  ),
  inDocument(
    "a parameter's bound tightened",
    ["maximum: 100", "maximum: 50"],
    false,
    "bound-tightened of GET /pets: client-breaking",
  ),
  inDocument(
    "a parameter's bound loosened",
    ["maximum: 100", "maximum: 500"],
    false,
    "bound-loosened of GET /pets: none",
  ),
  inDocument(
    "a parameter's default",
    ["default: 20", "default: 50"],
    false,
    "default-changed of GET /pets: client-breaking",
  ),
  inDocument(
    "an enum value taken from a request",
    ["enum: [cat, dog]", "enum: [cat]"],
    false,
    "enum-value-removed of GET /pets: client-breaking",
  ),
  inDocument(
    "an enum value added to a request",
    ["enum: [cat, dog]", "enum: [cat, dog, fish]"],
    false,
    "enum-value-added of GET /pets: none",
  ),
];

const newPet = "name: { type: string, maxLength: 80 }";
const requests: readonly PlantedChange[] = [
  inDocument(
    "a required property of a request",
    ["required: [name]\n", "required: [name, size]\n"],
    true,
    "property-made-required of schema 'NewPet': client-breaking",
  ),
  inDocument(
    "a new property of a request, required",
    [
      `required: [name]\n      properties:\n        ${newPet}`,
      `required: [name, age]\n      properties:\n        age: { type: integer }\n        ${newPet}`,
    ],
    true,
    "property-demanded of schema 'NewPet': client-breaking",
  ),
  inDocument(
    "a new property of a request, optional",
    [newPet, `${newPet}\n        age: { type: integer }`],
    true,
    "property-added of schema 'NewPet': none",
  ),
  inDocument(
    "a property that a request no longer needs",
    ["required: [name]\n", "required: []\n"],
    true,
    "property-made-optional of schema 'NewPet': none",
  ),
  inDocument(
    "a rule that no type shows, in a request",
    ["enum: [small, large] }\n    Pet:", "enum: [small, large] }\n      dependentRequired: { nick: [size] }\n    Pet:"],
    false,
    "bound-tightened of schema 'NewPet': client-breaking",
  ),
  inDocument(
    "a shorter text in a request",
    ["maxLength: 80", "maxLength: 40"],
    true,
    "bound-tightened of schema 'NewPet': client-breaking",
  ),
  inDocument(
    "a request that takes no other members",
    ["NewPet:\n      type: object\n", "NewPet:\n      type: object\n      additionalProperties: false\n"],
    true,
    "members-refused of schema 'NewPet': client-breaking",
  ),
  inDocument(
    "a body that need not be sent",
    ["requestBody:\n        required: true", "requestBody:\n        required: false"],
    true,
    "body-made-optional of POST /pets: none",
  ),
  inDocument(
    "another media type of a request",
    ["requestBody: { content: { application/json:", "requestBody: { content: { application/vnd.pet+json:"],
    false,
    "media-type-removed of PUT /pets/{petId}: client-breaking",
    "media-type-added of PUT /pets/{petId}: none",
  ),
];

const responses: readonly PlantedChange[] = [
  inDocument(
    "a new property of a response, optional",
    ["weight: { type: integer }", "weight: { type: integer }\n        age: { type: integer }"],
    false,
    "property-added of schema 'Pet': none",
  ),
  inDocument(
    "a property gone from a response",
    ["        weight: { type: integer }\n", ""],
    false,
    "property-removed of schema 'Pet': client-breaking",
  ),
  inDocument(
    "a property that a response may lack",
    ["required: [id, name]", "required: [id]"],
    false,
    "property-made-optional of schema 'Pet': client-breaking",
  ),
  inDocument(
    "a property of another type in a response",
    ["weight: { type: integer }", "weight: { type: string }"],
    false,
    "type-changed of schema 'Pet': client-breaking",
  ),
  inDocument(
    "a wider type in a response",
    ["weight: { type: integer }", "weight: { type: number }"],
    false,
    "type-widened of schema 'Pet': client-breaking",
  ),
  inDocument(
    "null in a response",
    ["weight: { type: integer }", "weight: { type: [integer, 'null'] }"],
    false,
    "null-allowed of schema 'Pet': client-breaking",
  ),
  inDocument(
    "an enum value added to a response",
    [
      "size: { type: string, enum: [small, large] }\n        weight",
      "size: { type: string, enum: [small, large, giant] }\n        weight",
    ],
    false,
    "enum-value-added of schema 'Pet': client-breaking",
  ),
  inDocument(
    "an enum value taken from a response",
    [
      "size: { type: string, enum: [small, large] }\n        weight",
      "size: { type: string, enum: [small] }\n        weight",
    ],
    false,
    "enum-value-removed of schema 'Pet': none",
  ),
  inDocument(
    "an alternative added to a response",
    [', { $ref: "#/components/schemas/Shelter" }]', ', { $ref: "#/components/schemas/Shelter" }, { type: string }]'],
    false,
    "alternative-added of schema 'Pet': client-breaking",
  ),
  inDocument(
    "a property in a response that promised no others",
    ["properties: { person: { type: string } }", "properties: { person: { type: string }, born: { type: string } }"],
    false,
    "property-added-to-closed of schema 'Person': client-breaking",
  ),
  inDocument(
    "a failure more",
    ["description: None. }\n", 'description: None. }\n        "429": { description: Slow. }\n'],
    false,
    "failure-added of GET /pets: none",
  ),
  inDocument(
    "a failure less",
    ['        "404": { description: None. }\n', ""],
    false,
    "failure-removed of GET /pets: none",
  ),
  inDocument(
    "a success more",
    ['"204": { description: Set. }', '"204": { description: Set. }, "202": { description: Later. }'],
    false,
    "success-added of PUT /pets/{petId}: client-breaking",
  ),
  inDocument(
    "another success",
    ['"204": { description: Set. }', '"200": { description: Set. }'],
    false,
    "success-removed of PUT /pets/{petId}: client-breaking",
    "success-added of PUT /pets/{petId}: client-breaking",
  ),
  inDocument(
    "a header gone",
    ["          headers: { X-Total: { required: true, schema: { type: integer } } }\n", ""],
    false,
    "header-removed of GET /pets: client-breaking",
  ),
  inDocument(
    "a header at times",
    ["X-Total: { required: true,", "X-Total: { required: false,"],
    false,
    "header-made-optional of GET /pets: client-breaking",
  ),
];

const operations: readonly PlantedChange[] = [
  inDocument(
    "an operation removed",
    [
      `    put:
      operationId: setPet
      security: [{ users: [pets/write] }]
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } } } }
      responses: { "204": { description: Set. } }
`,
      "",
    ],
    true,
    "operation-removed of PUT /pets/{petId}: client-breaking",
    "member-removed of function 'setPet': redeploy",
  ),
  inDocument(
    "an operation added",
    [
      "  /pets/{petId}:\n",
      '  /health:\n    get:\n      operationId: health\n      security: []\n      responses: { "204": { description: Fine. } }\n  /pets/{petId}:\n',
    ],
    true,
    "operation-added of GET /health: redeploy",
    "member-added of function 'health': redeploy",
  ),
  inDocument(
    "an operation renamed",
    ["operationId: getPet", "operationId: fetchPet"],
    true,
    "operation-renamed of GET /pets/{petId}: client-breaking",
    "member-changed of GET /pets/{petId}: redeploy",
    "member-changed of function 'getPet': redeploy",
    "resource-renamed of log group 'getPet': resource-replaced",
    "resource-renamed of role 'getPet': resource-replaced",
    "resource-renamed of function 'getPet': resource-replaced",
  ),
  inDocument(
    "an operation at another path",
    ["  /pets:\n", "  /animals:\n"],
    true,
    "operation-moved of GET /pets: resource-replaced, client-breaking",
    "operation-moved of POST /pets: resource-replaced, client-breaking",
    "member-changed of function 'listPets': none",
    "member-changed of function 'addPet': none",
  ),
  inDocument(
    "an operation deprecated",
    ["summary: Lists pets.", "summary: Lists pets.\n      deprecated: true"],
    false,
    "operation-deprecated of GET /pets: none",
  ),
];

const security: readonly PlantedChange[] = [
  inDocument(
    "credentials demanded",
    ["security: []\n", "security: [{ token: [] }]\n"],
    true,
    "security-added of GET /pets: security-narrowed, client-breaking",
  ),
  inDocument(
    "credentials demanded no longer",
    ["operationId: addPet\n      security: [{ token: [] }]", "operationId: addPet\n      security: []"],
    true,
    "security-removed of POST /pets: security-widened",
  ),
  inDocument(
    "an API key needed",
    ["security: []\n", "security: [{ key: [] }]\n"],
    true,
    "security-added of GET /pets: security-narrowed, client-breaking",
  ),
  inDocument(
    "an alternative less",
    ["security: [{ token: [] }, { key: [] }]", "security: [{ token: [] }]"],
    false,
    "security-alternative-removed of GET /pets/{petId}: security-narrowed, client-breaking",
  ),
  inDocument(
    "other credentials",
    ["operationId: addPet\n      security: [{ token: [] }]", "operationId: addPet\n      security: [{ key: [] }]"],
    true,
    "security-replaced of POST /pets: security-narrowed, security-widened, client-breaking",
  ),
  inDocument(
    "one of two scopes",
    ["users: [pets/write] }", "users: [pets/write, pets/admin] }"],
    true,
    "scope-accepted of PUT /pets/{petId}: security-widened",
  ),
  inDocument(
    "a key in the query, which only a function can check",
    ["in: header, name: x-api-key", "in: query, name: key"],
    false,
    "member-changed of security scheme 'key': client-breaking",
    "member-changed of security scheme 'key': client-breaking",
    "member-changed of authorizer 'key': security-narrowed, security-widened, client-breaking",
    "member-added of function 'keyAuthorizer': redeploy",
  ),
];

const infrastructure: readonly PlantedChange[] = [
  inSettings(
    "an origin more",
    ["https://beta.example.com", "https://beta.example.com, https://new.example.com"],
    true,
    "member-added of CORS: security-widened",
  ),
  inSettings(
    "an origin less",
    [", https://beta.example.com", ""],
    true,
    "member-removed of CORS: security-narrowed, client-breaking",
  ),
  inSettings(
    "CORS gone",
    ["cors: { origins: [https://shop.example.com, https://beta.example.com] }\n", ""],
    true,
    "member-removed of API: security-narrowed, client-breaking",
  ),
  inSettings(
    "a resource policy gone",
    ["  access: { allowIps: [10.0.0.0/8] }\n", ""],
    true,
    "policy-removed of API: security-widened",
  ),
  inSettings(
    "another range of addresses",
    ["10.0.0.0/8", "10.0.0.0/16"],
    true,
    "policy-denies of API: security-narrowed, client-breaking",
    "policy-denies-no-more of API: security-widened",
  ),
  inSettings("a lower throttle", ["rate: 100", "rate: 50"], false, "member-lowered of stage 'prod': limits-changed"),
  inSettings("a higher throttle", ["burst: 50", "burst: 90"], false, "member-raised of stage 'prod': limits-changed"),
  inSettings(
    "a lower quota",
    ["limit: 1000", "limit: 10"],
    false,
    "member-lowered of usage plan 'Basic': limits-changed",
  ),
  inSettings(
    "a key taken out of a plan",
    ["    apiKeys: [partner]\n", ""],
    false,
    "member-removed of usage plan 'Basic': security-narrowed, client-breaking",
  ),
  inSettings(
    "more memory",
    ["memory: 256", "memory: 512"],
    false,
    ...["listPets", "addPet", "getPet", "setPet", "tokenAuthorizer"].map(
      (name) => `member-raised of function '${name}': limits-changed`,
    ),
  ),
  inSettings(
    "another type of endpoint",
    ["endpoint: regional", "endpoint: edge"],
    true,
    "member-changed of API: redeploy",
  ),
  inSettings(
    "the default endpoint closed",
    ["  endpoint: regional\n", "  endpoint: regional\n  disableExecuteApiEndpoint: true\n"],
    true,
    "member-changed of API: security-narrowed, client-breaking",
    "output-changed of output 'InvokeUrlProd': redeploy",
    "output-changed of output 'InvokeUrlTest': redeploy",
  ),
  inSettings(
    "a stage renamed",
    ["  - name: test\n", "  - name: beta\n"],
    false,
    "member-renamed of stage 'test': resource-replaced, client-breaking",
    "output-changed of output 'InvokeUrlTest': redeploy",
    "output-changed of output 'InvokeUrlBeta': redeploy",
  ),
  inSettings(
    "a stage added",
    ["  - name: test\n", "  - name: test\n  - name: beta\n"],
    false,
    "member-added of stage 'beta': redeploy",
    "output-changed of output 'InvokeUrlBeta': redeploy",
  ),
  inSettings("a stage variable", ["color: blue", "color: green"], false, "member-changed of stage 'prod': redeploy"),
  inSettings(
    "the definition as a body",
    ["  endpoint: regional\n", "  endpoint: regional\n  definition: body\n"],
    true,
    "member-changed of API: redeploy, resource-replaced",
  ),
  inSettings("another name of the API", ["name: pets\n", "name: animals\n"], false, "member-renamed of API: redeploy"),
  inSettings(
    "another base path",
    ["path: v1", "path: v2"],
    false,
    "member-changed of domain 'api.example.com': resource-replaced, client-breaking",
    "output-changed of output 'DomainUrlApiExampleComV1': redeploy",
    "output-changed of output 'DomainUrlApiExampleComV2': redeploy",
  ),
  inSettings(
    "mutual TLS",
    ["    mappings:", "    mutualTls: { truststoreUri: s3://trust/store.pem }\n    mappings:"],
    false,
    "member-added of domain 'api.example.com': security-narrowed, client-breaking",
  ),
  inSettings(
    "an older TLS",
    ["    mappings:", "    securityPolicy: TLS_1_0\n    mappings:"],
    false,
    "member-changed of domain 'api.example.com': security-widened",
  ),
  inSettings(
    "the domain gone",
    [settingsOfDomain(), ""],
    false,
    "member-removed of domain 'api.example.com': resource-replaced, client-breaking",
    ...["DomainTargetApiExampleCom", "DomainHostedZoneApiExampleCom", "DomainUrlApiExampleComV1"].map(
      (name) => `output-changed of output '${name}': redeploy`,
    ),
  ),
  inSettings(
    "another user pool",
    ["userpool/eu-central-1_a", "userpool/eu-central-1_b"],
    true,
    "member-removed of authorizer 'users': security-narrowed, client-breaking",
    "member-added of authorizer 'users': security-widened",
  ),
];

function settingsOfDomain(): string {
  return `domains:
  - name: api.example.com
    certificate: { arn: "arn:aws:acm:eu-central-1:123456789012:certificate/c" }
    mappings: [{ path: v1, stage: prod }]
`;
}

export const plantedChanges: readonly PlantedChange[] = [
  ...words,
  ...parameters,
  ...requests,
  ...responses,
  ...operations,
  ...security,
  ...infrastructure,
];
