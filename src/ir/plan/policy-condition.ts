import type { PlanTree } from "./model-base.js";
import { itemsOf, type PolicyProblem, textOf } from "./policy-tree.js";
import { isObjectTree } from "./values.js";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operators: ReadonlySet<string> = new Set([
  ...["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase"],
  ...["StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan"],
  ...["NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals"],
  ...["DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals"],
  ...["IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"],
]);

/**
 * Keys that any service may set; in lower case, as they are compared without it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const globalKeys: ReadonlySet<string> = new Set(
  [
    ...["CalledVia", "CalledViaFirst", "CalledViaLast", "ChatbotSourceArn", "CurrentTime", "Ec2InstanceSourceVpc"],
    ...["Ec2InstanceSourcePrivateIPv4", "EpochTime", "FederatedProvider", "MultiFactorAuthAge", "SourceOwner"],
    ...["MultiFactorAuthPresent", "PrincipalAccount", "PrincipalArn", "PrincipalIsAWSService", "PrincipalOrgID"],
    ...["PrincipalOrgPaths", "PrincipalServiceName", "PrincipalServiceNamesList", "PrincipalType", "referer"],
    ...["RequestedRegion", "ResourceAccount", "ResourceOrgID", "ResourceOrgPaths", "SecureTransport", "TagKeys"],
    ...["SourceAccount", "SourceArn", "SourceIdentity", "SourceIp", "SourceOrgID", "SourceOrgPaths", "SourceVpc"],
    ...["SourceVpce", "SourceVpcArn", "TokenIssueTime", "UserAgent", "userid", "username", "VpceAccount"],
    ...["VpceOrgID", "VpceOrgPaths", "ViaAWSService", "VpcSourceIp", "AssumedRoot", "ViaAWSMCPService"],
  ].map((name) => `aws:${name.toLowerCase()}`),
);
const tagKey = /^aws:(?:principal|request|resource)tag\/.+$/i;

/** Operators, each with keys, each with values. */
export function conditionProblems(condition: PlanTree, path: PolicyProblem["path"]): readonly PolicyProblem[] {
  if (!isObjectTree(condition)) return [{ path, problem: "has a condition that is no object" }];
  return condition.entries.flatMap(([operator, keys]) => {
    const at = [...path, operator];
    const name = operator.replace(/^For(?:AllValues|AnyValue):/, "").replace(/IfExists$/, "");
    if (!operators.has(name))
      return [{ path: at, problem: `has a condition with the operator '${operator}', which IAM does not know` }];
    if (!isObjectTree(keys))
      return [{ path: at, problem: `has a condition whose '${operator}' is no object of keys and values` }];
    return keys.entries.flatMap(([key, values]) => [
      ...keyProblems(key, [...at, key]),
      ...(/^(?:Not)?IpAddress$/.test(name) ? addressProblems(values, [...at, key]) : []),
    ]);
  });
}

/** What services add under names of their own is theirs to know. */
function keyProblems(key: string, path: PolicyProblem["path"]): readonly PolicyProblem[] {
  if (!/^[A-Za-z][\w-]*:.+$/.test(key)) return [{ path, problem: `has a condition on '${key}', which is no key` }];
  const isKnown = !/^aws:/i.test(key) || globalKeys.has(key.toLowerCase()) || tagKey.test(key);
  return isKnown ? [] : [{ path, problem: "", unknownKey: key }];
}

const addressProblems = (values: PlanTree, path: PolicyProblem["path"]): readonly PolicyProblem[] =>
  itemsOf(values, path).flatMap(([item, at]) => {
    const text = textOf(item);
    return text === undefined || isAddressRange(text)
      ? []
      : [{ path: at, problem: `has a condition with '${text}', which is no range of IP addresses (203.0.113.0/24)` }];
  });

/** An address, or a range in CIDR notation: https://www.rfc-editor.org/rfc/rfc4632 */
export function isAddressRange(text: string): boolean {
  const [address = "", bits, ...others] = text.split("/");
  const isVersion6 = address.includes(":");
  const isAddress = isVersion6
    ? isVersion6Address(address)
    : /^\d{1,3}(?:\.\d{1,3}){3}$/.test(address) && address.split(".").every((each) => Number(each) <= 255);
  const isPrefix = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isVersion6 ? 128 : 32));
  return isAddress && isPrefix && others.length === 0;
}

function isVersion6Address(address: string): boolean {
  const halves = address.split("::");
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const isShortened = halves.length === 2;
  return (
    halves.length <= 2 &&
    groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) &&
    (isShortened ? groups.length < 8 : groups.length === 8)
  );
}
