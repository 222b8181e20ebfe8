import { describe, expect, it } from "vitest";
import { printTemplate } from "../../../src/emitters/cloudformation/print.js";
import { DiagnosticBag } from "../../../src/ir/diagnostics.js";
import type { GatewayPlan } from "../../../src/ir/plan/model.js";
import { aPlan } from "../../support/plans.js";
import { evaluate, type Members, propertiesOf, readTemplate } from "./evaluate-template.js";
import { activeBodyEntries, hostileBodyPlan, hostilePlan, hostileTexts, hostileTree } from "./hostile-plan.js";

function print(plan: GatewayPlan, format: "yaml" | "json" = "yaml"): { text: string; diagnostics: DiagnosticBag } {
  const diagnostics = new DiagnosticBag();
  const [template] = printTemplate(plan, { format }, diagnostics);
  return { text: template?.text ?? "", diagnostics };
}

const evaluated = (plan: GatewayPlan): Members => evaluate(readTemplate(print(plan).text)) as Members;

/** What `hostileTree()` stands for, as JSON. */
const expectedTree = Object.fromEntries(
  hostileTree().entries.map(([key, value], index): [string, string] => {
    if (typeof value === "string") return [key, value];
    return [key, `${hostileTexts[index]}<BackendHost>${hostileTexts[index]}`];
  }),
);

describe("hostile text", () => {
  const template = evaluated(hostilePlan());

  it("comes out of a policy and a model as it went in", () => {
    expect(propertiesOf(template, "RestApi").Policy).toEqual(expectedTree);
    expect(propertiesOf(template, "PetModel").Schema).toEqual(expectedTree);
  });

  it("comes out of single properties as it went in", () => {
    expect(propertiesOf(template, "RestApi").Tags).toEqual(
      hostileTexts.map((value, index) => ({ Key: `t${index}`, Value: value })),
    );
    expect(propertiesOf(template, "Default4XxGatewayResponse").ResponseTemplates).toEqual(
      Object.fromEntries(hostileTexts.map((value, index) => [`${value}/${index}`, value])),
    );
    expect(propertiesOf(template, "LiveStage").Variables).toEqual(
      Object.fromEntries(
        hostileTexts.map((value, index) => [`v${index}`, index % 2 === 0 ? value : `${value}<BackendHost>${value}`]),
      ),
    );
  });

  it("comes out of outputs as it went in", () => {
    const outputs = Object.entries(template.Outputs as Members).filter(([name]) => name.startsWith("Hostile"));
    expect(outputs.map(([, output]) => (output as Members).Value)).toEqual(hostileTexts);
  });

  it("reads the same under YAML 1.2, and in JSON", () => {
    const { text } = print(hostilePlan());
    expect(readTemplate(text, "1.2")).toEqual(readTemplate(text));
    const { Metadata, ...json } = JSON.parse(print(hostilePlan(), "json").text) as Members;
    expect(json).toEqual(readTemplate(text));
  });

  it("leaves nothing raw that readers of YAML 1.1 refuse or take for a line break, or that turns text around", () => {
    for (const format of ["yaml", "json"] as const) {
      expect(print(hostilePlan(), format).text).not.toMatch(
        /[^\n\u0020-\u007e\u00a0-\u200a\u2010-\u2027\u202f-\u205f\u206a-\ufefe\uff00-\uffff]/,
      );
    }
  });

  it("reports nothing, for nothing of it is active", () => {
    expect(print(hostilePlan()).diagnostics.items).toEqual([]);
  });

  it("has no influence on the head of the template", () => {
    const plan = { ...aPlan(), name: "pets\nResources: {}\n# ", description: "a\n---\nb" };
    const [head] = print(plan).text.split("\n\nAWSTemplateFormatVersion");
    expect(head?.split("\n").every((line) => line.startsWith("#"))).toBe(true);
    expect(readTemplate(print(plan).text).Description).toBe("a\n---\nb");
  });
});

describe("active text in an OpenAPI body", () => {
  it("is passed as JSON text, in which it cannot act", () => {
    const { text, diagnostics } = print(hostileBodyPlan(activeBodyEntries));
    expect(diagnostics.items).toEqual([]);
    expect(text).not.toContain("{{resolve:");
    const body = propertiesOf(evaluate(readTemplate(text)) as Members, "RestApi").Body;
    expect(JSON.parse(String(body))).toEqual({
      "x-texts": expectedTree,
      Ref: "AcmeKey",
      "Fn::Sub": "${AcmeKey}",
      "Fn::Transform": { Name: "AWS::Include" },
      "x-secret": "{{resolve:secretsmanager:database}}",
      "x-split": "{{resolve:ssm:<BackendHost>}}",
      "x-null": null,
    });
  });

  it("is an object as long as nothing of it is active", () => {
    expect(propertiesOf(evaluated(hostileBodyPlan([])), "RestApi").Body).toEqual({ "x-texts": expectedTree });
  });
});

describe("active text elsewhere", () => {
  const secret = "a {{resolve:ssm-secure:password:1}}";
  const described = (change: (plan: GatewayPlan) => GatewayPlan): readonly string[] =>
    print(change(aPlan())).diagnostics.items.map(({ code, message }) => `${code}: ${message}`);

  it("is refused where a resource holds a dynamic reference", () => {
    const found = described((plan) => ({
      ...plan,
      resources: plan.resources.map((each) => (each.kind === "rest-api" ? { ...each, description: secret } : each)),
    }));
    expect(found).toEqual([expect.stringContaining("'{{resolve:' in 'Description' of 'rest-api:pets' cannot be kept")]);
  });

  it("is refused where an output or the default of a parameter holds one", () => {
    const found = described((plan) => ({
      ...plan,
      inputs: [...plan.inputs, { name: "Extra", description: "", secret: false, default: secret }],
      outputs: [{ name: "Secret", description: "", value: { kind: "literal", text: secret } }],
    }));
    expect(found).toEqual([
      expect.stringContaining("the default of the parameter 'Extra'"),
      expect.stringContaining("the output 'Secret'"),
    ]);
  });

  it("is refused where two literals make one", () => {
    const parts = ["{", "{resolve:ssm:x}}"].map((text) => ({ kind: "literal" as const, text }));
    const found = described((plan) => ({
      ...plan,
      outputs: [{ name: "Secret", description: "", value: { kind: "join", parts } }],
    }));
    expect(found).toHaveLength(1);
  });

  it("is refused where a name is that of an intrinsic function", () => {
    const variables = [{ name: "Ref", value: { kind: "literal" as const, text: "AcmeKey" } }];
    const found = described((plan) => ({
      ...plan,
      resources: plan.resources.map((each) => (each.kind === "stage" ? { ...each, variables } : each)),
    }));
    expect(found).toEqual([
      "intrinsic-key: The name 'Ref' in 'Variables' of 'stage:live' cannot be kept: CloudFormation takes it for an intrinsic function.",
      "intrinsic-key: The name 'Ref' in 'Variables' of 'stage:next' cannot be kept: CloudFormation takes it for an intrinsic function.",
    ]);
  });

  it("is allowed in overrides, where it is the user's own", () => {
    const { text, diagnostics } = print({
      ...aPlan(),
      overrides: [{ target: "cloudformation", resource: "rest-api:pets", properties: { Description: secret } }],
    });
    expect(diagnostics.items).toEqual([]);
    expect(propertiesOf(readTemplate(text), "RestApi").Description).toBe(secret);
  });
});
