import { describe, expect, it } from "vitest";
import type { GatewayPlan } from "../../../src/ir/plan/model.js";
import type { PlanTree } from "../../../src/ir/plan/model-base.js";
import { aBodyPlan, aPlan, literalValue, parameterValue } from "../../support/plans.js";
import { type Members, propertiesOf } from "./evaluate-template.js";
import { printPlan, withEach } from "./print-plan.js";

const largest = 1_000_000;

/** A body of many lines, most of each of them indentation. */
const aLargeBody = (paths: number, uri: PlanTree): PlanTree => ({
  kind: "object",
  entries: [
    ["openapi", "3.0.1"],
    [
      "paths",
      {
        kind: "object",
        entries: Array.from({ length: paths }, (_, index) => [
          `/path${index}`,
          { kind: "object", entries: [["get", { kind: "object", entries: [["uri", uri]] }]] },
        ]),
      },
    ],
  ],
});

const withBody = (body: PlanTree): GatewayPlan => withEach(aBodyPlan(), "rest-api", (each) => ({ ...each, body }));
const reference: PlanTree = { kind: "value", value: parameterValue("BackendHost") };
const plain: PlanTree = { kind: "value", value: literalValue("https://example.com") };

describe("a body that is too large for its template", () => {
  it("goes to a file of its own when nothing of it depends on the deployment", () => {
    const { files, template, diagnostics } = printPlan(withBody(aLargeBody(20_000, plain)));
    const [name = "", text = ""] = [...files].find(([file]) => file !== "template.yaml") ?? [];
    expect(name).toMatch(/^openapi-body-[0-9a-f]{12}\.json$/);
    expect(Object.keys((JSON.parse(text) as { paths: Members }).paths)).toHaveLength(20_000);
    const { Body, BodyS3Location } = propertiesOf(template, "RestApi");
    expect(Body).toBeUndefined();
    expect(BodyS3Location).toEqual({
      Bucket: { Ref: "ArtifactBucket" },
      Key: { "Fn::Sub": `\${ArtifactPrefix}${name}` },
    });
    expect(files.get("template.yaml")).toContain(`#   aws s3 cp ${name} `);
    expect(diagnostics.items).toEqual([]);
  });

  it("asks for the bucket when nothing else did", () => {
    const plan = { ...withBody(aLargeBody(20_000, plain)), inputs: [] };
    expect(Object.keys(printPlan(plan).template.Parameters as Members)).toEqual(["ArtifactBucket", "ArtifactPrefix"]);
  });

  it("has another name when it says something else", () => {
    const names = [20_000, 20_001].map((paths) =>
      [...printPlan(withBody(aLargeBody(paths, plain))).files.keys()].at(-1),
    );
    expect(new Set(names).size).toBe(2);
  });

  it.each(["yaml", "json"] as const)("is printed without white space when it refers to the stack (%s)", (format) => {
    const { files, text, diagnostics } = printPlan(withBody(aLargeBody(15_000, reference)), { format });
    expect(files.size).toBe(1);
    expect(Buffer.byteLength(text)).toBeLessThan(largest);
    const [, line = ""] = /^ +"?Body"?: (.*?),?$/m.exec(text) ?? [];
    const Body = JSON.parse(line) as { readonly paths: Members };
    expect(Object.keys(Body.paths)).toHaveLength(15_000);
    expect(Body.paths["/path7"]).toEqual({ get: { uri: { Ref: "BackendHost" } } });
    expect(diagnostics.items).toEqual([]);
  });

  it("gives up the white space of JSON text as well", () => {
    const entries = [["x-null", null] as const, ["x", aLargeBody(15_000, reference)] as const];
    const { text, diagnostics } = printPlan(withBody({ kind: "object", entries }));
    expect(Buffer.byteLength(text)).toBeLessThan(largest);
    expect(diagnostics.items).toEqual([]);
  });

  it("is an error when that does not suffice", () => {
    const { diagnostics } = printPlan(withBody(aLargeBody(40_000, reference)));
    expect(diagnostics.items).toMatchObject([
      {
        code: "limit-exceeded",
        message: expect.stringMatching(/^The template: \d{7} bytes, and the service allows at most 1000000 bytes/),
        help: expect.stringContaining("deploy with Terraform"),
      },
    ]);
  });
});

describe("a template", () => {
  it("of resources that is too large is an error that names the ways out", () => {
    const templates = [{ contentType: "text/plain", template: literalValue("x".repeat(largest)) }];
    const { diagnostics } = printPlan(withEach(aPlan(), "gateway-response", (each) => ({ ...each, templates })));
    expect(diagnostics.items).toMatchObject([
      { code: "limit-exceeded", help: expect.stringContaining("api.definition: body") },
    ]);
  });

  it("of more than 500 resources is an error that names the ways out", () => {
    const [group] = aPlan().resources.filter((each) => each.kind === "log-group");
    if (group === undefined) throw new Error("The plan lacks a log group.");
    const many = Array.from({ length: 501 }, (_, index) => ({ ...group, key: `log-group:g${index}` as const }));
    const { diagnostics } = printPlan({ ...aPlan(), resources: many, outputs: [], overrides: [] });
    expect(diagnostics.items).toMatchObject([
      {
        code: "limit-exceeded",
        message: expect.stringContaining("501, and the service allows at most 500"),
        help: expect.stringContaining("functions.per"),
      },
    ]);
  });

  it("of more than 200 parameters or outputs is an error", () => {
    const inputs = Array.from({ length: 201 }, (_, index) => ({ name: `P${index}`, description: "", secret: false }));
    const outputs = inputs.map(({ name, description }) => ({
      name: `Out${name}`,
      description,
      value: literalValue("x"),
    }));
    const { diagnostics } = printPlan({ ...aPlan(), inputs: [...aPlan().inputs, ...inputs], outputs });
    expect(diagnostics.items.map(({ code }) => code)).toEqual(["limit-exceeded", "limit-exceeded"]);
  });

  it("cuts the descriptions that CloudFormation limits, between characters", () => {
    const description = "ä😀".repeat(1000);
    const output = { name: "Out", description, value: literalValue("x") };
    const { template } = printPlan({ ...aPlan(), description, outputs: [output] });
    const printed = [template.Description, (template.Outputs as Record<string, Members>).Out?.Description];
    for (const text of printed) {
      expect(Buffer.byteLength(String(text))).toBeLessThanOrEqual(1024);
      expect(text).toMatch(/^(ä😀)+ä?\.\.\.$/u);
    }
  });
});
