"""The kinds of documents of version 2 (HTTP and WebSocket APIs).

https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/api-reference.html
"""

import re

from .errors import bad_request, conflict, not_found
from .rest_rules import now
from .rule import Rule
from .store import Document, Path, Store, new_id

MODEL_NAME = re.compile(r"[a-zA-Z0-9]+")


def protocol_of(store: Store, path: Path) -> str:
    """The protocol of the API that a path lies in."""
    api = store.get(path[:3])
    if api is None:
        raise not_found(f"Invalid API identifier specified {store.account}:{path[2]}")
    return api["ProtocolType"]


def _fill_api(store: Store, path: Path, api: Document) -> None:
    scheme = "wss" if api["ProtocolType"] == "WEBSOCKET" else "https"
    api.setdefault("CreatedDate", now())
    api.setdefault("ApiEndpoint", f"{scheme}://{path[-1]}.execute-api.{store.region}.amazonaws.com")
    api.setdefault("ApiKeySelectionExpression", "$request.header.x-api-key")
    api.setdefault("DisableExecuteApiEndpoint", False)
    api.setdefault("IpAddressType", "ipv4")
    if api["ProtocolType"] == "HTTP":
        api.setdefault("RouteSelectionExpression", "$request.method $request.path")


def _check_api(store: Store, path: Path, api: Document) -> None:
    if api["ProtocolType"] == "WEBSOCKET" and not api.get("RouteSelectionExpression"):
        raise bad_request("Route Selection Expression is required for WebSocket APIs")
    if api["ProtocolType"] == "WEBSOCKET" and api.get("CorsConfiguration"):
        raise bad_request("CORS is not supported for WebSocket APIs")
    cors = api.get("CorsConfiguration") or {}
    if cors.get("AllowCredentials") and "*" in (cors.get("AllowOrigins") or []):
        raise bad_request("allowCredentials is not allowed if allowOrigins is *")


def _check_delete_api(store: Store, path: Path, api: Document) -> None:
    for domain, _ in store.children(("v2", "domainnames")):
        if any(mapping["ApiId"] == path[2] for _, mapping in store.children(domain + ("apimappings",))):
            raise bad_request(f"Unable to delete API because it is mapped to the domain {domain[-1]}")


def _fill_route(store: Store, path: Path, route: Document) -> None:
    protocol_of(store, path)
    route.setdefault("ApiKeyRequired", False)
    route.setdefault("AuthorizationType", "NONE")


def _check_route(store: Store, path: Path, route: Document) -> None:
    api = path[:3]
    for other_path, other in store.children(path[:-1]):
        if other_path != path and other["RouteKey"] == route["RouteKey"]:
            raise conflict(f"Route with key {route['RouteKey']} already exists for this API")
    target = route.get("Target")
    if target and store.get(api + ("integrations", target.removeprefix("integrations/"))) is None:
        raise bad_request(f"Unable to find the integration of the target {target}")
    authorizer = route.get("AuthorizerId")
    if authorizer and store.get(api + ("authorizers", authorizer)) is None:
        raise bad_request(f"Unable to find Authorizer by ID {authorizer}")
    if route["AuthorizationType"] in ("JWT", "CUSTOM") and not authorizer:
        raise bad_request(f"Authorizer ID is required for the authorization type {route['AuthorizationType']}")


def _check_delete_integration(store: Store, path: Path, integration: Document) -> None:
    for _, route in store.children(path[:3] + ("routes",)):
        if route.get("Target") == f"integrations/{path[-1]}":
            raise conflict(f"Cannot delete Integration with id {path[-1]} because it is referenced by a Route")


def _check_delete_authorizer(store: Store, path: Path, authorizer: Document) -> None:
    for _, route in store.children(path[:3] + ("routes",)):
        if route.get("AuthorizerId") == path[-1]:
            raise conflict(f"Cannot delete Authorizer with id {path[-1]} because it is referenced by a Route")


