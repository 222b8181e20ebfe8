"""What schemas ask of values that no type can show. A rule about objects or lists takes all other values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .schema import AllOf, AnyOf, Array, Object, OneOf, Ref, Rule, Schema
from .validate import Place, Run, attempt, check, is_found
from .values import is_list, is_object


class When(Rule):
    """Values that are valid by `condition` have to be so by `met`, all others by `unmet`."""

    def __init__(
        self,
        condition: Schema,
        *,
        met: Schema | None = None,
        unmet: Schema | None = None,
        nullable: bool = False,
    ) -> None:
        self.condition = condition
        self.met = met
        self.unmet = unmet
        self.nullable = nullable

    def check(self, value: Any, at: Place, run: Run) -> None:
        outcome = attempt(self.condition, value, at, run)
        if outcome.is_unsure and not outcome.problems:
            run.is_unsure = True
            return
        wanted = self.unmet if outcome.problems else self.met
        if wanted is not None:
            check(wanted, value, at, run)


class Contains(Rule):
    """How many items have to be valid by a schema."""

    def __init__(
        self, schema: Schema, *, minimum: int, maximum: int | None = None, nullable: bool = False
    ) -> None:
        self.schema = schema
        self.minimum = minimum
        self.maximum = maximum
        self.nullable = nullable

    def check(self, value: Any, at: Place, run: Run) -> None:
        if not is_list(value):
            return
        outcomes = [attempt(self.schema, item, at.below(index), run) for index, item in enumerate(value)]
        valid = [outcome for outcome in outcomes if not outcome.problems]
        if len(valid) < self.minimum:
            run.report(at, f"must hold at least {self.minimum} items of the form that 'contains' describes")
        sure = sum(not outcome.is_unsure for outcome in valid)
        run.is_unsure |= sure < len(valid)
        if self.maximum is not None and sure > self.maximum:
            run.report(at, f"must hold at most {self.maximum} items of the form that 'contains' describes")


class Names(Rule):
    """What the name of every member has to be."""

    def __init__(self, schema: Schema, *, nullable: bool = False) -> None:
        self.schema = schema
        self.nullable = nullable

    def check(self, value: Any, at: Place, run: Run) -> None:
        for name in value if is_object(value) else ():
            outcome = attempt(self.schema, name, at.below(name), run)
            run.is_unsure |= outcome.is_unsure
            if outcome.problems:
                run.report(at.below(name), f"has a name that {outcome.problems[0].message}")


class Unevaluated(Rule):
    """What members or items have to be of which `of` says nothing, in none of its parts."""

    def __init__(
        self,
        of: Schema,
        *,
        members: Schema | Literal[False] | None = None,
        items: Schema | Literal[False] | None = None,
        nullable: bool = False,
    ) -> None:
        self.of = of
        self.told = of
        self.members: Schema | Literal[False] | None = members
        """`None`: anything, `False`: nothing."""
        self.items: Schema | Literal[False] | None = items
        self.nullable = nullable

    def check(self, value: Any, at: Place, run: Run) -> None:
        check(self.of, value, at, run)
        left = self.items if is_list(value) else self.members if is_object(value) else None
        if left is None:
            return
        known: set[str | int] = set()
        _Marking(value, at, run, known).mark(self.of)
        for key, each in _entries(value).items():
            if key in known:
                continue
            if left is False:
                message = "is an item too many" if is_list(value) else "is not a known member"
                run.report(at.below(key), message)
            else:
                check(left, each, at.below(key), run)


def _entries(value: Any) -> Mapping[str | int, Any]:
    if is_object(value):
        return {**value}
    return dict(enumerate(value)) if is_list(value) else {}


class _Marking:
    """Collects the names of the members, or the places of the items, that a schema says something of."""

    def __init__(self, value: Any, at: Place, run: Run, known: set[str | int]) -> None:
        self._value = value
        self._at = at
        self._run = run
        self._known = known
        self._open: list[Schema] = []

    def mark(self, schema: Schema | None) -> None:
        if isinstance(schema, Object) and is_object(self._value):
            self._known.update(name for name in self._value if self._describes(schema, name))
        elif isinstance(schema, Array) and is_list(self._value):
            described = len(schema.prefix) if schema.items is None or schema.items is False else len(self._value)
            self._known.update(range(min(described, len(self._value))))
        elif isinstance(schema, AllOf):
            for member in schema.members:
                self.mark(member)
        elif isinstance(schema, (OneOf, AnyOf)):
            for member in schema.members:
                if self._is_valid(member):
                    self.mark(member)
        elif isinstance(schema, Ref):
            target = schema.to()
            if not any(each is target for each in self._open):
                self._open.append(target)
                self.mark(target)
                self._open.pop()
        else:
            self._mark_rule(schema)

    def _mark_rule(self, schema: Schema | None) -> None:
        if isinstance(schema, Contains) and is_list(self._value):
            for index, item in enumerate(self._value):
                if not attempt(schema.schema, item, self._at.below(index), self._run).problems:
                    self._known.add(index)
        elif isinstance(schema, When):
            outcome = attempt(schema.condition, self._value, self._at, self._run)
            if not outcome.problems:
                self.mark(schema.condition)
                self.mark(schema.met)
            if outcome.problems or outcome.is_unsure:
                self.mark(schema.unmet)
        elif isinstance(schema, Unevaluated):
            self.mark(schema.of)
            if (schema.items if is_list(self._value) else schema.members) is not None:
                self._known.update(_entries(self._value))

    def _is_valid(self, schema: Schema) -> bool:
        return not attempt(schema, self._value, self._at, self._run).problems

    def _describes(self, schema: Object, name: str) -> bool:
        if schema.additional is not None or name in schema.properties or name in schema.read_only:
            return True
        return any(is_found(pattern, name, self._run) is not False for pattern, _ in schema.patterns)
