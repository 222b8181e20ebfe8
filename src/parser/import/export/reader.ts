import { isRecord, member, rootNode } from "../../document-node.js";
import type { SourceEntry, SourceKind } from "../source-kind.js";

/** Every extension of the service begins so; a document without any was not exported by it. */
const prefix = "x-amazon-apigateway-";

function looksExported(entry: SourceEntry): boolean {
  if (entry.kind !== "file" || entry.file === undefined || !entry.text.includes(prefix)) return false;
  const root = rootNode(entry.file);
  const version = member(root, "openapi")?.value ?? member(root, "swagger")?.value;
  return typeof version === "string" && isRecord(member(root, "paths")?.value);
}

/**
 * What `aws apigateway get-export --parameters extensions=integrations,authorizers` and `aws apigatewayv2 export-api` give.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
 */
export const exportKind: SourceKind = {
  title: "an OpenAPI document that API Gateway exported",
  recognises: looksExported,
  isPartOfOthers: true,
  load: async () => {
    const { readExport } = await import("./read-export.js");
    return {
      makes: "apis",
      read: async ({ entry }) =>
        entry.kind === "file" && entry.file !== undefined
          ? { apis: [readExport(rootNode(entry.file))], rest: [] }
          : undefined,
    };
  },
};
