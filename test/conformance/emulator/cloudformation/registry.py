"""What CloudFormation's registry says of each resource type, as cfn-lint carries it: one source, not our own memory.

https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

SCHEMA_REGION = "us-east-1"


@dataclass(frozen=True)
class TypeSchema:
    """The parts of a resource type's schema that decide how it is updated and read."""

    create_only: tuple[tuple[str, ...], ...]
    attributes: frozenset[str]

    def needs_replacement(self, old: dict[str, Any], new: dict[str, Any]) -> bool:
        """Whether the change from old to new properties touches one that only creation can set."""
        return any(_at(old, path) != _at(new, path) for path in self.create_only)


@lru_cache(maxsize=None)
def type_schema(name: str) -> TypeSchema:
    """The schema of a resource type."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(SCHEMA_REGION, name).schema
    return TypeSchema(
        create_only=tuple(_path(pointer) for pointer in schema.get("createOnlyProperties") or ()),
        attributes=frozenset(".".join(_path(pointer)) for pointer in schema.get("readOnlyProperties") or ()),
    )


def _path(pointer: str) -> tuple[str, ...]:
    return tuple(part for part in pointer.split("/")[2:] if part not in ("properties", "items", "*"))


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value
