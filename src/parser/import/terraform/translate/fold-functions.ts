import { knownText } from "../evaluate/text.js";
import { list, object, scalar, type Value } from "../evaluate/value.js";
import type { EvaluatedResource } from "../module/evaluated.js";
import { composed } from "./arns.js";
import { type Draft, type DraftProperty, nodeOf, propertyOf, setProperty } from "./draft.js";
import type { DraftIndex } from "./draft-index.js";
import { document } from "./row.js";
import { identityOf } from "./source-value.js";

const argument = (resource: EvaluatedResource, name: string): Value | undefined =>
  resource.arguments.find((each) => each.name === name)?.value;

const roleOf = (resource: EvaluatedResource, drafts: DraftIndex): Draft | undefined =>
  drafts.find("AWS::IAM::Role", argument(resource, "role"), "RoleName");

export function foldRolePolicy(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const role = roleOf(resource, drafts);
  const policy = argument(resource, "policy");
  if (role === undefined || policy === undefined) return false;
  const name = argument(resource, "name") ?? scalar(resource.address.split(".").at(-1) ?? "policy", resource.at);
  const added = object(
    [
      ["PolicyName", name],
      ["PolicyDocument", document(policy)],
    ],
    resource.at,
  );
  append(role, "Policies", added, resource);
  return true;
}

export function foldRoleAttachment(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const role = roleOf(resource, drafts);
  const policy = argument(resource, "policy_arn");
  if (role === undefined || policy === undefined) return false;
  append(role, "ManagedPolicyArns", policy, resource);
  return true;
}

function append(draft: Draft, name: string, item: Value, resource: EvaluatedResource): void {
  const known: DraftProperty | undefined = propertyOf(draft, name);
  const items = known?.value.kind === "list" ? known.value.items : [];
  draft.nodes.push(nodeOf(resource));
  setProperty(draft, {
    name,
    value: list([...items, item], known?.at ?? resource.at),
    at: known?.at ?? resource.at,
    node: known?.node ?? resource.address,
  });
}

/** The alias that a function's name and a qualifier mean. */
function aliasOf(called: Value | undefined, qualifier: Value | undefined, drafts: DraftIndex): Draft | undefined {
  const name = qualifier === undefined ? undefined : knownText(qualifier);
  return drafts.all.find((draft) => {
    if (draft.type !== "AWS::Lambda::Alias") return false;
    const own = propertyOf(draft, "Name")?.value;
    return (
      own !== undefined &&
      knownText(own) === name &&
      identityOf(propertyOf(draft, "FunctionName")?.value) === identityOf(called)
    );
  });
}

export function foldAliasConcurrency(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const alias = aliasOf(argument(resource, "function_name"), argument(resource, "qualifier"), drafts);
  const count = argument(resource, "provisioned_concurrent_executions");
  if (alias === undefined || count === undefined) return false;
  alias.nodes.push(nodeOf(resource));
  setProperty(alias, {
    name: "ProvisionedConcurrencyConfig",
    value: object([["ProvisionedConcurrentExecutions", count]], resource.at),
    at: resource.at,
    node: resource.address,
  });
  return true;
}

/** CloudFormation has no qualifier: the alias itself is what may be called. */
export function foldPermission(permission: Draft, drafts: DraftIndex): void {
  const called = propertyOf(permission, "FunctionName");
  const qualifier = propertyOf(permission, "qualifier");
  if (called === undefined || qualifier === undefined) return;
  const alias = aliasOf(called.value, qualifier.value, drafts);
  const value: Value =
    alias === undefined
      ? composed("{function}:{qualifier}", { function: called.value, qualifier: qualifier.value }, called.at)
      : { kind: "reference", resource: alias.id, text: `${alias.id}.arn`, at: called.at };
  permission.properties.splice(permission.properties.indexOf(qualifier), 1);
  setProperty(permission, { ...called, value });
}
