"""Carrying out operations: mostly what their HTTP method says, and a few that do more."""

import copy
from collections.abc import Mapping
from typing import Any

from .calls import BY_METHOD, call_of
from .special import SPECIAL
from .store import Document, Path, Store


def perform(
    store: Store, service: str, operation: str, parameters: Mapping[str, Any], under: Path | None = None
) -> Document:
    """Carries out an operation, by its name and parameters as the SDK for Python has them."""
    call = call_of(store, service, operation, parameters, under)
    with store.lock:
        answer = SPECIAL.get((service, operation), BY_METHOD[call.route.method])(call)
        return copy.deepcopy(answer)
