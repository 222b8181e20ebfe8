import type { SourceProperty, SourceResource } from "../resource-graph.js";
import type { SourceValue } from "../source-value.js";
import { type Definition, finishDefinition, isOpenApi3, isWritable, moveToOpenApi3 } from "./definition.js";
import { type Draft, open, openExisting, read, write } from "./draft.js";
import { addGatewayResponses } from "./gateway-responses.js";
import { made, makeResource, ownAttributes, tagList } from "./make-resource.js";
import { addModels } from "./models.js";
import { addRestAuth } from "./rest-auth.js";
import type { RestAuthorizer } from "./rest-authorizers.js";
import { addRestCors } from "./rest-cors.js";
import { restDomain } from "./rest-domain.js";
import { s3Location } from "./s3-location.js";
import {
  decidedText,
  isDecidedTrue,
  reportInvalid,
  reportRefused,
  type SamContext,
  type SamResource,
} from "./sam-context.js";
import { pass, propertyOf, take } from "./sam-resource.js";
import { stageId } from "./stage-id.js";
import { usagePlan } from "./usage-plan.js";
import {
  isList,
  isObject,
  itemsOf,
  join,
  list,
  member,
  object,
  pseudo,
  reference,
  scalar,
  stringOf,
  textOf,
} from "./values.js";

/**
 * `AWS::Serverless::Api`: an API with one stage and the deployment that it is on.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
 */
export function expandRestApi(
  sam: SamResource,
  definition: Definition | undefined,
  context: SamContext,
): readonly SourceResource[] {
  const { id } = sam.resource;
  checkDefinition(sam, context);
  const { api, authorizers } = restApi(sam, definition, context);
  const { stage, deployment } = stageAndDeployment(sam, context);
  const resources = [
    api,
    deployment,
    stage,
    ...authorizers.flatMap((each) => authorizerPermission(sam, each)),
    ...restDomain(sam, context),
    ...usagePlan(sam, stage.id, context),
  ];
  take(sam, "AlwaysDeploy", context);
  const tags = take(sam, "PropagateTags", context) === undefined ? undefined : propertyOf(sam, "Tags");
  if (!isDecidedTrue(context, propertyOf(sam, "PropagateTags")) || tags === undefined) return resources;
  return resources.map((each) => (takesTags(each.type) && each.id !== stage.id ? withTags(each, tags) : each));

  function authorizerPermission(
    owner: SamResource,
    { name, grantedFunction }: RestAuthorizer,
  ): readonly SourceResource[] {
    if (grantedFunction === undefined) return [];
    const { at } = grantedFunction;
    return [
      makeResource(owner, `${id}${name}AuthorizerPermission`, "AWS::Lambda::Permission", [
        made("Action", scalar("lambda:InvokeFunction", at)),
        made("FunctionName", grantedFunction),
        made("Principal", scalar("apigateway.amazonaws.com", at)),
        made("SourceArn", executionArn(reference(id, at), ["/authorizers/*"], at)),
      ]),
    ];
  }
}

/** Part of an API, as permissions name it. */
export const executionArn = (
  api: SourceValue,
  rest: readonly (SourceValue | string)[],
  at: SourceValue["at"],
): SourceValue =>
  join(
    [
      "arn:",
      pseudo("partition", at),
      ":execute-api:",
      pseudo("region", at),
      ":",
      pseudo("account", at),
      ":",
      api,
      ...rest,
    ],
    at,
  );

const taggedTypes: ReadonlySet<string> = new Set([
  "AWS::ApiGateway::RestApi",
  "AWS::ApiGateway::Stage",
  "AWS::ApiGateway::DomainName",
  "AWS::ApiGateway::DomainNameV2",
  "AWS::ApiGateway::UsagePlan",
  "AWS::ApiGateway::ApiKey",
]);
const takesTags = (type: string): boolean => taggedTypes.has(type);

const withTags = (resource: SourceResource, tags: SourceValue): SourceResource => ({
  ...resource,
  properties: [...resource.properties.filter(({ name }) => name !== "Tags"), ...made("Tags", tagList(tags))],
});

