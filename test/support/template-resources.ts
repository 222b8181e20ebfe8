import { parse } from "yaml";

/**
 * Resources by logical id, with what is made anew by each build taken out: fingerprints, names of preflights, which only
 * operations have, the order of responses, which means nothing, and that of resources, which is for the compiler to know.
 *
 * @param left resources that stay where they are: whatever refers to one asks for its value
 */
export function resourcesOf(text: string, left: readonly string[] = []): Readonly<Record<string, Resource>> {
  const plain = text
    .replace(/Deployment[0-9a-f]{10}/g, "Deployment")
    .replace(/!GetAtt (\w+)\.(\w+)/g, (whole, id, name) => (left.includes(id) ? `!Ref ${id}${name}` : whole))
    .replace(/\$\{(\w+)\.(\w+)\}/g, (whole, id, name) => (left.includes(id) ? `\${${id}${name}}` : whole))
    // A role that an integration names is called after that, and once more by each build.
    .replace(/\bShared(?=Integration\w+Role\b)/g, "");
  const template = parse(plain, { logLevel: "silent" }) as { Resources: Record<string, Resource> };
  const kept = Object.entries(template.Resources).filter(([id]) => !left.includes(id));
  return Object.fromEntries(kept.map(([id, resource]) => named(id, withoutDependencies(resource), left)));
}

/** A permission is called after its function as the build knows that, which is by ARN where it stays where it is. */
function named(id: string, resource: Resource, left: readonly string[]): readonly [string, Resource] {
  if (resource.Type !== "AWS::Lambda::Permission") return [id, resource];
  const { FunctionName, ...properties } = resource.Properties;
  const of = left.includes(String(FunctionName)) ? String(FunctionName).replace(/Function$/, "$&Arn") : FunctionName;
  return [`permission of ${of} for ${properties.SourceArn}`, { ...resource, Properties: properties }];
}

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

function withoutDependencies({ Type, Properties }: Resource): Resource {
  const { OperationName, ...properties } = Properties ?? {};
  const integration = properties.Integration as { IntegrationResponses?: { StatusCode: string }[] } | undefined;
  integration?.IntegrationResponses?.sort((one, other) => Number(one.StatusCode) - Number(other.StatusCode));
  const isPreflight = properties.HttpMethod === "OPTIONS";
  return {
    Type,
    Properties: isPreflight || OperationName === undefined ? properties : { ...properties, OperationName },
  };
}

/** The resources of a template that a ledger leaves where they are. */
export const leftIn = (ledger: readonly string[]): readonly string[] =>
  ledger.flatMap((row) => /^left (\w+):/.exec(row)?.[1] ?? []);
