import { describe, expect, it } from "vitest";
import { matchResources } from "../../src/adopt/match-resources.js";
import { DiagnosticBag } from "../../src/ir/diagnostics.js";
import { readTemplate } from "../../src/parser/import/cloudformation/read-template.js";
import type { ResourceGraph } from "../../src/parser/import/resource-graph.js";
import { parseText } from "../../src/parser/source/parse-text.js";

const graph = (text: string): ResourceGraph =>
  readTemplate(
    { template: parseText("t.yaml", "t.yaml", text), given: { get: () => undefined }, files: new Map() },
    new DiagnosticBag(),
  );

/** `target = source`, by what each calls it. */
const matched = (target: string, source: string): readonly string[] =>
  [...matchResources(graph(target), graph(source))].map(([id, other]) => `${id} = ${other}`).sort();

/** A REST API with two paths; the first letters of logical ids are the caller's. */
const api = (prefix: string, { name = "pets", parts = ["pets", "{petId}"] } = {}): string => `
  ${prefix}Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: ${name} } }
  ${prefix}Pets:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref ${prefix}Api, ParentId: !GetAtt ${prefix}Api.RootResourceId, PathPart: "${parts[0]}" }
  ${prefix}Pet:
    Type: AWS::ApiGateway::Resource
    Properties: { RestApiId: !Ref ${prefix}Api, ParentId: !Ref ${prefix}Pets, PathPart: "${parts[1]}" }
`;

const method = (prefix: string, id: string, verb: string, path: string, target: string): string => `
  ${prefix}${id}:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref ${prefix}Api
      ResourceId: !Ref ${prefix}${path}
      HttpMethod: ${verb}
      Integration:
        Type: AWS_PROXY
        Uri: !Sub "arn:aws:apigateway:eu-central-1:lambda:path/2015-03-31/functions/\${${target}.Arn}/invocations"
`;

const functionWithRole = (id: string, name?: string): string => `
  ${id}Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
  ${id}:
    Type: AWS::Lambda::Function
    Properties: { Role: !GetAtt ${id}Role.Arn, Code: {}${name === undefined ? "" : `, FunctionName: ${name}`} }
`;

describe("resources of two descriptions are the same live things", () => {
  it("by where they stand, whatever their logical ids", () => {
    expect(matched(`Resources:${api("A")}`, `Resources:${api("Z")}`)).toEqual([
      "AApi = ZApi",
      "APet = ZPet",
      "APets = ZPets",
    ]);
  });

  it("even where the API is called otherwise, as long as it is the only one", () => {
    expect(matched(`Resources:${api("A")}`, `Resources:${api("Z", { name: "animals" })}`)).toContain("AApi = ZApi");
    const two = `Resources:${api("Y", { name: "one" })}${api("Z", { name: "two" })}`;
    expect(matched(`Resources:${api("A")}`, two)).toEqual([]);
  });

  it("but not where a path is another one, nor what is below it", () => {
    const source = `Resources:${api("Z", { parts: ["animals", "{petId}"] })}`;
    expect(matched(`Resources:${api("A")}`, source)).toEqual(["AApi = ZApi"]);
  });

  it("functions without names by the methods that call them, and roles by the functions", () => {
    const target = `Resources:${api("A")}${method("A", "List", "GET", "Pets", "F")}${method("A", "Get", "GET", "Pet", "G")}${functionWithRole("F", "pets-list")}${functionWithRole("G", "pets-get")}`;
    const source = `Resources:${api("Z")}${method("Z", "X", "GET", "Pet", "One")}${method("Z", "Y", "GET", "Pets", "Two")}${functionWithRole("One")}${functionWithRole("Two")}`;
    expect(matched(target, source)).toEqual([
      "AApi = ZApi",
      "AGet = ZX",
      "AList = ZY",
      "APet = ZPet",
      "APets = ZPets",
      "F = Two",
      "FRole = TwoRole",
      "G = One",
      "GRole = OneRole",
    ]);
  });

  it("never by guess: what fits twice is left", () => {
    const target = `Resources:${functionWithRole("F")}${functionWithRole("G")}`;
    expect(matched(target, target)).toEqual([]);
  });

  it("permissions by function, principal and what may call", () => {
    const permission = (id: string, prefix: string, of: string, path: string): string => `
  ${id}:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref ${of}
      Action: lambda:InvokeFunction
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub "arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${prefix}Api}/*/GET/${path}"
`;
    const target = `Resources:${api("A")}${functionWithRole("F", "f")}${permission("One", "A", "F", "pets")}${permission("Two", "A", "F", "dogs")}`;
    const source = `Resources:${api("Z")}${functionWithRole("H", "f")}${permission("Eins", "Z", "H", "dogs")}${permission("Zwei", "Z", "H", "cats")}`;
    const found = matched(target, source);
    expect(found).toContain("Two = Eins");
    expect(found.some((each) => each.startsWith("One"))).toBe(false);
  });
});