function checkDefinition(sam: SamResource, context: SamContext): void {
  const { id } = sam.resource;
  const uri = sam.properties.get("DefinitionUri");
  const body = propertyOf(sam, "DefinitionBody");
  if (uri !== undefined && body !== undefined) {
    reportRefused(context, id, "'DefinitionUri' and 'DefinitionBody' exclude each other", uri.at);
  }
  if (uri !== undefined && isDecidedTrue(context, propertyOf(sam, "MergeDefinitions"))) {
    reportRefused(context, id, "'MergeDefinitions' needs a definition in the template, not 'DefinitionUri'", uri.at);
  }
  const version = propertyOf(sam, "OpenApiVersion");
  const text = decidedText(context, version);
  if (version !== undefined && text !== undefined && !/^[2-3](\.\d)(\.\d)?$/.test(text)) {
    reportInvalid(context, `'OpenApiVersion' of ${id}`, "a version such as 3.0.1", version);
  }
}

function restApi(
  sam: SamResource,
  definition: Definition | undefined,
  context: SamContext,
): { readonly api: SourceResource; readonly authorizers: readonly RestAuthorizer[] } {
  const { id } = sam.resource;
  addRestCors(sam, definition, context);
  const authorizers = addRestAuth(sam, definition, context);
  addGatewayResponses(sam, definition, context);
  addBinaryTypes(sam, definition);
  addModels(sam, definition, context);
  addEndpointSwitch(sam, definition, context);
  const version = take(sam, "OpenApiVersion", context);
  take(sam, "MergeDefinitions", context);
  if (definition !== undefined) moveToOpenApi3(definition, version, context);
  const api = makeResource(
    sam,
    id,
    "AWS::ApiGateway::RestApi",
    [bodyOf(sam, definition, context), ...passedProperties.map((name) => pass(sam, name)), endpointOf(sam, context)],
    ownAttributes(sam),
  );
  return { api, authorizers };
}

const passedProperties = [
  "Name",
  "Description",
  "BinaryMediaTypes",
  "MinimumCompressionSize",
  "FailOnWarnings",
  "Mode",
  "ApiKeySourceType",
  "Policy",
  "SecurityPolicy",
  "EndpointAccessMode",
] as const;

/** The definition in the template, or the place where it stands. */
export function bodyOf(
  sam: SamResource,
  definition: Definition | undefined,
  context: SamContext,
): readonly SourceProperty[] {
  const uri = sam.properties.get("DefinitionUri");
  if (uri !== undefined) {
    const local = context.definitions.get(stringOf(uri.value) ?? "");
    if (local !== undefined) return [{ ...uri, name: "Body", value: local, sourceName: "Properties.DefinitionUri" }];
    const location = s3Location(uri.value, `'DefinitionUri' of ${sam.resource.id}`, context);
    return location === undefined
      ? []
      : [{ ...uri, name: "BodyS3Location", value: location, sourceName: "Properties.DefinitionUri" }];
  }
  if (definition === undefined) return [];
  const at = sam.properties.get("DefinitionBody")?.at ?? sam.node.at;
  return [{ name: "Body", sourceName: "Properties.DefinitionBody", value: finishDefinition(definition), at }];
}

/** Types with `~1` for a slash are meant as such. */
function addBinaryTypes(sam: SamResource, definition: Definition | undefined): void {
  const types = propertyOf(sam, "BinaryMediaTypes");
  if (definition === undefined || !isList(types)) return;
  const plain = types.items.map((item) => {
    const text = textOf(item);
    return text === undefined ? item : scalar(text.replaceAll("~1", "/"), item.at);
  });
  write(definition.root, "x-amazon-apigateway-binary-media-types", list(plain, types.at));
}

const endpointKey = "x-amazon-apigateway-endpoint-configuration";

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html */
function addEndpointSwitch(sam: SamResource, definition: Definition | undefined, context: SamContext): void {
  const off = take(sam, "DisableExecuteApiEndpoint", context);
  if (off === undefined || !isWritable(sam, definition, "DisableExecuteApiEndpoint", context)) return;
  if (!isOpenApi3(definition)) {
    switchEndpoint(definition.root, off, sam, context);
    return;
  }
  switchServers(sam, definition, off, context);
}

