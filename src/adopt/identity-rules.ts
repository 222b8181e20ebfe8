/** What two descriptions of one live resource have in common, however differently they name it. */
export type IdentityRule =
  /** The values of properties, all of them known on both sides; a name that ends in `?` may be absent. */
  | { readonly by: "properties"; readonly names: readonly string[] }
  /** A property that is the service's own id, which a source leaves out or says in other words than the target. */
  | { readonly by: "id"; readonly name: string }
  /** Which resources, matched already, refer to it, and by which property. */
  | { readonly by: "users" }
  /** It is the only one of its type. */
  | { readonly by: "type" };

const properties = (...names: readonly string[]): IdentityRule => ({ by: "properties", names });
const users: IdentityRule = { by: "users" };
const type: IdentityRule = { by: "type" };

const named = (name: string): readonly IdentityRule[] => [properties(name), users];
/** Of types whose names are their ids. */
const known = (name: string): readonly IdentityRule[] => [...named(name), { by: "id", name }];
const inRestApi = (...names: readonly string[]): IdentityRule => properties("RestApiId", ...names);
const inApi = (...names: readonly string[]): IdentityRule => properties("ApiId", ...names);

/**
 * By type, what a resource is recognised by; a rule counts only where the ones before it did not tell. Names that the
 * service makes up are not among them: `DescribeStackResources` shows those, and no template does.
 */
export const identityRules: Readonly<Record<string, readonly IdentityRule[]>> = {
  "AWS::ApiGateway::RestApi": [properties("Name"), type],
  "AWS::ApiGateway::Resource": [inRestApi("ParentId", "PathPart")],
  "AWS::ApiGateway::Method": [inRestApi("ResourceId", "HttpMethod")],
  "AWS::ApiGateway::Model": [inRestApi("Name"), users],
  "AWS::ApiGateway::RequestValidator": [
    inRestApi("Name"),
    inRestApi("ValidateRequestBody?", "ValidateRequestParameters?"),
  ],
  "AWS::ApiGateway::Authorizer": [inRestApi("Name"), users],
  "AWS::ApiGateway::GatewayResponse": [inRestApi("ResponseType")],
  "AWS::ApiGateway::Stage": [inRestApi("StageName")],
  "AWS::ApiGateway::Deployment": [users],
  "AWS::ApiGateway::UsagePlan": named("UsagePlanName"),
  "AWS::ApiGateway::ApiKey": named("Name"),
  "AWS::ApiGateway::UsagePlanKey": [properties("UsagePlanId", "KeyId"), properties("UsagePlanId")],
  "AWS::ApiGateway::VpcLink": named("Name"),
  "AWS::ApiGateway::ClientCertificate": [users],
  "AWS::ApiGateway::DocumentationPart": [inRestApi("Location")],
  "AWS::ApiGateway::DocumentationVersion": [inRestApi("DocumentationVersion")],
  "AWS::ApiGateway::DomainName": [properties("DomainName")],
  "AWS::ApiGateway::DomainNameV2": [properties("DomainName")],
  "AWS::ApiGateway::BasePathMapping": [properties("DomainName", "BasePath?")],
  "AWS::ApiGateway::BasePathMappingV2": [properties("DomainNameArn", "BasePath?")],
  "AWS::ApiGateway::DomainNameAccessAssociation": [properties("DomainNameArn", "AccessAssociationSource")],
  "AWS::ApiGateway::Account": [type],
  "AWS::ApiGatewayV2::Api": [properties("Name"), type],
  "AWS::ApiGatewayV2::Route": [inApi("RouteKey")],
  "AWS::ApiGatewayV2::Integration": [users],
  "AWS::ApiGatewayV2::IntegrationResponse": [inApi("IntegrationId", "IntegrationResponseKey")],
  "AWS::ApiGatewayV2::RouteResponse": [inApi("RouteId", "RouteResponseKey")],
  "AWS::ApiGatewayV2::Authorizer": [inApi("Name"), users],
  "AWS::ApiGatewayV2::Deployment": [users],
  "AWS::ApiGatewayV2::Stage": [inApi("StageName")],
  "AWS::ApiGatewayV2::Model": [inApi("Name"), users],
  "AWS::ApiGatewayV2::VpcLink": named("Name"),
  "AWS::ApiGatewayV2::DomainName": [properties("DomainName")],
  "AWS::ApiGatewayV2::ApiMapping": [properties("DomainName", "ApiMappingKey?")],
  "AWS::Lambda::Function": known("FunctionName"),
  "AWS::Lambda::Version": [users, properties("FunctionName")],
  "AWS::Lambda::Alias": [properties("FunctionName", "Name")],
  "AWS::Lambda::Permission": [properties("FunctionName", "Principal", "SourceArn?")],
  "AWS::IAM::Role": known("RoleName"),
  "AWS::Logs::LogGroup": known("LogGroupName"),
  "AWS::CloudWatch::Alarm": [properties("AlarmName"), properties("Namespace", "MetricName", "Dimensions?")],
  "AWS::CloudWatch::Dashboard": [properties("DashboardName"), type],
  "AWS::CertificateManager::Certificate": [properties("DomainName"), users],
  "AWS::Route53::RecordSet": [properties("Name", "Type")],
  "AWS::WAFv2::IPSet": named("Name"),
  "AWS::WAFv2::WebACL": [properties("Name"), type],
  "AWS::WAFv2::WebACLAssociation": [properties("ResourceArn")],
  "AWS::CloudFront::CachePolicy": [users],
  "AWS::CloudFront::Distribution": [type],
};
