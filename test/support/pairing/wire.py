"""Lines of JSON between a test and a Python process. Bytes stand as `{"$bytes": base64}`."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

_output = sys.stdout
sys.stdout = sys.stderr


def write(message: Any) -> None:
    _output.write(json.dumps(_plain(message)) + "\n")
    _output.flush()


def read() -> Any:
    """`None` at the end."""
    line = sys.stdin.readline()
    return json.loads(line, object_hook=_revived) if line else None


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return {"$bytes": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _revived(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["$bytes"]) if set(value) == {"$bytes"} else value
