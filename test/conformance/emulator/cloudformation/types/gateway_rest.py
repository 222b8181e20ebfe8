"""Types of REST APIs.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGateway.html
"""

from typing import Any

from ...gateway.rest_import import import_rest_body
from ...gateway.store import Path
from ...shape import UnknownProperty, shaped, text_of
from ..resource_type import Deployed, HandledType, Properties, ResourceType, Scope
from .gateway_type import GatewayType, member

SERVICE = "apigateway"

# What a stage's method settings are called in a template, and in a patch of the stage.
METHOD_SETTINGS = {
    "CacheDataEncrypted": "caching/dataEncrypted",
    "CacheTtlInSeconds": "caching/ttlInSeconds",
    "CachingEnabled": "caching/enabled",
    "DataTraceEnabled": "logging/dataTrace",
    "LoggingLevel": "logging/loglevel",
    "MetricsEnabled": "metrics/enabled",
    "ThrottlingBurstLimit": "throttling/burstLimit",
    "ThrottlingRateLimit": "throttling/rateLimit",
}


def _named(properties: Properties) -> Properties:
    """An API that a body defines bears the body's title where nothing else names it."""
    title = properties.get("Body", {}).get("info", {}).get("title")
    return properties if title is None else {"Name": title, **properties}


def _import_body(scope: Scope, path: Path, properties: Properties) -> None:
    body = properties.get("Body")
    if body is not None:
        import_rest_body(scope.api.store, path, body, properties.get("Mode", "overwrite"))
        _restate(scope, path, properties)


def _restate(scope: Scope, path: Path, properties: Properties) -> None:
    """Properties stand above what the body says of the same."""
    own = {"Name": "name", "Description": "description", "Policy": "policy", "ApiKeySourceType": "apiKeySource"}
    document = dict(scope.api.store.get(path) or {})
    document.update({name: text_of(properties[key]) for key, name in own.items() if key in properties})
    scope.api.store.put(path, document)


def _patch_stage(scope: Scope, path: Path, properties: Properties) -> None:
    operations: list[dict[str, Any]] = []
    for setting in properties.get("MethodSettings", []):
        address = f"{setting['ResourcePath']}/{setting['HttpMethod']}"
        for key, value in setting.items():
            if key in METHOD_SETTINGS:
                operations.append(_replace(f"{address}/{METHOD_SETTINGS[key]}", value))
            elif key not in ("ResourcePath", "HttpMethod"):
                raise UnknownProperty(f"MethodSettings.{key}")
    log = properties.get("AccessLogSetting", {})
    for key, value in log.items():
        operations.append(_replace(f"/accessLogSettings/{key[0].lower()}{key[1:]}", value))
    if "ClientCertificateId" in properties:
        operations.append(_replace("/clientCertificateId", properties["ClientCertificateId"]))
    names = {"restApiId": path[1], "stageName": path[3]}
    scope.api.call(SERVICE, "UpdateStage", {**names, "patchOperations": operations})


def _replace(path: str, value: Any) -> dict[str, Any]:
    return {"op": "replace", "path": path, "value": text_of(value)}


def _key_of_plan(properties: Properties, answer: dict[str, Any]) -> str:
    return f"{properties['KeyId']}:{properties['UsagePlanId']}"


def _put_method(scope: Scope, properties: Properties) -> Deployed:
    names = {
        "restApiId": properties["RestApiId"],
        "resourceId": properties["ResourceId"],
        "httpMethod": properties["HttpMethod"],
    }
    scope.send(SERVICE, "PutMethod", properties, {"Integration": "put below", "MethodResponses": "put below"})
    for response in properties.get("MethodResponses", []):
        scope.send(SERVICE, "PutMethodResponse", {**names, **response})
    if "Integration" in properties:
        _put_integration(scope, names, dict(properties["Integration"]))
    path = ("restapis", names["restApiId"], "resources", names["resourceId"], "methods", names["httpMethod"])
    return Deployed(scope.generated_name, {}, {"path": path})


def _put_integration(scope: Scope, names: dict[str, Any], integration: Properties) -> None:
    responses = integration.pop("IntegrationResponses", [])
    # PutIntegration requires a method in its address and has the method that it calls under another name.
    scope.send(SERVICE, "PutIntegration", {**integration, **names})
    for response in responses:
        scope.send(SERVICE, "PutIntegrationResponse", {**names, **response})


