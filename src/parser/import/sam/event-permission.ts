import { createHash } from "node:crypto";
import type { SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { type ApiEvent, anyMethod } from "./events.js";
import { made, passedAttributes } from "./make-resource.js";
import { wildcardPath } from "./resource-policy.js";
import { executionArn } from "./rest-api.js";
import type { SamResource } from "./sam-context.js";

import { propertyOf } from "./sam-resource.js";
import { reference, scalar, stringOf } from "./values.js";

/**
 * What lets an API call a function for an event.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function eventPermission(
  event: ApiEvent,
  api: SamResource | undefined,
  functionName: SourceValue,
): SourceResource {
  const { at, owner, type, node } = event;
  const stem = `${owner.resource.id}${event.id}Permission`;
  return {
    id: type === "HttpApi" ? stem : stem + stageSuffix(api),
    type: "AWS::Lambda::Permission",
    nodes: [node],
    attributes: passedAttributes(owner),
    properties: [
      made("Action", scalar("lambda:InvokeFunction", at)),
      made("FunctionName", functionName),
      made("Principal", scalar("apigateway.amazonaws.com", at)),
      made("SourceArn", executionArn(reference(event.api, at), ["/*", methodsOf(event)], at)),
    ].flat(),
  };
}

function stageSuffix(api: SamResource | undefined): string {
  const name = stringOf(api && propertyOf(api, "StageName"));
  if (name === undefined) return "Stage";
  return /^[a-zA-Z0-9]+$/.test(name) ? name : createHash("sha1").update(name).digest("hex").slice(0, 10);
}

/** The service takes no slash at the end, and knows paths as wildcards. */
function methodsOf({ path, method, type }: ApiEvent): string {
  const verb = method === anyMethod ? "*" : method.toUpperCase();
  if (type === "HttpApi" && path === "$default") return `/${verb}`;
  if (type === "HttpApi" && path === "/$default" && verb === "*") return path;
  return `/${verb}${wildcardPath(path.replace(/^(.+)\/$/, "$1"))}`;
}
