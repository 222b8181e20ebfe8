import type { HttpIntegration } from "../../ir/integration.js";
import { type DocumentNode, keyPlaceOf, member } from "../document-node.js";
import { type ReadContext, readString, reportInvalid } from "../read-context.js";
import { readDeployValue } from "./deploy-values.js";

/**
 * The link that a call goes through, and the load balancer behind it: a link of the second kind leads to several, and an
 * HTTP API names a listener of one as its `uri`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export function readConnection(
  context: ReadContext,
  node: DocumentNode,
): Pick<HttpIntegration, "vpcLink" | "loadBalancer"> {
  const [link, target] = ["connectionId", "integrationTarget"].map((field) => member(node, field));
  if (target !== undefined && context.protocol !== "rest") {
    const what = "The field 'integrationTarget', which REST APIs alone have,";
    context.diagnostics.report("construct-not-read", keyPlaceOf(target), { what });
  } else if (target !== undefined && link === undefined) {
    const problem = "names a load balancer and no VPC link to it: it lacks 'connectionId'";
    context.diagnostics.report("connection-invalid", keyPlaceOf(target), { operation: operationOf(node), problem });
  }
  return {
    ...(link === undefined ? {} : { vpcLink: readDeployValue(context, link, "template") }),
    ...(target === undefined || context.protocol !== "rest"
      ? {}
      : { loadBalancer: readDeployValue(context, target, "template") }),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html (connectionType, connectionId) */
export function checkConnection(context: ReadContext, node: DocumentNode, type: string | undefined): void {
  const connectionType = readString(context, node, "connectionType")?.toUpperCase();
  const typeNode = member(node, "connectionType");
  const idNode = member(node, "connectionId");
  const operation = operationOf(node);
  const report = (at: DocumentNode, problem: string): void =>
    context.diagnostics.report("connection-invalid", keyPlaceOf(at), { operation, problem });
  if (typeNode !== undefined && connectionType !== "VPC_LINK" && connectionType !== "INTERNET")
    reportInvalid(context, typeNode, "The integration's 'connectionType'", "INTERNET or VPC_LINK");
  else if (typeNode !== undefined && connectionType === "VPC_LINK" && type !== "http" && type !== "http_proxy")
    report(typeNode, `of type ${type} cannot go through a VPC link`);
  else if (typeNode !== undefined && connectionType === "VPC_LINK" && idNode === undefined)
    report(typeNode, "goes through a VPC link and names none: it lacks 'connectionId'");
  else if (idNode !== undefined && connectionType !== "VPC_LINK")
    report(idNode, "names a VPC link and does not go through it: 'connectionType' is not VPC_LINK");
}

/** How messages call the operation: the path and the method that the integration stands at. */
const operationOf = ({ pointer }: DocumentNode): string => {
  const [, path = "", method = ""] = /\/paths\/([^/]*)\/([^/]*)/.exec(pointer) ?? [];
  return `${method.toUpperCase()} ${path.replaceAll("~1", "/").replaceAll("~0", "~")}`.trim() || "a component";
};
