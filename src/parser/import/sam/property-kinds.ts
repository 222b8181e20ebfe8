/** What SAM takes as the value of a property; what only the deployment knows it takes everywhere. */
export type Kind = "any" | "text" | "boolean" | "number" | "object" | "list";

export type PropertyKinds = Readonly<Record<string, readonly Kind[]>>;

/** `name` alone takes anything; `name:kind` and `name:kind|kind` say more. */
const kindsOf = (text: string): PropertyKinds =>
  Object.fromEntries(
    text
      .trim()
      .split(/\s+/)
      .map((each) => {
        const [name = "", kinds = "any"] = each.split(":");
        return [name, kinds.split("|") as Kind[]] as const;
      }),
  );

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html */
export const propertyKinds: Readonly<Record<string, PropertyKinds>> = {
  "AWS::Serverless::Api": kindsOf(`
    Name:text StageName:text Tags:object PropagateTags:boolean DefinitionBody:object DefinitionUri:text|object
    MergeDefinitions:boolean CacheClusterEnabled:boolean CacheClusterSize:text Variables:object
    EndpointConfiguration:text|object MethodSettings:list BinaryMediaTypes:list MinimumCompressionSize:number
    Cors:text|object Auth:object GatewayResponses:object AccessLogSetting:object CanarySetting:object
    TracingEnabled:boolean OpenApiVersion:text Models:object Domain:object FailOnWarnings:boolean Description:text
    Mode:text DisableExecuteApiEndpoint:boolean ApiKeySourceType:text AlwaysDeploy:boolean Policy:text|object
    SecurityPolicy:text EndpointAccessMode:text`),
  "AWS::Serverless::HttpApi": kindsOf(`
    Name StageName:text Tags:object PropagateTags:boolean DefinitionBody:object DefinitionUri:text|object
    StageVariables:object CorsConfiguration:boolean|object AccessLogSettings:object DefaultRouteSettings:object
    Auth:object RouteSettings:object Domain:object FailOnWarnings:boolean Description:text
    DisableExecuteApiEndpoint:boolean`),
  "AWS::Serverless::WebSocketApi": kindsOf(`
    ApiKeySelectionExpression:text AccessLogSettings:object Auth:object DefaultRouteSettings:object Description:text
    DisableExecuteApiEndpoint:boolean Domain:object DisableSchemaValidation:boolean FailOnWarnings:boolean
    IpAddressType:text Name:text PropagateTags:boolean Routes:object RouteSettings:object
    RouteSelectionExpression:text StageName:text StageVariables:object Tags:object`),
  "AWS::Serverless::Function": kindsOf(`
    FunctionName Handler Runtime CodeUri ImageUri PackageType InlineCode DeadLetterQueue:object Description MemorySize
    Timeout VpcConfig Role:text AssumeRolePolicyDocument:object Policies RolePath PermissionsBoundary:text
    Environment:object Events:object Tags:object PropagateTags:boolean Tracing:text KmsKeyArn DeploymentPreference:object
    ReservedConcurrentExecutions Layers:list EventInvokeConfig:object EphemeralStorage AutoPublishAlias:text
    AutoPublishCodeSha256:text AutoPublishAliasAllProperties:boolean VersionDescription ProvisionedConcurrencyConfig
    FileSystemConfigs ImageConfig CodeSigningConfigArn Architectures SnapStart:object FunctionUrlConfig:object
    RuntimeManagementConfig LoggingConfig RecursiveLoop SourceKMSKeyArn CapacityProviderConfig:object
    FunctionScalingConfig:object VersionDeletionPolicy:text PublishToLatestPublished TenancyConfig DurableConfig:object`),
  "event Api": kindsOf(`
    Path:text Method:text RestApiId Stage:text Auth:object RequestModel:object RequestParameters:list
    TimeoutInMillis:number ResponseTransferMode:text UnescapeMappingTemplate:boolean`),
  "event HttpApi": kindsOf(`
    Path:text Method:text ApiId Stage:text Auth:object TimeoutInMillis:number RouteSettings:object
    PayloadFormatVersion:text`),
};

/** What may stand in `Globals`, by its sections: less than resources take themselves. */
const globalNames = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html */
export const globalProperties: Readonly<Record<string, ReadonlySet<string>>> = {
  Api: globalNames(`
    Auth Name DefinitionUri CacheClusterEnabled CacheClusterSize MergeDefinitions Variables EndpointConfiguration
    MethodSettings BinaryMediaTypes MinimumCompressionSize Cors GatewayResponses AccessLogSetting CanarySetting
    TracingEnabled OpenApiVersion Domain AlwaysDeploy PropagateTags SecurityPolicy EndpointAccessMode`),
  HttpApi: globalNames(`
    Auth AccessLogSettings StageVariables Tags CorsConfiguration DefaultRouteSettings Domain RouteSettings FailOnWarnings
    PropagateTags`),
  WebSocketApi: globalNames(`
    AccessLogSettings ApiKeySelectionExpression DefaultRouteSettings DisableExecuteApiEndpoint DisableSchemaValidation
    Domain FailOnWarnings IpAddressType PropagateTags RouteSelectionExpression RouteSettings StageVariables Tags`),
  Function: globalNames(`
    Handler Runtime CodeUri DeadLetterQueue Description MemorySize Timeout VpcConfig Environment Tags PropagateTags
    Tracing KmsKeyArn AutoPublishAlias AutoPublishAliasAllProperties Layers DeploymentPreference RolePath
    PermissionsBoundary ReservedConcurrentExecutions ProvisionedConcurrencyConfig AssumeRolePolicyDocument
    EventInvokeConfig FileSystemConfigs CodeSigningConfigArn Architectures SnapStart EphemeralStorage FunctionUrlConfig
    RuntimeManagementConfig LoggingConfig RecursiveLoop SourceKMSKeyArn TenancyConfig DurableConfig
    CapacityProviderConfig FunctionScalingConfig PublishToLatestPublished VersionDeletionPolicy`),
  SimpleTable: globalNames("SSESpecification"),
  StateMachine: globalNames("PropagateTags"),
  LayerVersion: globalNames("PublishLambdaVersion"),
  CapacityProvider: globalNames(
    "VpcConfig OperatorRole Tags InstanceRequirements ScalingConfig KmsKeyArn PropagateTags",
  ),
};
