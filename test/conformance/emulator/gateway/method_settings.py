"""Settings of methods in a stage, which a patch addresses by path, method and setting.

https://docs.aws.amazon.com/apigateway/latest/api/API_MethodSetting.html
"""

from typing import Any

from botocore.model import StructureShape

from .errors import bad_request
from .pointer_patch import Operation, typed
from .store import Document

SETTINGS = {
    "metrics/enabled": "metricsEnabled",
    "logging/loglevel": "loggingLevel",
    "logging/dataTrace": "dataTraceEnabled",
    "throttling/burstLimit": "throttlingBurstLimit",
    "throttling/rateLimit": "throttlingRateLimit",
    "caching/enabled": "cachingEnabled",
    "caching/ttlInSeconds": "cacheTtlInSeconds",
    "caching/dataEncrypted": "cacheDataEncrypted",
    "caching/requireAuthorizationForCacheControl": "requireAuthorizationForCacheControl",
    "caching/unauthorizedCacheControlHeaderStrategy": "unauthorizedCacheControlHeaderStrategy",
}

# A throttle that nobody set is the account's.
DEFAULTS: dict[str, Any] = {
    "metricsEnabled": False,
    "loggingLevel": "OFF",
    "dataTraceEnabled": False,
    "cachingEnabled": False,
    "cacheTtlInSeconds": 300,
    "cacheDataEncrypted": False,
    "requireAuthorizationForCacheControl": True,
    "unauthorizedCacheControlHeaderStrategy": "SUCCEED_WITH_RESPONSE_HEADER",
}


def is_method_setting(operation: Operation) -> bool:
    """Whether a patch of a stage is for a method's settings: `/~1pets/GET/throttling/rateLimit`, or all of them."""
    parts = operation["path"].split("/")[1:]
    return "/".join(parts[-2:]) in SETTINGS or operation["op"] == "remove" and len(parts) == 2 and _is_method(parts[1])


def apply_method_setting(stage: Document, shape: StructureShape, operation: Operation) -> None:
    """Applies a patch of a method's settings to a stage. Keys keep their `~1`, as the service shows them."""
    settings = dict(stage.get("methodSettings") or {})
    parts = operation["path"].split("/")[1:]
    if operation["op"] == "remove" and len(parts) == 2:
        settings.pop("/".join(parts), None)
    elif len(parts) != 4:
        raise bad_request(f"Invalid method setting path {operation['path']}")
    else:
        key, name = "/".join(parts[:2]), SETTINGS["/".join(parts[2:])]
        one = dict(settings.get(key) or DEFAULTS)
        one[name] = typed(operation["value"], _setting_shape(shape).members[name])
        settings[key] = one
    stage["methodSettings"] = settings


def _is_method(text: str) -> bool:
    return text == "*" or text.isupper()


def _setting_shape(stage: StructureShape) -> StructureShape:
    return stage.members["methodSettings"].value
