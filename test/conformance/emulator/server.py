"""The emulated AWS as one WSGI application: API Gateway is ours, everything else is moto's."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from .accounts import account_of
from .functions import ProvisionedConcurrency
from .gateway.service import Gateways, StartResponse

CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")
IDENTITY_PATH = "/_conformance"


class EmulatedAws:
    """Answers every request of a suite."""

    def __init__(self, gateways: Gateways, identity: dict[str, Any]):
        self.gateways = gateways
        self.identity = identity
        self.provisioned = ProvisionedConcurrency()
        self.moto: Callable[..., Iterable[bytes]] = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == IDENTITY_PATH:
            return self._who(start)
        signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        if signed and signed.group(3) == "apigateway":
            account = environ.get("HTTP_X_MOTO_ACCOUNT_ID") or account_of(signed.group(1))
            return self.gateways.answer(environ, account, signed.group(2), start)
        if signed and signed.group(3) == "lambda" and self.provisioned.answers(environ["PATH_INFO"]):
            return self.provisioned.answer(environ, account_of(signed.group(1)), signed.group(2), start)
        return self.moto(environ, start)

    def _who(self, start: StartResponse) -> Iterable[bytes]:
        body = json.dumps(self.identity).encode()
        start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]
