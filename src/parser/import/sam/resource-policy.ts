import type { SourcePointer } from "../../../ir/source.js";
import type { SourceValue } from "../source-value.js";
import { type Definition, pathsOf } from "./definition.js";
import { type Draft, open, read, write } from "./draft.js";
import { anyMethod } from "./events.js";
import { reportInvalid, type SamContext } from "./sam-context.js";
import { isList, isObject, itemsOf, join, list, member, object, sameValue, scalar, stringOf } from "./values.js";

/**
 * What `ResourcePolicy` says, as statements of the API's policy for some of its paths.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html
 */
export function addResourcePolicy(
  definition: Definition,
  policy: SourceValue,
  paths: readonly string[],
  stage: SourceValue,
  context: SamContext,
): void {
  if (!isObject(policy)) {
    reportInvalid(context, "'ResourcePolicy'", "a map", policy);
    return;
  }
  const draft = open(definition.root, "x-amazon-apigateway-policy", policy.at);
  if (draft === undefined) return;
  const items = new Map(pathsOf(definition, context));
  for (const path of paths) {
    const item = items.get(path);
    if (item === undefined) continue;
    for (const each of statementsFor(policy, path, item, stage, context)) addStatements(draft, each);
  }
  addStatements(draft, member(policy, "CustomStatements"));
}

function statementsFor(
  policy: SourceValue,
  path: string,
  item: Draft,
  stage: SourceValue,
  context: SamContext,
): readonly SourceValue[] {
  const { at } = policy;
  const resources = list(
    [...item.members.keys()].map((method) => resourceOf(path, method, stage, at)),
    at,
  );
  const statement = (effect: string, principal: SourceValue, condition?: SourceValue): SourceValue =>
    object(
      {
        Effect: scalar(effect, at),
        Action: scalar("execute-api:Invoke", at),
        Resource: resources,
        Principal: principal,
        Condition: condition,
      },
      at,
    );
  const everybody = scalar("*", at);
  const accounts = (name: string, effect: string): readonly SourceValue[] => {
    const value = member(policy, name);
    return value === undefined ? [] : [statement(effect, object({ AWS: list(itemsOf(value), value.at) }, value.at))];
  };
  const unless = (operator: string, condition: SourceValue | undefined): readonly SourceValue[] =>
    condition === undefined
      ? []
      : [
          list(
            [statement("Allow", everybody), statement("Deny", everybody, object({ [operator]: condition }, at))],
            at,
          ),
        ];
  const addresses = (name: string): SourceValue | undefined => {
    const value = member(policy, name);
    return value === undefined ? undefined : object({ "aws:SourceIp": list(itemsOf(value), value.at) }, value.at);
  };
  return [
    ...accounts("AwsAccountWhitelist", "Allow"),
    ...accounts("AwsAccountBlacklist", "Deny"),
    ...unless("NotIpAddress", addresses("IpRangeWhitelist")),
    ...unless("IpAddress", addresses("IpRangeBlacklist")),
    ...unless("StringEquals", networks(policy, "Blacklist", context)),
    ...unless("StringNotEquals", networks(policy, "Whitelist", context)),
  ];
}

function networks(policy: SourceValue, which: "Blacklist" | "Whitelist", context: SamContext): SourceValue | undefined {
  const named = member(policy, `SourceVpc${which}`);
  for (const item of itemsOf(named)) {
    if (stringOf(item) === undefined) {
      reportInvalid(context, `'SourceVpc${which}'`, `a list of text (\`IntrinsicVpc${which}\` takes the rest)`, item);
    }
  }
  const beginning = (prefix: string): readonly SourceValue[] =>
    itemsOf(named).filter((item) => stringOf(item)?.startsWith(prefix));
  const vpcs = [...beginning("vpc-"), ...itemsOf(member(policy, `IntrinsicVpc${which}`))];
  const endpoints = [...beginning("vpce-"), ...itemsOf(member(policy, `IntrinsicVpce${which}`))];
  if (vpcs.length + endpoints.length === 0) return undefined;
  return object(
    {
      "aws:SourceVpc": vpcs.length === 0 ? undefined : list(vpcs, policy.at),
      "aws:SourceVpce": endpoints.length === 0 ? undefined : list(endpoints, policy.at),
    },
    policy.at,
  );
}

/** `execute-api:/Prod/GET/pets/*`: variables of the path are wildcards of the policy. */
function resourceOf(path: string, method: string, stage: SourceValue, at: SourcePointer): SourceValue {
  const verb = method === anyMethod || method.toLowerCase() === "any" ? "*" : method.toUpperCase();
  return join(["execute-api:/", stage, `/${verb}${wildcardPath(path)}`], at);
}

export const wildcardPath = (path: string): string => path.replaceAll(/\{[\w.-]+\+?\}/g, "*");

/** Statements stand in a list, but for one that stands alone. */
function addStatements(policy: Draft, added: SourceValue | undefined): void {
  if (added === undefined) return;
  write(policy, "Version", scalar("2012-10-17", added.at));
  const existing = read(policy, "Statement");
  if (existing === undefined) {
    write(policy, "Statement", added);
    return;
  }
  const statements = [...itemsOf(existing)];
  for (const each of itemsOf(added)) if (!statements.some((other) => sameValue(each, other))) statements.push(each);
  if (isList(existing) || statements.length > 1) write(policy, "Statement", list(statements, existing.at));
}
