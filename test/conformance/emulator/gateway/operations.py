"""What each operation does to the documents: mostly what its HTTP method says, and a few that do more."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from botocore.model import OperationModel, StructureShape

from .errors import GatewayError, bad_request, conflict, not_found
from .http_rules import HTTP_RULES
from .method_settings import apply_method_setting, is_method_setting
from .pointer_patch import apply_operation, segments
from .protocol import Route, route_of, service_model
from .rest_rules import REST_RULES, fill_stage_cache, methods_of, now, resource_path
from .rule import Rule
from .stand_ins import release_stand_in, stand_in_for_parent
from .store import Document, Path, Store, new_id
from .usage_plans import apply_stage_patch, is_stage_patch

RULES: dict[str, Rule] = {**REST_RULES, **HTTP_RULES}
PUT_ONCE = ("restapis/resources/methods", "restapis/resources/methods/responses")


@dataclass(frozen=True)
class Call:
    """One call of an operation."""

    store: Store
    service: str
    operation: OperationModel
    parameters: dict[str, Any]
    under: Path | None = None
    """For CloudFormation's updates: the document to put anew in its place."""

    @property
    def route(self) -> Route:
        return route_of(self.operation)

    @property
    def path(self) -> Path:
        return self.route.path(self.parameters)

    @property
    def kind(self) -> str:
        return "/".join(segment for segment in self.route.segments if not segment.startswith("{"))

    @property
    def rule(self) -> Rule:
        rule = RULES.get(self.kind)
        if rule is None:
            raise GatewayError("NotImplemented", f"the emulator does not know {self.operation.name}", 501)
        return rule


def perform(
    store: Store, service: str, operation: str, parameters: Mapping[str, Any], under: Path | None = None
) -> Document:
    """Carries out an operation, by its name and parameters as the SDK for Python has them."""
    model = service_model(service).operation_model(operation)
    call = Call(store, service, model, copy.deepcopy(dict(parameters)), under)
    _check_required(call)
    with store.lock:
        if call.route.method == "POST":
            stand_in_for_parent(store, call.path, call.parameters)
        special = SPECIAL.get((service, operation))
        answer = special(call) if special else BY_METHOD[call.route.method](call)
        return copy.deepcopy(answer)


def place_of(service: str, operation: str, parameters: Mapping[str, Any], answer: Document) -> Path:
    """The path of what a creation made."""
    call = Call(Store("", ""), service, service_model(service).operation_model(operation), dict(parameters))
    if call.route.method == "PUT":
        return call.path
    collection = call.path[:-1] if operation == "CreateResource" else call.path
    return collection + (answer[call.rule.key],)


def discard(store: Store, service: str, operation: str, path: Path) -> None:
    """Deletes what an operation made, as the service would when asked to; does nothing where it is gone already."""
    rule = Call(store, service, service_model(service).operation_model(operation), {}).rule
    with store.lock:
        document = store.get(path)
        if document is not None:
            rule.check_delete(store, path, document)
            store.remove(path)
            release_stand_in(store, path)


def _check_required(call: Call) -> None:
    shape = call.operation.input_shape
    for name in shape.required_members if isinstance(shape, StructureShape) else ():
        if call.parameters.get(name) in (None, ""):
            raise bad_request(f"{call.operation.name}: {name} is required")


# What the methods say.


def create(call: Call) -> Document:
    """POST to a collection."""
    return put_document(call, call.path, document_of(call))


def put(call: Call) -> Document:
    """PUT of a document whose address says its key."""
    if call.kind in PUT_ONCE and call.under is None and call.store.get(call.path) is not None:
        raise conflict(f"{'/'.join(call.path)} already exists")
    document = document_of(call)
    if call.rule.key:
        document[call.rule.key] = call.path[-1]
    return stored(call, call.path, document)


