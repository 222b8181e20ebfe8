"""Changes of documents: patch operations in version 1, members in version 2."""

from typing import Any

from botocore.model import StructureShape

from .errors import bad_request
from .method_settings import apply_method_setting, is_method_setting
from .pointer_patch import Operation, apply_operation, segments
from .rule import Rule
from .store import Document
from .usage_plans import apply_stage_patch, is_stage_patch


def apply_patch(kind: str, document: Document, shape: StructureShape, operation: Operation) -> None:
    """Applies an operation to a document of a kind (`restapis/stages`)."""
    if kind == "restapis/stages" and is_method_setting(operation):
        apply_method_setting(document, shape, operation)
    elif kind == "restapis/stages" and operation["op"] == "copy":
        _promote_canary(document, operation)
    elif kind == "usageplans" and is_stage_patch(operation):
        apply_stage_patch(document, operation)
    else:
        apply_operation(document, shape, operation)


def _promote_canary(stage: Document, operation: Operation) -> None:
    source = segments(operation["from"])
    if source[0] != "canarySettings" or segments(operation["path"]) != source[1:]:
        raise bad_request("Invalid copy operation")
    stage[source[1]] = stage["canarySettings"][source[1]]


def merge(rule: Rule, document: Document, given: Document) -> None:
    """Takes over the members of an update. An empty text takes a member away, and an empty value an entry of a map."""
    for name, value in given.items():
        if name in rule.merged_maps:
            merged: dict[str, Any] = {**(document.get(name) or {}), **value}
            document[name] = {key: item for key, item in merged.items() if item not in ("", {}, None)}
        elif value == "":
            document.pop(name, None)
        else:
            document[name] = value
