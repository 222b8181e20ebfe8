import { isNull, list, object, type Value } from "../evaluate/value.js";
import type { EvaluatedArgument } from "../module/evaluated.js";
import { pascalCase } from "./row.js";

/**
 * Resources of the provider that is generated from CloudFormation's own types: their names follow from those.
 * https://registry.terraform.io/providers/hashicorp/awscc/latest/docs
 */
const services: Readonly<Record<string, string>> = {
  apigateway: "ApiGateway",
  apigatewayv2: "ApiGatewayV2",
  lambda: "Lambda",
  iam: "IAM",
  logs: "Logs",
};

/** CloudFormation's type; undefined for a resource of another provider, or of a service that no API consists of. */
export function cloudControlType(type: string): string | undefined {
  const [, service = "", name = ""] = /^awscc_([a-z0-9]+)_(\w+)$/.exec(type) ?? [];
  const named = Object.hasOwn(services, service) ? services[service] : undefined;
  return named === undefined ? undefined : `AWS::${named}::${pascalCase(name)}`;
}

/** Arguments in CloudFormation's words; keys that the author chose stay as they are. */
export const cloudControlArguments = (given: readonly EvaluatedArgument[]): readonly EvaluatedArgument[] =>
  given.map((each) => ({
    ...each,
    name: pascalCase(each.name),
    value: keepsKeys(each.name, each.value) ? each.value : renamed(each.value),
  }));

/** `StageVariables`, `RequestParameters`: maps whose keys mean something to the service, not to the provider. */
const keepsKeys = (name: string, value: Value): boolean =>
  value.kind !== "list" && /(variables|parameters|templates|models|body|policy|schema|tags)$/.test(name);

function renamed(value: Value): Value {
  if (value.kind === "list") return list(value.items.map(renamed), value.at);
  if (value.kind !== "object") return value;
  const members = [...value.members].filter(([, member]) => !isNull(member));
  return object(
    members.map(([name, member]) => [pascalCase(name), keepsKeys(name, member) ? member : renamed(member)] as const),
    value.at,
  );
}
