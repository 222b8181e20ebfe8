import { describe, expect, it } from "vitest";
import type { ReferenceScope } from "../../../src/emitters/cloudformation/parts.js";
import { valuePrinter } from "../../../src/emitters/cloudformation/value.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import type { PlanResource } from "../../../src/ir/plan/model.js";
import type { PlanAttribute, PlanKey, PlanValue } from "../../../src/ir/plan/model-base.js";
import { aPlan, attributeOf, joinOf, literalValue, parameterValue, treeOf } from "../../support/plans.js";

const resources = new Map<PlanKey, PlanResource>(aPlan().resources.map((resource) => [resource.key, resource]));
const logicalIds = new Map<PlanKey, string>(
  [...resources.keys()].map((key) => [key, key === "rest-api:pets" ? "Api" : key.replace(/[^A-Za-z]/g, "")]),
);
const scope = (expressions: ReferenceScope["expressions"] = new Map()): ReferenceScope => ({
  resources,
  logicalIds,
  expressions,
  diagnostics: new DiagnosticBag(),
});
const print = (value: PlanValue, expressions?: ReferenceScope["expressions"]) =>
  valuePrinter(scope(expressions)).value(value);
const sub = (text: string, variables: readonly unknown[] = []) => ({ kind: "Sub", text, variables });
describe("a value", () => {
  it("of one part is a literal, a reference, or an attribute", () => {
    expect(print(literalValue("${x}"))).toBe("${x}");
    expect(print(joinOf())).toBe("");
    expect(print(joinOf("a", joinOf("b", "c")))).toBe("abc");
    expect(print(parameterValue("Host"))).toEqual({ kind: "Ref", name: "Host" });
    expect(print(joinOf("", parameterValue("Host")))).toEqual({ kind: "Ref", name: "Host" });
    expect(print({ kind: "pseudo", name: "urlSuffix" })).toEqual({ kind: "Ref", name: "AWS::URLSuffix" });
    expect(print(attributeOf("function:listPets", "arn"))).toEqual({
      kind: "GetAtt",
      resource: "functionlistPets",
      attribute: "Arn",
    });
  });

  it("of several parts is one substitution", () => {
    const value = joinOf("https://", joinOf(parameterValue("Host"), "/"), attributeOf("role:queue", "arn"));
    expect(print(value)).toEqual(sub("https://${Host}/${rolequeue.Arn}"));
  });

  it("keeps a literal `${name}` literal beside references", () => {
    const value = joinOf("${stageVariables.host}", parameterValue("Path"), "${aws:username}$${x}");
    expect(print(value)).toEqual(sub("${!stageVariables.host}${Path}${!aws:username}$${!x}"));
  });

  it.each(["${", "${}", "${!x}", "${ x }", "${a b}", "${${x}}"])(
    "joins where %j leaves no documented escape",
    (text) => {
      expect(print(joinOf(text, parameterValue("Path")))).toEqual({
        kind: "Join",
        parts: [text, { kind: "Ref", name: "Path" }],
      });
    },
  );

  it("escapes a placeholder that two literals make together", () => {
    expect(print(joinOf("$", "{x}", parameterValue("Path")))).toEqual(sub("${!x}${Path}"));
  });

  it("of another template is printed as it is, alone and as a variable", () => {
    const value: PlanValue = { kind: "opaque", text: '{"Fn::GetAtt": ["Pets", "Outputs.Arn"]}' };
    const node = { kind: "json", text: '{"Fn::GetAtt":["Pets","Outputs.Arn"]}' };
    expect(print(value)).toEqual(node);
    expect(print(joinOf("a-", value, parameterValue("Value1")))).toEqual(
      sub("a-${Value2}${Value1}", [["Value2", node]]),
    );
  });

  it("that has an expression of CloudFormation is that, alone and within a join", () => {
    const expressions = new Map([["Link", { "Fn::ImportValue": "shared" }]]);
    const node = { kind: "expression", value: { "Fn::ImportValue": "shared" } };
    expect(print(parameterValue("Link"), expressions)).toEqual(node);
    expect(print(joinOf("a-", parameterValue("Link"), parameterValue("Host")), expressions)).toEqual(
      sub("a-${Value1}${Host}", [["Value1", node]]),
    );
  });
});

describe("an attribute", () => {
  const cases: readonly [PlanKey, PlanAttribute, unknown][] = [
    ["rest-api:pets", "id", { kind: "Ref", name: "Api" }],
    ["rest-api:pets", "rootResourceId", { kind: "GetAtt", resource: "Api", attribute: "RootResourceId" }],
    ["rest-api:pets", "arn", sub("arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}")],
    ["rest-api:pets", "executionArn", sub("arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}")],
    [
      "function:token",
      "invokeArn",
      sub(
        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${functiontoken.Arn}/invocations",
      ),
    ],
    ["function:token", "name", { kind: "Ref", name: "functiontoken" }],
    ["model:Pet", "name", { kind: "Ref", name: "modelPet" }],
    ["stage:live", "name", { kind: "Ref", name: "stagelive" }],
    [
      "log-group:token",
      "arn",
      sub("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${loggrouptoken}"),
    ],
    ...(
      ["path:/pets", "authorizer:pool", "request-validator:body", "deployment:pets", "usage-plan:partners"] as const
    ).map((key): [PlanKey, PlanAttribute, unknown] => [key, "id", { kind: "Ref", name: logicalIds.get(key) }]),
  ];

  it.each(cases)("of %s, its %s, is what the service returns", (key, name, expected) => {
    expect(print(attributeOf(key, name))).toEqual(expected);
  });

  it("that the plan cannot ask for is our mistake, not the user's", () => {
    expect(() => print(attributeOf("path:/pets", "invokeArn"))).toThrow("path:/pets");
    expect(() => print(attributeOf("path:/nowhere"))).toThrow("path:/nowhere");
  });
});

describe("a JSON property", () => {
  const json = (tree: Parameters<ReturnType<typeof valuePrinter>["json"]>[0]) => valuePrinter(scope()).json(tree);

  it("is an object with values inside", () => {
    expect(json(treeOf({ list: [1, true, "a", { "@": 0 }] }, parameterValue("Host")))).toEqual({
      kind: "object",
      entries: [["list", [1, true, "a", { kind: "Ref", name: "Host" }]]],
    });
  });

  it("is indented JSON text where a template cannot hold it: null", () => {
    const tree = treeOf({ enum: ["a", null], none: [], host: { "@": 0 } }, joinOf('"', parameterValue("Host")));
    expect(json(tree)).toEqual(
      sub('{\n  "enum": [\n    "a",\n    null\n  ],\n  "none": [],\n  "host": "\\"${Host}"\n}'),
    );
  });
});
