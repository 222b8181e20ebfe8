import type { Access, AccessRule } from "../access.js";
import type { ApiModel, RestGateway } from "../api.js";
import { type DeployTree, type DeployValue, literal } from "../deploy-value.js";
import type { DiagnosticBag } from "../diagnostics.js";
import { isArn, partition, text } from "./names.js";

type Entries = readonly (readonly [string, DeployTree])[];

const object = (entries: Entries): DeployTree => ({ kind: "object", entries });
const leaf = (value: DeployValue): DeployTree => (value.kind === "literal" ? value.text : { kind: "value", value });

/**
 * A resource policy that lets in whom the settings name, and the statements of a policy that is given as it is behind it.
 *
 * What is allowed to everybody is narrowed by denials, which no policy of a caller's own account outweighs:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export function expandAccess(api: ApiModel, diagnostics: DiagnosticBag): ApiModel {
  const { gateway } = api;
  if (gateway.protocol !== "rest" || gateway.access === undefined) return api;
  const { access, ...others } = gateway;
  // Endpoints of a private API are those that it is reached through, unless others are named.
  const isUnnamed = access.allowVpcEndpoints.length === 0 && access.allowVpcs.length === 0;
  const complete =
    gateway.endpoint === "private" && isUnnamed
      ? { ...access, allowVpcEndpoints: gateway.vpcEndpointIds.map(literal) }
      : access;
  checkAccess(complete, api, gateway, diagnostics);
  const statements = [...statementsOf(complete, api, gateway), ...givenStatements(gateway.resourcePolicy)];
  const policy = object([
    ["Version", "2012-10-17"],
    ["Statement", statements],
  ]);
  return { ...api, gateway: { ...others, resourcePolicy: policy, resourcePolicyOrigin: access.origin } };
}

function statementsOf(access: Access, api: ApiModel, gateway: RestGateway): readonly DeployTree[] {
  const isPrivate = gateway.endpoint === "private";
  const principals = principalsOf(access);
  return [
    statement("Allow", principals.length === 0 ? "*" : object([["AWS", principals.map(leaf)]]), "execute-api:/*"),
    ...denials(access, "execute-api:/*", isPrivate),
    ...access.operations.flatMap(({ operation: id, rule }) => {
      const operation = api.operations.find((each) => each.id === id);
      if (operation === undefined) return [];
      const method = operation.method === "any" ? "*" : operation.method.toUpperCase();
      const path = operation.path.text.replace(/\{[^{}]*\}/g, "*").replace(/^\/$/, "/");
      const resource = `execute-api:/*/${method}${path}`;
      return [...denials(rule, resource, isPrivate), ...strangers(rule, resource)];
    }),
    ...access.statements,
  ];
}

/** An account is named by its root, which stands for everybody in it whom its own policies let. */
const principalsOf = ({ allowAccounts, allowPrincipals }: AccessRule): readonly DeployValue[] => [
  ...allowAccounts.map((each) => (isArn(each) ? each : text("arn:", partition, ":iam::", each, ":root"))),
  ...allowPrincipals,
];

function statement(effect: "Allow" | "Deny", principal: DeployTree, resource: string, condition?: Entries): DeployTree {
  return object([
    ["Effect", effect],
    ["Principal", principal],
    ["Action", "execute-api:Invoke"],
    ["Resource", resource],
    ...(condition === undefined ? [] : [["Condition", object(condition)] as const]),
  ]);
}

const condition = (operator: string, keys: Entries): Entries => [[operator, object(keys)]];

/** Keys of one operator hold together: a call that neither list knows is denied. */
function denials(rule: AccessRule, resource: string, isPrivate: boolean): readonly DeployTree[] {
  const { allowIps, denyIps, allowVpcEndpoints, allowVpcs } = rule;
  // Behind a VPC endpoint the caller's own address is another key; `aws:SourceIp` is not there at all.
  const address = isPrivate ? "aws:VpcSourceIp" : "aws:SourceIp";
  const deny = (each: Entries): DeployTree => statement("Deny", "*", resource, each);
  const networks: Entries = [
    ...(allowVpcEndpoints.length === 0 ? [] : [["aws:SourceVpce", allowVpcEndpoints.map(leaf)] as const]),
    ...(allowVpcs.length === 0 ? [] : [["aws:SourceVpc", allowVpcs.map(leaf)] as const]),
  ];
  return [
    ...(allowIps.length === 0 ? [] : [deny(condition("NotIpAddress", [[address, allowIps.map(leaf)]]))]),
    ...(denyIps.length === 0 ? [] : [deny(condition("IpAddress", [[address, denyIps.map(leaf)]]))]),
    ...(networks.length === 0 ? [] : [deny(condition("StringNotEquals", networks))]),
  ];
}

/** Callers of one operation who are nobody of those named: a key that an unsigned call lacks counts as different. */
function strangers({ allowAccounts, allowPrincipals }: AccessRule, resource: string): readonly DeployTree[] {
  const conditions: Entries = [
    ...(allowAccounts.length === 0
      ? []
      : condition("StringNotEquals", [["aws:PrincipalAccount", allowAccounts.map(leaf)]])),
    ...(allowPrincipals.length === 0 ? [] : condition("ArnNotLike", [["aws:PrincipalArn", allowPrincipals.map(leaf)]])),
  ];
  return conditions.length === 0 ? [] : [statement("Deny", "*", resource, conditions)];
}

function givenStatements(policy: DeployTree | undefined): readonly DeployTree[] {
  if (policy === undefined || policy === null || typeof policy !== "object" || !("kind" in policy)) return [];
  if (policy.kind !== "object") return [];
  const given = policy.entries.find(([key]) => key === "Statement")?.[1];
  if (given === undefined) return [];
  return isList(given) ? given : [given];
}

const isList = (tree: DeployTree): tree is readonly DeployTree[] => Array.isArray(tree);

function checkAccess(access: Access, api: ApiModel, gateway: RestGateway, diagnostics: DiagnosticBag): void {
  const { origin } = access;
  const rules = [access, ...access.operations.map(({ rule }) => rule)];
  const isPrivate = gateway.endpoint === "private";
  if (!isPrivate && rules.some((rule) => rule.allowVpcEndpoints.length > 0 || rule.allowVpcs.length > 0))
    diagnostics.report("access-network-not-private", origin, { endpoint: gateway.endpoint });
  const isNarrowed =
    access.allowVpcEndpoints.length > 0 ||
    access.allowVpcs.length > 0 ||
    access.allowIps.length > 0 ||
    principalsOf(access).length > 0;
  if (isPrivate && !isNarrowed) diagnostics.report("private-policy-open", origin, {});
  checkPrincipals(access, api, diagnostics);
}

/** Nobody signs the calls of a method that does not ask for it: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html */
function checkPrincipals(access: Access, api: ApiModel, diagnostics: DiagnosticBag): void {
  const signed = new Set(api.authorizers.filter(({ kind }) => kind === "iam").map(({ id }) => id));
  const schemes = new Set(
    api.securitySchemes.flatMap(({ id, authorizer }) =>
      authorizer !== undefined && signed.has(authorizer) ? [id] : [],
    ),
  );
  const named = new Set(
    access.operations.filter(({ rule }) => principalsOf(rule).length > 0).map(({ operation }) => operation),
  );
  const all = principalsOf(access).length > 0;
  const unsigned = api.operations.filter(
    ({ id, security }) =>
      (all || named.has(id)) && !security.some((each) => each.some(({ scheme }) => schemes.has(scheme))),
  );
  if (unsigned.length > 0)
    diagnostics.report("access-principals-unsigned", access.origin, {
      operations: unsigned.map(({ id }) => `'${id}'`).join(", "),
    });
}
