"""Calls of operations, and what each HTTP method does to the documents."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from botocore.model import OperationModel, StructureShape

from .errors import GatewayError, bad_request, conflict, not_found
from .http_rules import HTTP_RULES
from .patches import apply_patch, merge
from .protocol import Route, route_of, service_model
from .rest_rules import REST_RULES, fill_stage_cache
from .rule import Rule
from .stand_ins import refuse_late_domain, release_stand_in, stand_in_for_parent
from .store import Document, Path, Store, new_id

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
        """The fixed parts of the address: `restapis/models`."""
        return "/".join(segment for segment in self.route.segments if not segment.startswith("{"))

    @property
    def rule(self) -> Rule:
        rule = RULES.get(self.kind)
        if rule is None:
            raise GatewayError("NotImplemented", f"the emulator does not know {self.operation.name}", 501)
        return rule


def call_of(
    store: Store, service: str, operation: str, parameters: Mapping[str, Any], under: Path | None = None
) -> Call:
    """A call of an operation by its name, with parameters as the SDK for Python has them; raises where a required one
    is not there."""
    model = service_model(service).operation_model(operation)
    for name in model.input_shape.required_members if isinstance(model.input_shape, StructureShape) else ():
        if parameters.get(name) in (None, ""):
            raise bad_request(f"{operation}: {name} is required")
    return Call(store, service, model, copy.deepcopy(dict(parameters)), under)


def create(call: Call) -> Document:
    """POST to a collection."""
    stand_in_for_parent(call.store, call.path, call.parameters)
    if call.path == ("domainnames",) and call.under is None:
        refuse_late_domain(call.store, call.parameters["domainName"])
    return put_document(call, call.path, document_of(call))


def create_resource(call: Call) -> Document:
    """POST to a resource, which makes one below it."""
    document = {"pathPart": call.parameters["pathPart"], "parentId": call.parameters["parentId"]}
    return put_document(call, call.path[:-1], document)


def put(call: Call) -> Document:
    """PUT of a document whose address says its key."""
    document = document_of(call)
    if call.rule.key:
        document[call.rule.key] = call.path[-1]
    standing = call.store.get(call.path)
    if call.kind in PUT_ONCE and call.under is None and standing is not None:
        # The same again is a client that has not heard the answer.
        call.rule.fill(call.store, call.path, document)
        if document != standing:
            raise conflict(f"{'/'.join(call.path)} already exists")
    return _stored(call, call.path, document)


def read(call: Call) -> Document:
    """GET of a document or of a collection."""
    store, path = call.store, call.path
    if call.route.segments[-1].startswith("{") or call.kind.endswith("/integration"):
        document = store.get(path)
        if document is None:
            raise missing(path)
        return call.rule.present(store, path, document, call.parameters)
    parent = path[:-2] if path[-2:-1] == ("documentation",) else path[:-1]
    if len(parent) > 1 and parent != ("v2",) and store.get(parent) is None:
        raise missing(parent)
    shown = [call.rule.present(store, inner, found, call.parameters) for inner, found in store.children(path)]
    return {_list_member(call.operation): shown}


def change(call: Call) -> Document:
    """PATCH: operations in version 1, members in version 2."""
    document = call.store.get(call.path)
    if document is None:
        raise missing(call.path)
    changed = copy.deepcopy(document)
    if call.service == "apigateway":
        for operation in call.parameters.get("patchOperations") or []:
            apply_patch(call.kind, changed, cast(StructureShape, call.operation.output_shape), operation)
        if call.kind == "restapis/stages":
            fill_stage_cache(changed)
    else:
        merge(call.rule, changed, document_of(call))
        call.rule.fill(call.store, call.path, changed)
    call.rule.check(call.store, call.path, changed)
    path = _moved(call, changed)
    call.store.put(path, changed)
    return call.rule.present(call.store, path, changed, call.parameters)


def delete(call: Call) -> Document:
    """DELETE of a document and what lies below it."""
    if call.store.get(call.path) is None:
        raise missing(call.path)
    _remove(call.store, call.rule, call.path)
    return {}


BY_METHOD: dict[str, Callable[[Call], Document]] = {
    "POST": create, "PUT": put, "GET": read, "PATCH": change, "DELETE": delete,
}


def made(store: Store, service: str, operation: str, parameters: Mapping[str, Any]) -> Document:
    """Makes a document, as an import does for each part of what it imports."""
    call = call_of(store, service, operation, parameters)
    return create_resource(call) if operation == "CreateResource" else BY_METHOD[call.route.method](call)


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
        if store.get(path) is not None:
            _remove(store, rule, path)


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
        old = call.store.get(path) or {}
        document.update({name: old[name] for name in rule.made_once if name in old and name not in document})
        if rule.generated_key:
            document[rule.key] = path[-1]
        return _stored(call, path, document)
    if rule.generated_key:
        document[rule.key] = new_id()
    elif not document.get(rule.key):
        rule.fill(call.store, collection + ("",), document)
    path = collection + (document[rule.key],)
    if call.store.get(path) is not None:
        raise conflict(f"{'/'.join(path)} already exists")
    return _stored(call, path, document)


def missing(path: Path) -> GatewayError:
    return not_found(f"Invalid identifier specified: {'/'.join(path)}")


def _stored(call: Call, path: Path, document: Document) -> Document:
    call.rule.fill(call.store, path, document)
    try:
        call.rule.check(call.store, path, document)
    except GatewayError:
        # Filling in may have made further documents; they go with the one that is refused.
        if call.store.get(path) is None:
            call.store.remove(path)
        raise
    call.store.put(path, document)
    return call.rule.present(call.store, path, document, call.parameters)


def _remove(store: Store, rule: Rule, path: Path) -> None:
    rule.check_delete(store, path, store.get(path) or {})
    store.remove(path)
    release_stand_in(store, path)


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
