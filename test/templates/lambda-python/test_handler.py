from __future__ import annotations

import base64
import io
import json
import os
import unittest
from contextlib import redirect_stdout
from typing import Any
from unittest.mock import patch

from runtime.authorization import Authorization
from runtime.cors import Cors
from runtime.errors import HttpError
from runtime.handler import Route, create_handler
from runtime.log import Logger
from runtime.middleware import Call, Proceed, log_calls, map_errors
from runtime.multipart import read_multipart
from runtime.operation import (
    Answer,
    AnswerMedia,
    Body,
    Context,
    Media,
    Operation,
    Parameter,
    Request,
)
from runtime.response import Response
from runtime.schema import Number, Object, String
from runtime.testing import TestResponse, call_handler
from runtime.testing_context import TestFunction

JSON = Answer("200", (AnswerMedia("application/json", "json"),))
PET = Parameter("petId", "path", Number(whole=True), "simple", required=True)
GET_PET = Operation("getPet", "GET", "/pets/{petId}", (PET,), answers=(JSON,))


def answering(answer: Any, operation: Operation = GET_PET) -> Route:
    def handle(request: Request, context: Context) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return Route(operation, handle)


def logged(run: Any) -> list[dict[str, Any]]:
    output = io.StringIO()
    with redirect_stdout(output), patch.dict(os.environ, {"LOG_LEVEL": "debug"}):
        run()
    return [json.loads(line) for line in output.getvalue().splitlines()]


