import type { Requirement, SecurityScheme } from "../../ir/authorizer.js";
import { type AuthorizerId, type SecuritySchemeId, unsafeId } from "../../ir/ids.js";
import { type DocumentNode, member, placeOf } from "../document-node.js";
import { type ReadContext, readString, reportInvalid } from "../read-context.js";
import { reportUnreadExtensionFields } from "./extension-fields.js";
import { gatewayExtension } from "./extensions.js";
import type { FoundOperation } from "./found-operation.js";
import type { SecurityReading } from "./security.js";

const key = gatewayExtension("auth");

/**
 * `x-amazon-apigateway-auth`: how the method is authorised when no security scheme says it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-auth.html
 */
export function readMethodAuthorization(context: ReadContext, operation: DocumentNode): "AWS_IAM" | "NONE" | undefined {
  const node = member(operation, key);
  if (node === undefined) return undefined;
  const type = readString(context, node, "type")?.toUpperCase();
  if (type === "AWS_IAM" || type === "NONE") return type;
  // CUSTOM and COGNITO_USER_POOLS only repeat what the operation's `security` says; without it they name nobody.
  if (type === "CUSTOM" || type === "COGNITO_USER_POOLS") return undefined;
  reportInvalid(context, member(node, "type") ?? node, "The method's authorization type", "AWS_IAM or NONE");
  return undefined;
}

/** Adds a scheme for Signature Version 4 where operations ask for it without naming one. */
export function withSignatureScheme(
  security: SecurityReading,
  found: readonly FoundOperation[],
  context: ReadContext,
): { readonly security: SecurityReading; readonly signature: SecuritySchemeId | undefined } {
  const asking = found.find(({ node }) => readMethodAuthorization(context, node) === "AWS_IAM");
  if (asking === undefined) return { security, signature: undefined };
  const known = security.schemes.find(({ credential }) => credential.kind === "sigv4");
  if (known !== undefined) return { security, signature: known.id };
  const origin = placeOf(member(asking.node, key) ?? asking.node);
  const name = security.schemes.some(({ id }) => id === "sigv4") ? "awsSignatureVersion4" : "sigv4";
  const scheme: SecurityScheme = {
    id: unsafeId<SecuritySchemeId>(name),
    credential: { kind: "sigv4" },
    authType: "awsSigv4",
    authorizer: unsafeId<AuthorizerId>(name),
    origin,
  };
  return {
    security: {
      schemes: [...security.schemes, scheme],
      authorizers: [...security.authorizers, { id: scheme.authorizer, name, kind: "iam", origin }],
    },
    signature: scheme.id,
  };
}

/** Fields beside the type, and a type that names no one who could decide. */
function reportUnread(context: ReadContext, operation: DocumentNode, isOpen: boolean): void {
  const node = member(operation, key);
  if (node === undefined) return;
  reportUnreadExtensionFields(context, node, "auth");
  const type = readString(context, node, "type");
  if (isOpen && type !== undefined && /^(custom|cognito_user_pools)$/i.test(type)) {
    context.diagnostics.report("authorization-without-scheme", placeOf(node), { type });
  }
}

/** What the extension makes of an operation's requirements: all of them signed, or none at all. */
export function applyMethodAuthorization(
  context: ReadContext,
  operation: DocumentNode,
  required: readonly (readonly Requirement[])[],
  signature: SecuritySchemeId | undefined,
): readonly (readonly Requirement[])[] {
  const authorization = readMethodAuthorization(context, operation);
  reportUnread(context, operation, authorization === undefined && required.length === 0);
  if (authorization === "NONE") return [];
  if (authorization !== "AWS_IAM" || signature === undefined) return required;
  const signed: Requirement = { scheme: signature, scopes: [], origin: placeOf(member(operation, key) ?? operation) };
  const alternatives = required.length === 0 ? [[]] : required;
  return alternatives.map((all) => (all.some(({ scheme }) => scheme === signature) ? all : [...all, signed]));
}
