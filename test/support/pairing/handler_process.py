"""A function of a generated project, called with one event after the other.

Arguments: the project's folder, the module of the function, and the operations' modules by id as JSON. For each event it
tells what the handler was called with, is told what to answer, and gives the function's result.
"""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

import wire

folder, entry, modules = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
sys.path.insert(0, folder)
sys.dont_write_bytecode = True

handler_module = importlib.import_module("handlers.generated.runtime.handler")
response_module = importlib.import_module("handlers.generated.runtime.response")


def serve(id: str, module: Any) -> Any:
    def handle(request: Any, context: Any) -> Any:
        check_types(module._read(request), request)
        groups = ("method", "path", "query", "headers", "cookies")
        arrived = {name: getattr(request, name) for name in groups}
        if request.content_type is not None:
            arrived |= {"contentType": request.content_type, "body": request.body}
        wire.write({"operation": id, "request": arrived})
        answer = wire.read()
        body = {"body": answer["body"]} if "body" in answer else {}
        return response_module.Response(
            status=answer["status"], content_type=answer.get("contentType"), headers=answer["headers"], **body
        )

    return handler_module.Route(module.OPERATION, handle)


def check_types(typed: Any, request: Any) -> None:
    """What the classes of the operation hold is what was read, under Python's names."""
    for group in ("path", "query", "headers", "cookies"):
        held = getattr(typed, group, None)
        values = [] if held is None else [getattr(held, name) for name in held.__members__]
        given = [value for value in values if value is not None]
        read = [value for value in getattr(request, group).values() if value is not None]
        if given != read:
            raise AssertionError(f"{group}: {given!r} is not {read!r}")


create = handler_module.create_handler
routes = [
    serve(id, importlib.import_module(f"handlers.generated.operations.{module}")) for id, module in modules.items()
]
options: dict[str, Any] = {}


def create_with_ours(_: Any, **given: Any) -> Any:
    return create(routes, **given)


# The function's own entry point makes the handler, of our routes.
handler_module.create_handler = create_with_ours
handler = importlib.import_module(f"handlers.functions.{entry}").handler
context = importlib.import_module("handlers.generated.runtime.testing").TestFunction()

wire.write({"ready": True})
while (event := wire.read()) is not None:
    wire.write({"result": handler(event, context)})
