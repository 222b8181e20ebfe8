import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { policyTemplates, type TemplateStatement } from "./policy-templates.js";
import { reportRefused, type SamContext } from "./sam-context.js";
import { isObject, itemsOf, join, list, member, object, pseudo, scalar, textOf } from "./values.js";

/** Policies as a role has them. */
export interface RolePolicies {
  readonly managed: readonly SourceValue[];
  readonly inline: readonly SourceValue[];
}

/** Names of managed policies of Lambda that stand below `service-role/`. */
const serviceRoles =
  /^(AWSLambda(BasicExecution|BasicDurableExecution|DynamoDBExecution|KinesisExecution|MSKExecution|SQSQueueExecution|VPCAccessExecution)?(Role|RolePolicy)|AWSLambdaENIManagementAccess|AmazonAPIGatewayPushToCloudWatchLogs|AmazonS3ObjectLambdaExecutionRolePolicy)$/;

export const managedPolicy = (path: string, at: SourcePointer): SourceValue =>
  join(["arn:", pseudo("partition", at), `:iam::aws:policy/${path}`], at);

/**
 * `Policies`: names and ARNs of managed policies, policy documents, and SAM's templates of such.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html#sam-function-policies
 */
export function readPolicies(policies: SourceValue | undefined, role: string, context: SamContext): RolePolicies {
  const managed: SourceValue[] = [];
  const inline: SourceValue[] = [];
  for (const [index, policy] of itemsOf(policies).entries()) {
    const text = textOf(policy);
    if (isObject(policy)) {
      const document = member(policy, "Statement") === undefined ? fromTemplate(policy, role, context) : policy;
      if (document !== undefined) inline.push(inlinePolicy(`${role}Policy${index}`, document));
    } else if (text === undefined) managed.push(policy);
    else if (text.startsWith("arn:")) managed.push(policy);
    else managed.push(managedPolicy(serviceRoles.test(text) ? `service-role/${text}` : text, policy.at));
  }
  return { managed, inline };
}

export const inlinePolicy = (name: string, document: SourceValue): SourceValue =>
  object({ PolicyName: scalar(name, document.at), PolicyDocument: document }, document.at);

function fromTemplate(policy: SourceValue, role: string, context: SamContext): SourceValue | undefined {
  const [[name, parameters] = ["", policy]] = isObject(policy) ? policy.members : [];
  const statements = policyTemplates.get(name);
  if (statements === undefined) {
    const detail = `'${name}' is neither a policy document nor one of SAM's policy templates`;
    reportRefused(context, `'Policies' of ${role.slice(0, -"Role".length)}`, detail, policy.at);
    return undefined;
  }
  return object(
    {
      Statement: list(
        statements.map((each) => statementOf(each, parameters)),
        policy.at,
      ),
    },
    policy.at,
  );
}

function statementOf({ actions, resources, condition }: TemplateStatement, parameters: SourceValue): SourceValue {
  const { at } = parameters;
  return object(
    {
      Effect: scalar("Allow", at),
      Action: list(
        actions.map((action) => scalar(action, at)),
        at,
      ),
      Resource: list(
        resources.map((resource) => fill(resource, parameters)),
        at,
      ),
      Condition:
        condition === undefined
          ? undefined
          : object({ StringEquals: object({ [condition.key]: fill(condition.resource, parameters) }, at) }, at),
    },
    at,
  );
}

/** The text of a table with the deployment's values and the template's parameters in their places. */
function fill(text: string, parameters: SourceValue): SourceValue {
  const { at } = parameters;
  const parts = text.split(/(\{\w+\})/).map((part): SourceValue | string => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part;
    if (name === "Region") return pseudo("region", at);
    if (name === "AccountId") return pseudo("account", at);
    return member(parameters, name) ?? `{${name}}`;
  });
  const isArn = text !== "*" && !text.startsWith("{");
  return join(isArn ? ["arn:", pseudo("partition", at), ":", ...parts] : parts, at);
}
