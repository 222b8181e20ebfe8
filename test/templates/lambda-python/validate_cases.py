"""Validates the values of the table that the runtimes of all languages share; prints the problems of each."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from runtime.validate import validate
from runtime.values import parse_json
from schema_from_data import schema_from_data


def revived(value: Any) -> Any:
    if isinstance(value, list):
        return [revived(item) for item in value]
    if isinstance(value, dict):
        if set(value) == {"$bytes"}:
            return base64.b64decode(value["$bytes"])
        return {name: revived(member) for name, member in value.items()}
    return value


def problems(schema: Any, value: Any) -> list[str]:
    return [f"{each.pointer} {each.message}".strip() for each in validate(schema_from_data(schema), value)]


rows = parse_json(sys.stdin.read())
print(json.dumps([[problems(schema, revived(value)) for value in values] for schema, values in rows]))
