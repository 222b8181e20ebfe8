import { evaluate } from "../evaluate/evaluate.js";
import type { Scope } from "../evaluate/scope.js";
import { isNull, list, object, scalar, type Value } from "../evaluate/value.js";
import type { Expression } from "../syntax/expression.js";

/**
 * A value as the type of its variable makes it: attributes that are optional are there, with their defaults or as null.
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export function conform(value: Value, type: Expression | undefined, scope: Scope): Value {
  if (type?.kind !== "call" || isNull(value)) return value;
  const [inner] = type.arguments;
  if (value.kind === "parameter") {
    return value.assumed === undefined ? value : { ...value, assumed: conform(value.assumed, type, scope) };
  }
  switch (type.name) {
    case "object":
      return value.kind === "object" && inner?.kind === "object" ? conformObject(value, inner, scope) : value;
    case "map":
      if (value.kind !== "object") return value;
      return object(
        [...value.members].map(([key, member]) => [key, conform(member, inner, scope)] as const),
        value.at,
      );
    case "list":
    case "set":
      return value.kind === "list"
        ? list(
            value.items.map((item) => conform(item, inner, scope)),
            value.at,
          )
        : value;
    default:
      return value;
  }
}

function conformObject(
  value: Extract<Value, { readonly kind: "object" }>,
  { entries }: Extract<Expression, { readonly kind: "object" }>,
  scope: Scope,
): Value {
  const members = entries.flatMap(({ key, value: type }): readonly (readonly [string, Value])[] => {
    const name = key.kind === "literal" ? String(key.value) : key.text;
    const isOptional = type.kind === "call" && type.name === "optional";
    const own = isOptional ? type.arguments[0] : type;
    const byDefault = isOptional ? type.arguments[1] : undefined;
    const given = value.members.get(name);
    if (given !== undefined && !isNull(given)) return [[name, conform(given, own, scope)]];
    if (byDefault !== undefined) return [[name, conform(evaluate(byDefault, scope), own, scope)]];
    return isOptional || given !== undefined ? [[name, given ?? scalar(null, value.at)]] : [];
  });
  return object(members, value.at);
}
