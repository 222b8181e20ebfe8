"""Values with named members that never change, as frozen dataclasses are.

A dataclass compiles methods of its own when its module is loaded: half a millisecond of each cold start for every class,
and what compiles them takes ten times that to load. These share their methods, and type checkers see the same.
"""

from __future__ import annotations

from typing import Any, ClassVar, Self, dataclass_transform

_NOTHING: Any = object()


class _Positional:
    def __init__(self, default: Any) -> None:
        self.default = default


def field(*, kw_only: bool, default: Any = _NOTHING) -> Any:
    """`kw_only=False`: a member that may be given without its name."""
    return default if kw_only else _Positional(default)


class _Members:
    """What both kinds of values have in common: the annotations of a class are its members."""

    __in_order__: ClassVar[bool] = False
    """Whether every member may be given without its name."""
    __members__: ClassVar[tuple[str, ...]] = ()
    __required__: ClassVar[tuple[str, ...]] = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = [name for name, type in cls.__annotations__.items() if "ClassVar" not in str(type).split("[")[0]]
        given = {name: cls.__dict__.get(name, _NOTHING) for name in own}
        positional = [name for name, value in given.items() if cls.__in_order__ or isinstance(value, _Positional)]
        for name, value in given.items():
            if isinstance(value, _Positional):
                given[name] = value.default
                setattr(cls, name, value.default)
        cls.__members__ = (*cls.__members__, *own)
        cls.__required__ = (*cls.__required__, *(name for name in own if given[name] is _NOTHING))
        cls.__match_args__ = (*cls.__match_args__, *positional)

    def __init__(self, /, *given: Any, **named: Any) -> None:
        cls = type(self)
        values = {**dict(zip(cls.__match_args__, given, strict=False)), **named}
        if len(values) < len(given) + len(named):
            raise TypeError(f"{cls.__name__}: without a name it takes {', '.join(cls.__match_args__) or 'nothing'}")
        if unknown := values.keys() - set(cls.__members__):
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
        if missing := set(cls.__required__) - values.keys():
            raise TypeError(f"{cls.__name__} needs {', '.join(sorted(missing))}")
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name} cannot be deleted")

    def __replace__(self, /, **changes: Any) -> Self:
        """For `copy.replace`, of Python 3.13."""
        return type(self)(**{**self.__dict__, **changes})

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and all(
            getattr(self, name) == getattr(other, name) for name in self.__members__
        )

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__members__))

    def __repr__(self) -> str:
        members = (f"{name}={getattr(self, name)!r}" for name in self.__members__)
        return f"{type(self).__name__}({', '.join(members)})"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record(_Members):
    """Members are given by their names; one with a value may be left out."""


@dataclass_transform(frozen_default=True)
class Datum(_Members):
    """Members are given in their order, or by their names; one with a value may be left out."""

    __in_order__ = True
