"""API Gateway as a WSGI application, and as calls within the process for CloudFormation."""

import json
import threading
import traceback
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs

from ..presupposed import Presupposed
from .errors import GatewayError
from .operations import perform
from .protocol import find_route, read_request, to_wire
from .store import Store

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Selected = Callable[[dict[str, Any]], tuple[str, str]]


class Gateways:
    """The documents of every account and region."""

    def __init__(self, presupposed: Presupposed) -> None:
        self.presupposed = presupposed
        self._stores: dict[tuple[str, str], Store] = {}
        self._lock = threading.Lock()

    def of(self, account: str, region: str) -> Store:
        with self._lock:
            return self._stores.setdefault((account, region), Store(account, region, self.presupposed))

    def answer(self, environ: dict[str, Any], account: str, region: str, start: StartResponse) -> Iterable[bytes]:
        """Answers a request that is signed for API Gateway."""
        try:
            status, body = self._answered(environ, self.of(account, region))
            headers = [("Content-Type", "application/json")]
        except GatewayError as error:
            status, body = error.status, json.dumps({"message": str(error)}).encode()
            headers = [("Content-Type", "application/json"), ("x-amzn-ErrorType", error.code)]
        except Exception as error:
            # A fault of the emulator is told as an error that no client tries again.
            traceback.print_exc()
            status, body = 400, json.dumps({"message": f"{type(error).__name__}: {error}"}).encode()
            headers = [("Content-Type", "application/json"), ("x-amzn-ErrorType", "EmulatorFault")]
        start(f"{status} Answered", [*headers, ("Content-Length", str(len(body)))])
        return [body]

    def _answered(self, environ: dict[str, Any], store: Store) -> tuple[int, bytes]:
        address = raw_path(environ)
        service = "apigatewayv2" if address.startswith("/v2/") else "apigateway"
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        found = find_route(service, environ["REQUEST_METHOD"], address)
        if found is None:
            raise GatewayError("UnknownOperationException", f"no operation at {environ['REQUEST_METHOD']} {address}", 404)
        route, in_address = found
        length = int(environ.get("CONTENT_LENGTH") or 0)
        parameters = read_request(route, in_address, query, environ["wsgi.input"].read(length))
        answer = perform(store, service, route.operation.name, parameters)
        shape = route.operation.output_shape
        status = route.operation.http.get("responseCode", 200)
        if shape is None or status == 204:
            return status, b""
        return status, json.dumps(to_wire(answer, shape)).encode()


def raw_path(environ: dict[str, Any]) -> str:
    """The path as it was sent: an ARN or a base path in it has escaped slashes."""
    sent = environ.get("REQUEST_URI") or environ.get("RAW_URI") or environ["PATH_INFO"]
    path = str(sent).split("?")[0]
    return "/" + path.split("/", 3)[3] if path.startswith("http") else path
