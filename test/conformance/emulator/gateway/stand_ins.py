"""Domain names and API keys that a deployment maps to or hands out without having made them (see `presupposed.py`)."""

from typing import Any

from .errors import conflict
from .store import Document, Path, Store

KINDS = {
    ("domainnames",): "aws_api_gateway_domain_name",
    ("v2", "domainnames"): "aws_apigatewayv2_domain_name",
    ("apikeys",): "aws_api_gateway_api_key",
}


def stand_in_for_parent(store: Store, path: Path, parameters: dict[str, Any]) -> None:
    """Before something is made below what is not there: a mapping of a domain, a key of a usage plan."""
    if path[:1] == ("usageplans",) and path[-1] == "keys":
        key = parameters["keyId"]
        _stand_in(store, ("apikeys", key), {"name": key, "value": f"presupposed-{key}"})
    elif path[-1] == "basepathmappings":
        _stand_in(store, path[:2], _rest_domain(store, path[1], parameters.get("domainNameId")))
    elif path[-1] == "apimappings":
        # A domain of version 1 can be mapped to as well; version 2 shows this in its place.
        name = f"d-presupposed.execute-api.{store.region}.amazonaws.com"
        configuration = {"ApiGatewayDomainName": name, "EndpointType": "REGIONAL", "DomainNameStatus": "AVAILABLE"}
        _stand_in(store, path[:3], {"DomainName": path[2], "DomainNameConfigurations": [configuration]})


def refuse_late_domain(store: Store, name: str) -> None:
    """A domain of version 1 that version 2 has mapped to already was to be there before."""
    if store.presupposed.has(store.account, KINDS[("v2", "domainnames")], name):
        raise conflict(f"{name} was referred to before it was made")


def release_stand_in(store: Store, removed: Path) -> None:
    """After something was deleted: takes away what stood in for what it needed, when nothing else needs it."""
    if removed[:1] == ("usageplans",):
        wanted = {path[-1] for plan, _ in store.children(("usageplans",)) for path, _ in store.children(plan + ("keys",))}
        for path, _ in store.children(("apikeys",)):
            if path[-1] not in wanted:
                _remove(store, path)
    elif removed[-2] in ("basepathmappings", "apimappings") and not store.children(removed[:-1]):
        _remove(store, removed[:-2])


def _stand_in(store: Store, path: Path, document: Document) -> None:
    if store.get(path) is None:
        key = {"domainnames": "domainName", "apikeys": "id"}.get(path[0], "DomainName")
        made = {key: path[-1], **document}
        store.put(path, made)
        store.presupposed.add(store.account, KINDS[path[:-1]], _terraform_id(path, made))


def _remove(store: Store, path: Path) -> None:
    identifier = _terraform_id(path, store.get(path) or {})
    if store.presupposed.has(store.account, KINDS[path[:-1]], identifier):
        store.remove(path)
        store.presupposed.remove(store.account, KINDS[path[:-1]], identifier)


def _terraform_id(path: Path, document: Document) -> str:
    """A private domain may bear the name of a public one."""
    return f"{path[-1]}/{document['domainNameId']}" if "domainNameId" in document else path[-1]


def _rest_domain(store: Store, name: str, identifier: str | None) -> Document:
    if identifier is None:
        return {"endpointConfiguration": {"types": ["REGIONAL"]}}
    arn = f"arn:aws:apigateway:{store.region}:{store.account}:/domainnames/{name}+{identifier}"
    return {"endpointConfiguration": {"types": ["PRIVATE"]}, "domainNameId": identifier, "domainNameArn": arn}
