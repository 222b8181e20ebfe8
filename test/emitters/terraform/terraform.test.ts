import { afterAll, beforeAll, expect, it } from "vitest";
import type { GatewayPlan, PlanResource } from "../../../src/ir/plan/model.js";
import type { PlanValue } from "../../../src/ir/plan/model-base.js";
import { aBodyPlan, aPlan, joinOf, literalValue, parameterValue, treeOf } from "../../support/plans.js";
import { describeWithTool } from "../../support/tools.js";
import { emitPlan } from "./emitting.js";
import { openWorkspace, type PlannedResource, type ShownPlan, type Workspace } from "./terraform-runner.js";

/** Text that is syntax to HCL, JSON, templates, CDKTF or a terminal, unless somebody keeps it from being so. */
const hostile = [
  'quotes " and \\ and \\" and \\n',
  "${var.acme_key} $${x} $$${x} %{if true}yes%{endif} %%{ $",
  "${TfToken[TOKEN.0]} #{TfToken[TOKEN.1]} &{TfToken[TOKEN.2]} __proto__ -8.109562212591379e+298 1e5",
  'EOT\nEOT_\r\n\t}\n\nresource "null_resource" "x" {}\n/* */ # //',
  '<<EOT\nEOT\n${file("/etc/passwd")}\n',
  "\u0001\u001b[31m\u202e\u2028\u0085 grün 東京 🐾 \u{e0041}",
  "two\nlines",
  "ends\nwith a line\n",
  "percent %",
];
const all = hostile.join("\n--\n");

/** The sample with hostile text wherever a plan holds text that neither service nor provider restricts. */
function hostilePlan(): GatewayPlan {
  const plan = aPlan();
  const values = hostile.map((text): PlanValue => joinOf(text, parameterValue("BackendHost"), text));
  const change = (resource: PlanResource): PlanResource => {
    switch (resource.kind) {
      case "rest-api":
        return {
          ...resource,
          name: all,
          description: all,
          tags: [{ key: "__proto__", value: all }, ...hostile.map((text) => ({ key: text, value: text }))],
        };
      case "stage":
        return {
          ...resource,
          variables: hostile.map((text, index) => ({ name: text, value: values[index] ?? literalValue("") })),
        };
      case "method":
        return {
          ...resource,
          path: all,
          ...(resource.operationName !== undefined && { operationName: all }),
          integration: {
            ...resource.integration,
            requestTemplates: hostile.map((text) => ({ contentType: text, template: literalValue(text) })),
          },
        };
      case "model":
        return {
          ...resource,
          description: all,
          schema: treeOf({ [all]: all, values: values.map((_, index) => ({ "@": index })) }, ...values),
        };
      case "gateway-response":
        return { ...resource, templates: hostile.map((text) => ({ contentType: text, template: literalValue(text) })) };
      default:
        return resource;
    }
  };
  const text = (end: GatewayPlan["inputs"][number]) => ({
    ...end,
    description: all,
    ...(end.default !== undefined && { default: all }),
  });
  return {
    ...plan,
    resources: plan.resources.map(change),
    inputs: plan.inputs.map(text),
    outputs: plan.outputs.map((output) => ({ ...output, description: all })),
  };
}

function largeBodyPlan(): GatewayPlan {
  const host = joinOf('{"$', parameterValue("BackendHost"), '"}', all);
  const descriptions = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`${index}${all}`, all]));
  const body = treeOf({ openapi: "3.0.1", info: descriptions, host: { "@": 0 }, numbers: [0.1, 1e21, -0, 1e-7] }, host);
  const plan = aBodyPlan();
  return {
    ...plan,
    resources: plan.resources.map((each) => (each.kind === "rest-api" ? { ...each, body } : each)),
  };
}

const plans: { readonly [name: string]: GatewayPlan } = {
  resources: aPlan(),
  body: aBodyPlan(),
  large_body: largeBodyPlan(),
  hostile: hostilePlan(),
};

const values: { readonly [variable: string]: string } = {
  artifact_bucket: "artifacts",
  backend_vpc_link: "abc123",
  user_pool_arn: "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_abc",
  queue_arn: "arn:aws:sqs:eu-central-1:123456789012:orders",
  acme_key: "abcdefghijklmnopqrstuvwxyz",
  backend_host: 'host"with quotes',
  name_prefix: "pets",
};

/** A root module that calls what each plan became, in both formats: one run of terraform serves all tests. */
async function writeModules(workspace: Workspace): Promise<void> {
  const calls: Record<string, object> = {};
  for (const [name, plan] of Object.entries(plans)) {
    for (const format of ["hcl", "json"] as const) {
      const { files, diagnostics } = await emitPlan(plan, format);
      expect(diagnostics).toEqual([]);
      for (const [path, text] of files) workspace.write(`${name}-${format}/${path}`, text);
      const given = Object.entries(values).filter(([variable]) =>
        (files.get("variables.tf") ?? files.get("variables.tf.json"))?.includes(`"${variable}"`),
      );
      calls[`${name}-${format}`] = { source: `./${name}-${format}`, ...Object.fromEntries(given) };
    }
  }
  workspace.write("main.tf.json", JSON.stringify({ module: calls }));
}

