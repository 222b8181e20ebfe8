"""The kinds of documents of version 1 (REST APIs).

https://docs.aws.amazon.com/apigateway/latest/api/API_Operations.html
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from .errors import bad_request, conflict, not_found
from .rule import Rule
from .store import Document, Path, Store, new_id

PATH_PART = re.compile(r"\{[a-zA-Z0-9._\-:]+\+?\}|[a-zA-Z0-9._\-:~%!$&'()*,;=@]+")
MODEL_NAME = re.compile(r"[a-zA-Z0-9]+")
DEFAULT_MODELS = ("Empty", "Error")


def now() -> datetime:
    return datetime.now(timezone.utc)


def resource_path(store: Store, path: Path) -> str:
    """The path that a resource stands for: `/pets/{petId}`."""
    parts: list[str] = []
    resource = store.get(path)
    while resource is not None and resource.get("parentId"):
        parts.insert(0, resource["pathPart"])
        resource = store.get(path[:-1] + (resource["parentId"],))
    return "/" + "/".join(parts)


def methods_of(store: Store, resource: Path) -> dict[str, Document]:
    """The methods of a resource, whole."""
    found = store.children(resource + ("methods",))
    return {path[-1]: shown_method(store, path, method, {}) for path, method in found}


def shown_method(store: Store, path: Path, method: Document, parameters: Mapping[str, Any]) -> Document:
    responses = {inner[-1]: response for inner, response in store.children(path + ("responses",))}
    integration = store.get(path + ("integration",))
    shown = shown_integration(store, path + ("integration",), integration, {}) if integration else None
    return {**method, "methodResponses": responses or None, "methodIntegration": shown}


def shown_integration(store: Store, path: Path, integration: Document, parameters: Mapping[str, Any]) -> Document:
    responses = {inner[-1]: response for inner, response in store.children(path + ("responses",))}
    return {**integration, "integrationResponses": responses or None}


def _fill_address_type(endpoint: Document) -> None:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-ip-address-type.html"""
    endpoint.setdefault("ipAddressType", "dualstack" if endpoint["types"] == ["PRIVATE"] else "ipv4")


def _fill_api(store: Store, path: Path, api: Document) -> None:
    api.setdefault("createdDate", now())
    api.setdefault("apiKeySource", "HEADER")
    _fill_address_type(api.setdefault("endpointConfiguration", {"types": ["EDGE"]}))
    api.setdefault("disableExecuteApiEndpoint", False)
    if "rootResourceId" not in api:
        api["rootResourceId"] = new_id()
        store.put(path + ("resources", api["rootResourceId"]), {"id": api["rootResourceId"]})
        for name in DEFAULT_MODELS:
            model = {"id": new_id(6), "name": name, "contentType": "application/json", "schema": '{"type": "object"}'}
            store.put(path + ("models", name), model)


def _show_api(store: Store, path: Path, api: Document, parameters: Mapping[str, Any]) -> Document:
    # The service answers with the policy's text as it would stand inside a JSON string, its quotes escaped.
    policy = api.get("policy")
    return {**api, "policy": policy.replace("\\", "\\\\").replace('"', '\\"') if policy else None}


def _check_delete_api(store: Store, path: Path, api: Document) -> None:
    for domain, _ in store.children(("domainnames",)):
        if any(mapping["restApiId"] == path[1] for _, mapping in store.children(domain + ("basepathmappings",))):
            raise bad_request(f"Please remove all base path mappings related to the API in your domain: {domain[-1]}")


def _check_resource(store: Store, path: Path, resource: Document) -> None:
    part = resource["pathPart"]
    if PATH_PART.fullmatch(part) is None:
        raise bad_request(f"Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable: {part}")
    if store.get(path[:-1] + (resource["parentId"],)) is None:
        raise not_found(f"Invalid Resource identifier specified: {resource['parentId']}")
    for other_path, other in store.children(path[:-1]):
        if other_path == path or other.get("parentId") != resource["parentId"]:
            continue
        if other["pathPart"] == part:
            raise conflict(f"Another resource with the same parent already has this name: {part}")
        if part.startswith("{") and other["pathPart"].startswith("{"):
            raise bad_request(f"A sibling ({other['pathPart']}) of this resource already has a variable path part")


def _show_resource(store: Store, path: Path, resource: Document, parameters: Mapping[str, Any]) -> Document:
    methods = methods_of(store, path)
    if "methods" not in (parameters.get("embed") or ()):
        methods = {name: {} for name in methods}
    return {**resource, "path": resource_path(store, path), "resourceMethods": methods or None}


