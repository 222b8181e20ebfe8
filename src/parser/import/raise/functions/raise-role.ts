import { knownText, memberOf } from "../../build-value.js";
import type { SourceValue } from "../../source-value.js";
import type { RaiseContext } from "../context.js";
import type { Fields } from "../fields.js";
import { putTree } from "../plain-json.js";
import { raiseTags } from "../tags.js";
import type { TreePath } from "../tree-builder.js";
import type { CarriedRole } from "./carried.js";
import type { OwnPolicies } from "./own-policies.js";
import { treeShape } from "./value-shape.js";

/** What tells the role of one function from others. */
export interface RoleOfOne {
  /** The function's. */
  readonly id: string;
  /** The function's. */
  readonly tags: SourceValue | undefined;
  /** Set where the build gives the function the same. */
  readonly policies: OwnPolicies | undefined;
}

/**
 * Writes a role of which settings can say everything, with every policy of its own.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export function raiseRole(
  context: RaiseContext,
  { role, attached }: CarriedRole,
  path: TreePath,
  own?: RoleOfOne,
): void {
  const { settings, values } = context;
  const fields = context.own(role);
  const name = fields.template("RoleName") ?? role.physicalId;
  if (name !== undefined) settings.put([...path, "name"], name, fields.value("RoleName"));
  const description = fields.text("Description");
  // The build describes the role of one function where settings do not.
  const isUsual = description === (own === undefined ? undefined : `What the function ${own.id} may do.`);
  if (!isUsual) settings.put([...path, "description"], description ?? "", fields.value("Description"));
  const folder = fields.text("Path");
  if (folder !== undefined && folder !== "/") settings.put([...path, "path"], folder, fields.value("Path"));
  const boundary = fields.template("PermissionsBoundary");
  if (boundary !== undefined)
    settings.put([...path, "permissionsBoundary"], boundary, fields.value("PermissionsBoundary"));
  raiseTrust(context, fields.value("AssumeRolePolicyDocument"), [...path, "trust"]);
  const arns = fields.items("ManagedPolicyArns").flatMap((each) => values.template(each) ?? []);
  if (arns.length > 0) settings.put([...path, "managedPolicyArns"], arns, fields.value("ManagedPolicyArns"));
  raiseRoleTags(context, fields, [...path, "tags"], own);
  if (own?.policies !== undefined) {
    fields.ignore("Policies");
    return;
  }
  settings.put([...path, "inlinePolicies"], {}, fields.value("Policies"));
  for (const policy of fields.objects("Policies"))
    putPolicy(context, path, policy.text("PolicyName"), policy.value("PolicyDocument"));
  for (const policy of attached) {
    const own = context.own(policy);
    own.ignore("Roles", "RoleName");
    putPolicy(context, path, own.text("PolicyName"), own.value("PolicyDocument"));
  }
}

/** The build gives the role of one function that function's tags. */
function raiseRoleTags(context: RaiseContext, fields: Fields, path: TreePath, own: RoleOfOne | undefined): void {
  const tags = fields.value("Tags");
  const shape = (value: SourceValue | undefined): string => JSON.stringify(value === undefined ? [] : treeShape(value));
  if (own !== undefined && shape(tags) === shape(own.tags)) {
    fields.ignore("Tags");
    return;
  }
  if (own?.tags !== undefined) context.settings.put(path, {}, tags);
  raiseTags(context, path, tags);
}

function putPolicy(
  context: RaiseContext,
  path: TreePath,
  name: string | undefined,
  document: SourceValue | undefined,
): void {
  if (name !== undefined && document !== undefined)
    putTree(context, context.settings, [...path, "inlinePolicies", name], document, context.values.template);
}

/** Services are named; anything else is said as a policy. Lambda is what the build takes for granted. */
function raiseTrust(context: RaiseContext, document: SourceValue | undefined, path: TreePath): void {
  if (document === undefined) return;
  const services = trustedServices(document);
  if (services === undefined) {
    putTree(context, context.settings, path, document, context.values.template);
    return;
  }
  context.claims.takeAll(document);
  const [only, ...others] = services;
  if (only === "lambda.amazonaws.com" && others.length === 0) return;
  context.settings.put(path, only !== undefined && others.length === 0 ? only : services, document);
}

/** The services that a document of one plain statement trusts. */
function trustedServices(document: SourceValue): string[] | undefined {
  const [statement, ...others] = listOf(memberOf(document, "Statement"));
  if (statement?.kind !== "object" || others.length > 0) return undefined;
  const plain = ["Effect", "Principal", "Action", "Sid"];
  if (statement.members.some(([key]) => !plain.includes(key))) return undefined;
  const actions = listOf(memberOf(statement, "Action")).map(knownText);
  const isPlain =
    textAt(document, "Version") === "2012-10-17" &&
    textAt(statement, "Effect") === "Allow" &&
    actions.join().toLowerCase() === "sts:assumerole";
  const principal = memberOf(statement, "Principal");
  if (!isPlain || principal?.kind !== "object" || principal.members.some(([key]) => key !== "Service"))
    return undefined;
  const services = listOf(memberOf(principal, "Service")).map(knownText);
  return services.every((service) => service !== undefined) && services.length > 0 ? services : undefined;
}

const listOf = (value: SourceValue | undefined): readonly SourceValue[] =>
  value === undefined ? [] : value.kind === "list" ? value.items : [value];

const textAt = (value: SourceValue, key: string): string | undefined => {
  const member = memberOf(value, key);
  return member === undefined ? undefined : knownText(member);
};
