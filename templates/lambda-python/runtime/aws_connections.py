"""Connections through the AWS SDK, which is part of Lambda's runtimes."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib import import_module
from typing import Any

from .connections import ConnectionSender
from .event import mapping_of

_ENDPOINT = "WEBSOCKET_CALLBACK_ENDPOINT"
"""Where the stages of the API take messages; the build sets it for the functions of routes."""


def aws_sender(stage: str, domain_name: str | None = None) -> ConnectionSender:
    """The sender for a stage of the API.

    `domain_name` of the event is taken where the API has no address of its own.
    """
    base = os.environ.get(_ENDPOINT) or (None if domain_name is None else f"https://{domain_name}")
    if base is None:
        raise ValueError(f"The environment variable {_ENDPOINT} is not set.")
    return _sender(f"{base}/{stage}")


@lru_cache(maxsize=None)
def _sender(endpoint: str) -> ConnectionSender:
    """One client for each address: it keeps its connections while the function is warm."""
    # By its name: checkers need not find the SDK where the project is checked.
    sdk: Any = import_module("boto3")
    return _AwsSender(sdk.client("apigatewaymanagementapi", endpoint_url=endpoint))


class _AwsSender:
    def __init__(self, client: Any) -> None:
        self._client = client

    def post(self, connection_id: str, data: str) -> bool:
        return self._reached("post_to_connection", ConnectionId=connection_id, Data=data.encode())

    def delete(self, connection_id: str) -> bool:
        return self._reached("delete_connection", ConnectionId=connection_id)

    def _reached(self, operation: str, **given: Any) -> bool:
        try:
            getattr(self._client, operation)(**given)
        except Exception as error:
            if _is_gone(error):
                return False
            raise
        return True


def _is_gone(error: Exception) -> bool:
    """https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html"""
    answer = mapping_of(getattr(error, "response", None))
    code = mapping_of(answer.get("Error")).get("Code")
    return code == "GoneException" or mapping_of(answer.get("ResponseMetadata")).get("HTTPStatusCode") == 410
