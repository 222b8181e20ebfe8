"""Values of a template's parameters.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
"""

import re
from typing import Any

from .functions import TemplateError


def parameter_values(declared: dict[str, Any], given: dict[str, str]) -> dict[str, Any]:
    """What each declared parameter stands for; a list where its type is one. Raises for a parameter without a value,
    for a value that the declaration refuses and for a value that nothing declares."""
    unknown = sorted(set(given) - set(declared))
    if unknown:
        raise TemplateError(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    missing = sorted(name for name, slot in declared.items() if name not in given and "Default" not in slot)
    if missing:
        raise TemplateError(f"Parameters: [{', '.join(missing)}] must have values")
    return {name: _value(name, slot, str(given.get(name, slot.get("Default")))) for name, slot in declared.items()}


def _value(name: str, slot: dict[str, Any], text: str) -> Any:
    allowed = slot.get("AllowedValues")
    if allowed is not None and text not in (str(value) for value in allowed):
        raise TemplateError(f"Parameter {name} must be one of {allowed}, not '{text}'")
    pattern = slot.get("AllowedPattern")
    if pattern is not None and re.fullmatch(pattern, text) is None:
        raise TemplateError(f"Parameter {name} must match pattern {pattern}, and '{text}' does not")
    kind = slot["Type"]
    if kind.startswith("AWS::SSM::"):
        raise TemplateError(f"Parameter {name}: the emulator does not read {kind}")
    if kind == "CommaDelimitedList" or kind.startswith("List<"):
        return [item.strip() for item in text.split(",")] if text else []
    return text
