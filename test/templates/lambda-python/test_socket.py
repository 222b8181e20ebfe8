from __future__ import annotations

import sys
import unittest
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from runtime.aws_connections import aws_sender
from runtime.connections import Connections
from runtime.errors import HttpError
from runtime.schema import Number, Object, String
from runtime.socket_handler import SocketRoute
from runtime.socket_route import RouteContext, RouteData, RouteMessage, RouteParameter
from runtime.socket_testing import call_route

SAY = Object({"text": String(max_length=5)}, required=("text",))


def route(handle: Any, *, key: str = "say", replies: bool = False) -> SocketRoute:
    return SocketRoute(RouteData(key, message=RouteMessage("json", SAY), replies=replies), handle)


class SocketTest(unittest.TestCase):
    def test_checks_messages_and_sends_replies(self) -> None:
        answer = call_route(route(lambda message, context: {"said": message["text"]}, replies=True), {"text": "hi"})
        self.assertEqual((answer.status, answer.reply), (200, {"said": "hi"}))
        refused = call_route(route(lambda message, context: None, replies=True), {"text": "too long"})
        self.assertEqual((refused.status, refused.reply["message"]), (400, "The message is invalid."))
        silent = call_route(route(lambda message, context: None), "{")
        self.assertEqual((silent.status, silent.reply), (400, None))

    def test_agrees_to_a_subprotocol_that_the_client_asks_for(self) -> None:
        connect = SocketRoute(RouteData("$connect"), lambda request, context: next(iter(context.subprotocols), None))
        asked = {"Sec-WebSocket-Protocol": "chat.v2, chat.v1"}
        self.assertEqual(call_route(connect, headers=asked).subprotocol, "chat.v2")
        self.assertEqual((call_route(connect).status, call_route(connect).subprotocol), (200, None))

    def test_reads_the_handshake(self) -> None:
        data = RouteData("$connect", parameters=(RouteParameter("room", "query", Number(whole=True), required=True),))
        seen: list[Any] = []
        connect = SocketRoute(data, lambda request, context: seen.append(request.query["room"]))
        self.assertEqual(call_route(connect, query={"room": "7"}).status, 200)
        self.assertEqual(seen, [7])
        self.assertEqual(call_route(connect, query={"room": "x"}).status, 400)
        self.assertEqual(call_route(connect).reply["details"], [{"pointer": "/query/room", "message": "is required"}])

        def refuse(request: Any, context: Any) -> None:
            raise HttpError(403, "no")

        self.assertEqual(call_route(SocketRoute(data, refuse), query={"room": "1"}).status, 403)

    def test_sends_to_connections_and_learns_of_those_that_are_gone(self) -> None:
        there: list[bool] = []

        def tell(message: Any, context: RouteContext[Any]) -> None:
            there.append(context.connections.post("a", message))
            there.append(context.connections.post("b", message))
            there.append(context.connections.close("a"))

        answer = call_route(route(tell), {"text": "hi"}, gone=["b"])
        self.assertEqual((there, answer.posted, answer.closed), ([True, False, True], [("a", {"text": "hi"})], ["a"]))

    def test_sends_nothing_that_the_document_does_not_describe(self) -> None:
        connections = Connections[Any](lambda: self.fail("sent"), SAY)
        with self.assertRaisesRegex(TypeError, "is required"):
            connections.post("a", {})

    def test_uses_the_sdk_of_the_runtime(self) -> None:
        calls: list[tuple[str, dict[str, Any]]] = []

        class Gone(Exception):
            response = {"Error": {"Code": "GoneException"}}

        class Client:
            def post_to_connection(self, **given: Any) -> None:
                calls.append(("post", given))
                if given["ConnectionId"] == "gone":
                    raise Gone

            def delete_connection(self, **given: Any) -> None:
                raise ValueError("broken")

        def client(name: str, endpoint_url: str) -> Client:
            calls.append((name, {"endpoint_url": endpoint_url}))
            return Client()

        with patch.dict(sys.modules, {"boto3": SimpleNamespace(client=client)}):
            sender = aws_sender("live", "api.example")
            self.assertTrue(sender.post("a", "é"))
            self.assertFalse(sender.post("gone", "x"))
            self.assertIs(aws_sender("live", "api.example"), sender)
            with self.assertRaisesRegex(ValueError, "broken"):
                sender.delete("a")
        self.assertEqual(calls[0], ("apigatewaymanagementapi", {"endpoint_url": "https://api.example/live"}))
        self.assertEqual(calls[1], ("post", {"ConnectionId": "a", "Data": "é".encode()}))
