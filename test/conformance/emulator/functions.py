"""What moto leaves out of Lambda: settings that it takes and forgets, and provisioned concurrency.

https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html
https://docs.aws.amazon.com/lambda/latest/api/API_PutProvisionedConcurrencyConfig.html
"""

import json
import re
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, unquote

from moto.awslambda.models import LambdaFunction

FORGOTTEN = ("LoggingConfig", "KMSKeyArn", "DeadLetterConfig")
"""Neither kept at creation nor changed by an update."""

PROVISIONED = re.compile(r"^/2019-09-30/functions/([^/]+)/provisioned-concurrency$")


def keep_function_settings() -> None:
    """Makes moto's functions show every setting that they were made or changed with."""
    initialize = LambdaFunction.__init__
    show = LambdaFunction.get_configuration
    update = LambdaFunction.update_configuration

    def initialize_and_keep(function: Any, account_id: str, spec: dict[str, Any], *others: Any, **named: Any) -> None:
        function.kept = {name: spec[name] for name in FORGOTTEN if spec.get(name)}
        initialize(function, account_id, spec, *others, **named)

    def show_kept(function: Any, *others: Any, **named: Any) -> dict[str, Any]:
        logging = {"LogFormat": "Text", "LogGroup": f"/aws/lambda/{function.function_name}"}
        kept = {**function.kept, "LoggingConfig": {**logging, **function.kept.get("LoggingConfig", {})}}
        return {**show(function, *others, **named), **kept}

    def update_and_keep(function: Any, updates: dict[str, Any]) -> dict[str, Any]:
        for name in FORGOTTEN:
            if name in updates:
                function.kept = {**function.kept, name: updates[name]}
        if "TracingConfig" in updates:
            function.tracing_config = updates["TracingConfig"]
        if "EphemeralStorage" in updates:
            function.ephemeral_storage = updates["EphemeralStorage"]["Size"]
        return update(function, updates)

    LambdaFunction.__init__ = initialize_and_keep
    LambdaFunction.get_configuration = show_kept
    LambdaFunction.update_configuration = update_and_keep


class ProvisionedConcurrency:
    """The provisioned concurrency of aliases and versions, by account, region, function and qualifier."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requested: dict[tuple[str, str, str, str], int] = {}

    def answers(self, path: str) -> bool:
        return PROVISIONED.match(path) is not None

    def answer(self, environ: dict[str, Any], account: str, region: str, start: Callable[..., Any]) -> Iterable[bytes]:
        found = PROVISIONED.match(environ["PATH_INFO"])
        name = unquote(found.group(1) if found else "").split(":function:")[-1]
        [qualifier] = parse_qs(environ["QUERY_STRING"]).get("Qualifier", [""])
        key = (account, region, name, qualifier)
        with self._lock:
            if environ["REQUEST_METHOD"] == "PUT":
                length = int(environ.get("CONTENT_LENGTH") or 0)
                given = json.loads(environ["wsgi.input"].read(length))
                self._requested[key] = given["ProvisionedConcurrentExecutions"]
                return _send(start, "202 Accepted", _described(self._requested[key]))
            if environ["REQUEST_METHOD"] == "DELETE":
                self._requested.pop(key, None)
                return _send(start, "204 No Content", None)
            if key in self._requested:
                return _send(start, "200 OK", _described(self._requested[key]))
        missing = "ProvisionedConcurrencyConfigNotFoundException"
        answer = {"Message": "No Provisioned Concurrency Config found for this function"}
        return _send(start, "404 Not Found", answer, ("x-amzn-errortype", missing))


def _described(requested: int) -> dict[str, Any]:
    return {
        "RequestedProvisionedConcurrentExecutions": requested,
        "AvailableProvisionedConcurrentExecutions": requested,
        "AllocatedProvisionedConcurrentExecutions": requested,
        "Status": "READY",
        "LastModified": "2020-01-01T00:00:00+0000",
    }


def _send(
    start: Callable[..., Any], status: str, answer: dict[str, Any] | None, *headers: tuple[str, str]
) -> Iterable[bytes]:
    body = b"" if answer is None else json.dumps(answer).encode()
    start(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body))), *headers])
    return [body]
