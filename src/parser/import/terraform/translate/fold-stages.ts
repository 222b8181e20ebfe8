import { knownText } from "../evaluate/text.js";
import { list, object, scalar, type Value } from "../evaluate/value.js";
import type { EvaluatedResource } from "../module/evaluated.js";
import { type Draft, nodeOf, propertyOf, setProperty, translateArguments } from "./draft.js";
import type { DraftIndex } from "./draft-index.js";
import { block, document } from "./row.js";
import { methodSettingsArguments } from "./rows-rest.js";
import { identityOf } from "./source-value.js";

const argument = (resource: EvaluatedResource, name: string): Value | undefined =>
  resource.arguments.find((each) => each.name === name)?.value;

export function foldApiPolicy(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const api = drafts.find("AWS::ApiGateway::RestApi", argument(resource, "rest_api_id"));
  const policy = argument(resource, "policy");
  if (api === undefined || policy === undefined || propertyOf(api, "Policy") !== undefined) return false;
  api.nodes.push(nodeOf(resource));
  setProperty(api, {
    name: "Policy",
    value: document(policy),
    at: resource.at,
    node: resource.address,
    sourceName: "policy",
  });
  return true;
}

export function foldMethodSettings(resource: EvaluatedResource, drafts: DraftIndex): boolean {
  const api = argument(resource, "rest_api_id");
  const stage = drafts.find("AWS::ApiGateway::Stage", argument(resource, "stage_name"), "StageName", [
    "RestApiId",
    api,
  ]);
  const path = argument(resource, "method_path");
  const text = path === undefined ? undefined : knownText(path);
  if (stage === undefined || path === undefined || text === undefined) return false;
  const settings = argument(resource, "settings");
  const converted = settings === undefined ? undefined : block(methodSettingsArguments)(settings);
  const others = translateArguments(
    resource.arguments.filter(
      ({ name }) => !["rest_api_id", "stage_name", "method_path", "settings", "id", "region"].includes(name),
    ),
    {},
  );
  const [resourcePath, verb] = splitMethodPath(text);
  const entry = object(
    [
      ["ResourcePath", scalar(resourcePath, path.at)],
      ["HttpMethod", scalar(verb, path.at)],
      ...(converted?.kind === "object" ? converted.members : []),
      ...others.map((each) => [each.name, each.value] as const),
    ],
    resource.at,
  );
  const known = propertyOf(stage, "MethodSettings");
  const items = known?.value.kind === "list" ? known.value.items : [];
  stage.nodes.push(nodeOf(resource));
  setProperty(stage, {
    name: "MethodSettings",
    value: list([...items, entry], known?.at ?? resource.at),
    at: known?.at ?? resource.at,
    node: known?.node ?? resource.address,
  });
  return true;
}

/** `~1pets~1{petId}/GET` has a slash before its path in CloudFormation, and so has one that nobody escaped. */
function splitMethodPath(text: string): readonly [path: string, verb: string] {
  const at = text.lastIndexOf("/");
  const path = text.slice(0, Math.max(0, at)).replace(/^\//, "");
  const escaped = path.startsWith("~1") || path === "*" || path === "" ? path : `~1${path.replaceAll("/", "~1")}`;
  return [`/${escaped}`, text.slice(at + 1)];
}

/**
 * The provider sends -1 for a throttle that a method's settings lack, which lifts that of the stage; so the stage's is
 * repeated there, and says nothing new.
 */
export function dropRepeatedThrottles(stage: Draft): void {
  const settings = propertyOf(stage, "MethodSettings");
  if (settings?.value.kind !== "list") return;
  const entries = settings.value.items.filter((each) => each.kind === "object");
  const throttleOf = ({ members }: (typeof entries)[number]): string =>
    ["ThrottlingRateLimit", "ThrottlingBurstLimit"].map((name) => identityOf(members.get(name))).join(" ");
  const isForAll = ({ members }: (typeof entries)[number]): boolean =>
    identityOf(members.get("ResourcePath")) === "=/*" && identityOf(members.get("HttpMethod")) === "=*";
  const standard = entries.find(isForAll);
  const throttle = standard === undefined ? " " : throttleOf(standard);
  if (throttle === " ") return;
  const items = entries.map((each) =>
    isForAll(each) || throttleOf(each) !== throttle
      ? each
      : object(
          [...each.members].filter(([name]) => !name.startsWith("Throttling")),
          each.at,
        ),
  );
  setProperty(stage, { ...settings, value: list(items, settings.value.at) });
}
