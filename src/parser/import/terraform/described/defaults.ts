import { isNull, list, object, type Value } from "../evaluate/value.js";

/** What the service answers for an argument that nobody has set, by type and path. */
const defaults: Readonly<Record<string, unknown>> = {
  "aws_apigatewayv2_api.api_key_selection_expression": "$request.header.x-api-key",
  "aws_api_gateway_method_settings.settings.require_authorization_for_cache_control": true,
  "aws_api_gateway_method_settings.settings.unauthorized_cache_control_header_strategy": "SUCCEED_WITH_RESPONSE_HEADER",
};

/** Arguments that an authorizer of tokens does not have, whatever a state says of them. */
const ofLambdaAuthorizers = ["authorizer_result_ttl_in_seconds", "enable_simple_responses"];

/** Settings of routes in a state: zero is what the provider writes where there is no throttle. */
const throttles = ["throttling_burst_limit", "throttling_rate_limit"];

/** Whether a state has an argument of its own accord. */
export function isUnset(
  type: string,
  name: string,
  value: Value,
  sibling: (name: string) => Value | undefined,
): boolean {
  const authorizer = sibling("authorizer_type");
  return (
    isNothing(value) ||
    isDefault(`${type}.${name}`, value) ||
    (type === "aws_apigatewayv2_authorizer" &&
      ofLambdaAuthorizers.includes(name) &&
      authorizer?.kind === "scalar" &&
      authorizer.value === "JWT")
  );
}

/** Arguments that nobody set stand in a state as nothing, in one of its forms. */
const isNothing = (value: Value): boolean =>
  isNull(value) ||
  (value.kind === "scalar" && value.value === "") ||
  (value.kind === "list" && value.items.every(isNothing)) ||
  (value.kind === "object" && value.members.size === 0);

const isDefault = (path: string, value: Value): boolean =>
  value.kind === "scalar" && Object.hasOwn(defaults, path) && defaults[path] === value.value;

/** A block of a state without what nobody has set within it. */
export function withoutUnset(value: Value, path: string): Value {
  if (value.kind === "list")
    return list(
      value.items.map((item) => withoutUnset(item, path)),
      value.at,
    );
  if (value.kind !== "object") return value;
  const members = [...value.members].filter(([key, member]) => !isDefault(`${path}.${key}`, member));
  return object(/(?:route_settings|location)$/.test(path) ? members.filter(isGiven(members)) : members, value.at);
}

type Member = readonly [string, Value];

/** Of the settings of routes, and of places in a documentation. Both throttles at zero would let nobody in. */
function isGiven(members: readonly Member[]): (member: Member) => boolean {
  const isZero = (name: string): boolean =>
    members.some(([key, value]) => key === name && value.kind === "scalar" && value.value === 0);
  const isUnlimited = throttles.every(isZero);
  return ([key, value]) => !isNothing(value) && !(isUnlimited && throttles.includes(key));
}