def _remove_below(store: Store, path: Path, resource: Document) -> None:
    if not resource.get("parentId"):
        raise bad_request("Root resource cannot be deleted")
    for inner, other in store.children(path[:-1]):
        if other.get("parentId") == path[-1]:
            _remove_below(store, inner, other)
            store.remove(inner)


def _check_method(store: Store, path: Path, method: Document) -> None:
    api = path[:2]
    kind = method.get("authorizationType")
    if kind in ("CUSTOM", "COGNITO_USER_POOLS") and not method.get("authorizerId"):
        raise bad_request("Invalid authorizer ID specified. Setting the authorization type to CUSTOM or "
                          "COGNITO_USER_POOLS requires a valid authorizer.")
    _check_named(store, api, "authorizers", method.get("authorizerId"), "authorizer")
    _check_named(store, api, "requestvalidators", method.get("requestValidatorId"), "Request Validator")
    for name in (method.get("requestModels") or {}).values():
        _check_named(store, api, "models", name, "model")


def _check_named(store: Store, api: Path, collection: str, name: str | None, what: str) -> None:
    if name and store.get(api + (collection, name)) is None:
        raise bad_request(f"Invalid {what} identifier specified: {name}")


def _check_response(store: Store, path: Path, response: Document) -> None:
    for name in (response.get("responseModels") or {}).values():
        _check_named(store, path[:2], "models", name, "model")


def _check_integration_response(store: Store, path: Path, response: Document) -> None:
    method = path[: path.index("integration")]
    declared = store.get(method + ("responses", path[-1]))
    if declared is None:
        raise not_found(f"Invalid Response status code specified: {path[-1]}")
    for name in response.get("responseParameters") or {}:
        if name not in (declared.get("responseParameters") or {}):
            raise bad_request(f"Invalid mapping expression specified: response parameter {name} is not declared")


def _fill_integration(store: Store, path: Path, integration: Document) -> None:
    integration.setdefault("passthroughBehavior", "WHEN_NO_MATCH")
    integration.setdefault("timeoutInMillis", 29000)
    integration.setdefault("cacheNamespace", path[3])
    integration.setdefault("cacheKeyParameters", [])
    integration.setdefault("connectionType", "INTERNET")
    for inner, _ in store.children(path + ("responses",)):
        store.remove(inner)


def _check_integration(store: Store, path: Path, integration: Document) -> None:
    kind = integration.get("type")
    if kind != "MOCK" and not integration.get("uri"):
        raise bad_request("Uri must be specified for an integration that is no mock")
    if kind != "MOCK" and not integration.get("httpMethod"):
        raise bad_request("Enumeration value for HttpMethod must be non-empty")
    if integration["connectionType"] == "VPC_LINK":
        link = integration.get("connectionId")
        if not link:
            raise bad_request("VPC Link id must be specified for a connection of type VPC_LINK")
    declared = (store.get(path[:-1]) or {}).get("requestParameters") or {}
    for source in (integration.get("requestParameters") or {}).values():
        if str(source).startswith("method.request.") and "body" not in source and source not in declared \
                and not source.startswith("method.request.multivalue"):
            raise bad_request(f"Invalid mapping expression parameter specified: {source}")


def _fill_stage(store: Store, path: Path, stage: Document) -> None:
    stage.setdefault("createdDate", now())
    stage.setdefault("cacheClusterEnabled", False)
    stage.setdefault("methodSettings", {})
    stage.setdefault("tracingEnabled", False)
    fill_stage_cache(stage)


def fill_stage_cache(stage: Document) -> None:
    """The size and state of a stage's cache, which follow from whether it has one."""
    if stage.get("cacheClusterEnabled"):
        stage.setdefault("cacheClusterSize", "0.5")
    stage["cacheClusterStatus"] = "AVAILABLE" if stage.get("cacheClusterEnabled") else "NOT_AVAILABLE"


def check_stage(store: Store, path: Path, stage: Document) -> None:
    api = path[:2]
    canary = stage.get("canarySettings") or {}
    for deployment in (stage.get("deploymentId"), canary.get("deploymentId")):
        _check_named(store, api, "deployments", deployment, "deployment")
    version = stage.get("documentationVersion")
    if version and store.get(api + ("documentation", "versions", version)) is None:
        raise not_found(f"Invalid Documentation version specified: {version}")
    certificate = stage.get("clientCertificateId")
    if certificate and store.get(("clientcertificates", certificate)) is None:
        raise not_found(f"Invalid Client Certificate identifier specified: {certificate}")


def _check_delete_stage(store: Store, path: Path, stage: Document) -> None:
    for _, plan in store.children(("usageplans",)):
        if any((item["apiId"], item["stage"]) == (path[1], path[3]) for item in plan.get("apiStages") or []):
            raise bad_request(f"Cannot delete stage '{path[3]}': it is associated with usage plan {plan['id']}")


