import type { LedgerEntry } from "../ledger.js";
import type { SourceOutput, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";

/** Resources that others ask for by a name behind that of the one they were made of, as `!Ref MyApi.Stage` does. */
export type ReferableParts = ReadonlyMap<string, string>;

const partTypes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "AWS::Serverless::Api": {
    Stage: "AWS::ApiGateway::Stage",
    Deployment: "AWS::ApiGateway::Deployment",
    DomainName: "AWS::ApiGateway::DomainName",
    DomainNameV2: "AWS::ApiGateway::DomainNameV2",
    UsagePlan: "AWS::ApiGateway::UsagePlan",
    UsagePlanKey: "AWS::ApiGateway::UsagePlanKey",
    ApiKey: "AWS::ApiGateway::ApiKey",
  },
  "AWS::Serverless::HttpApi": { Stage: "AWS::ApiGatewayV2::Stage", DomainName: "AWS::ApiGatewayV2::DomainName" },
  "AWS::Serverless::WebSocketApi": { Stage: "AWS::ApiGatewayV2::Stage", DomainName: "AWS::ApiGatewayV2::DomainName" },
  "AWS::Serverless::Function": { Alias: "AWS::Lambda::Alias", Version: "AWS::Lambda::Version" },
};

/**
 * The parts of a resource of SAM's that may be asked for, as `MyApi.Stage`.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html#sam-specification-generated-resources-referencing
 */
export const referableParts = (
  id: string,
  type: string,
  resources: readonly SourceResource[],
): readonly (readonly [path: string, id: string])[] =>
  Object.entries(partTypes[type] ?? {}).flatMap(([name, partType]) => {
    const found = resources.find((each) => each.type === partType);
    return found === undefined ? [] : [[`${id}.${name}`, found.id] as const];
  });

export interface ResolvedReferences {
  readonly resources: readonly SourceResource[];
  readonly outputs: readonly SourceOutput[];
  readonly notes: readonly LedgerEntry[];
}

/** Lets references lead to what SAM has made; those that lead to nothing have to be supplied. */
export function resolveReferences(
  resources: readonly SourceResource[],
  outputs: readonly SourceOutput[],
  parts: ReferableParts,
): ResolvedReferences {
  const known = new Set(resources.map(({ id }) => id));
  const notes: LedgerEntry[] = [];
  const resolve = (value: SourceValue, owner: SourceResource | undefined): SourceValue => {
    switch (value.kind) {
      case "list":
        return { ...value, items: value.items.map((item) => resolve(item, owner)) };
      case "object":
        return { ...value, members: value.members.map(([key, each]) => [key, resolve(each, owner)] as const) };
      case "join":
        return { ...value, parts: value.parts.map((part) => resolve(part, owner)) };
      case "reference":
        return resolveReference(value, owner);
      default:
        return value;
    }
  };
  const resolveReference = (value: Reference, owner: SourceResource | undefined): SourceValue => {
    const path = pathOf(value);
    const [resource, name, ...rest] = path.split(".");
    const part = parts.get(`${resource}.${name}`);
    const { at } = value;
    if (part !== undefined) {
      return { kind: "reference", resource: part, ...(rest.length === 0 ? {} : { attribute: rest.join(".") }), at };
    }
    if (known.has(value.resource)) return value;
    const node = owner?.nodes[0];
    if (node !== undefined) {
      const how = `'${path}' is no parameter and no resource of the template: it has to be supplied`;
      notes.push({ outcome: "opaque", node: node.address, type: node.type, how, at });
    }
    return { kind: "opaque", text: "", name: path.replaceAll(".", " "), at };
  };
  return {
    resources: resources.map((each) => ({
      ...each,
      properties: each.properties.map((property) => ({ ...property, value: resolve(property.value, each) })),
    })),
    outputs: outputs.map((output) => ({ ...output, value: resolve(output.value, undefined) })),
    notes,
  };
}

type Reference = Extract<SourceValue, { kind: "reference" }>;

const pathOf = ({ resource, attribute }: Reference): string =>
  attribute === undefined ? resource : `${resource}.${attribute}`;
