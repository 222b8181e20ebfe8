/** One of everything that a handler can meet. */
export const pets = `
openapi: 3.1.0
info: { title: Pets, version: "1.0" }
security: [{ token: ["pets:read"] }]
paths:
  /pets:
    get:
      operationId: listPets
      summary: Lists pets.
      tags: [pets]
      parameters:
        - { name: limit, in: query, description: How many., schema: { type: integer, maximum: 100, default: 20 } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: filter, in: query, style: deepObject, schema: { type: object, properties: { min: { type: integer } } } }
        - { name: X-Trace, in: header, schema: { type: string } }
        - { name: session, in: cookie, schema: { type: string } }
      responses:
        "200":
          description: The pets.
          headers:
            X-Next: { schema: { type: string } }
            X-Total: { required: true, schema: { type: integer } }
          content: { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Pet" } } } }
        "4XX":
          description: Something is wrong with the request.
          content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } }
        default:
          description: Something is wrong.
          content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } }
    post:
      operationId: createPet
      tags: [pets]
      security: [{ token: ["pets:write"] }]
      requestBody:
        required: true
        content:
          application/json: { schema: { $ref: "#/components/schemas/Pet" } }
          application/x-www-form-urlencoded: { schema: { $ref: "#/components/schemas/Pet" } }
          application/xml: { schema: { $ref: "#/components/schemas/Pet" } }
      responses:
        "201": { description: Made., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
  /pets/{petId}:
    parameters: [{ name: petId, in: path, required: true, schema: { type: integer, format: int64 } }]
    get:
      operationId: getPet
      tags: [pets]
      responses:
        "200": { description: The pet., content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
        "404": { description: No such pet. }
    put:
      operationId: replace-pet
      tags: [pets]
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Beast" } } } }
      responses: { "204": { description: Done. } }
  /pets/{petId}/photo:
    parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getPhoto
      tags: [photos]
      security: []
      responses:
        "200":
          description: The photo.
          content:
            image/*: { schema: { type: string, format: binary } }
            text/plain: { schema: { type: string } }
    post:
      operationId: addPhoto
      tags: [photos]
      requestBody:
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties: { file: { type: string, format: binary }, title: { type: string } }
      responses: { "200": { description: "", content: { application/json: { schema: { type: integer } } } } }
  /proxy/{path+}:
    x-amazon-apigateway-any-method:
      operationId: proxy
      security: [{ key: [] }]
      parameters: [{ name: path, in: path, required: true, schema: { type: string } }]
      responses: { default: { description: Whatever. } }
components:
  securitySchemes:
    token: { type: openIdConnect, openIdConnectUrl: "https://issuer.example/.well-known/openid-configuration" }
    key: { type: apiKey, in: query, name: key }
  schemas:
    Pet:
      type: object
      required: [id, name]
      properties:
        id: { type: integer, readOnly: true }
        name: { type: string, minLength: 1 }
        secret: { type: string, writeOnly: true }
        tag: { type: [string, "null"] }
        friends: { type: array, items: { $ref: "#/components/schemas/Pet" } }
    Beast:
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }]
      discriminator: { propertyName: kind, mapping: { cat: "#/components/schemas/Cat" } }
    Animal: { type: object, required: [kind], properties: { kind: { type: string } } }
    Cat: { type: object, required: [kind], properties: { kind: { type: string }, lives: { type: integer } } }
    Dog: { allOf: [{ $ref: "#/components/schemas/Animal" }, { type: object, properties: { bark: { type: string } } }] }
    Problem: { type: object, required: [title], properties: { title: { type: string } } }
`;