def _fill_integration(store: Store, path: Path, integration: Document) -> None:
    web_socket = protocol_of(store, path) == "WEBSOCKET"
    integration.setdefault("ConnectionType", "INTERNET")
    integration.setdefault("PayloadFormatVersion", "1.0")
    integration.setdefault("TimeoutInMillis", 29000 if web_socket else 30000)
    if integration["IntegrationType"] == "AWS_PROXY" and not integration.get("IntegrationSubtype"):
        integration.setdefault("IntegrationMethod", "POST")
    if web_socket:
        integration.setdefault("PassthroughBehavior", "WHEN_NO_MATCH")
        body = integration["IntegrationType"] == "AWS"
        selection = "${integration.response.body.errorMessage}" if body else "${integration.response.statuscode}"
        integration.setdefault("IntegrationResponseSelectionExpression", selection)


def _check_integration(store: Store, path: Path, integration: Document) -> None:
    kind, method = integration["IntegrationType"], integration.get("IntegrationMethod")
    if kind in ("HTTP_PROXY", "HTTP") and not (integration.get("IntegrationUri") and method):
        raise bad_request("HTTP integrations need a URI and a method")
    if integration["ConnectionType"] == "VPC_LINK":
        link = integration.get("ConnectionId")
        if not link:
            raise bad_request("Connection id is required for VPC_LINK")
    if kind == "AWS_PROXY" and not integration.get("IntegrationSubtype") and not integration.get("IntegrationUri"):
        raise bad_request("Integration URI is required")


def _fill_model(store: Store, path: Path, model: Document) -> None:
    if protocol_of(store, path) == "WEBSOCKET":
        model.setdefault("ContentType", "application/json")


def _check_model(store: Store, path: Path, model: Document) -> None:
    if MODEL_NAME.fullmatch(model["Name"]) is None:
        raise bad_request(f"Model name must be alphanumeric: {model['Name']}")
    for other_path, other in store.children(path[:-1]):
        if other_path != path and other["Name"] == model["Name"]:
            raise conflict(f"Model with name {model['Name']} already exists")


def _fill_deployment(store: Store, path: Path, deployment: Document) -> None:
    if not store.children(path[:3] + ("routes",)):
        raise bad_request("At least one route is required before deploying the Api.")
    deployment.setdefault("CreatedDate", now())
    deployment.setdefault("DeploymentStatus", "DEPLOYED")
    deployment.setdefault("AutoDeployed", False)


def _check_delete_deployment(store: Store, path: Path, deployment: Document) -> None:
    for _, stage in store.children(path[:3] + ("stages",)):
        if stage.get("DeploymentId") == path[-1]:
            raise bad_request("Active stages pointing to this deployment must be moved or deleted")


def _fill_stage(store: Store, path: Path, stage: Document) -> None:
    protocol_of(store, path)
    stage.setdefault("CreatedDate", now())
    stage["LastUpdatedDate"] = now()
    stage.setdefault("AutoDeploy", False)
    stage.setdefault("DefaultRouteSettings", {}).setdefault("DetailedMetricsEnabled", False)
    for name in ("RouteSettings", "StageVariables", "Tags"):
        stage.setdefault(name, {})


def _check_stage(store: Store, path: Path, stage: Document) -> None:
    deployment = stage.get("DeploymentId")
    if deployment and store.get(path[:3] + ("deployments", deployment)) is None:
        raise not_found(f"Unable to find Deployment by ID {deployment}")
    if deployment and stage.get("AutoDeploy"):
        raise bad_request("Deployment ID cannot be specified on create stage request if auto deploy is enabled")
    keys = {route["RouteKey"] for _, route in store.children(path[:3] + ("routes",))}
    for key in stage.get("RouteSettings") or {}:
        if key not in keys:
            raise not_found(f"Unable to find Route by key {key} within the provided RouteSettings")


