"""Holds a value against a schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from .json_values import is_equal, is_multiple
from .pattern import Pattern
from .schema import NamedSchemas, Schema


@dataclass(frozen=True)
class Problem:
    """What is wrong with a part of a body."""

    pointer: str
    """RFC 6901 pointer from the body."""
    message: str
    """"is required", "is no string"."""


def validate(value: object, schema: Schema, schemas: NamedSchemas) -> list[Problem]:
    """What is wrong with a value; empty where nothing is."""
    walk = _Walk(schemas, [])
    walk.check(value, schema, "", 0)
    return walk.problems


# Values nested deeper than this are not looked at: the walk recurses.
_DEEPEST = 150


@dataclass
class _Walk:
    schemas: NamedSchemas
    problems: list[Problem]
    is_unsure: bool = False
    """A pattern is not known: what looks valid need not be, and neither `not` nor `oneOf` may build on it."""

    def report(self, pointer: str, message: str) -> None:
        self.problems.append(Problem(pointer, message))

    def check(self, value: object, schema: Schema, pointer: str, depth: int) -> None:
        kind = schema.get("kind", "any")
        if depth > _DEEPEST or (value is None and schema.get("nullable")):
            return
        if kind == "string":
            self._text(value, schema, pointer)
        elif kind in ("number", "integer"):
            self._number(value, schema, pointer)
        elif kind == "array":
            self._array(value, schema, pointer, depth)
        elif kind == "object":
            self._object(value, schema, pointer, depth)
        elif kind in ("reference", "allOf"):
            for part in self._parts(schema):
                self.check(value, part, pointer, depth + 1)
        elif kind in ("oneOf", "anyOf", "not"):
            self._alternatives(value, schema, pointer, depth)
        else:
            problem = _simple_problem(value, schema)
            if problem is not None:
                self.report(pointer, problem)

    def _parts(self, schema: Schema) -> list[Schema]:
        named = self.schemas.get(schema.get("target", ""))
        return schema.get("members", []) if named is None else [named]

    def _text(self, value: object, schema: Schema, pointer: str) -> None:
        if not isinstance(value, str):
            return self.report(pointer, "is no string")
        shortest, longest, pattern = schema.get("minLength"), schema.get("maxLength"), schema.get("pattern")
        if shortest is not None and len(value) < shortest:
            self.report(pointer, f"has fewer than {shortest} characters")
        if longest is not None and len(value) > longest:
            self.report(pointer, f"has more than {longest} characters")
        if pattern is not None and self._is_found(pattern, value) is False:
            self.report(pointer, f"does not match {pattern}")

    def _number(self, value: object, schema: Schema, pointer: str) -> None:
        kind = schema.get("kind", "number")
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return self.report(pointer, f"is no {kind}")
        if kind == "integer" and value != value // 1:
            self.report(pointer, "is no integer")
        if "minimum" in schema and value < schema["minimum"]:
            self.report(pointer, f"is less than {schema['minimum']}")
        if "maximum" in schema and value > schema["maximum"]:
            self.report(pointer, f"is more than {schema['maximum']}")
        if "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
            self.report(pointer, f"is not more than {schema['exclusiveMinimum']}")
        if "exclusiveMaximum" in schema and value >= schema["exclusiveMaximum"]:
            self.report(pointer, f"is not less than {schema['exclusiveMaximum']}")
        if "multipleOf" in schema and not is_multiple(value, schema["multipleOf"]):
            self.report(pointer, f"is no multiple of {schema['multipleOf']}")

    def _array(self, value: object, schema: Schema, pointer: str, depth: int) -> None:
        if not isinstance(value, list):
            return self.report(pointer, "is no list")
        found = cast("list[object]", value)
        prefix, items = schema.get("prefix", []), schema.get("items")
        fewest, most = schema.get("minItems", 0), schema.get("maxItems")
        if len(found) < fewest:
            self.report(pointer, f"has fewer than {fewest} items")
        if (most is not None and len(found) > most) or (items == "forbidden" and len(found) > len(prefix)):
            self.report(pointer, "has too many items")
        if schema.get("uniqueItems") and any(
            is_equal(one, each) for index, each in enumerate(found) for one in found[:index]
        ):
            self.report(pointer, "has the same item twice")
        for index, each in enumerate(found):
            item = prefix[index] if index < len(prefix) else items
            if item is not None and item != "forbidden":
                self.check(each, item, f"{pointer}/{index}", depth + 1)

    def _object(self, value: object, schema: Schema, pointer: str, depth: int) -> None:
        if not isinstance(value, dict):
            return self.report(pointer, "is no object")
        found = cast("dict[str, object]", value)
        for name in schema.get("required", []):
            if name not in found:
                self.report(_below(pointer, name), "is required")
        fewest, most = schema.get("minProperties", 0), schema.get("maxProperties")
        if len(found) < fewest:
            self.report(pointer, f"has fewer than {fewest} members")
        if most is not None and len(found) > most:
            self.report(pointer, f"has more than {most} members")
        for name, member in found.items():
            self._member(name, member, schema, pointer, depth)

    def _member(self, name: str, member: object, schema: Schema, pointer: str, depth: int) -> None:
        own = schema.get("properties", {}).get(name)
        found = [(self._is_found(each["pattern"], name), each["schema"]) for each in schema.get("patterns", [])]
        place = _below(pointer, name)
        fitting = [each for is_found, each in found if is_found]
        for each in [*([] if own is None else [own]), *fitting]:
            self.check(member, each, place, depth + 1)
        additional = schema.get("additional")
        is_matched = any(is_found is not False for is_found, _ in found)
        if own is not None or is_matched or additional is None:
            return
        if additional == "forbidden":
            self.report(place, "is not described")
        else:
            self.check(member, additional, place, depth + 1)

    def _is_found(self, pattern: str, text: str) -> bool | None:
        """`None` for a pattern that Python has no words for: nothing is refused for it."""
        if not Pattern(pattern).is_known:
            self.is_unsure = True
            return None
        return Pattern(pattern).matches(text)

    def _alternatives(self, value: object, schema: Schema, pointer: str, depth: int) -> None:
        def attempt(member: Schema) -> _Walk:
            inner = _Walk(self.schemas, [])
            inner.check(value, member, pointer, depth + 1)
            return inner

        if schema.get("kind") == "not":
            refused = attempt(schema["schema"]) if "schema" in schema else None
            if refused is not None and not refused.problems:
                self.is_unsure |= refused.is_unsure
                if not refused.is_unsure:
                    self.report(pointer, "is what it may not be")
            return
        attempts = [attempt(member) for member in schema.get("members", [])]
        valid = [each for each in attempts if not each.problems]
        if sum(not each.is_unsure for each in valid) > 1 and schema.get("kind") == "oneOf":
            return self.report(pointer, "fits more than one of its alternatives")
        if valid:
            self.is_unsure |= any(each.is_unsure for each in valid)
            return
        outcomes = [each.problems for each in attempts]
        # What comes closest has its problems furthest inside.
        none: list[Problem] = []
        closest = max(outcomes, key=lambda each: (_depth_of(each), -len(each)), default=none)
        if _depth_of(closest) > len(pointer):
            self.problems.extend(closest)
        else:
            self.report(pointer, "fits none of its alternatives")


def _simple_problem(value: object, schema: Schema) -> str | None:
    """What is wrong with a value of a kind that has no further rules."""
    kind = schema.get("kind", "any")
    if kind == "never":
        return "may not be there"
    if kind == "null":
        return None if value is None else "is not null"
    if kind == "boolean":
        return None if isinstance(value, bool) else "is no boolean"
    if kind == "enum" and not any(is_equal(each, value) for each in schema.get("values", [])):
        return "is none of its values"
    return None


def _below(pointer: str, name: str) -> str:
    return f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"


def _depth_of(problems: Sequence[Problem]) -> int:
    return min((len(problem.pointer) for problem in problems), default=0)