def _check_delete_deployment(store: Store, path: Path, deployment: Document) -> None:
    for _, stage in store.children(path[:2] + ("stages",)):
        if path[-1] in (stage.get("deploymentId"), (stage.get("canarySettings") or {}).get("deploymentId")):
            raise bad_request("Active stages pointing to this deployment must be moved or deleted")


def _show_deployment(store: Store, path: Path, deployment: Document, parameters: Mapping[str, Any]) -> Document:
    embedded = "apisummary" in (parameters.get("embed") or ())
    return deployment if embedded else {**deployment, "apiSummary": None}


def _check_delete_authorizer(store: Store, path: Path, authorizer: Document) -> None:
    for resource, _ in store.children(path[:2] + ("resources",)):
        for method, found in store.children(resource + ("methods",)):
            if found.get("authorizerId") == path[-1]:
                raise conflict(f"Cannot delete authorizer '{path[-1]}': the method {method[-1]} of a resource uses it")


def _fill_authorizer(store: Store, path: Path, authorizer: Document) -> None:
    authorizer.setdefault("authorizerResultTtlInSeconds", 300)
    authorizer.setdefault("authType", "cognito_user_pools" if authorizer["type"] == "COGNITO_USER_POOLS" else "custom")


def _fill_model(store: Store, path: Path, model: Document) -> None:
    model.setdefault("id", new_id(6))


def _check_model(store: Store, path: Path, model: Document) -> None:
    if MODEL_NAME.fullmatch(model["name"]) is None:
        raise bad_request(f"Model name must be alphanumeric: {model['name']}")
    for name in re.findall(r"/restapis/[^/]+/models/([a-zA-Z0-9]+)", model.get("schema") or ""):
        _check_named(store, path[:2], "models", name, "model")


def _fill_validator(store: Store, path: Path, validator: Document) -> None:
    validator.setdefault("validateRequestBody", False)
    validator.setdefault("validateRequestParameters", False)


def _fill_gateway_response(store: Store, path: Path, response: Document) -> None:
    response.setdefault("defaultResponse", False)


def _fill_api_key(store: Store, path: Path, key: Document) -> None:
    key.setdefault("value", new_id(40))
    key.setdefault("enabled", False)
    key.setdefault("createdDate", now())
    key["lastUpdatedDate"] = now()


def _show_api_key(store: Store, path: Path, key: Document, parameters: Mapping[str, Any]) -> Document:
    reads = "includeValue" in parameters or "includeValues" in parameters or "name" in parameters
    wanted = str(parameters.get("includeValue", parameters.get("includeValues", "true"))).lower() == "true"
    return key if reads and wanted else {**key, "value": None}


def _check_plan(store: Store, path: Path, plan: Document) -> None:
    for item in plan.get("apiStages") or []:
        place = item["apiId"], "stages", item["stage"]
        if store.get(("restapis", *place)) is None and store.get(("v2", "apis", *place)) is None:
            raise not_found(f"API Stage not found: {item['apiId']}:{item['stage']}")


def _fill_plan_key(store: Store, path: Path, key: Document) -> None:
    found = store.get(("apikeys", key["id"]))
    if found is None:
        raise not_found("Invalid API Key identifier specified")
    key["name"], key["value"] = found.get("name"), found["value"]


def _fill_link(store: Store, path: Path, link: Document) -> None:
    link["status"] = "AVAILABLE"


