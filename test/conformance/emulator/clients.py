"""Calls to the emulated AWS's own API: what CloudFormation's resource handlers do, here as there."""

import threading
from functools import lru_cache
from typing import Any, cast

import boto3
import botocore
from botocore.config import Config
from botocore.model import Shape

from .accounts import access_key_of
from .gateway.calls import discard, place_of
from .gateway.operations import perform
from .gateway.protocol import service_model
from .gateway.service import Gateways
from .gateway.store import Path, Store

GATEWAY_SERVICES = ("apigateway", "apigatewayv2")
MAKING_A_CLIENT = threading.Lock()


class EmulatedApi:
    """The API of one account and region."""

    def __init__(self, endpoint: str, gateways: Gateways, account: str, region: str):
        self.endpoint = endpoint
        self.gateways = gateways
        self.account = account
        self.region = region

    def client(self, service: str) -> Any:
        return _client(self.endpoint, self.account, self.region, service)

    def call(self, service: str, operation: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """Calls an operation (`CreateModel`) with parameters as its input shape has them."""
        if service in GATEWAY_SERVICES:
            return perform(self.store, service, operation, parameters)
        return getattr(self.client(service), botocore.xform_name(operation))(**parameters)

    def input_shape(self, service: str, operation: str) -> Shape:
        """The shape of what an operation takes."""
        if service in GATEWAY_SERVICES:
            return cast(Shape, service_model(service).operation_model(operation).input_shape)
        return self.client(service).meta.service_model.operation_model(operation).input_shape

    # API Gateway's documents, which the handlers of its types put, replace and delete in place.

    @property
    def store(self) -> Store:
        return self.gateways.of(self.account, self.region)

    def put(self, service: str, operation: str, parameters: dict[str, Any], under: Path | None) -> tuple[Path, Any]:
        """Makes a document, or makes the one at a path anew; gives its path and what the service answers."""
        answer = perform(self.store, service, operation, parameters, under)
        return under or place_of(service, operation, parameters, answer), answer

    def discard(self, service: str, operation: str, path: Path) -> None:
        """Deletes what an operation made."""
        discard(self.store, service, operation, path)


@lru_cache(maxsize=1)
def _session() -> Any:
    """One session for all clients: it reads each service's description once."""
    return cast(Any, boto3.session.Session())


@lru_cache(maxsize=512)
def _client(endpoint: str, account: str, region: str, service: str) -> Any:
    """Kept, as making a client takes longer than most calls."""
    with MAKING_A_CLIENT:
        return _session().client(
            service,
            region_name=region,
            endpoint_url=endpoint,
            aws_access_key_id=access_key_of(account),
            aws_secret_access_key="emulated",
            config=Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"}, read_timeout=300),
        )
