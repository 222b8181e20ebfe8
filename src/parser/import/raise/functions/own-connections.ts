import { callbackVariable } from "../../../../ir/plan/websocket/connections.js";
import { memberOf } from "../../build-value.js";
import type { SourceValue } from "../../source-value.js";
import { propertyOf, type RaiseContext } from "../context.js";
import { isWebSocketApi } from "../websocket-api.js";
import type { OwnConnections, SourceFunction } from "./carried.js";
import type { Surroundings } from "./function-surroundings.js";
import { ownLogGroup } from "./log-groups.js";
import { ownPolicies } from "./own-policies.js";
import { referencesIn, referencesOf } from "./references.js";
import { shapeOf } from "./value-shape.js";

/**
 * How the build would tell a function of the connections of its API, if that is how the source does: by the address in its
 * environment, and by a policy of a role that has no others than the build gives. Undefined where the source does it in
 * another way, or not at all.
 */
export function ownConnections(
  context: RaiseContext,
  found: SourceFunction,
  { ofApi, referrers }: Surroundings,
): OwnConnections | undefined {
  const { api, target } = context;
  const { lambda } = found;
  if (!isWebSocketApi(api)) return undefined;
  const role = target(propertyOf(lambda, "Role"));
  const policy = role === undefined ? undefined : policyOf(propertyOf(role, "Policies"));
  if (role === undefined || policy === undefined || referrers(role).some((each) => each !== lambda)) return undefined;
  const actions = actionsOf(policy);
  const connections = { actions, statement: statementFor(context, actions) };
  const policies = ownPolicies(context, role, {
    lambda,
    group: ownLogGroup(context, found),
    connections,
  });
  const address = memberOf(memberOf(propertyOf(lambda, "Environment"), "Variables"), callbackVariable);
  if (policies === undefined || shapeOf(address) !== addressOf(context)) return undefined;
  const told = [address, policy].flatMap((value) => (value === undefined ? [] : referencesIn(value)));
  const isToldMore = [lambda, role].flatMap(referencesOf).some((each) => {
    const resource = target(each);
    return resource !== undefined && ofApi.has(resource) && !told.includes(each);
  });
  return isToldMore ? undefined : connections;
}

/** The statement in which a role lets its function reach connections. */
function policyOf(policies: SourceValue | undefined): SourceValue | undefined {
  const list = policies?.kind === "list" ? policies.items : [];
  const policy = list.find((each) => shapeOf(memberOf(each, "PolicyName")) === "connections");
  const statements = memberOf(memberOf(policy, "PolicyDocument"), "Statement");
  return statements?.kind === "list" ? statements.items[0] : undefined;
}

function actionsOf(statement: SourceValue): readonly string[] {
  const resources = memberOf(statement, "Resource");
  const found = (resources?.kind === "list" ? resources.items : []).flatMap((each) => {
    const [, action] = /\/([A-Z]+)\/@connections\/\*$/.exec(shapeOf(each) ?? "") ?? [];
    return action ?? [];
  });
  return [...new Set(found)].sort();
}

/** As the plan has it: for each stage, each action. */
function statementFor(context: RaiseContext, actions: readonly string[]): object {
  const { api, ofApi, values } = context;
  const arn = `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${api.id}}`;
  const stages = ofApi("AWS::ApiGatewayV2::Stage", "ApiId").flatMap((stage) => {
    const name = propertyOf(stage, "StageName");
    return (name && values.preview(name)) ?? [];
  });
  return {
    Action: ["execute-api:ManageConnections"],
    Effect: "Allow",
    Resource: stages.flatMap((stage) => actions.map((action) => `${arn}/${stage}/${action}/@connections/*`)),
  };
}

/** An API that has its custom domains alone has no address of its own. */
function addressOf({ api, values }: RaiseContext): string | undefined {
  const disabled = propertyOf(api, "DisableExecuteApiEndpoint");
  return disabled !== undefined && values.preview(disabled) === "true"
    ? undefined
    : `https://\${${api.id}}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}`;
}