def _fill_certificate(store: Store, path: Path, certificate: Document) -> None:
    certificate.setdefault("createdDate", now())
    certificate.setdefault("expirationDate", now() + timedelta(days=365))
    certificate.setdefault("pemEncodedCertificate", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n")


def _fill_documentation_version(store: Store, path: Path, version: Document) -> None:
    version.setdefault("createdDate", now())


def _fill_domain(store: Store, path: Path, domain: Document) -> None:
    endpoint = domain.setdefault("endpointConfiguration", {"types": ["EDGE"]})
    _fill_address_type(endpoint)
    kind = endpoint["types"][0]
    domain.setdefault("securityPolicy", "TLS_1_2")
    domain.setdefault("domainNameStatus", "AVAILABLE")
    domain.setdefault("routingMode", "BASE_PATH_MAPPING_ONLY")
    owner = f"arn:aws:apigateway:{store.region}:{store.account}:/domainnames/{domain['domainName']}"
    if kind == "PRIVATE":
        domain.setdefault("domainNameId", new_id())
        domain.setdefault("domainNameArn", f"{owner}+{domain['domainNameId']}")
    elif kind == "REGIONAL":
        domain.setdefault("regionalDomainName", f"d-{new_id()}.execute-api.{store.region}.amazonaws.com")
        domain.setdefault("regionalHostedZoneId", "Z1UJRXOUMOOFQ8")
    else:
        domain.setdefault("distributionDomainName", f"d{new_id(13)}.cloudfront.net")
        domain.setdefault("distributionHostedZoneId", "Z2FDTNDATAQYW2")


def _check_delete_domain(store: Store, path: Path, domain: Document) -> None:
    if store.children(path + ("basepathmappings",)) or store.children(("v2",) + path + ("apimappings",)):
        raise bad_request(f"Domain name {path[-1]} still has mappings")


def _fill_mapping(store: Store, path: Path, mapping: Document) -> None:
    mapping["basePath"] = mapping.get("basePath") or "(none)"


def _check_mapping(store: Store, path: Path, mapping: Document) -> None:
    if store.get(path[:2]) is None:
        raise not_found("Invalid domain name identifier specified")
    api, stage = ("restapis", mapping["restApiId"]), mapping.get("stage")
    if store.get(api) is None:
        raise bad_request("Invalid REST API identifier specified")
    if stage and store.get(api + ("stages", stage)) is None:
        raise bad_request("Invalid stage identifier specified")


def _fill_association(store: Store, path: Path, association: Document) -> None:
    arn = f"arn:aws:apigateway:{store.region}:{store.account}:/domainnameaccessassociations/domainname/{new_id()}"
    association.setdefault("domainNameAccessAssociationArn", arn)


REST_RULES: dict[str, Rule] = {
    "restapis": Rule(
        "id", True, made_once=("createdDate", "rootResourceId"), fill=_fill_api, check_delete=_check_delete_api,
        present=_show_api,
    ),
    "restapis/resources": Rule("id", True, check=_check_resource, check_delete=_remove_below, present=_show_resource),
    "restapis/resources/methods": Rule("httpMethod", check=_check_method, present=shown_method, fill=lambda store, path, method: method.__setitem__("apiKeyRequired", method.get("apiKeyRequired") or False)),
    "restapis/resources/methods/responses": Rule("statusCode", check=_check_response),
    "restapis/resources/methods/integration": Rule(
        "", renamed={"integrationHttpMethod": "httpMethod"}, fill=_fill_integration, check=_check_integration,
        present=shown_integration,
    ),
    "restapis/resources/methods/integration/responses": Rule("statusCode", check=_check_integration_response),
    "restapis/authorizers": Rule("id", True, fill=_fill_authorizer, check_delete=_check_delete_authorizer),
    "restapis/models": Rule("name", made_once=("id",), fill=_fill_model, check=_check_model),
    "restapis/requestvalidators": Rule("id", True, fill=_fill_validator),
    "restapis/gatewayresponses": Rule("responseType", fill=_fill_gateway_response),
    "restapis/deployments": Rule("id", True, check_delete=_check_delete_deployment, present=_show_deployment),
    "restapis/stages": Rule(
        "stageName", made_once=("createdDate", "webAclArn"), fill=_fill_stage, check=check_stage,
        check_delete=_check_delete_stage,
    ),
    "restapis/documentation/parts": Rule("id", True),
    "restapis/documentation/versions": Rule(
        "version", renamed={"documentationVersion": "version"}, made_once=("createdDate",),
        unstored={"stageName": "no template and no provider gives a stage here"}, fill=_fill_documentation_version,
    ),
    "apikeys": Rule(
        "id", True, made_once=("value", "createdDate"), fill=_fill_api_key, present=_show_api_key,
        unstored={"generateDistinctId": "every id is distinct"},
    ),
    "usageplans": Rule("id", True, check=_check_plan),
    "usageplans/keys": Rule("id", renamed={"keyId": "id", "keyType": "type"}, fill=_fill_plan_key),
    "vpclinks": Rule("id", True, fill=_fill_link),
    "clientcertificates": Rule(
        "clientCertificateId", True, made_once=("createdDate", "expirationDate"), fill=_fill_certificate,
    ),
    "domainnames": Rule(
        "domainName", fill=_fill_domain, check_delete=_check_delete_domain,
        made_once=("domainNameId", "domainNameArn", "regionalDomainName", "distributionDomainName"),
        unstored={
            "certificateBody": "no template gives it", "certificateChain": "no template gives it",
            "certificatePrivateKey": "no template gives it",
        },
    ),
    "domainnames/basepathmappings": Rule("basePath", fill=_fill_mapping, check=_check_mapping),
    "domainnameaccessassociations": Rule(
        "domainNameAccessAssociationArn", fill=_fill_association, made_once=("domainNameAccessAssociationArn",)
    ),
}
