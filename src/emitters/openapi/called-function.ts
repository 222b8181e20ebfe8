import { type DeployValue, join, literal } from "../../ir/deploy-value.js";
import type { Integration, LambdaTarget } from "../../ir/integration.js";
import type { ExportContext } from "./rows.js";

/** What settings and document call a function of the build by; undefined for one that exists, or without a name. */
export function nameOfTarget(target: LambdaTarget, { handlers }: ExportContext): string | undefined {
  const purpose = target.kind === "handler" ? handlers.get(target.handler)?.purpose : undefined;
  return purpose?.kind === "operations" ? purpose.named : undefined;
}

/** The invocation URI, where the document can say it. */
export function uriOfTarget(target: LambdaTarget, context: ExportContext): DeployValue | undefined {
  if (target.kind === "external") return target.uri;
  if (nameOfTarget(target, context) === undefined) return undefined;
  return join([
    literal("arn:"),
    { kind: "pseudo", name: "partition" },
    literal(":apigateway:"),
    { kind: "pseudo", name: "region" },
    literal(":lambda:path/2015-03-31/functions/"),
    { kind: "handler", handler: target.handler, attribute: "arn" },
    literal("/invocations"),
  ]);
}

/** Whether an integration is what reading gives an operation that names its function, and nothing more. */
export function isPlainProxy(integration: Extract<Integration, { readonly kind: "lambda" }>, context: ExportContext) {
  const { kind, proxy, target, origin, payloadFormatVersion, ...others } = integration;
  const { gateway } = context.api;
  const usual = gateway.protocol === "http" ? (gateway.payloadFormatVersion ?? "2.0") : undefined;
  const isBare = Object.values(others).every(
    (value) => value === undefined || (Array.isArray(value) && value.length === 0),
  );
  return proxy && isBare && payloadFormatVersion === usual;
}