def read(call: Call) -> Document:
    """GET of a document or of a collection."""
    store, path = call.store, call.path
    if call.route.segments[-1].startswith("{") or call.kind.endswith("/integration"):
        document = store.get(path)
        if document is None:
            raise not_found(_missing(path))
        return call.rule.present(store, path, document, call.parameters)
    parent = path[:-2] if path[-2:-1] == ("documentation",) else path[:-1]
    if len(parent) > 1 and parent != ("v2",) and store.get(parent) is None:
        raise not_found(_missing(parent))
    shown = [call.rule.present(store, inner, found, call.parameters) for inner, found in store.children(path)]
    return {_list_member(call.operation): shown}


def change(call: Call) -> Document:
    """PATCH: operations in version 1, members in version 2."""
    document = call.store.get(call.path)
    if document is None:
        raise not_found(_missing(call.path))
    changed = copy.deepcopy(document)
    if call.service == "apigateway":
        for operation in call.parameters.get("patchOperations") or []:
            _apply_patch(call, changed, operation)
        if call.kind == "restapis/stages":
            fill_stage_cache(changed)
        call.rule.check(call.store, call.path, changed)
    else:
        _merge(call.rule, changed, document_of(call))
        call.rule.fill(call.store, call.path, changed)
        call.rule.check(call.store, call.path, changed)
    path = _moved(call, changed)
    call.store.put(path, changed)
    return call.rule.present(call.store, path, changed, call.parameters)


def delete(call: Call) -> Document:
    """DELETE of a document and what lies below it."""
    document = call.store.get(call.path)
    if document is None:
        raise not_found(_missing(call.path))
    call.rule.check_delete(call.store, call.path, document)
    call.store.remove(call.path)
    release_stand_in(call.store, call.path)
    return {}


# How documents come about.


def document_of(call: Call) -> Document:
    """The members of a request as the document has them; raises for one that the emulator has no place for."""
    if call.operation.input_shape is None or call.operation.output_shape is None:
        return {}
    given = cast(StructureShape, call.operation.input_shape).members
    kept = cast(StructureShape, call.operation.output_shape).members
    result: Document = {}
    for name, value in call.parameters.items():
        if given[name].serialization.get("location") in ("uri", "querystring") or name in call.rule.unstored:
            continue
        stored_name = call.rule.renamed.get(name, name)
        if stored_name not in kept:
            raise GatewayError("NotImplemented", f"{call.operation.name}: the emulator has no place for {name}", 501)
        result[stored_name] = value
    return result


def put_document(call: Call, collection: Path, document: Document) -> Document:
    """Stores a document of a collection under a new key, or under the given one in place of what stands there."""
    rule = call.rule
    if call.under is not None:
        path = call.under
        if rule.generated_key:
            document[rule.key] = path[-1]
        old = call.store.get(path) or {}
        document.update({name: old[name] for name in rule.made_once if name in old and name not in document})
        return stored(call, path, document)
    if rule.generated_key:
        document[rule.key] = new_id()
    rule.fill(call.store, collection + ("",), document) if not document.get(rule.key) else None
    path = collection + (document[rule.key],)
    if call.store.get(path) is not None:
        raise conflict(f"{'/'.join(path)} already exists")
    return stored(call, path, document)


def stored(call: Call, path: Path, document: Document) -> Document:
    call.rule.fill(call.store, path, document)
    call.rule.check(call.store, path, document)
    call.store.put(path, document)
    return call.rule.present(call.store, path, document, call.parameters)


def _apply_patch(call: Call, document: Document, operation: dict[str, Any]) -> None:
    shape = cast(StructureShape, call.operation.output_shape)
    if call.kind == "restapis/stages" and is_method_setting(operation):
        apply_method_setting(document, shape, operation)
    elif call.kind == "usageplans" and is_stage_patch(operation):
        apply_stage_patch(document, operation)
    elif call.kind == "restapis/stages" and operation["op"] == "copy":
        _promote_canary(document, operation)
    else:
        apply_operation(document, shape, operation)


def _promote_canary(stage: Document, operation: dict[str, Any]) -> None:
    source = segments(operation["from"])
    if source[0] != "canarySettings" or segments(operation["path"]) != source[1:]:
        raise bad_request("Invalid copy operation")
    stage[source[1]] = stage["canarySettings"][source[1]]


