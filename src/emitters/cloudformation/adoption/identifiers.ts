import { resourceSchemas } from "../resource-schema.generated.js";
import { type LiveTemplate, liveValue, type TemplateResource } from "./template-values.js";

type Identifier = Readonly<Record<string, string>>;

/** The path of a mapping that has none. https://docs.aws.amazon.com/apigateway/latest/api/API_GetBasePathMapping.html */
const rootBasePath = "(none)";

/** Members of identifiers that no property holds as it is. */
const others: Readonly<Record<string, (resource: TemplateResource, live: LiveTemplate) => string | undefined>> = {
  "AWS::ApiGateway::UsagePlanKey.Id": ({ Properties: { KeyId, UsagePlanId } }, live) => {
    const [key, plan] = [liveValue(KeyId, live), liveValue(UsagePlanId, live)];
    return key === undefined || plan === undefined ? undefined : `${key}:${plan}`;
  },
  "AWS::ApiGateway::BasePathMapping.BasePath": ({ Properties: { BasePath } }, live) =>
    BasePath === undefined || BasePath === "" ? rootBasePath : liveValue(BasePath, live),
};

/**
 * What CloudFormation finds the live resource by: the members of the type's primary identifier, from its properties and,
 * where the service has made them up, from its physical id. Undefined where one of them is not known.
 */
export function primaryIdentifier(id: string, resource: TemplateResource, live: LiveTemplate): Identifier | undefined {
  const schema = resourceSchemas[resource.Type];
  if (schema === undefined || schema.identifier.length === 0) return undefined;
  const members = schema.identifier.map((name) => [name, memberOf(name, id, resource, live)] as const);
  return members.every((member): member is readonly [string, string] => member[1] !== undefined)
    ? Object.fromEntries(members)
    : undefined;
}

function memberOf(name: string, id: string, resource: TemplateResource, live: LiveTemplate): string | undefined {
  const other = others[`${resource.Type}.${name}`];
  if (other !== undefined) return other(resource, live);
  if (name in resource.Properties) return liveValue(resource.Properties[name], live);
  const physicalId = live.references.get(id);
  return compound.has(resource.Type) ? physicalId?.split("/").at(-1) : partOf(physicalId, name);
}

/** Types whose id in Terraform's state has that of the API before it. */
const compound: ReadonlySet<string> = new Set(["AWS::ApiGateway::DocumentationPart"]);

/** WAF's physical ids are `name|id|scope`; all others are the one member that the service has made up. */
function partOf(physicalId: string | undefined, name: string): string | undefined {
  const parts = physicalId?.split("|") ?? [];
  return parts.length === 3 ? parts[["Name", "Id", "Scope"].indexOf(name)] : physicalId;
}
