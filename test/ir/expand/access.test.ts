import { describe, expect, it } from "vitest";
import type { DeployTree } from "../../../src/ir/deploy-value.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import { expandShortForms } from "../../../src/ir/expand/expand-short-forms.js";
import { known } from "../../support/expanded.js";
import { readModel } from "../../support/read-document.js";

const document = (security = ""): string => `openapi: 3.0.3
info: { title: Pets, version: "1" }
${security}
paths:
  /pets/{petId}.{format}:
    x-amazon-apigateway-any-method:
      operationId: anyPet
      parameters: [{ name: petId, in: path, required: true, schema: { type: string } }, { name: format, in: path, required: true, schema: { type: string } }]
      responses: { "200": { description: A pet. } }
`;

const plain = (tree: DeployTree | undefined): unknown => {
  if (typeof tree !== "object" || tree === null) return tree;
  if (!("kind" in tree)) return tree.map(plain);
  if (tree.kind === "value") return known(tree.value);
  return Object.fromEntries(tree.entries.map(([key, value]) => [key, plain(value)]));
};

async function policyOf(settings: string, security?: string) {
  const diagnostics = new DiagnosticBag();
  const { gateway } = expandShortForms(await readModel(document(security), settings), diagnostics);
  const policy = gateway.protocol === "rest" ? plain(gateway.resourcePolicy) : undefined;
  return {
    statements: (policy as { readonly Statement?: readonly Record<string, unknown>[] } | undefined)?.Statement ?? [],
    found: diagnostics.items.map(({ code }) => code),
  };
}

const everything = { Action: "execute-api:Invoke", Resource: "execute-api:/*" };

describe("api.access", () => {
  it("is no policy where nobody asks for one", async () => {
    expect((await policyOf("{}")).statements).toEqual([]);
  });

  it("keeps the statements of a policy that is given beside it", async () => {
    const given = {
      Effect: "Deny",
      Principal: "*",
      ...everything,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: given });
    const { statements } = await policyOf(`api: { access: { denyIps: [192.0.2.1/32] }, resourcePolicy: ${policy} }`);
    expect(statements).toEqual([
      { Effect: "Allow", Principal: "*", ...everything },
      { Effect: "Deny", Principal: "*", ...everything, Condition: { IpAddress: { "aws:SourceIp": ["192.0.2.1/32"] } } },
      given,
    ]);
  });

  it("lets a private API's own endpoints in, and names addresses as they are told there", async () => {
    const { statements, found } = await policyOf(
      "api: { endpoint: private, vpcEndpointIds: [vpce-1], access: { allowIps: [10.0.0.0/8] } }",
    );
    expect(found).toEqual([]);
    expect(statements.map(({ Condition }) => Condition)).toEqual([
      undefined,
      { NotIpAddress: { "aws:VpcSourceIp": ["10.0.0.0/8"] } },
      { StringNotEquals: { "aws:SourceVpce": ["vpce-1"] } },
    ]);
  });

  it("covers every method and every variable of an operation", async () => {
    const { statements } = await policyOf("api: { access: { operations: { anyPet: { allowIps: [192.0.2.0/24] } } } }");
    expect(statements[1]?.Resource).toBe("execute-api:/*/*/pets/*.*");
  });

  it("asks for signatures where accounts are named", async () => {
    const settings = `api: { access: { allowAccounts: ["111122223333"] } }`;
    expect((await policyOf(settings)).found).toEqual(["access-principals-unsigned"]);
    const signed = `security: [{ sig: [] }]
components: { securitySchemes: { sig: { type: apiKey, in: header, name: Authorization, x-amazon-apigateway-authtype: awsSigv4 } } }`;
    const { statements, found } = await policyOf(settings, signed);
    expect(found).toEqual([]);
    expect(statements).toEqual([
      { Effect: "Allow", Principal: { AWS: ["arn:aws:iam::111122223333:root"] }, ...everything },
    ]);
  });
});