def _merge(rule: Rule, document: Document, given: Document) -> None:
    for name, value in given.items():
        if name in rule.merged_maps:
            merged = {**(document.get(name) or {}), **value}
            document[name] = {key: item for key, item in merged.items() if item not in ("", {}, None)}
        elif value == "":
            document.pop(name, None)
        else:
            document[name] = value


def _moved(call: Call, document: Document) -> Path:
    """The path of a document whose change may have changed its key."""
    rule, path = call.rule, call.path
    key = document.get(rule.key, path[-1]) if rule.key else path[-1]
    if key != path[-1]:
        call.store.rename(path, path[:-1] + (key,))
    return path[:-1] + (key,)


def _list_member(operation: OperationModel) -> str:
    members = cast(StructureShape, operation.output_shape).members
    return next(name for name in members if name.lower() in ("item", "items"))


def _missing(path: Path) -> str:
    return f"Invalid identifier specified: {'/'.join(path)}"


# Operations that do more than their method says.


def create_resource(call: Call) -> Document:
    document = {"pathPart": call.parameters["pathPart"], "parentId": call.parameters["parentId"]}
    return put_document(call, call.path[:-1], document)


def create_deployment(call: Call) -> Document:
    """A deployment remembers which methods there were: `apiSummary` shows them."""
    parameters, api = call.parameters, call.path[:2]
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


def read_account(call: Call) -> Document:
    defaults = {"throttleSettings": {"burstLimit": 5000, "rateLimit": 10000.0}, "features": ["UsagePlans"]}
    return {**defaults, **(call.store.get(("account",)) or {})}


def change_account(call: Call) -> Document:
    account = dict(call.store.get(("account",)) or {})
    for operation in call.parameters.get("patchOperations") or []:
        apply_operation(account, cast(StructureShape, call.operation.output_shape), operation)
    call.store.put(("account",), {key: value for key, value in account.items() if value != ""})
    return read_account(call)


def change_integration_path(member: str) -> Callable[[Call], Document]:
    """The deletion of one member of a stage or an API in version 2."""

    def remove(call: Call) -> Document:
        owner = call.path[: 5 if "stages" in call.path else 3]
        document = call.store.get(owner)
        if document is None:
            raise not_found(_missing(owner))
        if member in ("RouteSettings", "RequestParameters"):
            document[member] = {key: value for key, value in document[member].items() if key != call.path[-1]}
        else:
            document.pop(member, None)
        return {}

    return remove


def tagged(call: Call) -> tuple[Document, str]:
    """The document that an ARN names, and the member that holds its tags."""
    arn = call.parameters.get("resourceArn") or call.parameters["ResourceArn"]
    path = tuple(arn.split(":", 5)[5].strip("/").split("/"))
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


BY_METHOD: dict[str, Callable[[Call], Document]] = {
    "POST": create, "PUT": put, "GET": read, "PATCH": change, "DELETE": delete,
}

SPECIAL: dict[tuple[str, str], Callable[[Call], Document]] = {
    ("apigateway", "CreateResource"): create_resource,
    ("apigateway", "CreateDeployment"): create_deployment,
    ("apigatewayv2", "CreateDeployment"): create_route_deployment,
    ("apigateway", "GetAccount"): read_account,
    ("apigateway", "UpdateAccount"): change_account,
    ("apigatewayv2", "DeleteCorsConfiguration"): change_integration_path("CorsConfiguration"),
    ("apigatewayv2", "DeleteAccessLogSettings"): change_integration_path("AccessLogSettings"),
    ("apigatewayv2", "DeleteRouteSettings"): change_integration_path("RouteSettings"),
    ("apigateway", "GetTags"): read_tags,
    ("apigateway", "TagResource"): add_tags,
    ("apigateway", "UntagResource"): remove_tags,
    ("apigatewayv2", "GetTags"): read_tags,
    ("apigatewayv2", "TagResource"): add_tags,
    ("apigatewayv2", "UntagResource"): remove_tags,
}