/** Milliseconds; a machine that is busy with other things takes its time. */
const patience = 300_000;

describeWithTool(["terraform", "terraform AWS provider"], "terraform", () => {
  let workspace: Workspace;
  let plan: ShownPlan;

  beforeAll(async () => {
    workspace = await openWorkspace();
    await writeModules(workspace);
    await workspace.terraform("init", "-no-color");
    await workspace.terraform("plan", "-no-color", "-input=false", "-out=plan.bin");
    plan = JSON.parse(await workspace.terraform("show", "-json", "plan.bin")) as ShownPlan;
  }, patience);
  afterAll(() => workspace?.close());

  const resourcesOf = (module: string): readonly PlannedResource[] => {
    const address = `module.${module}`;
    const found = plan.planned_values.root_module.child_modules.find((each) => each.address === address);
    if (found === undefined) throw new Error(`there is no ${address}`);
    return found.resources.map((each) => ({ ...each, address: each.address.slice(address.length + 1) }));
  };
  const valuesOf = (module: string, address: string): PlannedResource["values"] => {
    const found = resourcesOf(module).find((each) => each.address === address);
    if (found === undefined) throw new Error(`${module} has no ${address}`);
    return found.values;
  };

  it(
    "takes every module as valid",
    async () => {
      expect(JSON.parse(await workspace.terraform("validate", "-json"))).toMatchObject({
        valid: true,
        warning_count: 0,
      });
    },
    patience,
  );

  it("would format nothing differently", async () => {
    expect(await workspace.terraform("fmt", "-recursive", "-write=false", "-diff")).toBe("");
  });

  it.each(Object.keys(plans))("plans the same from both formats: %s", (name) => {
    expect(resourcesOf(`${name}-json`)).toEqual(resourcesOf(`${name}-hcl`));
    const unknown = (format: string) =>
      plan.resource_changes
        .filter((each) => each.module_address === `module.${name}-${format}`)
        .map((each) => each.change.after_unknown);
    expect(unknown("json")).toEqual(unknown("hcl"));
    expect(unknown("hcl").length).toBeGreaterThan(15);
  });

  // Terraform turns every string into Unicode's normal form C.
  const stored = (text: string): string => text.normalize("NFC");
  const byText = (value: (text: string) => unknown) =>
    Object.fromEntries(hostile.map((text) => [stored(text), value(text)]));

  it("reads hostile text back as it was", () => {
    const api = valuesOf("hostile-hcl", "aws_api_gateway_rest_api.pets");
    expect(api.name).toBe(stored(all));
    expect(api.tags).toEqual({ ...byText(stored), ["__proto__"]: stored(all) });
    const { request_templates } = valuesOf("hostile-hcl", "aws_api_gateway_integration.post_pets");
    expect(request_templates).toEqual(byText(stored));
  });

  it("reads references between hostile texts as what they refer to", () => {
    const between = (text: string): string => stored(`${text}${values.backend_host}${text}`);
    expect(valuesOf("hostile-hcl", "aws_api_gateway_stage.live").variables).toEqual(byText(between));
    const { schema } = valuesOf("hostile-hcl", "aws_api_gateway_model.pet");
    expect(JSON.parse(`${schema}`)).toEqual({ [stored(all)]: stored(all), values: hostile.map(between) });
  });

  it("reads the default of a variable back as it was", () => {
    for (const format of ["hcl", "json"]) {
      const { s3_key } = valuesOf(`hostile-${format}`, "aws_lambda_function.token");
      expect(s3_key).toBe(stored(`${all}token.zip`));
    }
  });

  it("renders a large definition from its file", () => {
    const { body } = valuesOf("large_body-hcl", "aws_api_gateway_rest_api.pets");
    const read = JSON.parse(`${body}`);
    expect(read.host).toBe(stored(`{"$${values.backend_host}"}${all}`));
    expect(read.numbers).toEqual([0.1, 1e21, 0, 1e-7]);
    expect(Object.keys(read.info)).toHaveLength(100);
    expect(read.info[stored(`0${all}`)] ?? read.info[`0${all}`]).toBe(all);
  });

  it("makes nothing that the plan does not hold", () => {
    const types = new Set(resourcesOf("hostile-hcl").map((each) => each.address.split(".")[0]));
    expect(types).toEqual(new Set(resourcesOf("resources-hcl").map((each) => each.address.split(".")[0])));
    expect(resourcesOf("hostile-hcl")).toHaveLength(resourcesOf("resources-hcl").length);
  });
});
