"""Checks values against schemas, as a server receives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .formats import format_problem
from .number import number_problems
from .record import Datum
from .schema import (
    AllOf,
    AnyOf,
    Anything,
    Array,
    Boolean,
    Enum,
    Never,
    Not,
    Null,
    Number,
    Object,
    OneOf,
    Ref,
    Rule,
    Schema,
    String,
)
from .values import canonical, is_list, is_object, write_json

if TYPE_CHECKING:
    from .pattern import Pattern


class Problem(Datum):
    pointer: str
    """RFC 6901 pointer from the value that was validated."""
    message: str
    """"must be at most 100", "is required"."""


_DEEPEST = 200
"""Values nested deeper than this are refused: the walk below recurses."""
_MOST_PROBLEMS = 50


class Place:
    """Where in a value the walk is."""

    __slots__ = ("pointer", "depth", "open")

    def __init__(self, pointer: str, depth: int, open: tuple[Schema, ...] = ()) -> None:
        self.pointer = pointer
        self.depth = depth
        self.open = open
        """Targets of the references followed at this very place; meeting one again adds nothing."""

    def below(self, key: str | int) -> Place:
        step = str(key).replace("~", "~0").replace("/", "~1")
        return Place(f"{self.pointer}/{step}", self.depth + 1)


class Run:
    """What a walk over a value has found."""

    def __init__(self, limit: int, tried: dict[tuple[int, int], Run]) -> None:
        self.limit = limit
        self.tried = tried
        """Outcomes of the alternatives tried so far, by schema and value: keeps nested unions from multiplying."""
        self.problems: list[Problem] = []
        self.removals: list[tuple[dict[str, Any], str]] = []
        """Properties that callers may not set: deleted once everything else has turned out well."""
        self.is_unsure = False
        """A pattern is not known: what looks valid need not be, and neither `not` nor `oneOf` may build on it."""

    def report(self, at: Place, message: str) -> None:
        """The parts of an `allOf` may find the same thing: it is said once."""
        problem = Problem(at.pointer, message)
        if len(self.problems) < self.limit and problem not in self.problems:
            self.problems.append(problem)


def validate(schema: Schema, value: Any) -> list[Problem]:
    """What is wrong with a JSON value, with `bytes` for binary text: at most 50 problems, none for a valid value.

    Read-only properties are taken out of the value when it is valid.
    """
    run = Run(_MOST_PROBLEMS, {})
    check(schema, value, Place("", 0), run)
    if not run.problems:
        for holder, name in run.removals:
            holder.pop(name, None)
    return run.problems


def check(schema: Schema, value: Any, at: Place, run: Run) -> None:
    if len(run.problems) >= run.limit or (value is None and schema.nullable):
        return
    if at.depth > _DEEPEST:
        return run.report(at, f"is nested more than {_DEEPEST} levels deep")
    if isinstance(schema, Rule):
        schema.check(value, at, run)
    else:
        _CHECKS[type(schema)](schema, value, at, run)


def _check_never(schema: Never, value: Any, at: Place, run: Run) -> None:
    run.report(at, "is not allowed")


def _check_null(schema: Null, value: Any, at: Place, run: Run) -> None:
    if value is not None:
        run.report(at, "must be null")


def _check_boolean(schema: Boolean, value: Any, at: Place, run: Run) -> None:
    if not isinstance(value, bool):
        run.report(at, "must be true or false")


def _check_string(schema: String, value: Any, at: Place, run: Run) -> None:
    if isinstance(value, bytes) and schema.format == "binary":
        return _check_length(schema, len(value), at, run)
    if not isinstance(value, str):
        return run.report(at, "must be text")
    _check_length(schema, len(value), at, run)
    if schema.pattern is not None and is_found(schema.pattern, value, run) is False:
        run.report(at, f"must match {schema.pattern.source}")
    problem = None if schema.format is None else format_problem(schema.format, value)
    if problem is not None:
        run.report(at, problem)


def is_found(pattern: Pattern, text: str, run: Run) -> bool | None:
    """`None` for a pattern that Python has no words for: nothing is refused for it."""
    if not pattern.is_known:
        run.is_unsure = True
        return None
    return pattern.matches(text)


def _check_length(schema: String, length: int, at: Place, run: Run) -> None:
    if schema.min_length is not None and length < schema.min_length:
        run.report(at, f"must be at least {schema.min_length} long")
    if schema.max_length is not None and length > schema.max_length:
        run.report(at, f"must be at most {schema.max_length} long")


def _check_number(schema: Number, value: Any, at: Place, run: Run) -> None:
    for message in number_problems(schema, value):
        run.report(at, message)


def _check_enum(schema: Enum, value: Any, at: Place, run: Run) -> None:
    text = canonical(value)
    if any(canonical(allowed) == text for allowed in schema.values):
        return
    shown = [write_json(allowed) for allowed in schema.values[:20]]
    run.report(at, f"must be one of {', '.join(shown)}{', ...' if len(schema.values) > 20 else ''}")


def _check_array(schema: Array, value: Any, at: Place, run: Run) -> None:
    if not is_list(value):
        return run.report(at, "must be a list")
    items = value
    if len(items) < schema.min_items:
        run.report(at, f"must have at least {schema.min_items} items")
    if schema.max_items is not None and len(items) > schema.max_items:
        return run.report(at, f"must have at most {schema.max_items} items")
    if schema.items is False and len(items) > len(schema.prefix):
        run.report(at, f"must have at most {len(schema.prefix)} items")
    for index, item in enumerate(items):
        item_schema = schema.prefix[index] if index < len(schema.prefix) else schema.items
        if item_schema is not None and item_schema is not False:
            check(item_schema, item, at.below(index), run)
    if schema.unique_items and len({canonical(item) for item in items}) < len(items):
        run.report(at, "must not hold an item twice")


def _check_object(schema: Object, value: Any, at: Place, run: Run) -> None:
    if not is_object(value):
        return run.report(at, "must be an object")
    members = value
    if len(members) < schema.min_properties:
        run.report(at, f"must have at least {schema.min_properties} members")
    if schema.max_properties is not None and len(members) > schema.max_properties:
        return run.report(at, f"must have at most {schema.max_properties} members")
    for name in schema.required:
        if name not in members:
            run.report(at.below(name), "is required")
    for name, member in members.items():
        if name in schema.read_only:
            run.removals.append((members, name))
        else:
            _check_member(schema, name, member, at.below(name), run)


def _check_member(schema: Object, name: str, value: Any, at: Place, run: Run) -> None:
    described = schema.properties.get(name)
    found = [(is_found(pattern, name, run), each) for pattern, each in schema.patterns]
    if described is not None:
        check(described, value, at, run)
    for is_match, each in found:
        if is_match:
            check(each, value, at, run)
    is_matched = any(is_match is not False for is_match, _ in found)
    if described is not None or is_matched or schema.additional is None:
        return
    if schema.additional is False:
        run.report(at, "is not a known member")
    else:
        check(schema.additional, value, at, run)


def _check_union(schema: OneOf | AnyOf, value: Any, at: Place, run: Run) -> None:
    if schema.discriminator is not None and is_object(value):
        return _check_discriminated(schema, value, at, run)
    outcomes = [attempt(member, value, at, run) for member in schema.members]
    valid = [outcome for outcome in outcomes if not outcome.problems]
    if isinstance(schema, OneOf) and sum(not outcome.is_unsure for outcome in valid) > 1:
        return run.report(at, "must match one alternative only, and matches several")
    for outcome in valid:
        run.removals.extend(outcome.removals)
        run.is_unsure |= outcome.is_unsure
    if valid:
        return
    # The alternative that is wrong only further down is the one that was meant.
    meant = [
        member
        for member, outcome in zip(schema.members, outcomes, strict=True)
        if outcome.problems[0].pointer != at.pointer
    ]
    if len(meant) == 1:
        check(meant[0], value, at, run)
    else:
        run.report(at, "must match one of the alternatives")


def _check_discriminated(schema: OneOf | AnyOf, value: Mapping[str, Any], at: Place, run: Run) -> None:
    discriminator = schema.discriminator
    if discriminator is None:
        return
    place = at.below(discriminator.property)
    if discriminator.property not in value:
        return run.report(place, "is required")
    found = value[discriminator.property]
    index = discriminator.mapping.get(found) if isinstance(found, str) else None
    if index is not None:
        return check(schema.members[index], value, at, run)
    _check_enum(Enum(tuple(discriminator.mapping)), b"", place, run)


def _check_all(schema: AllOf, value: Any, at: Place, run: Run) -> None:
    for member in schema.members:
        check(member, value, at, run)


def _check_not(schema: Not, value: Any, at: Place, run: Run) -> None:
    outcome = attempt(schema.schema, value, at, run)
    run.is_unsure |= outcome.is_unsure
    if not outcome.problems and not outcome.is_unsure:
        run.report(at, "has a form that is not allowed")


def _check_reference(schema: Ref, value: Any, at: Place, run: Run) -> None:
    target = schema.to()
    if not any(each is target for each in at.open):
        check(target, value, Place(at.pointer, at.depth, (*at.open, target)), run)


def attempt(member: Schema, value: Any, at: Place, run: Run) -> Run:
    """Tries one alternative, up to its first problem."""
    key = (id(member), id(value))
    earlier = run.tried.get(key)
    if earlier is not None:
        return earlier
    trial = Run(1, run.tried)
    check(member, value, at, trial)
    if isinstance(value, (dict, list)):
        run.tried[key] = trial
    return trial


def _check_anything(schema: Anything, value: Any, at: Place, run: Run) -> None:
    """Every value is valid."""


_CHECKS: Mapping[type[Schema], Callable[[Any, Any, Place, Run], None]] = {
    Anything: _check_anything,
    Never: _check_never,
    Null: _check_null,
    Boolean: _check_boolean,
    String: _check_string,
    Number: _check_number,
    Enum: _check_enum,
    Array: _check_array,
    Object: _check_object,
    OneOf: _check_union,
    AnyOf: _check_union,
    AllOf: _check_all,
    Not: _check_not,
    Ref: _check_reference,
}
