"""`name[key]=value` fields as one object.

The specification stops at one level; deeper objects and lists, written `name[a][b]`, `name[a]` repeated, `name[a][]` or
`name[a][0]`, are read the way they are commonly written. A value without members, where the schema has such, stands
under the bare name.
"""

from __future__ import annotations

from typing import Any

from .operation import Fields
from .schema import Schema
from .shape import shape_of
from .text_value import first_valid, text_value
from .values import ABSENT

_DEEPEST = 20
"""More levels than this in one name are not taken apart."""


class _Branch:
    """Members in the order in which they came; texts stand at the leaf that has no name or an empty one."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.members: dict[str, _Branch] = {}


def deep_object_value(schema: Schema, name: str, fields: Fields) -> Any:
    """`ABSENT` when no field belongs to the name."""
    root = _Branch()
    is_present = False
    for key, texts in fields.items():
        keys = _keys_of(key, name)
        if keys is None:
            continue
        is_present = True
        branch = root
        for each in keys:
            branch = branch.members.setdefault(each, _Branch())
        branch.texts.extend(texts)
    return _branch_value(schema, root) if is_present else ABSENT


def _keys_of(key: str, name: str) -> list[str] | None:
    """`filter[a][b]` → a, b, `filter` → none; `None` for the name of another parameter. A last, empty pair of brackets is a list's."""
    if key == name:
        return []
    if not key.startswith(f"{name}[") or not key.endswith("]"):
        return None
    keys = key[len(name) + 1 : -1].split("][")
    if len(keys) > _DEEPEST:
        return None
    return keys[:-1] if keys[-1] == "" else keys


def _branch_value(schema: Schema, branch: _Branch) -> Any:
    shape = shape_of(schema)
    if shape.arrays and all(key.isascii() and key.isdigit() for key in branch.members):
        indexed = sorted(branch.members.items(), key=lambda entry: int(entry[0]))
        texts: list[Any] = [text_value(shape.item(index), text) for index, text in enumerate(branch.texts)]
        items = texts + [_branch_value(shape.item(index), member) for index, (_, member) in enumerate(indexed)]
        is_one = shape.is_plain and len(branch.texts) == 1 and not indexed
        return first_valid(schema, [text_value(schema, branch.texts[0]), items]) if is_one else items
    if not branch.members:
        return text_value(schema, branch.texts[0] if branch.texts else "")
    return {key: _branch_value(shape.member(key), member) for key, member in branch.members.items()}
