"""CloudFront's cache policies, which moto does not have.

https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateCachePolicy.html
"""

import re
import uuid
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from ..gateway.service import StartResponse
from .xml import MODIFIED, body_of, element, error, respond

ADDRESS = re.compile(r"/2020-05-31/cache-policy(?:/([^/]+))?(/config)?/?")


class CachePolicies:
    """Policies by account and id. A configuration is kept as the XML that it came in: every answer says it again."""

    def __init__(self) -> None:
        self._policies: dict[tuple[str, str], Element] = {}

    def answers(self, environ: dict[str, Any]) -> bool:
        return ADDRESS.fullmatch(environ["PATH_INFO"]) is not None

    def answer(self, environ: dict[str, Any], account: str, region: str, start: StartResponse) -> Iterable[bytes]:
        found = ADDRESS.fullmatch(environ["PATH_INFO"])
        identifier, config_only = (found.group(1), found.group(2)) if found else (None, None)
        method = environ["REQUEST_METHOD"]
        if method == "GET" and identifier is None:
            return respond(start, 200, self._listed(account))
        key = (account, identifier or str(uuid.uuid4()))
        if method == "POST" or method == "PUT" and key in self._policies:
            self._policies[key] = body_of(environ)
            return respond(start, 201 if method == "POST" else 200, _policy(key[1], self._policies[key]))
        if key not in self._policies:
            return respond(start, 404, error("NoSuchCachePolicy", f"No cache policy {identifier}"))
        if method == "DELETE":
            del self._policies[key]
            return respond(start, 204, None)
        config = self._policies[key]
        return respond(start, 200, config if config_only else _policy(key[1], config))

    def _listed(self, account: str) -> Element:
        own = [_policy(key[1], config) for key, config in self._policies.items() if key[0] == account]
        items = element("Items", *(element("CachePolicySummary", policy, Type="custom") for policy in own))
        return element("CachePolicyList", items, MaxItems="100", Quantity=str(len(own)))


def _policy(identifier: str, config: Element) -> Element:
    return element("CachePolicy", config, Id=identifier, LastModifiedTime=MODIFIED)
