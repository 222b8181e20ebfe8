import {
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  paginateListRoles,
} from "@aws-sdk/client-iam";
import { openClient } from "../emulator/connection.js";
import { canonicalJson, type FoundThing, sorted } from "./canonical.js";
import { keyOf } from "./keys.js";
import { itemsOf } from "./pages.js";
import type { AccountReader } from "./read-account.js";

/** Roles with the policies that stand in them. */
export const readRoles: AccountReader = async (connection, scope) => {
  const client = openClient(IAMClient, connection);
  const roles = await itemsOf(paginateListRoles({ client }, {}), ({ Roles }) => Roles);
  const owned = roles.filter(({ RoleName }) => scope.owns("aws_iam_role", RoleName));
  return Promise.all(owned.map(({ RoleName = "" }) => readRole(client, RoleName)));
};

async function readRole(client: IAMClient, name: string): Promise<FoundThing> {
  const [{ Role: role }, policyNames, attached] = await Promise.all([
    client.send(new GetRoleCommand({ RoleName: name })),
    itemsOf(paginateListRolePolicies({ client }, { RoleName: name }), ({ PolicyNames }) => PolicyNames),
    itemsOf(paginateListAttachedRolePolicies({ client }, { RoleName: name }), (page) => page.AttachedPolicies),
  ]);
  const policies = await Promise.all(policyNames.map((policy) => readPolicy(client, name, policy)));
  const description = role?.Description ?? "";
  return {
    // What others have written has no description to tell it by.
    key: keyOf.role(description === "" ? name : description),
    identifiers: isMadeUp(name) ? [name] : [],
    members: {
      RoleName: name,
      Path: role?.Path,
      Description: description,
      AssumeRolePolicyDocument: documentText(role?.AssumeRolePolicyDocument),
      PermissionsBoundary: role?.PermissionsBoundary?.PermissionsBoundaryArn,
      Policies: Object.fromEntries(policies),
      AttachedPolicies: sorted(attached.map(({ PolicyArn = "" }) => PolicyArn)),
      Tags: Object.fromEntries((role?.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    },
  };
}

async function readPolicy(client: IAMClient, role: string, policy: string): Promise<readonly [string, string]> {
  const { PolicyDocument } = await client.send(new GetRolePolicyCommand({ RoleName: role, PolicyName: policy }));
  return [policy, documentText(PolicyDocument)];
}

/** The service answers with the text encoded as in a URL. */
const documentText = (document: string | undefined): string => canonicalJson(decodeURIComponent(document ?? ""));

/**
 * CloudFormation ends the names that it makes in a hyphen and twelve letters and digits, Terraform in 26 digits of a
 * time and a counter.
 */
const isMadeUp = (name: string): boolean => /-[A-Za-z0-9]{12}$|\d{18}[0-9a-f]{8}$/.test(name);
