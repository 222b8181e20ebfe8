"""Lines of JSON, so that filters and queries of a log group can read them.

Lines below the level of `LOG_LEVEL`, or else of `AWS_LAMBDA_LOG_LEVEL`, which Lambda sets from the function's logging
configuration, are not written; without either, those below `INFO`. `timestamp` and `level` have the form that Lambda
knows: it passes such lines on as they are.
https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from datetime import datetime, timezone
from typing import Any

_LEVELS = ("TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL")


class Logger:
    """Adds its fields to every line."""

    def __init__(self, /, **fields: Any) -> None:
        self._fields = fields

    def debug(self, message: str, /, **fields: Any) -> None:
        self._write("DEBUG", message, fields)

    def info(self, message: str, /, **fields: Any) -> None:
        self._write("INFO", message, fields)

    def warn(self, message: str, /, **fields: Any) -> None:
        self._write("WARN", message, fields)

    def error(self, message: str, /, **fields: Any) -> None:
        self._write("ERROR", message, fields)

    def having(self, /, **fields: Any) -> Logger:
        """A logger that adds these fields, too."""
        return Logger(**{**self._fields, **fields})

    def _write(self, level: str, message: str, fields: dict[str, Any]) -> None:
        if _LEVELS.index(level) < _LEVELS.index(_lowest_level()):
            return
        now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        own = {"timestamp": now, "level": level, "message": message}
        # Lambda reads these: they keep their meaning, whatever a line adds.
        sys.stdout.write(_text({**own, **self._fields, **fields, **own}) + "\n")
        sys.stdout.flush()


def _text(entry: dict[str, Any]) -> str:
    """What cannot be written as JSON must not take the answer with it."""
    try:
        return json.dumps(entry, default=_readable, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        own = {name: entry[name] for name in ("timestamp", "level", "message")}
        return json.dumps({**own, "unreadable": str(error)}, default=_readable)


def _lowest_level() -> str:
    """Asked for at each line: tests, and code that runs before the handler, may set it late."""
    wanted = os.environ.get("LOG_LEVEL") or os.environ.get("AWS_LAMBDA_LOG_LEVEL") or ""
    return wanted.upper() if wanted.upper() in _LEVELS else "INFO"


def _readable(value: Any) -> Any:
    """What JSON has no form for."""
    if not isinstance(value, BaseException):
        return str(value)
    stack = "".join(traceback.format_exception(type(value), value, value.__traceback__))
    return {"name": type(value).__name__, "message": str(value), "stack": stack}
