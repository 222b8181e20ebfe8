import type { SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { eventsOf } from "./events.js";
import { functionAlias } from "./function-alias.js";
import { functionRole, noteUnusedRole } from "./function-role.js";
import { functionUrl } from "./function-url.js";
import { made, makeResource, ownAttributes, tagList } from "./make-resource.js";
import { codeNames, s3Location } from "./s3-location.js";
import { decidedText, isDecidedTrue, note, type SamContext, type SamResource } from "./sam-context.js";
import { pass, propertyOf, take } from "./sam-resource.js";
import { isObject, member, membersOf, object, reference, scalar } from "./values.js";

/** A function with what SAM makes beside it, and what events call: the function, or the alias that it is published as. */
export interface ExpandedFunction {
  readonly resources: readonly SourceResource[];
  /** What an integration calls. */
  readonly arn: SourceValue;
  /** What a permission names. */
  readonly name: SourceValue;
}

const passedProperties = [
  "FunctionName",
  "Handler",
  "Runtime",
  "Description",
  "MemorySize",
  "Timeout",
  "VpcConfig",
  "Environment",
  "KmsKeyArn",
  "ReservedConcurrentExecutions",
  "Layers",
  "FileSystemConfigs",
  "ImageConfig",
  "PackageType",
  "Architectures",
  "SnapStart",
  "EphemeralStorage",
  "CodeSigningConfigArn",
  "RuntimeManagementConfig",
  "LoggingConfig",
  "TenancyConfig",
  "RecursiveLoop",
  "DurableConfig",
  "CapacityProviderConfig",
  "FunctionScalingConfig",
  "PublishToLatestPublished",
] as const;

/**
 * `AWS::Serverless::Function`: the function, and a role when none is named.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function expandFunction(sam: SamResource, context: SamContext): ExpandedFunction {
  const { id } = sam.resource;
  const { at } = sam.node;
  const ownTags = take(sam, "Tags", context);
  // Tags that are handed on to everything made of a function take the place of SAM's own.
  const propagates = ownTags !== undefined && isDecidedTrue(context, propertyOf(sam, "PropagateTags"));
  const createdBy = propagates ? {} : { "lambda:createdBy": scalar("SAM", at) };
  const tags = object({ ...createdBy, ...Object.fromEntries(membersOf(ownTags)) }, ownTags?.at ?? at);
  const roles = sam.properties.has("Role") ? [] : [functionRole(sam, tags, context)];
  if (roles.length === 0) noteUnusedRole(sam, context);
  const role = roles[0] === undefined ? pass(sam, "Role") : made("Role", reference(roles[0].id, at, "Arn"));
  const lambda = makeResource(
    sam,
    id,
    "AWS::Lambda::Function",
    [
      code(sam, context),
      ...passedProperties.map((name) => pass(sam, name)),
      role,
      tracing(sam, context),
      deadLetters(sam, context),
      made("Tags", tagList(tags)),
    ],
    ownAttributes(sam),
  );
  const published = functionAlias(sam, context);
  noteRest(sam, context);
  const url = functionUrl(sam, published, context);
  return {
    resources: [lambda, ...(published?.resources ?? []), ...roles, ...url],
    ...(published === undefined
      ? { arn: reference(id, at, "Arn"), name: reference(id, at) }
      : { arn: published.arn, name: published.arn }),
  };
}

/** The archive or image; a path is kept as `sam build` takes it. */
function code(sam: SamResource, context: SamContext): readonly SourceProperty[] {
  const key = take(sam, "SourceKMSKeyArn", context);
  for (const [name, field] of [
    ["InlineCode", "ZipFile"],
    ["ImageUri", "ImageUri"],
  ] as const) {
    const property = sam.properties.get(name);
    if (property === undefined) continue;
    const value = object({ [field]: property.value }, property.value.at);
    return [{ ...property, name: "Code", sourceName: `Properties.${name}`, value }];
  }
  const property = sam.properties.get("CodeUri");
  if (property === undefined) return [];
  const place = s3Location(property.value, `'CodeUri' of ${sam.resource.id}`, context, codeNames);
  if (place === undefined) return [];
  const value =
    key !== undefined && isObject(place)
      ? { ...place, members: [...place.members, ["SourceKMSKeyArn", key] as const] }
      : place;
  return [{ ...property, name: "Code", sourceName: "Properties.CodeUri", value }];
}

function tracing(sam: SamResource, context: SamContext): readonly SourceProperty[] {
  const property = sam.properties.get("Tracing");
  if (property === undefined) return [];
  if (decidedText(context, property.value) === "Disabled") {
    note(context, sam.node, "mapped", undefined, property);
    return [];
  }
  return [
    {
      ...property,
      name: "TracingConfig",
      sourceName: "Properties.Tracing",
      value: object({ Mode: property.value }, property.at),
    },
  ];
}

function deadLetters(sam: SamResource, context: SamContext): readonly SourceProperty[] {
  const queue = take(sam, "DeadLetterQueue", context);
  const target = member(queue, "TargetArn");
  return target === undefined ? [] : made("DeadLetterConfig", object({ TargetArn: target }, target.at));
}

/** What goes with a function, and is nothing that an API needs of it. */
function noteRest(sam: SamResource, context: SamContext): void {
  take(sam, "Events", context);
  take(sam, "PropagateTags", context);
  for (const [name, how] of [
    ["EventInvokeConfig", "what becomes of asynchronous events is configured beside the function, and stays there"],
    ["DeploymentPreference", "the gradual shift of the alias is CodeDeploy's, and stays there"],
  ] as const) {
    const property = sam.properties.get(name);
    if (property !== undefined) note(context, sam.node, "left", how, property);
  }
  for (const event of eventsOf(sam)) {
    if (event.type === "Api" || event.type === "HttpApi") continue;
    const type = `event ${event.type ?? "of no type"}`;
    const node = { address: `${sam.resource.id}.Events.${event.id}`, type, at: event.at };
    note(context, node, "left", "it belongs to no API, and stays with its source");
  }
}
