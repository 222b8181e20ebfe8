"""Requests and answers on the wire, read and written as botocore's model of the service has them (REST with JSON)."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, cast
from urllib.parse import unquote

import botocore.session
from botocore.model import ListShape, MapShape, OperationModel, ServiceModel, Shape, StructureShape

from .store import Path

PARAMETER = re.compile(r"\{([^}]+)\}")


@dataclass(frozen=True)
class Route:
    """An operation and the addresses that call it."""

    operation: OperationModel
    method: str
    address: re.Pattern[str]
    segments: tuple[str, ...]

    def path(self, parameters: dict[str, Any]) -> Path:
        """The path of the address, its parameters filled in."""
        names = _uri_members(self.operation)
        return tuple(
            str(parameters[names[segment[1:-1]]]) if segment.startswith("{") else segment for segment in self.segments
        )


@lru_cache(maxsize=None)
def service_model(service: str) -> ServiceModel:
    """botocore's model of a service."""
    loader = cast(Any, botocore.session.get_session())
    return loader.get_service_model(service)


@lru_cache(maxsize=None)
def routes(service: str) -> tuple[Route, ...]:
    """Every operation of a service."""
    model = service_model(service)
    return tuple(route_of(model.operation_model(name)) for name in model.operation_names)


@lru_cache(maxsize=None)
def route_of(operation: OperationModel) -> Route:
    """Where an operation is called."""
    address = operation.http["requestUri"].split("?")[0]
    pattern = PARAMETER.sub(lambda found: f"(?P<{_group(found.group(1))}>[^/]+)", address)
    segments = tuple(segment for segment in address.split("/") if segment)
    return Route(operation, operation.http["method"], re.compile(pattern + "/?"), segments)


# Operations that share an address with another and differ in a query parameter, which nothing here uses.
BY_QUERY = ("ImportRestApi", "ImportApiKeys")


def find_route(service: str, method: str, address: str) -> tuple[Route, dict[str, str]] | None:
    """The operation that a request calls, and the parameters in its address."""
    for route in routes(service):
        found = route.address.fullmatch(address) if route.method == method else None
        if found and route.operation.name not in BY_QUERY:
            return route, {name: unquote(text) for name, text in found.groupdict().items()}
    return None


def read_request(
    route: Route, in_address: dict[str, str], query: dict[str, list[str]], body: bytes
) -> dict[str, Any]:
    """The parameters of a request by the names of the members of its input shape."""
    shape = route.operation.input_shape
    if shape is None:
        return {}
    members = cast(StructureShape, shape).members
    payload = shape.serialization.get("payload")
    given = json.loads(body) if body and payload is None else {}
    result: dict[str, Any] = {}
    for name, member in members.items():
        wire = member.serialization.get("name", name)
        location = member.serialization.get("location")
        if name == payload:
            result[name] = body
        elif location == "uri":
            result[name] = in_address[_group(wire)]
        elif location == "querystring" and wire in query:
            result[name] = query[wire] if isinstance(member, ListShape) else query[wire][0]
        elif location is None and given.get(wire) is not None:
            result[name] = from_wire(given[wire], member)
    return result


def from_wire(value: Any, shape: Shape) -> Any:
    """A value of a request body by the names of members."""
    if isinstance(shape, StructureShape):
        wires = {member.serialization.get("name", name): (name, member) for name, member in shape.members.items()}
        known = {key: item for key, item in value.items() if key in wires and item is not None}
        return {wires[key][0]: from_wire(item, wires[key][1]) for key, item in known.items()}
    if isinstance(shape, ListShape):
        return [from_wire(item, shape.member) for item in value]
    if isinstance(shape, MapShape):
        return {key: from_wire(item, shape.value) for key, item in value.items()}
    return value


def to_wire(value: Any, shape: Shape) -> Any:
    """A document as an answer body; members that the shape does not have stay behind."""
    if isinstance(shape, StructureShape):
        present = {name: member for name, member in shape.members.items() if value.get(name) is not None}
        return {member.serialization.get("name", name): to_wire(value[name], member) for name, member in present.items()}
    if isinstance(shape, ListShape):
        return [to_wire(item, shape.member) for item in value]
    if isinstance(shape, MapShape):
        return {key: to_wire(item, shape.value) for key, item in value.items()}
    if isinstance(value, datetime):
        iso = shape.serialization.get("timestampFormat") == "iso8601"
        return value.strftime("%Y-%m-%dT%H:%M:%SZ") if iso else int(value.timestamp())
    return value


def _group(name: str) -> str:
    return name.replace("-", "_").replace("+", "")


def _uri_members(operation: OperationModel) -> dict[str, str]:
    members = cast(StructureShape, operation.input_shape).members if operation.input_shape else {}
    located = {name: member for name, member in members.items() if member.serialization.get("location") == "uri"}
    return {member.serialization.get("name", name): name for name, member in located.items()}
