import { list, object, type Value } from "../evaluate/value.js";
import type { EvaluatedArgument, EvaluatedResource } from "../module/evaluated.js";
import { type Draft, nodeOf, propertyOf, setProperty, translateArguments } from "./draft.js";
import type { DraftIndex } from "./draft-index.js";
import type { Arguments } from "./row.js";
import { integrationArguments, integrationResponseArguments, methodResponseArguments } from "./rows-rest.js";
import { identityOf } from "./source-value.js";

/** What parts say of the method that they belong to, and of where all of it lies. */
const methodKeys = ["rest_api_id", "resource_id", "http_method", "id", "region"];

const argument = (resource: EvaluatedResource, name: string): Value | undefined =>
  resource.arguments.find((each) => each.name === name)?.value;

const methodOf = (resource: EvaluatedResource, drafts: DraftIndex): Draft | undefined =>
  drafts.method(
    argument(resource, "rest_api_id"),
    argument(resource, "resource_id"),
    argument(resource, "http_method"),
  );

const ownArguments = (resource: EvaluatedResource): readonly EvaluatedArgument[] =>
  resource.arguments.filter((each) => !methodKeys.includes(each.name));

const asObject = (resource: EvaluatedResource, table: Arguments): Value =>
  object(
    translateArguments(ownArguments(resource), table).map((each) => [each.name, each.value] as const),
    resource.at,
  );

export function foldIntegration(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const method = methodOf(resource, drafts);
  if (method === undefined || propertyOf(method, "Integration") !== undefined) return false;
  method.nodes.push(nodeOf(resource));
  setProperty(method, {
    name: "Integration",
    value: asObject(resource, integrationArguments),
    at: resource.at,
    node: resource.address,
  });
  return true;
}

export function foldMethodResponse(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const method = methodOf(resource, drafts);
  if (method === undefined) return false;
  method.nodes.push(nodeOf(resource));
  const known = propertyOf(method, "MethodResponses");
  setProperty(method, {
    name: "MethodResponses",
    value: appended(known?.value, asObject(resource, methodResponseArguments)),
    at: known?.at ?? resource.at,
    node: known?.node ?? resource.address,
  });
  return true;
}

export function foldIntegrationResponse(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const method = methodOf(resource, drafts);
  const integration = method === undefined ? undefined : propertyOf(method, "Integration");
  if (method === undefined || integration?.value.kind !== "object") return false;
  const { members, at } = integration.value;
  const responses = appended(members.get("IntegrationResponses"), asObject(resource, integrationResponseArguments));
  method.nodes.push(nodeOf(resource));
  setProperty(method, { ...integration, value: object([...members, ["IntegrationResponses", responses]], at) });
  return true;
}

/** A list with one more item; statuses that stand there already are not repeated. */
function appended(known: Value | undefined, item: Value): Value {
  const items = known?.kind === "list" ? known.items : [];
  return list(
    items.some((each) => identityOf(each) === identityOf(item)) ? items : [...items, item],
    known?.at ?? item.at,
  );
}