def _fill_domain(store: Store, path: Path, domain: Document) -> None:
    domain.setdefault("ApiMappingSelectionExpression", "$request.basepath")
    domain.setdefault("RoutingMode", "API_MAPPING_ONLY")
    name = domain.setdefault("regionalName", f"d-{new_id()}.execute-api.{store.region}.amazonaws.com")
    for configuration in domain.get("DomainNameConfigurations") or []:
        configuration.setdefault("ApiGatewayDomainName", name)
        configuration.setdefault("HostedZoneId", "Z1UJRXOUMOOFQ8")
        configuration.setdefault("DomainNameStatus", "AVAILABLE")
        configuration.setdefault("EndpointType", "REGIONAL")
        configuration.setdefault("SecurityPolicy", "TLS_1_2")
        configuration.setdefault("IpAddressType", "ipv4")


def _check_delete_domain(store: Store, path: Path, domain: Document) -> None:
    if store.children(path + ("apimappings",)):
        raise bad_request(f"Domain name {path[-1]} still has mappings")


def _check_mapping(store: Store, path: Path, mapping: Document) -> None:
    domain = path[2]
    if store.get(("v2", "domainnames", domain)) is None and store.get(("domainnames", domain)) is None:
        raise not_found(f"Invalid domain name identifier specified {domain}")
    api, stage = mapping["ApiId"], mapping["Stage"]
    found = store.get(("v2", "apis", api, "stages", stage)) or store.get(("restapis", api, "stages", stage))
    if found is None:
        raise not_found(f"Invalid stage identifier specified {stage}")
    for other_path, other in store.children(path[:-1]):
        if other_path != path and (other.get("ApiMappingKey") or "") == (mapping.get("ApiMappingKey") or ""):
            raise conflict("ApiMapping key already exists for this domain name")


def _fill_link(store: Store, path: Path, link: Document) -> None:
    link.setdefault("CreatedDate", now())
    link.setdefault("SecurityGroupIds", [])
    link.update({"VpcLinkStatus": "AVAILABLE", "VpcLinkVersion": "V2"})


HTTP_RULES: dict[str, Rule] = {
    "v2/apis": Rule(
        "ApiId", True, made_once=("CreatedDate", "ApiEndpoint"), fill=_fill_api, check=_check_api,
        check_delete=_check_delete_api,
    ),
    "v2/apis/routes": Rule("RouteId", True, fill=_fill_route, check=_check_route, merged_maps=("RequestParameters",)),
    "v2/apis/routes/routeresponses": Rule("RouteResponseId", True),
    "v2/apis/integrations": Rule(
        "IntegrationId", True, fill=_fill_integration, check=_check_integration,
        check_delete=_check_delete_integration, merged_maps=("RequestParameters", "ResponseParameters"),
    ),
    "v2/apis/integrations/integrationresponses": Rule("IntegrationResponseId", True),
    "v2/apis/authorizers": Rule("AuthorizerId", True, check_delete=_check_delete_authorizer),
    "v2/apis/models": Rule("ModelId", True, fill=_fill_model, check=_check_model),
    "v2/apis/deployments": Rule(
        "DeploymentId", True, made_once=("CreatedDate",), fill=_fill_deployment, check_delete=_check_delete_deployment,
        unstored={"StageName": "operations.py moves the stage"},
    ),
    "v2/apis/stages": Rule(
        "StageName", made_once=("CreatedDate",), fill=_fill_stage, check=_check_stage,
        merged_maps=("StageVariables", "RouteSettings"),
    ),
    "v2/domainnames": Rule(
        "DomainName", made_once=("regionalName",), fill=_fill_domain, check_delete=_check_delete_domain
    ),
    "v2/domainnames/apimappings": Rule("ApiMappingId", True, check=_check_mapping),
    "v2/vpclinks": Rule("VpcLinkId", True, made_once=("CreatedDate",), fill=_fill_link),
}