def _update_method(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    _delete_method(scope, deployed, old)
    return Deployed(deployed.physical_id, {}, _put_method(scope, new).answer)


def _delete_method(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.discard(SERVICE, "PutMethod", tuple(deployed.answer["path"]))


def _set_account(scope: Scope, properties: Properties) -> Deployed:
    unknown = set(properties) - {"CloudWatchRoleArn"}
    if unknown:
        raise UnknownProperty(unknown.pop())
    role = properties.get("CloudWatchRoleArn", "")
    scope.api.call(SERVICE, "UpdateAccount", {"patchOperations": [_replace("/cloudwatchRoleArn", role)]})
    return Deployed(scope.generated_name, {"Id": scope.generated_name})


def _update_account(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    _set_account(scope, new)
    return deployed


def _keep_account(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    """The setting is the account's and stays, as in AWS: deleting the resource changes nothing."""


def _gateway_response(scope: Scope, properties: Properties) -> Deployed:
    scope.send(SERVICE, "PutGatewayResponse", properties)
    path = ("restapis", properties["RestApiId"], "gatewayresponses", properties["ResponseType"])
    return Deployed(scope.generated_name, {"Id": scope.generated_name}, {"path": path})


def _update_gateway_response(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    return Deployed(deployed.physical_id, deployed.attributes, _gateway_response(scope, new).answer)


def _delete_gateway_response(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.discard(SERVICE, "PutGatewayResponse", tuple(deployed.answer["path"]))


def _mapping_v2(scope: Scope, properties: Properties) -> Deployed:
    domain, identifier = _domain_of_arn(properties["DomainNameArn"])
    given = {key: value for key, value in properties.items() if key != "DomainNameArn"}
    place = {"DomainName": domain, "DomainNameId": identifier}
    parameters = shaped({**given, **place}, scope.api.input_shape(SERVICE, "CreateBasePathMapping"))
    path, _ = scope.api.put(SERVICE, "CreateBasePathMapping", parameters, None)
    arn = f"{properties['DomainNameArn']}/basepathmappings/{path[-1]}"
    return Deployed(arn, {"BasePathMappingArn": arn}, {"path": path})


def _update_mapping_v2(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    _delete_mapping_v2(scope, deployed, old)
    return _mapping_v2(scope, new)


def _delete_mapping_v2(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.discard(SERVICE, "CreateBasePathMapping", tuple(deployed.answer["path"]))


def _domain_of_arn(arn: str) -> tuple[str, str]:
    """The name and id of a private domain: `arn:...:/domainnames/api.example.com+abc123`."""
    name, _, identifier = arn.rsplit("/", 1)[1].partition("+")
    return name, identifier


DOMAIN_ATTRIBUTES = {
    "DistributionDomainName": "distributionDomainName",
    "DistributionHostedZoneId": "distributionHostedZoneId",
    "RegionalDomainName": "regionalDomainName",
    "RegionalHostedZoneId": "regionalHostedZoneId",
    "DomainNameArn": "domainNameArn",
}

REST_TYPES: tuple[ResourceType, ...] = (
    GatewayType(
        "AWS::ApiGateway::RestApi", SERVICE, "CreateRestApi", member("id"),
        {"RestApiId": "id", "RootResourceId": "rootResourceId"}, renamed={"ApiKeySourceType": "apiKeySource"},
        apart=("Body", "Mode"), also=_import_body, prepared=_named, ignored={"FailOnWarnings": "the importer refuses what it warns of"},
    ),
    GatewayType(
        "AWS::ApiGateway::Resource", SERVICE, "CreateResource", member("id"), {"ResourceId": "id"},
    ),
    HandledType("AWS::ApiGateway::Method", _put_method, _update_method, _delete_method),
    GatewayType("AWS::ApiGateway::Model", SERVICE, "CreateModel", member("name")),
    GatewayType(
        "AWS::ApiGateway::RequestValidator", SERVICE, "CreateRequestValidator", member("id"),
        {"RequestValidatorId": "id"},
    ),
    GatewayType("AWS::ApiGateway::Authorizer", SERVICE, "CreateAuthorizer", member("id"), {"AuthorizerId": "id"}),
    HandledType(
        "AWS::ApiGateway::GatewayResponse", _gateway_response, _update_gateway_response, _delete_gateway_response
    ),
    GatewayType("AWS::ApiGateway::Deployment", SERVICE, "CreateDeployment", member("id"), {"DeploymentId": "id"}),
    GatewayType(
        "AWS::ApiGateway::Stage", SERVICE, "CreateStage", member("stageName"),
        renamed={"CanarySetting": "canarySettings"},
        apart=("MethodSettings", "AccessLogSetting", "ClientCertificateId"), also=_patch_stage,
    ),
    GatewayType(
        "AWS::ApiGateway::UsagePlan", SERVICE, "CreateUsagePlan", member("id"), {"Id": "id"},
        renamed={"UsagePlanName": "name"},
    ),
    GatewayType("AWS::ApiGateway::UsagePlanKey", SERVICE, "CreateUsagePlanKey", _key_of_plan),
    GatewayType("AWS::ApiGateway::ApiKey", SERVICE, "CreateApiKey", member("id"), {"APIKeyId": "id"}),
    GatewayType("AWS::ApiGateway::VpcLink", SERVICE, "CreateVpcLink", member("id"), {"VpcLinkId": "id"}),
    GatewayType(
        "AWS::ApiGateway::ClientCertificate", SERVICE, "GenerateClientCertificate", member("clientCertificateId"),
        {"ClientCertificateId": "clientCertificateId"},
    ),
    GatewayType(
        "AWS::ApiGateway::DocumentationPart", SERVICE, "CreateDocumentationPart", member("id"),
        {"DocumentationPartId": "id"},
    ),
    GatewayType("AWS::ApiGateway::DocumentationVersion", SERVICE, "CreateDocumentationVersion", member("version")),
    GatewayType(
        "AWS::ApiGateway::DomainName", SERVICE, "CreateDomainName", member("domainName"), DOMAIN_ATTRIBUTES
    ),
    GatewayType(
        "AWS::ApiGateway::DomainNameV2", SERVICE, "CreateDomainName", member("domainNameArn"),
        {"DomainNameArn": "domainNameArn", "DomainNameId": "domainNameId"},
    ),
    GatewayType(
        "AWS::ApiGateway::BasePathMapping", SERVICE, "CreateBasePathMapping",
        lambda properties, answer: f"{properties['DomainName']}|{answer['basePath']}",
    ),
    HandledType("AWS::ApiGateway::BasePathMappingV2", _mapping_v2, _update_mapping_v2, _delete_mapping_v2),
    GatewayType(
        "AWS::ApiGateway::DomainNameAccessAssociation", SERVICE, "CreateDomainNameAccessAssociation",
        member("domainNameAccessAssociationArn"),
        {"DomainNameAccessAssociationArn": "domainNameAccessAssociationArn"},
    ),
    HandledType("AWS::ApiGateway::Account", _set_account, _update_account, _keep_account),
)