/** In documents of version 3 each server says it. */
export function switchServers(sam: SamResource, definition: Definition, off: SourceValue, context: SamContext): void {
  const servers = read(definition.root, "servers");
  const given = isList(servers) && servers.items.length > 0 ? servers.items : [object({}, off.at)];
  const switched = given.map((server) => {
    if (!isObject(server)) {
      reportInvalid(context, `'servers' of ${sam.resource.id}`, "a list of maps", server);
      return server;
    }
    const configuration = member(server, endpointKey);
    if (configuration !== undefined && !isObject(configuration)) {
      reportInvalid(context, `'${endpointKey}' of ${sam.resource.id}`, "a map", configuration);
      return server;
    }
    const others = (configuration?.members ?? []).filter(([key]) => key !== "disableExecuteApiEndpoint");
    const written = object({ ...Object.fromEntries(others), disableExecuteApiEndpoint: off }, off.at);
    const kept = server.members.filter(([key]) => key !== endpointKey);
    return { ...server, members: [...kept, [endpointKey, written] as const] };
  });
  write(definition.root, "servers", list(switched, off.at));
}

function switchEndpoint(root: Draft, off: SourceValue, sam: SamResource, context: SamContext): void {
  const configuration = open(root, endpointKey, off.at);
  if (configuration !== undefined) write(configuration, "disableExecuteApiEndpoint", off);
  else {
    const found = read(root, endpointKey);
    if (found !== undefined) reportInvalid(context, `'${endpointKey}' of ${sam.resource.id}`, "a map", found);
  }
}

/** One type as text, or a map with endpoints of a VPC. */
function endpointOf(sam: SamResource, context: SamContext): readonly SourceProperty[] {
  const property = sam.properties.get("EndpointConfiguration");
  if (property === undefined) return [];
  const { value } = property;
  const type = isObject(value) ? member(value, "Type") : value;
  const endpoints = ["VPCEndpointIds", "VpcEndpointIds"].map((name) => member(value, name));
  if (endpoints.every((each) => each !== undefined)) {
    const detail = "'VPCEndpointIds' and 'VpcEndpointIds' are the same, and only one may be there";
    reportRefused(context, `'EndpointConfiguration' of ${sam.resource.id}`, detail, property.at);
  }
  const configuration = object(
    {
      Types: type === undefined ? undefined : list(itemsOf(type), type.at),
      VpcEndpointIds: endpoints[0] ?? endpoints[1],
      IpAddressType: member(value, "IpAddressType"),
    },
    value.at,
  );
  return [{ ...property, value: configuration }];
}

function stageAndDeployment(
  sam: SamResource,
  context: SamContext,
): { readonly stage: SourceResource; readonly deployment: SourceResource } {
  const { id } = sam.resource;
  const { at } = sam.node;
  const name = propertyOf(sam, "StageName");
  if (name === undefined) reportRefused(context, id, "it has no 'StageName'", at);
  if (textOf(name) === "") reportRefused(context, id, "'StageName' is empty", at);
  const deployment = makeResource(sam, `${id}Deployment`, "AWS::ApiGateway::Deployment", [
    made("RestApiId", reference(id, at)),
    // Without `OpenApiVersion`, SAM lets the deployment make a second stage of this name.
    made("StageName", sam.properties.has("OpenApiVersion") ? undefined : scalar("Stage", at)),
  ]);
  const tags = isList(propertyOf(sam, "Tags")) ? propertyOf(sam, "Tags") : tagList(take(sam, "Tags", context));
  const stage = makeResource(sam, stageId(id, name), "AWS::ApiGateway::Stage", [
    made("RestApiId", reference(id, at)),
    made("DeploymentId", reference(deployment.id, at)),
    ...stageProperties.map((each) => pass(sam, each)),
    made("Tags", tags),
  ]);
  return { stage, deployment };
}

const stageProperties = [
  "StageName",
  "CacheClusterEnabled",
  "CacheClusterSize",
  "Variables",
  "MethodSettings",
  "AccessLogSetting",
  "CanarySetting",
  "TracingEnabled",
] as const;

/** Whether the definition has any path, which an API without events and definition has not. */
export const hasPaths = ({ root }: Definition): boolean => (openExisting(root, "paths")?.members.size ?? 0) > 0;
