import type { SourceResource } from "../resource-graph.js";
import type { ApiEvent } from "./events.js";
import { made, passedAttributes } from "./make-resource.js";
import { inlinePolicy } from "./role-policies.js";
import { constant, list, object, reference, scalar } from "./values.js";

/** The role with which an API starts a state machine. */
export function startRole(event: ApiEvent): SourceResource {
  const { owner, at, node } = event;
  const id = `${owner.resource.id}${event.id}Role`;
  const statement = object(
    {
      Action: scalar("states:StartExecution", at),
      Effect: scalar("Allow", at),
      Resource: reference(owner.resource.id, at),
    },
    at,
  );
  const document = object({ Statement: list([statement], at) }, at);
  const trust = {
    Version: "2012-10-17",
    Statement: [{ Action: ["sts:AssumeRole"], Effect: "Allow", Principal: { Service: ["apigateway.amazonaws.com"] } }],
  };
  return {
    id,
    type: "AWS::IAM::Role",
    nodes: [node],
    attributes: passedAttributes(owner),
    properties: [
      made("AssumeRolePolicyDocument", constant(trust, at)),
      made("Policies", list([inlinePolicy(`${id}StartExecutionPolicy`, document)], at)),
      made("PermissionsBoundary", owner.properties.get("PermissionsBoundary")?.value),
    ].flat(),
  };
}

/** A state machine belongs to no API: it stays as it is, under the type that CloudFormation has for it. */
export const keptStateMachine = (owner: ApiEvent["owner"]): SourceResource => ({
  ...owner.resource,
  type: "AWS::StepFunctions::StateMachine",
});
