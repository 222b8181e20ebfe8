import type { ApiModel, MediaType, PartEncoding, RequestBody, Response } from "../../../src/ir/api.js";
import { unsafeId } from "../../../src/ir/ids.js";
import type { Schema } from "../../../src/ir/schema.js";
import {
  aBody,
  aNamedSchema,
  anApi,
  anArray,
  anEnum,
  anInteger,
  anIntersection,
  anObject,
  anOperation,
  aParameter,
  apiKeyScheme,
  aReference,
  aRequirement,
  aResponse,
  aScheme,
  aString,
  at,
  aUnion,
} from "../../support/models.js";

export const aMediaType = (type: string, schema: Schema, encoding: readonly PartEncoding[] = []): MediaType => ({
  type,
  schema,
  encoding,
  examples: [],
  origin: at(),
});

export const aBodyOf = (...content: readonly MediaType[]): RequestBody => ({ required: true, content, origin: at() });

export const aResponseOf = (status: string, ...content: readonly MediaType[]): Response => ({
  ...aResponse(status),
  content,
});

const binary = aString({ format: "binary" });
const pet = aReference("Pet");
const problem = aResponseOf("default", aMediaType("application/problem+json", aReference("Problem")));

const schemas = [
  aNamedSchema(
    "Pet",
    anObject({ "id!": anInteger({ access: "read" }), "name!": aString(), tag: aString({ nullable: true }) }),
  ),
  aNamedSchema("Problem", anObject({ "title!": aString() })),
  aNamedSchema("Cat", anObject({ "kind!": aString(), lives: anInteger() })),
  aNamedSchema("Dog", anIntersection([aReference("Animal"), anObject({ bark: aString() })])),
  aNamedSchema("Animal", anObject({ "kind!": aString() })),
  aNamedSchema("Beast", {
    ...aUnion("oneOf", [aReference("Cat"), aReference("Dog")]),
    discriminator: { property: "kind", mapping: [{ value: "cat", target: unsafeId("Cat") }] },
  } as Schema),
  aNamedSchema("Tree", anObject({ "value!": aString(), children: anArray(aReference("Tree")) })),
  aNamedSchema("Upload", anObject({ "file!": binary, meta: anObject({ a: aString() }), tags: anArray(aString()) })),
];

const key = apiKeyScheme("apiKey");
const basic = aScheme("basic", { kind: "http", scheme: "basic" }, { kind: "iam" });
const token = aScheme("token", { kind: "oauth2", flows: [] }, { kind: "iam" });

const operations = [
  anOperation("listPets", "get", "/pets", {
    summary: "Lists pets.",
    tags: ["pets"],
    parameters: [
      aParameter("query", "limit", { schema: anInteger({ minimum: 1 }), description: "How many." }),
      aParameter("query", "tags", { schema: anArray(aString()), explode: false, style: "pipeDelimited" }),
      aParameter("query", "filter", { schema: anObject({ a: aString() }), style: "deepObject" }),
      aParameter("header", "X-Trace"),
      aParameter("cookie", "session"),
    ],
    responses: [aResponse("200", anArray(pet)), problem],
    security: [[aRequirement("apiKey")], []],
  }),
  anOperation("getPet", "get", "/pets/{petId}", {
    tags: ["pets"],
    responses: [aResponse("200", pet), aResponse("404", aReference("Problem")), aResponse("4XX", aString())],
    security: [[aRequirement("basic")], [aRequirement("token")]],
  }),
  anOperation("updatePet", "put", "/pets/{petId}", {
    body: aBodyOf(
      aMediaType("application/xml", pet),
      aMediaType("application/json", pet),
      aMediaType("application/x-www-form-urlencoded", pet),
    ),
    responses: [aResponse("200", pet), aResponse("204")],
  }),
  anOperation("deletePet", "delete", "/pets/{petId}", { responses: [aResponse("204")], deprecated: true }),
  anOperation("upload", "post", "/pets/{petId}/photos", {
    body: aBodyOf(
      aMediaType("multipart/form-data", aReference("Upload"), [
        { property: "meta", contentType: "application/json", headers: [] },
      ]),
    ),
    responses: [aResponseOf("201", aMediaType("image/png", binary))],
  }),
  anOperation("report", "get", "/report/{path+}", {
    responses: [aResponseOf("200", aMediaType("text/csv", aString()), aMediaType("application/pdf", binary))],
  }),
  anOperation("beasts", "post", "/beasts", {
    body: aBody(aReference("Beast")),
    responses: [aResponse("200", aReference("Beast")), aResponse("default", anEnum(["a", "b"]))],
  }),
  anOperation("tree", "get", "/tree", { responses: [aResponse("default", aReference("Tree"))] }),
  anOperation("head", "head", "/pets", { responses: [aResponse("200", pet)] }),
  anOperation("delete", "delete", "/delete", { responses: [aResponse("204")] }),
  anOperation("proxy", "any", "/proxy"),
];

/** One of everything that a client can meet. */
export const richApi: ApiModel = anApi({
  title: "Pet Store",
  version: "1.2",
  servers: [
    {
      url: "https://{region}.example.com/v1/",
      description: "Production",
      variables: [{ name: "region", default: "eu", values: ["eu", "us"] }],
    },
  ],
  schemas,
  operations,
  securitySchemes: [key.scheme, basic.scheme, token.scheme],
  authorizers: [key.authorizer, basic.authorizer, token.authorizer],
});
