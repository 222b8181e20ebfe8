import {
  type APIGatewayClient,
  type DocumentationPart,
  type DocumentationVersion,
  GetDocumentationPartsCommand,
  GetDocumentationVersionsCommand,
} from "@aws-sdk/client-api-gateway";
import { canonicalJson, type FoundThing } from "./canonical.js";
import { keyOf } from "./keys.js";

/** The documentation of a REST API, and the snapshots of it. */
export async function findDocumentation(client: APIGatewayClient, restApiId: string): Promise<readonly FoundThing[]> {
  const [parts, versions] = await Promise.all([
    client.send(new GetDocumentationPartsCommand({ restApiId, limit: 500 })),
    client.send(new GetDocumentationVersionsCommand({ restApiId, limit: 500 })),
  ]);
  return [...(parts.items ?? []).map(describePart), ...(versions.items ?? []).map(describeVersion)];
}

const describePart = ({ id, location, properties }: DocumentationPart): FoundThing => ({
  key: keyOf["documentation-part"](
    // What a location does not have is empty in some answers.
    [location?.type, location?.path, location?.method, location?.statusCode, location?.name].map(
      (each) => each || undefined,
    ),
  ),
  identifiers: [id],
  members: { location, properties: properties === undefined ? undefined : canonicalJson(properties) },
});

const describeVersion = ({ version, description }: DocumentationVersion): FoundThing => ({
  key: keyOf["documentation-version"](version ?? ""),
  members: { version, description },
});
