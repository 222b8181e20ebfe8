"""Operations that do more than their HTTP method says."""

from collections.abc import Callable
from typing import Any, cast

import yaml
from botocore.model import StructureShape

from .calls import RULES, Call, create_resource, document_of, missing, put_document
from .errors import bad_request, not_found
from .http_import import import_http_body
from .pointer_patch import apply_operation
from .rest_import import import_rest_body
from .rest_rules import methods_of, now, resource_path
from .store import Document, Path, Store

# Deployments.


def create_deployment(call: Call) -> Document:
    """A deployment remembers which methods there were: `apiSummary` shows them."""
    parameters, api = call.parameters, call.path[:2]
    if call.under is not None:
        # Another description deploys nothing.
        deployed = call.store.get(call.under) or {}
        return put_document(call, call.path, {**deployed, "description": parameters.get("description")})
    summary = _summary(call.store, api)
    if not summary:
        raise bad_request("The REST API doesn't contain any methods")
    document = {"description": parameters.get("description"), "createdDate": now(), "apiSummary": summary}
    answer = put_document(call, call.path, document)
    if parameters.get("stageName"):
        _stage_of_deployment(call, api, answer["id"])
    return answer


def _summary(store: Store, api: Path) -> dict[str, Any]:
    summary: dict[str, Any] = {}
    for resource, _ in store.children(api + ("resources",)):
        for name, method in methods_of(store, resource).items():
            if method["methodIntegration"] is None:
                raise bad_request(f"No integration defined for method {name} {resource_path(store, resource)}")
            shown = {key: method.get(key) for key in ("authorizationType", "apiKeyRequired")}
            summary.setdefault(resource_path(store, resource), {})[name] = shown
    return summary


def _stage_of_deployment(call: Call, api: Path, deployment: str) -> None:
    parameters = call.parameters
    path = api + ("stages", parameters["stageName"])
    stage = call.store.get(path)
    if stage is not None:
        stage["deploymentId"] = deployment
        return
    names = ("stageName", "cacheClusterEnabled", "cacheClusterSize", "variables", "tracingEnabled")
    stage = {name: parameters[name] for name in names if name in parameters}
    stage.update({"deploymentId": deployment, "description": parameters.get("stageDescription")})
    rule = RULES["restapis/stages"]
    rule.fill(call.store, path, stage)
    call.store.put(path, stage)


def create_route_deployment(call: Call) -> Document:
    """A deployment of version 2, which moves the stage that it names."""
    answer = put_document(call, call.path, document_of(call))
    if call.parameters.get("StageName"):
        stage = call.store.get(call.path[:3] + ("stages", call.parameters["StageName"]))
        if stage is None:
            raise not_found(f"Invalid stage identifier specified {call.parameters['StageName']}")
        stage["DeploymentId"] = answer["DeploymentId"]
    return answer


# Imports.


def _body(given: bytes | str) -> Document:
    return yaml.safe_load(given)


def _shown(call: Call, path: Path, kind: str) -> Document:
    return RULES[kind].present(call.store, path, call.store.get(path) or {}, {})


def put_rest_api(call: Call) -> Document:
    if call.store.get(call.path) is None:
        raise missing(call.path)
    import_rest_body(call.store, call.path, _body(call.parameters["body"]), call.parameters.get("mode", "merge"))
    return _shown(call, call.path, "restapis")


def reimport_api(call: Call) -> Document:
    if call.store.get(call.path) is None:
        raise missing(call.path)
    import_http_body(call.store, call.path, _body(call.parameters["Body"]))
    return _shown(call, call.path, "v2/apis")


# The account.


def read_account(call: Call) -> Document:
    defaults = {"throttleSettings": {"burstLimit": 5000, "rateLimit": 10000.0}, "features": ["UsagePlans"]}
    return {**defaults, **(call.store.get(("account",)) or {})}


def change_account(call: Call) -> Document:
    account = dict(call.store.get(("account",)) or {})
    for operation in call.parameters.get("patchOperations") or []:
        apply_operation(account, cast(StructureShape, call.operation.output_shape), operation)
    call.store.put(("account",), {key: value for key, value in account.items() if value != ""})
    return read_account(call)


# Members of documents that have an address of their own.


def removal_of(member: str) -> Callable[[Call], Document]:
    """The deletion of a member of an API, a stage or a route, or of one entry of it."""

    def remove(call: Call) -> Document:
        owner = call.path[: 3 if member == "CorsConfiguration" else 5]
        document = call.store.get(owner)
        if document is None:
            raise missing(owner)
        if member in ("RouteSettings", "RequestParameters"):
            document[member] = {key: value for key, value in document[member].items() if key != call.path[-1]}
        else:
            document.pop(member, None)
        return {}

    return remove


# Tags.


def tagged(call: Call) -> tuple[Document, str]:
    """The document that an ARN names, and the member that holds its tags."""
    arn = call.parameters.get("resourceArn") or call.parameters["ResourceArn"]
    path = tuple(arn.split(":", 5)[5].strip("/").split("/"))
    if path[0] == "domainnameaccessassociations":
        path = (path[0], arn)
    elif path[0] == "domainnames":
        # A private domain's name is followed by its id.
        path = (path[0], path[1].split("+")[0])
    version_two = call.service == "apigatewayv2" and path[0] != "restapis"
    document = call.store.get(("v2",) + path if version_two else path)
    if document is None:
        raise not_found(f"Invalid resource ARN {arn}")
    return document, "Tags" if version_two else "tags"


def read_tags(call: Call) -> Document:
    document, member = tagged(call)
    return {"tags" if call.service == "apigateway" else "Tags": document.get(member) or {}}


def add_tags(call: Call) -> Document:
    document, member = tagged(call)
    given = call.parameters.get("tags") or call.parameters.get("Tags") or {}
    document[member] = {**(document.get(member) or {}), **given}
    return {}


def remove_tags(call: Call) -> Document:
    document, member = tagged(call)
    keys = call.parameters.get("tagKeys") or call.parameters.get("TagKeys") or []
    document[member] = {key: value for key, value in (document.get(member) or {}).items() if key not in keys}
    return {}


SPECIAL: dict[tuple[str, str], Callable[[Call], Document]] = {
    ("apigateway", "CreateResource"): create_resource,
    ("apigateway", "CreateDeployment"): create_deployment,
    ("apigatewayv2", "CreateDeployment"): create_route_deployment,
    ("apigateway", "PutRestApi"): put_rest_api,
    ("apigatewayv2", "ReimportApi"): reimport_api,
    ("apigateway", "GetAccount"): read_account,
    ("apigateway", "UpdateAccount"): change_account,
    ("apigatewayv2", "DeleteCorsConfiguration"): removal_of("CorsConfiguration"),
    ("apigatewayv2", "DeleteAccessLogSettings"): removal_of("AccessLogSettings"),
    ("apigatewayv2", "DeleteRouteSettings"): removal_of("RouteSettings"),
    ("apigatewayv2", "DeleteRouteRequestParameter"): removal_of("RequestParameters"),
    ("apigateway", "GetTags"): read_tags,
    ("apigateway", "TagResource"): add_tags,
    ("apigateway", "UntagResource"): remove_tags,
    ("apigatewayv2", "GetTags"): read_tags,
    ("apigatewayv2", "TagResource"): add_tags,
    ("apigatewayv2", "UntagResource"): remove_tags,
}