class HandlerTest(unittest.TestCase):
    def get(self, route: Route, **options: Any) -> TestResponse:
        return call_handler(create_handler([route], **options), "/pets/7")

    def test_gives_what_was_read_and_writes_what_comes_back(self) -> None:
        def handle(request: Request, context: Context) -> Response:
            self.assertEqual((request.method, request.path), ("GET", {"petId": 7}))
            self.assertEqual((context.operation, context.request_id), ("getPet", "test"))
            return Response(200, {"id": 7}, headers={"X-Count": 1, "Set-Cookie": ["a=1", "b=2"]})

        response = self.get(Route(GET_PET, handle))
        self.assertEqual((response.status, response.body), (200, {"id": 7}))
        self.assertEqual(response.headers["x-count"], "1")
        self.assertEqual(response.cookies, ["a=1", "b=2"])

    def test_refuses_what_the_document_does_not_describe(self) -> None:
        response = call_handler(create_handler([answering(Response(200, {}))]), "/pets/x")
        message = "must be a whole number"
        self.assertEqual(response.status, 400)
        self.assertEqual(
            response.body,
            {
                "message": f"Invalid request: path parameter 'petId' {message}.",
                "details": [{"in": "path", "name": "petId", "pointer": "", "message": message}],
            },
        )

    def test_answers_errors_in_the_shape_of_the_gateway(self) -> None:
        error = HttpError(409, "Sold out.", details={"left": 0}, headers={"Retry-After": "5"})
        response = self.get(answering(error))
        self.assertEqual((response.status, response.body), (409, {"message": "Sold out.", "details": {"left": 0}}))
        self.assertEqual(response.headers["retry-after"], "5")

    def test_keeps_other_errors_to_the_log(self) -> None:
        lines = logged(lambda: self.assertEqual(self.get(answering(KeyError("secret"))).body, {"message": "Internal server error"}))
        self.assertEqual([line["level"] for line in lines], ["ERROR"])
        self.assertEqual(lines[0]["requestId"], "test")
        self.assertEqual(lines[0]["operation"], "getPet")
        self.assertIn("KeyError", lines[0]["error"]["stack"])

    def test_answers_errors_that_have_no_form(self) -> None:
        for error in (
            HttpError(409, "Exists", details=object()),
            HttpError(409, "Exists", headers={"X-A": "a\nb"}),
            HttpError(7, "Exists"),
        ):
            lines = logged(lambda: self.assertEqual(self.get(answering(error)).status, 500))
            self.assertEqual([line["level"] for line in lines], ["ERROR"])

    def test_logs_what_it_is_given(self) -> None:
        circle: list[Any] = []
        circle.append(circle)

        def log() -> None:
            Logger(tenant="a").info("own", level="gold", message="other")
            Logger().info("none", share=float("nan"))
            Logger().info("keys", map={(1, 2): 3})
            Logger().info("round", circle=circle)

        own, *others = logged(log)
        self.assertEqual((own["level"], own["message"], own["tenant"]), ("INFO", "own", "a"))
        self.assertEqual([line["message"] for line in others if "unreadable" in line], ["none", "keys", "round"])

    def test_cannot_be_made_to_split_headers(self) -> None:
        for headers in ({"X-A": "a\r\nb: c"}, {"X\n": "a"}):
            self.assertEqual(self.get(answering(Response(200, {}, headers=headers))).status, 500)
        self.assertEqual(self.get(answering(Response(99))).status, 500)

    def test_finds_the_route(self) -> None:
        any_route = answering(Response(200, "any"), Operation("rest", "ANY", "/{proxy+}", answers=(JSON,)))
        handler = create_handler([any_route, answering(Response(200, "pet"))])
        self.assertEqual(call_handler(handler, "/pets/7").body, "pet")
        self.assertEqual(call_handler(handler, "/pets/7", method="PUT").status, 405)
        self.assertEqual(call_handler(handler, "/toys/7/8", method="PUT").body, "any")
        self.assertEqual(call_handler(create_handler([answering(Response(200))]), "/toys").status, 404)

    def test_sends_bytes_in_base64_and_nothing_to_head(self) -> None:
        image = Operation("getImage", "GET", "/image", answers=(Answer("200", (AnswerMedia("image/png", "binary"),)),))
        response = call_handler(create_handler([answering(Response(200, b"\x89PNG"), image)]), "/image")
        self.assertEqual((response.body, response.headers["content-type"]), (b"\x89PNG", "image/png"))
        head = Operation("headImage", "HEAD", "/image", answers=image.answers)
        response = call_handler(create_handler([answering(Response(200, b"\x89PNG"), head)]), "/image", method="HEAD")
        self.assertEqual((response.body, response.headers["content-type"]), (None, "image/png"))

    def test_reads_bodies(self) -> None:
        schema = Object({"name": String()}, required=("name",), read_only=("id",))
        add = Operation("addPet", "POST", "/pets", body=Body((Media("application/json", "json", schema),), True), answers=(JSON,))
        handler = create_handler([Route(add, lambda request, context: Response(200, request.body))])
        self.assertEqual(call_handler(handler, "/pets", method="POST", body={"name": "Rex", "id": 1}).body, {"name": "Rex"})
        for body, status in (({"name": 1}, 400), ("{", 400), ("", 400)):
            self.assertEqual(call_handler(handler, "/pets", method="POST", body=body).status, status)
        text = {"content-type": "text/plain"}
        self.assertEqual(call_handler(handler, "/pets", method="POST", body="a", headers=text).status, 415)
        encoded = call_handler(handler, "/pets", method="POST", body=b'{"name": "\xc3\xa9"}')
        self.assertEqual(encoded.body, {"name": "é"})

    def test_answers_payload_format_2(self) -> None:
        handler = create_handler([answering(Response(200, {}, headers={"Set-Cookie": ["a=1"]}))])
        event = {
            "version": "2.0",
            "routeKey": "GET /pets/{petId}",
            "rawPath": "/live/pets/7",
            "rawQueryString": "",
            "headers": {},
            "pathParameters": {"petId": "7"},
            "requestContext": {"http": {"method": "GET"}, "stage": "live", "requestId": "r"},
        }
        self.assertEqual(
            handler(event, TestFunction()),
            {
                "statusCode": 200,
                "headers": {"Content-Type": "application/json"},
                "cookies": ["a=1"],
                "body": "{}",
                "isBase64Encoded": False,
            },
        )

    def test_lets_browsers_read_answers(self) -> None:
        cors = Cors(origins=("https://a.example",), credentials=True, exposed_headers=("X-Next",))
        handler = create_handler([answering(HttpError(409, "no"))], cors=cors)
        headers = {"Origin": "https://a.example"}
        answer = call_handler(handler, "/pets/7", headers=headers).headers
        self.assertEqual(answer["access-control-allow-origin"], "https://a.example")
        self.assertEqual(answer["access-control-allow-credentials"], "true")
        self.assertEqual(answer["access-control-expose-headers"], "X-Next")
        self.assertNotIn("access-control-allow-origin", call_handler(handler, "/pets/7").headers)
        preflight = call_handler(handler, "/pets/7", method="OPTIONS", headers=headers)
        self.assertEqual((preflight.status, preflight.headers["access-control-allow-methods"]), (204, "GET"))

    def test_runs_middleware_around_the_handler(self) -> None:
        order: list[str] = []

        def around(call: Call, proceed: Proceed) -> Response:
            order.append(call.operation.id)
            response = proceed()
            order.append(str(response.status))
            return Response(201, response.body)

        mapped = map_errors(lambda error, call: HttpError(404, "gone") if isinstance(error, LookupError) else None)
        response = self.get(answering(KeyError()), middleware=[around, mapped])
        self.assertEqual((response.status, order), (201, ["getPet", "404"]))
        lines = logged(lambda: self.get(answering(Response(204)), middleware=[log_calls]))
        self.assertEqual((lines[0]["message"], lines[0]["status"]), ("answered", 204))

    def test_checks_scopes_and_groups_once_more(self) -> None:
        guarded = Operation(
            "getPet", "GET", "/pets/{petId}", (PET,), answers=(JSON,),
            authorization=Authorization(scopes=(("a", "b"), ("c",)), groups=("staff",)),
        )  # fmt: skip
        handler = create_handler([answering(Response(200, {}), guarded)])
        for authorizer, status in (
            ({"claims": {"scope": "a b", "cognito:groups": "[staff x]"}}, 200),
            ({"scope": "c", "groups": '["staff"]'}, 200),
            ({"scope": "a", "groups": '["staff"]'}, 403),
            ({"scope": "c", "groups": "[]"}, 403),
            (None, 403),
        ):
            self.assertEqual(call_handler(handler, "/pets/7", authorizer=authorizer).status, status, authorizer)

    def test_reads_forms_in_parts(self) -> None:
        schema = Object({"file": String(format="binary"), "size": Number(whole=True)})
        operation = Operation("upload", "POST", "/files", body=Body((Media("multipart/form-data", "multipart", schema, read=read_multipart),)), answers=(JSON,))
        route = Route(operation, lambda request, context: Response(200, [request.body["size"], len(request.body["file"]), request.parts[1].filename]))
        body = (
            b'--x\r\nContent-Disposition: form-data; name="size"\r\n\r\n3\r\n'
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a%22.bin"\r\n\r\n\x00\xff\r\n\r\n--x--'
        )
        headers = {"content-type": "multipart/form-data; boundary=x"}
        response = call_handler(create_handler([route]), "/files", method="POST", body=body, headers=headers)
        self.assertEqual(response.body, [3, 4, 'a".bin'])
        for broken in (body[:-4], base64.b64decode("AAAA"), body.replace(b"name=", b"nome=")):
            answer = call_handler(create_handler([route]), "/files", method="POST", body=broken, headers=headers)
            self.assertEqual(answer.status, 400)
