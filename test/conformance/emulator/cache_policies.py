"""CloudFront's cache policies, which moto does not have.

https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCachePolicy.html
"""

import re
import uuid
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree

from .gateway.service import StartResponse

ADDRESS = re.compile(r"/2020-05-31/cache-policy(?:/([^/]+))?(/config)?/?")
SPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/"
CONFIG = f"{{{SPACE}}}CachePolicyConfig"


class CachePolicies:
    """Policies by account and id. A configuration is kept as the XML that it came in: every answer says it again."""

    def __init__(self) -> None:
        self._policies: dict[tuple[str, str], ElementTree.Element] = {}
        ElementTree.register_namespace("", SPACE)

    def answers(self, environ: dict[str, Any]) -> bool:
        return ADDRESS.fullmatch(environ["PATH_INFO"]) is not None

    def answer(self, environ: dict[str, Any], account: str, region: str, start: StartResponse) -> Iterable[bytes]:
        found = ADDRESS.fullmatch(environ["PATH_INFO"])
        identifier, config_only = (found.group(1), found.group(2)) if found else (None, None)
        method = environ["REQUEST_METHOD"]
        if method == "GET" and identifier is None:
            return _respond(start, 200, self._listed(account))
        key = (account, identifier or str(uuid.uuid4()))
        if method == "POST" or method == "PUT" and key in self._policies:
            self._policies[key] = ElementTree.fromstring(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
            return _respond(start, 201 if method == "POST" else 200, _policy(key[1], self._policies[key]))
        if key not in self._policies:
            return _respond(start, 404, _error("NoSuchCachePolicy", f"No cache policy {identifier}"))
        if method == "DELETE":
            del self._policies[key]
            return _respond(start, 204, None)
        config = self._policies[key]
        return _respond(start, 200, config if config_only else _policy(key[1], config))

    def _listed(self, account: str) -> ElementTree.Element:
        listed = ElementTree.Element(f"{{{SPACE}}}CachePolicyList")
        own = [(key[1], config) for key, config in self._policies.items() if key[0] == account]
        _text(listed, "MaxItems", "100")
        _text(listed, "Quantity", str(len(own)))
        items = ElementTree.SubElement(listed, f"{{{SPACE}}}Items")
        for identifier, config in own:
            summary = ElementTree.SubElement(items, f"{{{SPACE}}}CachePolicySummary")
            _text(summary, "Type", "custom")
            summary.append(_policy(identifier, config))
        return listed


def _policy(identifier: str, config: ElementTree.Element) -> ElementTree.Element:
    policy = ElementTree.Element(f"{{{SPACE}}}CachePolicy")
    _text(policy, "Id", identifier)
    _text(policy, "LastModifiedTime", "2024-01-01T00:00:00Z")
    policy.append(config)
    return policy


def _error(code: str, message: str) -> ElementTree.Element:
    response = ElementTree.Element("ErrorResponse")
    error = ElementTree.SubElement(response, "Error")
    for name, text in (("Type", "Sender"), ("Code", code), ("Message", message)):
        ElementTree.SubElement(error, name).text = text
    return response


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{SPACE}}}{name}").text = text


def _respond(start: StartResponse, status: int, answer: ElementTree.Element | None) -> Iterable[bytes]:
    body = ElementTree.tostring(answer, xml_declaration=True, encoding="UTF-8") if answer is not None else b""
    headers = [("Content-Type", "text/xml"), ("Content-Length", str(len(body))), ("ETag", "E1")]
    start(f"{status} Answered", headers)
    return [body]
