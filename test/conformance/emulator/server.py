"""The emulated AWS as one WSGI application: API Gateway is ours, everything else is moto's."""

import json
import re
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app

from .accounts import account_of
from .cloudfront.cache_policies import CachePolicies
from .cloudfront.distributions import Distributions
from .gateway.service import Gateways, StartResponse
from .presupposed import Presupposed
from .provisioned_concurrency import ProvisionedConcurrency

CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")
IDENTITY_PATH = "/_conformance"


class EmulatedAws:
    """Answers every request of a suite."""

    def __init__(self, gateways: Gateways, presupposed: Presupposed, identity: dict[str, Any]):
        self.gateways = gateways
        self.presupposed = presupposed
        self.identity = identity
        self.moto: Callable[..., Iterable[bytes]] = DomainDispatcherApplication(create_backend_app)
        self.besides_moto = (CachePolicies(), Distributions(), ProvisionedConcurrency())
        self.one_at_a_time = threading.Lock()

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(IDENTITY_PATH):
            return self._about(environ, start)
        signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        if signed is None:
            return self.moto(environ, start)
        account = environ.get("HTTP_X_MOTO_ACCOUNT_ID") or account_of(signed.group(1))
        if signed.group(3) == "apigateway":
            return self.gateways.answer(environ, account, signed.group(2), start)
        if signed.group(3) == "cloudformation":
            # A stack makes requests of its own before it answers.
            return self.moto(environ, start)
        with self.one_at_a_time:
            return list(self._carried_out(environ, account, signed.group(2), start))

    def _carried_out(
        self, environ: dict[str, Any], account: str, region: str, start: StartResponse
    ) -> Iterable[bytes]:
        """moto copies and walks what other requests change: two at a time fail now and then, half carried out."""
        for service in self.besides_moto:
            if service.answers(environ):
                return service.answer(environ, account, region, start)
        return self.moto(environ, start)

    def _about(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Who this is, or what stands in for something in an account."""
        query = parse_qs(environ.get("QUERY_STRING", ""))
        listed = environ["PATH_INFO"].endswith("/presupposed")
        body = json.dumps(self.presupposed.of(query["account"][0]) if listed else self.identity).encode()
        start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]
