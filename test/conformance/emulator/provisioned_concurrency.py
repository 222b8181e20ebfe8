"""Provisioned concurrency of Lambda's aliases and versions, which moto does not have.

https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html
"""

import json
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qs, unquote

from .gateway.service import StartResponse, raw_path

ADDRESS = re.compile(r"/2019-09-30/functions/([^/]+)/provisioned-concurrency/?")


class ProvisionedConcurrency:
    """What was provisioned, by account, region, function and qualifier."""

    def __init__(self) -> None:
        self._provisioned: dict[tuple[str, str, str, str], int] = {}

    def answers(self, environ: dict[str, Any]) -> bool:
        return ADDRESS.fullmatch(raw_path(environ)) is not None

    def answer(self, environ: dict[str, Any], account: str, region: str, start: StartResponse) -> Iterable[bytes]:
        found = ADDRESS.fullmatch(raw_path(environ))
        name = unquote(found.group(1)).rsplit(":", 1)[-1] if found else ""
        qualifier = parse_qs(environ.get("QUERY_STRING", "")).get("Qualifier", [""])[0]
        key = (account, region, name, qualifier)
        method = environ["REQUEST_METHOD"]
        if method == "PUT":
            body = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
            self._provisioned[key] = body["ProvisionedConcurrentExecutions"]
            return _respond(start, 202, _described(self._provisioned[key]))
        if key not in self._provisioned:
            message = {"Message": f"No Provisioned Concurrency Config found for {name}:{qualifier}"}
            return _respond(start, 404, message, "ProvisionedConcurrencyConfigNotFoundException")
        if method == "DELETE":
            del self._provisioned[key]
            return _respond(start, 204, None)
        return _respond(start, 200, _described(self._provisioned[key]))


def _described(count: int) -> dict[str, Any]:
    amounts = {f"{kind}ProvisionedConcurrentExecutions": count for kind in ("Requested", "Available", "Allocated")}
    return {**amounts, "Status": "READY", "LastModified": "2024-01-01T00:00:00+0000"}


def _respond(start: StartResponse, status: int, answer: Any, error: str | None = None) -> Iterable[bytes]:
    body = json.dumps(answer).encode() if answer is not None else b""
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start(f"{status} Answered", [*headers, ("x-amzn-ErrorType", error)] if error else headers)
    return [body]
