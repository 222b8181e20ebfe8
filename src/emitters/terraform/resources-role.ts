import { kebabCase } from "../../ir/names.js";
import type { PlanTree } from "../../ir/plan/model-base.js";
import type { PolicyStatement, RoleResource } from "../../ir/plan/model-functions.js";
import { managedPolicyParts } from "./addresses.js";
import { type Row, type RowContext, tagsOf } from "./row.js";

export const printRole: Row<"role"> = (role, context) => {
  const name = context.name(role.key);
  return [
    {
      type: "aws_iam_role",
      name,
      ...context.dependsOn(role),
      config: {
        ...(role.name === undefined ? { namePrefix: namePrefix(role, context) } : { name: context.value(role.name) }),
        path: role.path === undefined ? undefined : context.text(role.path),
        description: context.optionalText(role.description),
        assumeRolePolicy: context.tree("document" in role.trust ? role.trust.document : trustPolicy(role.trust)),
        permissionsBoundary:
          role.permissionsBoundary === undefined ? undefined : context.value(role.permissionsBoundary),
        tags: tagsOf(role.tags, context),
      },
    },
    ...role.policies.map((policy) => ({
      type: "aws_iam_role_policy" as const,
      name: context.partName(role.key, policy.name),
      config: {
        name: context.text(policy.name),
        role: `\${aws_iam_role.${name}.id}`,
        policy: context.tree("document" in policy ? policy.document : accessPolicy(policy.statements)),
      },
    })),
    ...managedPolicyParts(role).map((part, index) => ({
      type: "aws_iam_role_policy_attachment" as const,
      name: context.partName(role.key, part),
      config: {
        role: `\${aws_iam_role.${name}.name}`,
        policyArn: context.optionalValue(role.managedPolicies?.[index]) ?? "",
      },
    })),
  ];
};

/** A role's prefix has at most 38 characters; the provider adds 26 of its own. */
function namePrefix(role: RoleResource, context: RowContext): string {
  const part = (text: string): string =>
    kebabCase(text)
      .replace(/[^a-z0-9-]/g, "")
      .slice(0, 18)
      .replace(/-+$/, "");
  const parts = [part(context.planName), part(role.key.slice("role:".length))];
  return parts
    .filter((each) => each !== "")
    .map((each) => `${each}-`)
    .join("");
}

const object = (entries: readonly (readonly [string, PlanTree])[]): PlanTree => ({ kind: "object", entries });

const policyDocument = (statements: readonly PlanTree[]): PlanTree =>
  object([
    ["Version", "2012-10-17"],
    ["Statement", statements],
  ]);

const trustPolicy = ([service, ...others]: readonly string[]): PlanTree =>
  policyDocument([
    object([
      ["Effect", "Allow"],
      ["Action", "sts:AssumeRole"],
      [
        "Principal",
        object([["Service", service === undefined || others.length > 0 ? [service ?? "", ...others] : service]]),
      ],
    ]),
  ]);

const accessPolicy = (statements: readonly PolicyStatement[]): PlanTree =>
  policyDocument(
    statements.map(({ effect, actions, resources, condition }) =>
      object([
        ["Effect", effect ?? "Allow"],
        ["Action", actions],
        ["Resource", resources.map((value): PlanTree => ({ kind: "value", value }))],
        ...(condition === undefined ? [] : [["Condition", condition] as const]),
      ]),
    ),
  );
