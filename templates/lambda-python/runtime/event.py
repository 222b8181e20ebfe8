"""What the gateway calls a function with, and what the function answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol, TypeAlias

from .values import is_object

Event: TypeAlias = Mapping[str, Any]
"""A REST API's event, which is payload format 1.0; HTTP APIs have it, and 2.0.

https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
"""

Result: TypeAlias = dict[str, Any]
"""`statusCode`, `headers`, `multiValueHeaders` or `cookies`, `body` and `isBase64Encoded`."""


class LambdaContext(Protocol):
    """https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    @property
    def function_name(self) -> str: ...
    @property
    def function_version(self) -> str: ...
    @property
    def invoked_function_arn(self) -> str: ...
    @property
    def memory_limit_in_mb(self) -> Any: ...
    @property
    def aws_request_id(self) -> str: ...
    @property
    def log_group_name(self) -> str: ...
    @property
    def log_stream_name(self) -> str: ...
    def get_remaining_time_in_millis(self) -> int: ...


def mapping_of(value: Any) -> Mapping[str, Any]:
    """A part of an event, which may be missing or null."""
    return value if is_object(value) else {}
