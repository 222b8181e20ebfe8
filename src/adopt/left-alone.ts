import { knownText, memberOf } from "../parser/import/build-value.js";
import type { SourceResource } from "../parser/import/resource-graph.js";
import type { SourceValue } from "../parser/import/source-value.js";

/** Whether a property, or its absence, is live in a way that the plan does not say. */
type Difference = (value: SourceValue | undefined, resource: SourceResource) => boolean;

const isAbsent: Difference = (value) => value === undefined;

/** HTTP and WebSocket APIs take the ARN of a function for the address at which it is invoked. */
const isFunction: Difference = (value, resource) => {
  const type = propertyOf(resource, "IntegrationType");
  const isProxy = type !== undefined && knownText(type) === "AWS_PROXY";
  return isProxy && value !== undefined && value.kind !== "join" && !/:lambda:path\//.test(knownText(value) ?? "");
};

/** `Arn` of a log group ends in `:*` in CloudFormation, and in nothing in Terraform. */
const isWholeGroup: Difference = (value) => {
  const destination = memberOf(value, "DestinationArn");
  return destination?.kind === "reference" && destination.attribute === "Arn";
};

/**
 * By type and property: names and labels that the plan gives to what has none, or has one that CloudFormation has made up;
 * and values that say the same in other words.
 */
const differences: Readonly<Record<string, Readonly<Record<string, Difference>>>> = {
  "AWS::ApiGateway::ApiKey": { Name: isAbsent },
  "AWS::ApiGateway::UsagePlan": { UsagePlanName: isAbsent },
  "AWS::ApiGateway::Method": { OperationName: isAbsent },
  "AWS::ApiGatewayV2::Route": { OperationName: isAbsent },
  "AWS::ApiGatewayV2::Integration": { IntegrationUri: isFunction },
  "AWS::ApiGatewayV2::Stage": { AccessLogSettings: isWholeGroup },
};

/** Properties of a live resource that an adoption leaves as they are. */
export const propertiesLeftAlone = (resource: SourceResource): readonly string[] =>
  Object.entries(differences[resource.type] ?? {}).flatMap(([name, isDifferent]) =>
    isDifferent(propertyOf(resource, name), resource) ? [name] : [],
  );

const propertyOf = ({ properties }: SourceResource, name: string): SourceValue | undefined =>
  properties.find((property) => property.name === name)?.value;
