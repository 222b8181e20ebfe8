"""The order in which resources are made: whatever a resource refers to or depends on stands before it."""

from typing import Any

from .functions import TemplateError, references


def dependencies_of(resources: dict[str, Any]) -> dict[str, set[str]]:
    """The resources that each resource needs; raises for a reference to a `DependsOn` that is not there."""
    result: dict[str, set[str]] = {}
    for name, resource in resources.items():
        listed = resource.get("DependsOn", [])
        depends = {listed} if isinstance(listed, str) else set(listed)
        lacking = depends - set(resources)
        if lacking:
            raise TemplateError(f"Template format error: Unresolved dependencies {sorted(lacking)} of {name}")
        result[name] = depends | (set(references(resource.get("Properties", {}))) & set(resources))
    return result


def creation_order(resources: dict[str, Any]) -> list[str]:
    """The names of the resources, each after those that it needs; raises for a circle."""
    needs = dependencies_of(resources)
    order: list[str] = []
    waiting = dict.fromkeys(resources)
    while waiting:
        ready = [name for name in waiting if needs[name].isdisjoint(waiting)]
        if not ready:
            raise TemplateError(f"Circular dependency between resources: {sorted(waiting)}")
        order.extend(ready)
        for name in ready:
            del waiting[name]
    return order
