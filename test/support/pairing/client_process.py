"""A generated client, called with one call after the other.

Arguments: the folder of the package, its name, and the class of the client. For each call it tells what it sends, is told
what came back, and gives the answer as the caller sees it.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

import wire

folder, package, class_name = sys.argv[1:]
sys.path.insert(0, folder)
sys.dont_write_bytecode = True

api = importlib.import_module(package)
messages = importlib.import_module(f"{package}._runtime.messages")


class Through:
    """A transport that lets the test stand between client and function."""

    def send(self, request: Any) -> Any:
        wire.write(
            {
                "send": {
                    "method": request.method,
                    "url": request.url,
                    "headers": request.headers.fields(),
                    "body": request.body or b"",
                }
            }
        )
        answer = wire.read()
        return messages.HttpResponse(answer["status"], [tuple(each) for each in answer["headers"]], answer["body"])

    def close(self) -> None:
        pass


client = getattr(api, class_name)(base_url="https://api.example/live", retry=False, transport=Through())


def answer_to(call: dict[str, Any]) -> dict[str, Any]:
    method = getattr(client, call["method"])
    try:
        if call["isStream"]:
            with client.stream(method, **call["arguments"]) as stream:
                return {"status": stream.status, "headers": dict(stream.headers), "bytes": b"".join(stream)}
        response = client.with_response(method, **call["arguments"])
    except api.ApiError as error:
        return {"status": error.status, "headers": dict(error.headers), "body": error.content}
    return {"status": response.status, "headers": dict(response.headers), "body": response.body}


wire.write({"ready": True})
while (call := wire.read()) is not None:
    try:
        wire.write({"answer": answer_to(call)})
    except Exception as error:
        wire.write({"error": f"{type(error).__name__}: {error}"})
