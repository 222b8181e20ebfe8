"""Types of HTTP and WebSocket APIs.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_ApiGatewayV2.html
"""

from ...gateway.http_import import import_http_body
from ...gateway.store import Path
from ...shape import shaped
from ..resource_type import Deployed, HandledType, Properties, ResourceType, Scope
from .gateway_type import GatewayType, member

SERVICE = "apigatewayv2"
APART = ("Body", "FailOnWarnings", "BasePath")


def _api(scope: Scope, properties: Properties, under: Path | None) -> Deployed:
    body = properties.get("Body")
    own = {key: value for key, value in properties.items() if key not in APART}
    if body is not None:
        own = {"ProtocolType": "HTTP", "Name": body["info"]["title"], **own}
    parameters = shaped(own, scope.api.input_shape(SERVICE, "CreateApi"))
    path, answer = scope.api.put(SERVICE, "CreateApi", parameters, under)
    try:
        if body is not None:
            import_http_body(scope.api.store, path, body)
    except Exception:
        if under is None:
            scope.api.discard(SERVICE, "CreateApi", path)
        raise
    attributes = {"ApiId": answer["ApiId"], "ApiEndpoint": answer["ApiEndpoint"]}
    return Deployed(answer["ApiId"], attributes, {"path": path})


def _create_api(scope: Scope, properties: Properties) -> Deployed:
    return _api(scope, properties, None)


def _update_api(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    return _api(scope, new, tuple(deployed.answer["path"]))


def _delete_api(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.discard(SERVICE, "CreateApi", tuple(deployed.answer["path"]))


def _domain(scope: Scope, properties: Properties, under: Path | None) -> Deployed:
    parameters = shaped(properties, scope.api.input_shape(SERVICE, "CreateDomainName"))
    path, answer = scope.api.put(SERVICE, "CreateDomainName", parameters, under)
    first = answer["DomainNameConfigurations"][0]
    arn = f"arn:aws:apigateway:{scope.api.region}::/domainnames/{answer['DomainName']}"
    attributes = {
        "RegionalDomainName": first["ApiGatewayDomainName"],
        "RegionalHostedZoneId": first["HostedZoneId"],
        "DomainNameArn": arn,
    }
    return Deployed(answer["DomainName"], attributes, {"path": path})


def _create_domain(scope: Scope, properties: Properties) -> Deployed:
    return _domain(scope, properties, None)


def _update_domain(scope: Scope, deployed: Deployed, old: Properties, new: Properties) -> Deployed:
    return _domain(scope, new, tuple(deployed.answer["path"]))


def _delete_domain(scope: Scope, deployed: Deployed, properties: Properties) -> None:
    scope.api.discard(SERVICE, "CreateDomainName", tuple(deployed.answer["path"]))


def _mappings(properties: Properties) -> Properties:
    """Parameter mappings of responses are lists in a template and maps in a call."""
    responses = properties.get("ResponseParameters")
    if responses is None:
        return properties
    by_status = {
        status: {item["Destination"]: item["Source"] for item in mapped["ResponseParameters"]}
        for status, mapped in responses.items()
    }
    return {**properties, "ResponseParameters": by_status}


def _simple(name: str, identifier: str) -> ResourceType:
    return GatewayType(f"AWS::ApiGatewayV2::{name}", SERVICE, f"Create{name}", member(identifier), {identifier: identifier})


HTTP_TYPES: tuple[ResourceType, ...] = (
    HandledType("AWS::ApiGatewayV2::Api", _create_api, _update_api, _delete_api),
    _simple("Route", "RouteId"),
    _simple("RouteResponse", "RouteResponseId"),
    GatewayType(
        "AWS::ApiGatewayV2::Integration", SERVICE, "CreateIntegration", member("IntegrationId"),
        {"IntegrationId": "IntegrationId"}, prepared=_mappings,
    ),
    _simple("IntegrationResponse", "IntegrationResponseId"),
    _simple("Authorizer", "AuthorizerId"),
    _simple("Model", "ModelId"),
    _simple("Deployment", "DeploymentId"),
    _simple("ApiMapping", "ApiMappingId"),
    _simple("VpcLink", "VpcLinkId"),
    GatewayType("AWS::ApiGatewayV2::Stage", SERVICE, "CreateStage", member("StageName")),
    HandledType("AWS::ApiGatewayV2::DomainName", _create_domain, _update_domain, _delete_domain),
)
