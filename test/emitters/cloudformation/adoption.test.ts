import { describe, expect, it } from "vitest";
import { primaryIdentifier } from "../../../src/emitters/cloudformation/adoption/identifiers.js";
import { notImportable } from "../../../src/emitters/cloudformation/adoption/not-importable.js";
import {
  type LiveTemplate,
  liveValue,
  referencesIn,
  type TemplateResource,
} from "../../../src/emitters/cloudformation/adoption/template-values.js";
import { resourceSchemas } from "../../../src/emitters/cloudformation/resource-schema.generated.js";

const live = (references: Readonly<Record<string, string>>): LiveTemplate => ({
  resources: new Map(),
  references: new Map(Object.entries(references)),
  rootResourceId: "root",
});
const resource = (Type: string, Properties: TemplateResource["Properties"]): TemplateResource => ({ Type, Properties });

describe("the primary identifier of a live resource", () => {
  it.each([
    [
      resource("AWS::ApiGateway::Method", {
        RestApiId: { Ref: "Api" },
        ResourceId: { "Fn::GetAtt": ["Api", "RootResourceId"] },
        HttpMethod: "GET",
      }),
      { RestApiId: "api", ResourceId: "root", HttpMethod: "GET" },
    ],
    [resource("AWS::ApiGateway::Model", { RestApiId: { Ref: "Api" }, Name: "Pet" }), { RestApiId: "api", Name: "Pet" }],
    [
      resource("AWS::ApiGateway::UsagePlanKey", { KeyId: { Ref: "Key" }, UsagePlanId: { Ref: "Plan" } }),
      { Id: "key:plan" },
    ],
    [
      resource("AWS::ApiGateway::BasePathMapping", { DomainName: "a.example" }),
      { DomainName: "a.example", BasePath: "(none)" },
    ],
    [resource("AWS::Lambda::Permission", { FunctionName: { Ref: "Function" } }), { FunctionName: "pets", Id: "own" }],
    [
      resource("AWS::ApiGateway::DocumentationPart", { RestApiId: { Ref: "Api" } }),
      { RestApiId: "api", DocumentationPartId: "own" },
    ],
  ])("is made of its properties and its physical id: %j", (each, expected) => {
    const known = live({ Api: "api", Key: "key", Plan: "plan", Function: "pets", Own: "own" });
    expect(primaryIdentifier("Own", each, known)).toEqual(expected);
  });

  it("takes apart what the service and the provider compose", () => {
    const part = resource("AWS::ApiGateway::DocumentationPart", { RestApiId: "api" });
    expect(primaryIdentifier("Own", part, live({ Own: "api/part" }))?.DocumentationPartId).toBe("part");
    const set = resource("AWS::WAFv2::IPSet", {});
    expect(primaryIdentifier("Own", set, live({ Own: "name|id|REGIONAL" }))).toEqual({
      Name: "name",
      Id: "id",
      Scope: "REGIONAL",
    });
  });

  it("is unknown where a member of it is", () => {
    const path = resource("AWS::ApiGateway::Resource", { RestApiId: { Ref: "Other" } });
    expect(primaryIdentifier("Own", path, live({ Own: "own" }))).toBeUndefined();
  });
});

describe("values of a template", () => {
  it("are known as far as parameters and physical ids tell them", () => {
    const known = live({ Api: "api", Stage: "live" });
    expect(liveValue({ "Fn::Sub": "${Api}/${Stage}/${!kept}" }, known)).toBe("api/live/${kept}");
    expect(liveValue({ "Fn::Sub": "${AWS::Region}" }, known)).toBeUndefined();
    expect(liveValue({ "Fn::GetAtt": ["Api", "Arn"] }, known)).toBeUndefined();
  });

  it("refer to what they name, in any form", () => {
    const node = { a: [{ Ref: "One" }], b: { "Fn::GetAtt": ["Two", "Arn"] }, c: { "Fn::Sub": "${Three.Arn} ${!No}" } };
    expect(referencesIn(node)).toEqual(["One", "Two", "Three"]);
  });
});

it("names only types that there are as those that cannot be imported", () => {
  for (const [type, { why, instead }] of Object.entries(notImportable)) {
    expect(Object.keys(resourceSchemas)).toContain(type);
    expect([why, instead].every((text) => text.endsWith("."))).toBe(true);
  }
});
