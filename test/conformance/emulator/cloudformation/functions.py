"""Intrinsic functions, and what a part of a template refers to.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

import base64
import json
import re
from collections.abc import Iterator
from typing import Any, Protocol

PLACEHOLDER = re.compile(r"\$\{(!?)([^{}]*)\}")


class TemplateError(Exception):
    """What CloudFormation answers with a validation error."""


class NoValue:
    """What `AWS::NoValue` stands for: the property that holds it is not there."""


NO_VALUE = NoValue()


class Names(Protocol):
    """What references stand for, in one stack."""

    def ref(self, name: str) -> Any: ...

    def attribute(self, resource: str, attribute: str) -> Any: ...

    def condition(self, name: str) -> bool: ...

    def mapping(self, name: str, first: str, second: str) -> Any: ...

    def imported(self, name: str) -> Any: ...


def resolved(value: Any, names: Names) -> Any:
    """A value with every intrinsic function in it worked out."""
    if isinstance(value, list):
        items = (resolved(item, names) for item in value)
        return [item for item in items if item is not NO_VALUE]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        key, argument = next(iter(value.items()))
        if key == "Ref" or key == "Condition" and isinstance(argument, str) or key.startswith("Fn::"):
            return _function(key, argument, names)
    entries = ((key, resolved(item, names)) for key, item in value.items())
    return {key: item for key, item in entries if item is not NO_VALUE}


def _function(name: str, argument: Any, names: Names) -> Any:
    if name == "Fn::If":
        condition, when_true, when_false = argument
        return resolved(when_true if names.condition(condition) else when_false, names)
    if name == "Fn::Sub":
        return _sub(argument, names)
    if name == "Fn::GetAtt":
        resource, attribute = argument.split(".", 1) if isinstance(argument, str) else argument
        return names.attribute(resource, resolved(attribute, names))
    if name == "Ref":
        return names.ref(argument)
    if name == "Condition":
        return names.condition(argument)
    given = resolved(argument, names)
    table = {
        "Fn::Join": lambda: given[0].join(str(item) for item in given[1]),
        "Fn::Split": lambda: given[1].split(given[0]),
        "Fn::Select": lambda: given[1][int(given[0])],
        "Fn::FindInMap": lambda: names.mapping(*given),
        "Fn::ImportValue": lambda: names.imported(given),
        "Fn::Base64": lambda: base64.b64encode(given.encode()).decode(),
        "Fn::ToJsonString": lambda: json.dumps(given),
        "Fn::Equals": lambda: str(given[0]) == str(given[1]),
        "Fn::Not": lambda: not given[0],
        "Fn::And": lambda: all(given),
        "Fn::Or": lambda: any(given),
    }
    if name not in table:
        raise TemplateError(f"Template error: the emulator does not know the function {name}")
    return table[name]()


def _sub(argument: Any, names: Names) -> str:
    text, variables = argument if isinstance(argument, list) else (argument, {})

    def replacement(found: re.Match[str]) -> str:
        literal, name = found.groups()
        if literal:
            return "${" + name + "}"
        name = name.strip()
        if name in variables:
            value = resolved(variables[name], names)
        elif "." in name:
            value = names.attribute(*name.split(".", 1))
        else:
            value = names.ref(name)
        if isinstance(value, (dict, list)):
            raise TemplateError(f"Template error: ${{{name}}} of Fn::Sub is not text")
        return json.dumps(value) if isinstance(value, bool) else str(value)

    return PLACEHOLDER.sub(replacement, text)


def references(value: Any) -> Iterator[str]:
    """The names that a value refers to: resources, parameters and pseudo parameters."""
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if key == "Ref":
            yield item
        elif key == "Fn::GetAtt":
            yield item.split(".", 1)[0] if isinstance(item, str) else item[0]
        elif key == "Fn::Sub":
            text, variables = item if isinstance(item, list) else (item, {})
            names = (name.strip() for literal, name in PLACEHOLDER.findall(text) if not literal)
            yield from (name.split(".", 1)[0] for name in names if name not in variables)
            yield from references(variables)
        else:
            yield from references(item)
