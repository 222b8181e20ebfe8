"""What a caller may call, as the policy that an authorizer answers with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypeAlias

from .record import Datum
from .route import match_path, rank_of, shape_of


class ProtectedOperation(Datum):
    """An operation that the authorizer protects."""

    id: str
    method: str
    """Upper case, or `ANY`."""
    path: str
    scopes: tuple[tuple[str, ...], ...] = ()
    """Alternatives: a caller needs all scopes of one of them. Empty: being known is enough."""
    groups: tuple[str, ...] | None = None
    """A caller has to be in one of them; `None`: in none."""


class Granted(Datum):
    """What a caller was granted."""

    scopes: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()


class MethodArn(Datum):
    """A method's ARN taken apart."""

    stage: str
    """`arn:aws:execute-api:<region>:<account>:<api>/<stage>`."""
    method: str
    path: str


class _Call(Datum):
    """One method of one operation."""

    method: str
    path: tuple[str, ...]

    @property
    def pattern(self) -> str:
        return f"{self.method}/{'/'.join('*' if _is_variable(part) else part for part in self.path)}"


Statement: TypeAlias = dict[str, Any]

_MOST_CHARACTERS = 6000
"""The service refuses results above 8 KB; what is left is for the context."""
_EVERY_METHOD = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


def parse_method_arn(arn: str) -> MethodArn:
    api, stage, method, *path = arn.split("/") if arn.count("/") > 1 else (arn, "", "")
    return MethodArn(f"{api}/{stage}", method, f"/{'/'.join(path)}")


def operation_of(operations: Sequence[ProtectedOperation], arn: MethodArn) -> ProtectedOperation | None:
    """The operation that a method's ARN belongs to."""
    candidates = [each for each in operations if match_path(each.path, arn.path) is not None]
    candidates.sort(key=lambda each: rank_of(each.path))
    same = [each for each in candidates if _is_same_resource(each, candidates[0])]
    for method in (arn.method, "ANY"):
        for each in same:
            if each.method == method:
                return each
    return None


def _is_same_resource(one: ProtectedOperation, other: ProtectedOperation) -> bool:
    """Two methods of one resource may have other names for its variables."""
    return shape_of(one.path) == shape_of(other.path)


def may_call(operation: ProtectedOperation, granted: Granted) -> bool:
    has_scopes = not operation.scopes or any(granted.scopes.issuperset(wanted) for wanted in operation.scopes)
    return has_scopes and (operation.groups is None or not granted.groups.isdisjoint(operation.groups))


def allow_policy(
    operations: Sequence[ProtectedOperation], granted: Granted, method_arn: str
) -> list[Statement]:
    """The policy for a caller.

    The gateway caches it for the caller's token and applies it to every method, so it names all that the caller may call,
    not only what was called first. `*` also matches slashes in a policy: where the pattern of an operation would reach one
    that the caller may not call, that one is denied; where the denial would reach what the caller may call, the operation
    is allowed only by the exact path of this call.
    """
    arn = parse_method_arn(method_arn)
    allowed = [each for each in operations if may_call(each, granted)]
    if len(allowed) == len(operations):
        return [_statement("Allow", [f"{arn.stage}/*"])]
    refused = [each for each in operations if not may_call(each, granted)]
    called = operation_of(operations, arn)
    exact = [_exact_arn(method_arn)] if called is not None and may_call(called, granted) else []
    allow, deny = _patterns(allowed, refused, operations)
    whole = _statements(
        _distinct([*exact, *(f"{arn.stage}/{pattern}" for pattern in allow)]),
        _distinct(f"{arn.stage}/{pattern}" for pattern in deny),
    )
    if _is_short(whole):
        return whole or [deny_policy(method_arn)]
    others = [call for each in refused for call in _calls(each, operations)]
    if not any(_reaches_any(call, allowed, operations) for call in others):
        inverse = _statements([f"{arn.stage}/*"], [f"{arn.stage}/{call.pattern}" for call in others])
        if _is_short(inverse):
            return inverse
    return [_statement("Allow", exact)] if exact else [deny_policy(method_arn)]


def deny_policy(method_arn: str) -> Statement:
    return _statement("Deny", [f"{parse_method_arn(method_arn).stage}/*"])


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _statements(allowed: list[str], denied: list[str]) -> list[Statement]:
    if not allowed:
        return []
    return [_statement("Allow", allowed), *([_statement("Deny", denied)] if denied else [])]


def _is_short(statements: Sequence[Statement]) -> bool:
    return len(",".join(each for statement in statements for each in statement["Resource"])) <= _MOST_CHARACTERS


def _statement(effect: Literal["Allow", "Deny"], resources: list[str]) -> Statement:
    return {"Action": "execute-api:Invoke", "Effect": effect, "Resource": resources}


def _exact_arn(method_arn: str) -> str:
    """A caller chooses the path: characters that mean more in a policy become `?`, which stands for any one character."""
    return re.sub(r"[*?$]", "?", method_arn)


def _calls(operation: ProtectedOperation, operations: Sequence[ProtectedOperation]) -> list[_Call]:
    path = tuple(operation.path[1:].split("/"))
    return [_Call(method, path) for method in _methods(operation, operations)]


def _methods(operation: ProtectedOperation, operations: Sequence[ProtectedOperation]) -> Sequence[str]:
    if operation.method != "ANY":
        return (operation.method,)
    own = {each.method for each in operations if _is_same_resource(each, operation)}
    return [method for method in _EVERY_METHOD if method not in own]


def _reaches(pattern: _Call, call: _Call) -> bool:
    return pattern.method == call.method and _can_reach(pattern.path, call.path)


def _reaches_any(
    pattern: _Call, among: Sequence[ProtectedOperation], operations: Sequence[ProtectedOperation]
) -> bool:
    return any(_reaches(pattern, call) for other in among for call in _calls(other, operations))


def _patterns(
    allowed: Sequence[ProtectedOperation],
    refused: Sequence[ProtectedOperation],
    operations: Sequence[ProtectedOperation],
) -> tuple[list[str], list[str]]:
    others = [call for each in refused for call in _calls(each, operations)]
    allow: list[str] = []
    deny: list[str] = []
    for call in (call for each in allowed for call in _calls(each, operations)):
        reached = [other for other in others if _reaches(call, other)]
        if not any(_reaches_any(other, allowed, operations) for other in reached):
            allow.append(call.pattern)
            deny.extend(other.pattern for other in reached)
    return allow, deny


def _is_variable(segment: str) -> bool:
    return "{" in segment


def _can_reach(pattern: Sequence[str], path: Sequence[str]) -> bool:
    """Whether the pattern made of one path matches a request for the other one."""
    if not pattern or not path:
        return not pattern and not path
    if path[0].endswith("+}"):
        return True
    if not _is_variable(pattern[0]):
        return (_is_variable(path[0]) or pattern[0] == path[0]) and _can_reach(pattern[1:], path[1:])
    # A `*` takes this segment and as many more as it likes.
    return _can_reach(pattern[1:], path[1:]) or _can_reach(pattern, path[1:])
