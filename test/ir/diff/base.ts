/** An API in which every planted change has something to change; the settings stand beside it. */
export const document = `openapi: 3.1.0
info: { title: Pets, version: 1.0.0, description: A shop. }
servers: [{ url: https://api.example.com }]
paths:
  /pets:
    get:
      operationId: listPets
      summary: Lists pets.
      security: []
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
        - { name: kind, in: query, schema: { type: string, enum: [cat, dog] } }
        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }
      responses:
        "200":
          description: Pets.
          headers: { X-Total: { required: true, schema: { type: integer } } }
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
        "404": { description: None. }
    post:
      operationId: addPet
      security: [{ token: [] }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } } }
      responses:
        "201": { description: Added., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  /pets/{petId}:
    get:
      operationId: getPet
      security: [{ token: [] }, { key: [] }]
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: A pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
    put:
      operationId: setPet
      security: [{ users: [pets/write] }]
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/NewPet" } } } }
      responses: { "204": { description: Set. } }
components:
  schemas:
    NewPet:
      type: object
      required: [name]
      properties:
        name: { type: string, maxLength: 80 }
        nick: { type: string }
        size: { type: string, enum: [small, large] }
    Pet:
      type: object
      required: [id, name]
      properties:
        id: { type: string }
        name: { type: string }
        nick: { type: string }
        size: { type: string, enum: [small, large] }
        weight: { type: integer }
        owner: { oneOf: [{ $ref: "#/components/schemas/Person" }, { $ref: "#/components/schemas/Shelter" }] }
    Person: { type: object, additionalProperties: false, properties: { person: { type: string } } }
    Shelter: { type: object, properties: { shelter: { type: string } } }
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: x-api-key }
    users: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://example.com/token, scopes: { pets/write: Write., pets/admin: All. } } } }
`;

export const settings = `api:
  name: pets
  endpoint: regional
  access: { allowIps: [10.0.0.0/8] }
authorizers:
  users: { type: cognito, userPoolArns: ["arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_a"] }
functions:
  memory: 256
cors: { origins: [https://shop.example.com, https://beta.example.com] }
stages:
  - name: prod
    throttle: { rate: 100, burst: 50 }
    variables: { color: blue }
  - name: test
apiKeys: [{ name: partner }]
usagePlans:
  - name: Basic
    quota: { limit: 1000, period: month }
    stages: [prod]
    apiKeys: [partner]
domains:
  - name: api.example.com
    certificate: { arn: "arn:aws:acm:eu-central-1:123456789012:certificate/c" }
    mappings: [{ path: v1, stage: prod }]
`;
